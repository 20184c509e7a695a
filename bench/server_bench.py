#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures the server on a large archive: bench/server_bench.py DATABASE

DATABASE is one that `store_bench` has made. A copy of it becomes the records of a new archive; taking one text dump in
completes the log. Then prints how long the server takes to its first answer, what pages cost that were not asked for
before, and the memory it holds. Exits with 1 when a limit is passed: 200 ms to start, 300 MB.
"""
import argparse
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
START_MS_MAX = 200
MEMORY_MB_MAX = 300
DUMP = "Items filtered by date: May 2009\n\n07 May 2009 In News\n\nA note that completes the log.\n(Source: Press Desk)\n"
PAGES = {
    "home": ["/"],
    "archive": ["/archive"],
    "month": [f"/2010/{month:02}" for month in range(1, 13)],
    "deep page of a month": [f"/2011/{month:02}?page=100" for month in range(1, 13)],
    "deep page of a category": [f"/category/category-0?page={page}" for page in range(5000, 5012)],
    "feed": [f"/category/category-{number}/feed.xml" for number in range(8)],
    "search": [f"/search?q={word}" for word in ("keba", "nuba", "keli", "moke", "rase", "tivo", "zadorba", "kefen")],
}


def memory_mb(pid):
    for line in pathlib.Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("no memory is told")


def make_archive(program, database, folder):
    archive = folder / "archive"
    subprocess.run([program, "init", archive], check=True, stdout=subprocess.DEVNULL)
    shutil.copyfile(database, archive / "records.db")
    dump = folder / "dump.txt"
    dump.write_text(DUMP, encoding="utf-8")
    subprocess.run([program, "ingest", archive, dump], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return archive


def ask(base, path):
    start = time.monotonic()
    with urllib.request.urlopen(base + path, timeout=60) as answer:
        answer.read()
    return (time.monotonic() - start) * 1000


def first_answer(base, started):
    while True:
        try:
            ask(base, "/log/checkpoint")
            return (time.monotonic() - started) * 1000
        except OSError:
            time.sleep(0.002)


def measure(program, archive, port):
    base = f"http://127.0.0.1:{port}"
    started = time.monotonic()
    server = subprocess.Popen([program, "serve", archive, "--port", str(port)], stdout=subprocess.DEVNULL)
    try:
        start_ms = first_answer(base, started)
        print(f"start to first answer: {start_ms:.0f} ms (limit {START_MS_MAX})")
        print(f"\n{'page, ms of the clock':28}{'median':>8}{'worst':>8}")
        for name, paths in PAGES.items():
            times = [ask(base, path) for path in paths]
            print(f"{name:28}{statistics.median(times):8.1f}{max(times):8.1f}")
        memory = memory_mb(server.pid)
        print(f"\nmemory: {memory:.0f} MB (limit {MEMORY_MB_MAX})")
        return start_ms <= START_MS_MAX and memory <= MEMORY_MB_MAX
    finally:
        server.terminate()
        server.wait()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("database", type=pathlib.Path)
    parser.add_argument("--program", type=pathlib.Path, default=ROOT / "build/release/strongroom")
    parser.add_argument("--port", type=int, default=8391)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.database.parent) as folder:
        archive = make_archive(options.program, options.database, pathlib.Path(folder))
        return 0 if measure(options.program, archive, options.port) else 1


if __name__ == "__main__":
    sys.exit(main())
