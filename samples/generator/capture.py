# SPDX-License-Identifier: Apache-2.0
"""A saved page, with what it shows of the press office's items: enough to say what an archive of it must hold."""

import dataclasses


@dataclasses.dataclass(frozen=True)
class Listing:
    kind: str  # "date", "category", "tag", "author", "search", "latest"
    key: tuple  # what tells this list from others
    page: int = 1
    pages: int = 1


@dataclasses.dataclass(frozen=True)
class Capture:
    file: str  # below samples/pages
    content: bytes
    listing: Listing | None = None
    whole: tuple = ()  # numbers of the items shown with their whole body
    partial: tuple = ()  # … with less of it
    linked: tuple = ()  # … linked from it only


def shown(site, items):
    """(whole, partial): a list shows the introduction only."""
    whole = tuple(item.number for item in items if not item.at(site.day).rest)
    return whole, tuple(item.number for item in items if item.number not in whole)
