# SPDX-License-Identifier: Apache-2.0
"""The addresses that the sample's pages had at their source, from the generator that wrote them."""

import sys

from live_server import SAMPLES

sys.path.insert(0, str(SAMPLES))
from generator import content, crawls, site  # noqa: E402  (the folder is only known above)

ITEMS = content.read_items()
OLD_SITE = site.Site(ITEMS, crawls.FIRST_CRAWL, html_suffix=True)
NEW_SITE = site.Site(ITEMS, crawls.SECOND_CRAWL, html_suffix=False)
CATEGORIES = site.CATEGORIES


def known_items():
    """The items that some saved page shows."""
    captures = crawls.all_captures(ITEMS)
    numbers = {number for capture in captures for number in capture.whole + capture.partial}
    return [ITEMS[number] for number in sorted(numbers)]


def linked_addresses(item):
    """The paths that saved pages give for it."""
    old = [OLD_SITE.item_path(item)] if item.number in OLD_SITE.items else []
    return old + [NEW_SITE.item_path(item)]
