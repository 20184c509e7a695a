# SPDX-License-Identifier: Apache-2.0
"""The sample archive, made once in a temporary folder and served on a free port for all tests of this folder.

STRONGROOM_BINARY names the program, build/release/strongroom by default.
"""

import atexit
import functools
import http.client
import json
import os
import pathlib
import re
import shutil
import socket
import subprocess
import tempfile
import time

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
SAMPLES = REPOSITORY / "samples"
BINARY = pathlib.Path(os.environ.get("STRONGROOM_BINARY", REPOSITORY / "build/release/strongroom"))
START_SECONDS_MAX = 20


class Answer:
    def __init__(self, response, body):
        self.status = response.status
        self.body = body
        self.headers = response.headers

    @property
    def text(self):
        return self.body.decode()

    def json(self):
        return json.loads(self.body)


class LiveServer:
    def __init__(self):
        self._folder = tempfile.mkdtemp(prefix="strongroom-site-")
        self.archive = pathlib.Path(self._folder) / "archive"
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._process = None
        atexit.register(self._stop)
        self.ingested = self._make_archive()
        self._start()

    def run(self, *arguments, expected=0):
        """The output of a command of the program."""
        done = subprocess.run([BINARY, *map(str, arguments)], capture_output=True, text=True, check=False)
        if done.returncode != expected:
            raise AssertionError(f"strongroom {' '.join(map(str, arguments))} exits {done.returncode}: {done.stderr}")
        return done.stdout

    def get(self, path, headers=None, method="GET"):
        """Without following redirects. `path` may be a whole address on this server."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request(method, path.removeprefix(self.url), headers=headers or {})
            response = connection.getresponse()
            return Answer(response, response.read())
        finally:
            connection.close()

    def _make_archive(self):
        settings = (SAMPLES / "strongroom.toml").read_text(encoding="utf-8")
        config = pathlib.Path(self._folder) / "strongroom.toml"
        config.write_text(re.sub(r"^base_url = .*$", f'base_url = "{self.url}"', settings, flags=re.MULTILINE), encoding="utf-8")
        self.run("init", self.archive, "--config", config)
        return json.loads(self.run("ingest", self.archive, SAMPLES / "pages", "--json"))

    def _start(self):
        self._process = subprocess.Popen([BINARY, "serve", self.archive, "--port", str(self.port)],
                                         stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + START_SECONDS_MAX
        while time.monotonic() < deadline:
            try:
                self.get("/")
                return
            except OSError:
                if self._process.poll() is not None:
                    raise AssertionError(f"the server ended with {self._process.returncode}") from None
                time.sleep(0.05)
        raise AssertionError(f"no answer from {self.url} in {START_SECONDS_MAX} s")

    def _stop(self):
        if self._process and self._process.poll() is None:
            self._process.terminate()
            self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)


@functools.cache
def live_server():
    return LiveServer()


@functools.cache
def expected():
    """What samples/make.py worked out that the archive must hold."""
    return json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
