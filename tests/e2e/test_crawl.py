# SPDX-License-Identifier: Apache-2.0
"""Takes a crawl in, kills the intake in its middle, and runs it again."""
import gzip
import hashlib
import json
import os
import random
import signal
import subprocess
import time
import unittest

from program import BINARY, ProgramTest

WORDS = "harbour quay works office ship pilot spring council ferry water tide light north wall notice".split()


def page(number):
    words = random.Random(number)
    text = " ".join(words.choice(WORDS) for _ in range(120))
    day = f"20{10 + number // 336 % 10}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"
    return (f'<!doctype html><html lang="en"><head><title>Notice {number} to mariners</title><meta property="og:type" content="article">'
            f'<meta property="article:published_time" content="{day}T09:00:00Z"></head><body><article><h1>Notice {number} to mariners'
            f"</h1><p>{text}</p></article></body></html>").encode()


def record(kind, number, block, fields=""):
    head = (f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:test:{kind}:{number}>\r\nWARC-Date: 2019-05-11T09:00:00Z\r\n"
            f"WARC-Target-URI: http://press.example/{kind}/{number}\r\n{fields}Content-Length: {len(block)}\r\n\r\n").encode()
    return gzip.compress(head + block + b"\r\n\r\n", mtime=0)


def crawl(pages):
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    for number in range(pages):
        yield record("response", number, answer + page(number), f"WARC-Payload-Digest: test:{number}\r\n")
        yield record("request", number, b"GET / HTTP/1.1\r\n\r\n")
    # Says the first page again, from before the place where a killed intake goes on.
    yield record("revisit", 0, answer, "WARC-Payload-Digest: test:0\r\n")


class CrawlTest(ProgramTest):
    def contents(self, archive):
        """The names of all originals."""
        return sorted(name for folder in (archive / "originals").iterdir() for name in os.listdir(folder))

    def verified(self, archive):
        """What does not depend on the times of receipt."""
        report = self.json("verify", archive)
        return {name: value for name, value in report.items() if name != "checkpoint"}

    def test_a_kill_in_the_middle_changes_nothing(self):
        pages = 4000
        file = self.write("crawl.warc.gz", b"".join(crawl(pages)))
        whole = self.folder / "whole"
        expected = self.json("ingest", whole, file)
        self.assertEqual(expected["items"]["total"], pages)
        running = subprocess.Popen([BINARY, "ingest", str(self.archive), str(file)], stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        state = self.archive / "intake.json"
        while not state.exists() and running.poll() is None:
            time.sleep(0.005)
        running.send_signal(signal.SIGKILL)
        running.wait()
        self.assertTrue(state.exists(), "it ended before it could be killed")
        offset = json.loads(state.read_text())["files"][0]["offset"]
        self.assertTrue(0 < offset < file.stat().st_size)
        again = self.run_program("ingest", self.archive, file)
        self.assertIn(f"Going on with {file} at byte", again.err)
        self.assertFalse(state.exists())
        self.assertEqual(self.contents(self.archive), self.contents(whole))
        self.assertEqual(self.json_lines("search", self.archive, "harbour"), self.json_lines("search", whole, "harbour"))
        self.assertEqual(self.verified(self.archive), self.verified(whole))
        self.assertEqual(self.json("ingest", self.archive, file)["items"],
                         {"total": pages, "new": 0, "revised": 0, "known": pages})

    def test_the_file_itself_is_kept(self):
        file = self.write("crawl.warc.gz", b"".join(crawl(3)))
        self.json("ingest", self.archive, file)
        sizes = [(self.archive / "originals" / name[:2] / name).stat().st_size for name in self.contents(self.archive)]
        self.assertIn(file.stat().st_size, sizes)
        other = self.folder / "other"
        self.json("ingest", other, file, "--leave-crawl-files")
        self.assertEqual(len(self.contents(other)), len(sizes) - 1)

    def test_what_is_erased_does_not_stay_in_the_crawl_file(self):
        file = self.write("crawl.warc.gz", b"".join(crawl(3)))
        self.json("ingest", self.archive, file)
        kept = self.archive / "originals" / hashlib.sha256(file.read_bytes()).hexdigest()[:2]
        item = next(hit["id"] for hit in self.json_lines("search", self.archive, "mariners") if "Notice 1 " in hit["title"])
        before = self.contents(self.archive)
        self.assertIn("whole crawl files", self.run_program("erase", self.archive, item, "--reason", "court order 12", code=1).err)
        self.assertEqual(self.contents(self.archive), before)
        self.run_program("erase", self.archive, item, "--reason", "court order 12", "--shared", "erase")
        self.assertEqual(len(self.contents(self.archive)), len(before) - 2, "its page and the crawl file are gone")
        self.assertFalse((kept / hashlib.sha256(file.read_bytes()).hexdigest()).exists())
        self.run_program("verify", self.archive)
        self.assertEqual(len(self.json_lines("search", self.archive, "mariners")), 2)


if __name__ == "__main__":
    unittest.main()
