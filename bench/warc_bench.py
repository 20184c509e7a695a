#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Records a second of reading a crawl, ours and warcio's, on one thread in one run.

    bench/warc_bench.py [--python PYTHON] [FILE.warc.gz]

Without a file it makes one of 20,000 request and response pairs of small pages. warcio runs where PYTHON (this one
unless given) has it; else it is said to be skipped. To have it:

    python3 -m venv /tmp/warcio && /tmp/warcio/bin/pip install warcio
    bench/warc_bench.py --python /tmp/warcio/bin/python
"""
import argparse
import gzip
import pathlib
import random
import subprocess
import sys
import tempfile

PAIRS = 20_000
WORDS = "harbour quay works office ship pilot spring council ferry water tide light north wall notice".split()

WARCIO = """
import sys, time
from warcio.archiveiterator import ArchiveIterator
best, records = None, 0
for _ in range(3):
    began = time.process_time()
    with open(sys.argv[1], "rb") as file:
        records = 0
        for record in ArchiveIterator(file):
            record.raw_stream.read()
            records += 1
    taken = time.process_time() - began
    best = min(best or taken, taken)
print(f"warcio                         {records / best:8.0f} records/s")
"""


def record(kind, number, block):
    head = (f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\nWARC-Date: 2019-05-11T09:00:00Z\r\n"
            f"WARC-Target-URI: http://press.example/{number}\r\nContent-Type: application/http; msgtype={kind}\r\n"
            f"Content-Length: {len(block)}\r\n\r\n").encode()
    return gzip.compress(head + block + b"\r\n\r\n", compresslevel=6, mtime=0)


def make_crawl(path):
    words = random.Random(7)
    with open(path, "wb") as out:
        for number in range(PAIRS):
            text = " ".join(words.choice(WORDS) for _ in range(200))
            page = f"<!doctype html><html><head><title>{number}</title></head><body><p>{text}</p></body></html>".encode()
            out.write(record("response", number, b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: "
                             + str(len(page)).encode() + b"\r\n\r\n" + page))
            out.write(record("request", number, f"GET /{number} HTTP/1.1\r\nHost: press.example\r\n\r\n".encode()))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    root = pathlib.Path(__file__).resolve().parents[1]
    parser.add_argument("--program", default=root / "build/release/bench/warc_bench")
    parser.add_argument("--python", default=sys.executable, help="one that has warcio")
    parser.add_argument("file", nargs="?")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = options.file or str(pathlib.Path(folder) / "crawl.warc.gz")
        if not options.file:
            make_crawl(file)
        subprocess.run([str(options.program), file], check=True)
        if subprocess.run([options.python, "-c", "import warcio"], capture_output=True, check=False).returncode != 0:
            print("warcio                         skipped: this Python does not have it (see --help)")
            return
        sys.stdout.flush()
        subprocess.run([options.python, "-c", WARCIO, file], check=True)


if __name__ == "__main__":
    main()
