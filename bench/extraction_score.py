#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Scores `strongroom extract` against the saved pages of the Web Content Extraction Benchmark.

    bench/extraction_score.py [--data ../shared/data/extraction.tar.gz] [--binary build/release/strongroom] [--worst N]

For each kind of page (article, listing): the mean word F1 of the main text (a listing's is its items' texts joined), and
on the pages that have them the share of exact titles, dates and authors. Words are compared as multisets, lower case.
"""
import argparse
import collections
import gzip
import json
import pathlib
import re
import subprocess
import sys
import tarfile
import tempfile
import time
import unicodedata

WORD = re.compile(r"\w+")


def words(text):
    return collections.Counter(WORD.findall((text or "").lower()))


def f1(found, truth):
    found, truth = words(found), words(truth)
    shared = sum((found & truth).values())
    if not found or not truth:
        return float(not found and not truth)
    precision, recall = shared / sum(found.values()), shared / sum(truth.values())
    return 2 * precision * recall / (precision + recall) if shared else 0.0


def plain(text):
    text = unicodedata.normalize("NFKC", text or "").replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    return " ".join(text.casefold().split())


def same_author(found, truth):
    found = {plain(name) for name in found}
    wanted = {plain(name) for name in re.split(r",| and | & |;", truth)} - {""}
    return bool(found) and (plain(truth) in found or found == wanted or plain(truth) == plain(", ".join(sorted(found))))


def read_pages(data, folder):
    with tarfile.open(data) as archive:
        archive.extractall(folder)
    for truth in sorted(pathlib.Path(folder).rglob("truth/*.json")):
        page = truth.parents[1] / "html" / f"{truth.stem}.html.gz"
        html = pathlib.Path(folder) / f"{truth.stem}.html"
        html.write_bytes(gzip.decompress(page.read_bytes()))
        yield truth.stem, html, json.loads(truth.read_text(encoding="utf-8"))


def extract(binary, pages):
    found = collections.defaultdict(list)
    done = subprocess.run([binary, "extract", "--json", *map(str, pages)], capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"{binary} failed: {done.stderr.strip()}")
    for line in done.stdout.splitlines():
        row = json.loads(line)
        found[pathlib.Path(row["source"]).stem].append(row)
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    root = pathlib.Path(__file__).resolve().parents[1]
    parser.add_argument("--data", default=root / "../shared/data/extraction.tar.gz")
    parser.add_argument("--binary", default=root / "build/release/strongroom")
    parser.add_argument("--worst", type=int, default=0, help="list the N worst pages of each kind")
    options = parser.parse_args()
    if not pathlib.Path(options.data).exists():
        sys.exit(f"{options.data}: no such file (the benchmark's pages are not part of this project)")
    with tempfile.TemporaryDirectory() as folder:
        pages = list(read_pages(options.data, folder))
        started = time.monotonic()
        found = extract(options.binary, [html for _, html, _ in pages])
        seconds = time.monotonic() - started
    scores = collections.defaultdict(list)
    worst = collections.defaultdict(list)
    for name, _, truth in pages:
        items = [row for row in found[name] if row["type"] == "item"]
        kind = truth["type"]
        score = f1("\n".join(item["text"] for item in items), truth["main_content"])
        scores[kind, "text F1"].append(score)
        worst[kind].append((score, name, truth["url"]))
        first = items[0] if items else {}
        if kind == "article":
            scores[kind, "title exact"].append(plain(first.get("title")) == plain(truth["title"]))
            if truth["publish_date"]:
                scores[kind, "date exact"].append(first.get("date") == truth["publish_date"][:10])
            if truth["author"]:
                scores[kind, "author"].append(same_author(first.get("authors", []), truth["author"]))
    for (kind, what), values in sorted(scores.items()):
        print(f"{kind:<8} {what:<12} {sum(values) / len(values):.3f}  over {len(values)} pages")
    print(f"{len(pages)} pages in {seconds:.2f} s: {len(pages) / seconds:.0f} pages/s as a whole process")
    for kind, rows in sorted(worst.items()):
        for score, name, url in sorted(rows)[: options.worst]:
            print(f"  {kind} {score:.2f} {name} {url}")


if __name__ == "__main__":
    main()
