#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes samples/pages from samples/content; with --check, says whether they are out of date (exit 1)."""

import argparse
import pathlib
import sys

from generator import content, crawls, expected

SAMPLES = pathlib.Path(__file__).resolve().parent


def wanted_files():
    items = content.read_items()
    captures = crawls.all_captures(items)
    files = {SAMPLES / "pages" / capture.file: capture.content for capture in captures}
    if len(files) != len(captures):
        raise SystemExit("two captures have one file name")
    files[SAMPLES / "expected.json"] = expected.to_json(expected.expected(captures, items)).encode()
    return files


def found_files():
    pages = [path for path in (SAMPLES / "pages").rglob("*") if path.is_file()]
    return pages + [path for path in [SAMPLES / "expected.json"] if path.exists()]


def check(files):
    stale = [path for path, content_bytes in files.items() if not path.exists() or path.read_bytes() != content_bytes]
    stale += [path for path in found_files() if path not in files]
    for path in sorted(stale):
        print(f"out of date: {path.relative_to(SAMPLES.parent)}", file=sys.stderr)
    if stale:
        print("run python3 samples/make.py and commit what it writes", file=sys.stderr)
    return 1 if stale else 0


def write(files):
    for path in found_files():
        if path not in files:
            path.unlink()
    for path, content_bytes in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content_bytes)
    print(f"{len(files)} files, {sum(map(len, files.values())) / 1e6:.2f} MB")
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a file is out of date")
    return check(wanted_files()) if parser.parse_args().check else write(wanted_files())


if __name__ == "__main__":
    sys.exit(main())
