#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures whole archives, as their keepers and readers meet them: bench/archive_bench.py [ITEMS [FOLDER]]

Takes in a crawl of 1,000 items and one of ITEMS (100,000 unless told), each item on its own page and in a listing, and
prints side by side what it costs to take the crawl in, to take one more page in, to list what is missing, to verify
everything, to start the server, and to see pages first and again. Archives found in FOLDER are used again.
"""
import json
import pathlib
import resource
import subprocess
import sys
import tempfile
import time
import urllib.request

import press_crawl
import server_bench

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "build/release/strongroom"
SMALL = 1000
PORT = 8392
PAGES = {"front page": "/", "archive": "/archive", "month": "/2012/05", "year, page 2": "/2012?page=2",
         "category": "/category/desk-3", "search": "/search?q=bake", "list of gaps": "/api/v1/gaps"}


def timed(action):
    """Seconds of the clock and of processors."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    result = action()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.monotonic() - start, cpu, result


def strongroom(*words):
    done = subprocess.run([PROGRAM, *words], capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr)
    return done.stdout


def one_page(folder):
    """A crawl of one item that no archive has, with its listing."""
    file = folder / "one-more.warc"
    press_crawl.write_crawl(file, 1, first=int(time.time()))
    return file


def commands(folder, items):
    archive = folder / f"archive-{items}"
    figures = {}
    if not archive.exists():
        crawl = folder / f"crawl-{items}.warc"
        press_crawl.write_crawl(crawl, items)
        seconds, cpu, summary = timed(lambda: strongroom("ingest", "--json", archive, crawl))
        crawl.unlink()
        total = json.loads(summary)["items"]["total"]
        figures["ingest, items/s of the clock"] = total / seconds
        figures["ingest, items/s of processors"] = total / cpu
    more = one_page(folder)
    for name, call in {
            "one page more, ms": ("ingest", archive, more),
            "the same page again, ms": ("ingest", archive, more),
            "gaps, ms": ("gaps", archive),
            "search, ms": ("search", archive, "bake"),
            "verify, ms": ("verify", archive)}.items():
        figures[name] = timed(lambda call=call: strongroom(*call))[0] * 1000
    return archive, figures


def ask(path):
    start = time.monotonic()
    with urllib.request.urlopen(f"http://127.0.0.1:{PORT}{path}", timeout=120) as answer:
        answer.read()
    return (time.monotonic() - start) * 1000


def pages(archive):
    figures = {}
    started = time.monotonic()
    server = subprocess.Popen([PROGRAM, "serve", archive, "--port", str(PORT)], stdout=subprocess.DEVNULL)
    try:
        figures["server, ms to the first answer"] = server_bench.first_answer(f"http://127.0.0.1:{PORT}", started)
        for name, path in PAGES.items():
            figures[f"{name}, ms"] = ask(path)
        figures["server, MB"] = server_bench.memory_mb(server.pid)
    finally:
        server.terminate()
        server.wait()
    return figures


def figures_of(folder, items):
    archive, figures = commands(folder, items)
    return figures | pages(archive)


def main():
    items = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else temporary)
        folder.mkdir(parents=True, exist_ok=True)
        small = figures_of(folder, SMALL)
        large = figures_of(folder, items)
    print(f"{'':34}{SMALL:>10}{items:>12}{'ratio':>8}")
    for name, at_large in large.items():
        at_small = small.get(name)
        ratio = f"{at_large / at_small:8.2f}" if at_small else ""
        print(f"{name:34}{at_small or 0:>10.1f}{at_large:>12.1f}{ratio}")


if __name__ == "__main__":
    main()
