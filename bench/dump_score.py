#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Scores `strongroom extract` on text dumps made of real press releases.

    bench/dump_score.py [--data ../shared/data/press.jsonl.gz] [--binary build/release/strongroom] [--worst N]

Eight releases at a time become the text of a Joomla K2 listing, in each of the layouts below; what is read is compared with
what was written: listings with their page and filter, items, exact titles (or none), dates, texts and paragraphs.
"""
import argparse
import collections
import datetime
import gzip
import json
import pathlib
import re
import subprocess
import tempfile
import textwrap

ITEMS_A_PAGE = 8
TAIL = "Page 2 of 3\nHome Media Center Harbour News Items filtered by date: October 2017\n"
CREDIT = " (Source: Press Desk)"


def header(day):
    return day.strftime("%d %B %Y") + " In Harbour News"


def blank_lines(paragraphs):
    return "\n\n".join(paragraphs) + CREDIT + "\n\n"


def lines(paragraphs):
    return "\n".join(paragraphs) + CREDIT + "\n"


def wrapped(paragraphs):
    whole = paragraphs[:-1] + [paragraphs[-1] + CREDIT]
    return "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in whole) + "\n\n"


def stock(day, title, paragraphs):
    return (day.strftime("%A, %d %B %Y 14:05") + "\n" + title + "\n\n" + "\n".join(paragraphs)
            + "\n\nPublished in Harbour News\nRead more...\n")


LAYOUTS = {
    "no titles": lambda day, title, text: header(day) + "\n\n" + blank_lines(text),
    "no titles, wrapped": lambda day, title, text: header(day) + "\n\n" + wrapped(text),
    "no titles, no blank lines": lambda day, title, text: header(day) + "\n" + lines(text),
    "title above": lambda day, title, text: title + "\n" + header(day) + "\n\n" + blank_lines(text),
    "title above, apart": lambda day, title, text: title + "\n\n" + header(day) + "\n\n" + blank_lines(text),
    "title above, no blank lines": lambda day, title, text: title + "\n" + header(day) + "\n" + lines(text),
    "title below": lambda day, title, text: header(day) + "\n" + title + "\n\n" + blank_lines(text),
    "title below, apart": lambda day, title, text: header(day) + "\n\n" + title + "\n\n" + blank_lines(text),
    "title below, no blank lines": lambda day, title, text: header(day) + "\n" + title + "\n" + lines(text),
    "as K2 prints it": stock,
}


def releases(path):
    """Titles and paragraphs of plain text, without Markdown and without lines that only part others."""
    for line in gzip.open(path, "rt"):
        markdown = json.loads(line)["markdown"]
        title = re.match(r"# (.+)", markdown)
        if not title or len(title[1]) >= 200:
            continue
        body = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", markdown[title.end():])
        body = re.sub(r"[*#>`]|^\s*[-•]\s", "", body, flags=re.M)
        pieces = [squeezed(piece) for piece in re.split(r"\n\s*\n|  (?=[A-Z\"“])", body)]
        paragraphs = [p for p in pieces if p and len(p) < 3000 and not re.fullmatch(r"[-_* ]+", p)][:8]
        if len(paragraphs) >= 2:
            yield squeezed(title[1]), paragraphs


def squeezed(text):
    return re.sub(r"\s+", " ", text or "").strip()


def read(binary, text, folder):
    file = folder / "dump.txt"
    file.write_text(text)
    result = subprocess.run([binary, "extract", file, "--json"], capture_output=True, check=False)
    found = [json.loads(line) for line in result.stdout.decode().splitlines()]
    return ([entry for entry in found if entry["type"] == "listing"], [entry for entry in found if entry["type"] == "item"])


def score_page(layout, items, listings, found, counts, worst):
    is_listing = len(listings) == 1 and listings[0]["page"] == 2 and listings[0]["filter"].get("month") == 10
    counts["listing"] += is_listing
    counts["listings"] += 1
    counts["items"] += len(items)
    if len(found) != len(items):
        worst.append((layout, f"{len(found)} items of {len(items)}"))
        return
    for (day, title, paragraphs), item in zip(items, found):
        wanted_title = "" if layout.startswith("no titles") else title
        wanted_text = " ".join(paragraphs) + ("" if layout == "as K2 prints it" else CREDIT)
        counts["title"] += squeezed(item["title"]) == wanted_title
        counts["date"] += item["date"] == day.isoformat()
        counts["text"] += squeezed(item["text"]) == wanted_text
        counts["paragraphs"] += len(item["blocks"]) == len(paragraphs)
        if squeezed(item["title"]) != wanted_title:
            worst.append((layout, f"title {wanted_title!r} read as {item['title']!r}"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    root = pathlib.Path(__file__).resolve().parents[1]
    parser.add_argument("--data", default=root.parent / "shared/data/press.jsonl.gz")
    parser.add_argument("--binary", default=root / "build/release/strongroom")
    parser.add_argument("--pages", type=int, default=200, help="how many listings are made, over all layouts")
    parser.add_argument("--worst", type=int, default=0, help="print that many faults")
    options = parser.parse_args()

    found = list(releases(options.data))[:options.pages * ITEMS_A_PAGE]
    scores = collections.defaultdict(collections.Counter)
    worst = []
    with tempfile.TemporaryDirectory() as folder:
        for page in range(len(found) // ITEMS_A_PAGE):
            layout = list(LAYOUTS)[page % len(LAYOUTS)]
            batch = found[page * ITEMS_A_PAGE:(page + 1) * ITEMS_A_PAGE]
            items = [(datetime.date(2017, 10, 28 - i), title, text) for i, (title, text) in enumerate(batch)]
            dump = "Harbour News\n" + "".join(LAYOUTS[layout](*item) for item in items) + TAIL
            listings, read_items = read(options.binary, dump, pathlib.Path(folder))
            score_page(layout, items, listings, read_items, scores[layout], worst)
    for layout, counts in scores.items():
        shares = "  ".join(f"{name} {counts[name] / counts['items']:.3f}" for name in ("title", "date", "text", "paragraphs"))
        print(f"{layout:28} listing {counts['listing']} of {counts['listings']}  {shares}")
    for layout, fault in worst[:options.worst]:
        print(f"{layout}: {fault}")


if __name__ == "__main__":
    main()
