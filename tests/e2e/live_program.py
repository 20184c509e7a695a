# SPDX-License-Identifier: Apache-2.0
"""Processes that serve, for the end-to-end tests: started on a free port, ended with the test."""
import re
import signal
import socket
import subprocess
import threading

from program import BINARY


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class LiveProgram:
    """A command that says where it listens, and is stopped by `stop` or `kill`."""

    def __init__(self, *arguments):
        self.process = subprocess.Popen([BINARY, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                        text=True)
        # A sanitized program on a busy machine takes its time.
        watchdog = threading.Timer(60, self.process.kill)
        watchdog.start()
        self.url = None
        for line in self.process.stdout:
            found = re.search(r"http://\S+?:\d+", line)
            if found:
                self.url = found.group(0)
                break
        watchdog.cancel()
        if self.url is None:
            raise AssertionError(f"{arguments} did not listen: {self.process.stderr.read()[-2000:]}")
        self.host = self.url.removeprefix("http://")

    def stop(self):
        """What it said on stderr."""
        if self.process.stderr.closed:
            return ""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(timeout=60)
        said = self.process.stderr.read()
        self._close()
        return said

    def kill(self):
        self.process.kill()
        self.process.wait(timeout=60)
        self._close()

    def _close(self):
        self.process.stdout.close()
        self.process.stderr.close()
