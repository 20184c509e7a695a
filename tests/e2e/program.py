# SPDX-License-Identifier: Apache-2.0
"""Runs the built program for the end-to-end tests."""
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = os.environ.get("STRONGROOM_BINARY", str(ROOT / "build/release/strongroom"))
SEED = ROOT.parent / "shared/seeds/000_6fdac533d53b9835.txt"


class ProgramTest(unittest.TestCase):
    """A test with a folder of its own and the program as a verb."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="strongroom-e2e-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.archive = self.folder / "archive"

    def run_program(self, *arguments, code=0):
        result = subprocess.run([BINARY, *map(str, arguments)], capture_output=True, timeout=120, check=False)
        result.out = result.stdout.decode("utf-8")
        result.err = result.stderr.decode("utf-8")
        self.assertEqual(result.returncode, code, f"{arguments}: {result.out[-2000:]}{result.err[-2000:]}")
        return result

    def json(self, *arguments, code=0):
        return json.loads(self.run_program(*arguments, "--json", code=code).out)

    def json_lines(self, *arguments, code=0):
        return [json.loads(line) for line in self.run_program(*arguments, "--json", code=code).out.splitlines()]

    def write(self, name, content):
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return file


def dump_page(items, page=1, pages=1, month="May 2019"):
    """The text of a listing page of an invented press office: items are (date, body)."""
    text = "Harbour News\n"
    for date, body in items:
        text += f"{date} In Harbour News\n\n{body} (Source: Harbour Press Office)\n\n"
    return text + f"Page {page} of {pages}\nHome Media Harbour News Items filtered by date: {month}"
