#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fails when a module includes one it may not, or a foreign library leaves its home. The table is ARCHITECTURE.md's."""
import pathlib
import re
import sys

MAY_INCLUDE = {
    "base": set(),
    "text": {"base"},
    "records": {"base", "text"},
    "log": {"base"},
    "ingest": {"base", "text", "records"},
    "store": {"base", "text", "records"},
    "archive": {"base", "text", "records", "log", "ingest", "store"},
    "fetch": {"base"},
    "exchange": {"base", "text", "records", "log", "ingest", "store", "archive", "fetch"},
    "web": {"base", "text", "records", "log", "store", "archive", "exchange"},
    "cli": {"base", "text", "records", "log", "ingest", "store", "archive", "fetch", "exchange", "web"},
}

# A foreign header, and the files or folders that may include it.
HOMES = {
    r"openssl/": ["base/digest.cc", "base/checksum.cc", "base/timestamp_token.cc"],
    r"sodium\.h": ["base/encoding.cc", "base/ed25519.cc", "base/random.cc"],
    r"(zlib|zstd)\.h|brotli/": ["base/compression.cc", "ingest/warc/", "ingest/wacz/"],
    r"unicode/|libstemmer": ["text/"],
    r"archive(_entry)?\.h$": ["ingest/package/", "ingest/wacz/"],
    r"sqlite3\.h": ["store/embedded/"],
    r"boost/": ["web/http/", "web/precompiled.h"],
    r"kainjow/": ["web/pages/templates.cc"],
    r"toml\+\+/": ["archive/config.cc"],
    r"CLI/": ["cli/options.cc", "cli/main.cc"],
    r"spdlog/": ["base/", "cli/", "web/http/"],
    r"curl/": ["fetch/"],
}

# JSON is read and printed by base/json.h. Its library's reader and printer are templates of thousands of lines: a file
# that calls them compiles them. A header names its values by <nlohmann/json_fwd.hpp>, unless it holds some or has
# templates over them.
JSON_CALL = re.compile(r"\b\w*[Jj]son::(?:parse|accept|sax_parse)\(|(?:\.|->)dump\(")
JSON_CALLER = "base/json.cc"
JSON_HEADERS = ["ingest/json/json_text.h", "records/canonical_json.h"]
STREAM = re.compile(r"(?:f|i|o|s|io|string|span)?stream$")

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)


def json_findings(place: str, text: str):
    headers = [header for _, header in INCLUDE.findall(text)]
    for number, line in enumerate(text.splitlines(), 1):
        if place != JSON_CALLER and JSON_CALL.search(line):
            yield f"{place}:{number}: JSON is read and printed by base/json.h"
    if "nlohmann/json.hpp" not in headers:
        return
    if place.endswith(".h") and place not in JSON_HEADERS:
        yield f"{place}: a header includes <nlohmann/json_fwd.hpp>"
    if not place.endswith("_test.cc") and any(STREAM.match(header) for header in headers):
        yield f"{place}: JSON is read and printed by base/json.h, not by streams"


def findings(source: pathlib.Path):
    for file in sorted(source.rglob("*")):
        if file.suffix not in (".h", ".cc"):
            continue
        place = file.relative_to(source).as_posix()
        module = place.split("/")[0]
        if module not in MAY_INCLUDE:
            yield f"{place}: module '{module}' is not in the include table"
            continue
        text = file.read_text(encoding="utf-8")
        yield from json_findings(place, text)
        for kind, header in INCLUDE.findall(text):
            if kind == '"':
                target = header.split("/")[0]
                if target in MAY_INCLUDE and target != module and target not in MAY_INCLUDE[module]:
                    yield f"{place}: '{module}' may not include '{header}'"
                continue
            for pattern, homes in HOMES.items():
                if re.match(pattern, header) and not any(place.startswith(home) for home in homes):
                    yield f"{place}: <{header}> belongs in {', '.join(homes)}"


def main():
    problems = list(findings(pathlib.Path(__file__).resolve().parents[2] / "src"))
    print("\n".join(problems) if problems else "include table: clean")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
