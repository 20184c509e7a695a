# SPDX-License-Identifier: Apache-2.0
"""What an archive made of all captures must hold, worked out from what each page shows."""

import json


def expected(captures, items):
    whole = {number for capture in captures for number in capture.whole}
    partial = {number for capture in captures for number in capture.partial} - whole
    linked = {number for capture in captures for number in capture.linked} - whole - partial
    seen = whole | partial
    return {
        "files": len(captures),
        "items": len(seen),
        "items_by_language": _count(items[number].lang for number in seen),
        "items_by_category": _count(items[number].category for number in seen),
        "items_by_month": _count(f"{items[number].when:%Y-%m}" for number in seen),
        "items_revised": sorted(number for number in seen if len(items[number].states) > 1),
        "gaps": {
            "body": sorted(partial),
            "item": sorted(linked),
            "page": _missing_pages(captures),
        },
    }


def to_json(value):
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _missing_pages(captures):
    seen, pages = {}, {}
    for listing in (capture.listing for capture in captures if capture.listing):
        list_key = (listing.kind,) + listing.key
        seen.setdefault(list_key, set()).add(listing.page)
        pages[list_key] = max(pages.get(list_key, 1), listing.pages)
    return [{"list": [str(part) for part in key], "page": page, "pages": pages[key]}
            for key in sorted(seen, key=str) for page in range(1, pages[key] + 1) if page not in seen[key]]


def _count(values):
    counts = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return dict(sorted(counts.items()))
