#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How much of what a feed says is read.

Runs `strongroom extract --json` over a folder of feeds that stand beside what another parser expects of them
(name.xml or name.json beside name.json or name_expected.json, as in the test data of gofeed) and prints, for each
field, the share of expected values that were found.

    bench/feeds_score.py build/release/strongroom FOLDER…
"""

import argparse
import html
import json
import pathlib
import re
import subprocess
import sys

FIELDS = ["title", "link", "id", "day", "author", "category", "text", "enclosure", "heading", "items"]


def plain(markup):
    """What markup says, for comparing: no tags, no references, no differences of white space."""
    markup = str(markup or "")
    markup = re.sub(r"<[a-zA-Z/!][^>]*>", " ", markup)
    return "".join(html.unescape(html.unescape(markup)).split())


def stripped(text):
    return plain(re.sub(r"<[a-zA-Z/!][^>]*>", " ", html.unescape(str(text or ""))))


def same_text(expected, found):
    return stripped(expected) == stripped(found)


def names(people):
    out = []
    for person in people or []:
        name = person.get("name") or person.get("email") if isinstance(person, dict) else person
        if name:
            out.append(name)
    return out


def expected_pairs(path):
    """Feeds with what is expected of them: gofeed's own layout of files."""
    for source in sorted(path.rglob("*")):
        if source.suffix == ".xml":
            expected = source.with_suffix(".json")
        elif source.suffix == ".json" and not source.stem.endswith("_expected"):
            expected = source.with_name(source.stem + "_expected.json")
        else:
            continue
        if expected.exists():
            yield source, expected


def read(program, sources):
    lines = {str(source): [] for source in sources}
    command = [str(program), "extract", "--json", *map(str, sources)]
    output = subprocess.run(command, capture_output=True, check=False).stdout.decode("utf-8")
    for line in output.splitlines():
        value = json.loads(line)
        name = value["source"]
        for known in ([name] if name in lines else [k for k in lines if k.endswith("/" + name)]):
            lines[known].append(value)
    return lines


def day_of(expected):
    for name in ("publishedParsed", "pubDateParsed", "date_published", "updatedParsed", "date_modified"):
        if expected.get(name):
            return expected[name][:10]
    return None


def link_of(expected):
    if expected.get("link") or expected.get("url"):
        return expected.get("link") or expected.get("url")
    for link in expected.get("links") or []:
        if isinstance(link, dict) and link.get("rel", "alternate") == "alternate" and link.get("href"):
            return link["href"]
    return None


def id_of(expected):
    value = expected.get("guid") or expected.get("id")
    return value.get("value") if isinstance(value, dict) else value


def text_of(value):
    return value.get("value") if isinstance(value, dict) else value


def categories_of(expected):
    out = []
    for category in expected.get("categories") or expected.get("tags") or []:
        out.append(category if isinstance(category, str) else category.get("value") or category.get("label") or
                   category.get("term"))
    return [c for c in out if c]


def authors_of(expected):
    people = names(expected.get("authors"))
    if not people and expected.get("author"):
        people = names([expected["author"]])
    return people


def says_something(expected):
    """Whether an entry holds anything that has a place in an item; a lone attribute of a link has none."""
    texts = [text_of(expected.get(n)) for n in ("title", "content", "description", "summary", "content_html", "content_text")]
    return any(texts + [link_of(expected), id_of(expected), day_of(expected), authors_of(expected),
                        categories_of(expected), expected.get("enclosures"), expected.get("image")])


def said(item):
    """Everything an item says in running text."""
    texts = [item["text"], item["title"] or ""]
    texts += [field["value"] for field in item.get("fields", [])]
    return texts


def compare(expected, item, tally):
    def check(field, wanted, good):
        if wanted:
            tally[field][1] += 1
            tally[field][0] += bool(good)
            return bool(good)
        return True

    wrong = []
    if not check("title", expected.get("title"), same_text(expected.get("title"), item["title"])):
        wrong.append("title")
    link = link_of(expected)
    if not check("link", link, item["url"] and item["url"].rstrip("/") == str(link).rstrip("/")):
        wrong.append("link")
    wanted_id = id_of(expected)
    if not check("id", wanted_id, same_text(wanted_id, item.get("source_id"))):
        wrong.append("id")
    day = day_of(expected)
    if not check("day", day, item["date"] == day):
        wrong.append("day")
    authors = authors_of(expected)
    if not check("author", authors, all(any(stripped(a) == stripped(b) or b in a for b in item["authors"]) for a in authors)):
        wrong.append("author")
    categories = categories_of(expected)
    found = [stripped(c) for c in item["categories"] + item.get("tags", [])]
    if not check("category", categories, all(stripped(c) in found for c in categories)):
        wrong.append("category")
    for name in ("content", "description", "summary", "content_html", "content_text"):
        wanted = text_of(expected.get(name))
        if wanted and not (name == "content_text" and expected.get("content_html")):
            texts = [stripped(t) for t in said(item)]
            if not check("text", wanted, any(stripped(wanted) in t for t in texts)):
                wrong.append("text")
    urls = [e["url"] for e in item["attachments"]] + [i["url"] for i in item["images"]]
    wanted_urls = [e["url"] for e in expected.get("enclosures") or expected.get("attachments") or [] if e.get("url")]
    if not check("enclosure", wanted_urls, all(u in urls for u in wanted_urls)):
        wrong.append("enclosure")
    return wrong


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("program", type=pathlib.Path)
    options.add_argument("folders", type=pathlib.Path, nargs="+")
    options.add_argument("--wrong", action="store_true", help="name the files with differences")
    arguments = options.parse_args()

    tally = {field: [0, 0] for field in FIELDS}
    files = 0
    whole = 0
    for folder in arguments.folders:
        pairs = list(expected_pairs(folder))
        lines = read(arguments.program, [source for source, _ in pairs])
        for source, expected_path in pairs:
            try:
                expected = json.loads(expected_path.read_text("utf-8"))
            except ValueError:
                continue
            files += 1
            found = lines[str(source)]
            items = [line for line in found if line["type"] == "item"]
            listings = [line for line in found if line["type"] == "listing"]
            wrong = []
            if expected.get("title"):
                tally["heading"][1] += 1
                good = bool(listings) and same_text(expected["title"], listings[0]["heading"])
                tally["heading"][0] += good
                wrong += [] if good else ["heading"]
            wanted = [e for e in expected.get("items") or expected.get("entries") or [] if says_something(e)]
            tally["items"][1] += len(wanted)
            tally["items"][0] += min(len(items), len(wanted))
            wrong += [] if len(items) >= len(wanted) else ["items"]
            for want, item in zip(wanted, items):
                wrong += compare(want, item, tally)
            whole += not wrong
            if wrong and arguments.wrong:
                print(f"{source}: {', '.join(wrong)}", file=sys.stderr)
    print(f"{files} feeds, {whole} read as expected in every field ({whole / max(files, 1):.3f})")
    for field, (good, all_) in tally.items():
        if all_:
            print(f"  {field:10} {good / all_:.3f}  ({good} of {all_})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
