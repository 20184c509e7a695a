# SPDX-License-Identifier: Apache-2.0
"""The invented press office's own site: its sections, its addresses and what each of its lists held on a given day."""

import dataclasses
import datetime
import hashlib
import math
import re
import urllib.parse

HOST = "https://press.talmora.example"
UTC_OFFSET = datetime.timedelta(hours=3)  # Talmora's clocks
LIST_SIZE = 4  # items on a page of a date, tag, search or user list


@dataclasses.dataclass(frozen=True)
class Category:
    key: str
    number: int
    lang: str
    alias: str
    name: str


CATEGORIES = {
    category.key: category
    for category in (
        Category("news", 3, "en", "assembly-news", "Assembly News"),
        Category("records", 5, "en", "records-and-documentation", "Records and Documentation"),
        Category("akhbar", 4, "ar", "أخبار-المجلس", "أخبار المجلس"),
        Category("sijillat", 6, "ar", "السجلات-والتوثيق", "السجلات والتوثيق"),
    )
}


@dataclasses.dataclass(frozen=True)
class Author:
    number: int
    alias: str
    name: str
    about: str


AUTHORS = {
    "press": Author(42, "press-office", "Press Office", "The Press Office of the Talmora Civic Assembly."),
    "records": Author(57, "records-desk", "Records Desk", "The Records Desk writes about registries and archives."),
    "maktab": Author(43, "المكتب-الإعلامي", "المكتب الإعلامي", "المكتب الإعلامي للمجلس المدني لتلمورا."),
}


@dataclasses.dataclass(frozen=True)
class ListPage:
    """One page of a list as the site showed it."""

    items: tuple
    page: int
    pages: int
    size: int

    def start_of(self, page):
        return (page - 1) * self.size


class Site:
    """The site on the day of a crawl. `html_suffix`: whether its addresses ended in ".html" then."""

    def __init__(self, items, day, html_suffix):
        self.day = day
        self.suffix = ".html" if html_suffix else ""
        self.items = {number: item for number, item in items.items() if item.when.date() < day}

    # Lists: newest first by creation, as K2 orders them. Each language is a site of its own.

    def of_month(self, lang, year, month):
        """K2 filters by the month in UTC, so that what was published in a month's first hours is in the month before."""
        return self._select(lambda item: item.lang == lang and _month_in_utc(item) == (year, month))

    def of_category(self, key):
        return self._select(lambda item: item.category == key)

    def of_tag(self, lang, tag):
        return self._select(lambda item: item.lang == lang and tag in item.tags)

    def of_author(self, key):
        return self._select(lambda item: item.author == key)

    def found(self, lang, word):
        return self._select(lambda item: item.lang == lang and word.lower() in _all_text(item, self.day).lower())

    def latest(self, lang, count):
        return self._select(lambda item: item.lang == lang)[:count]

    def months(self, lang):
        """(year, month, count), newest first, as the archive module shows them."""
        counts = {}
        for item in self._select(lambda item: item.lang == lang):
            counts[_month_in_utc(item)] = counts.get(_month_in_utc(item), 0) + 1
        return [(year, month, count) for (year, month), count in counts.items()]

    def neighbours(self, item):
        """(older, newer) in its category, None where there is none."""
        row = list(reversed(self.of_category(item.category)))
        place = row.index(item)
        return (row[place - 1] if place else None, row[place + 1] if place + 1 < len(row) else None)

    def _select(self, fits):
        chosen = [item for item in self.items.values() if fits(item)]
        return sorted(chosen, key=lambda item: (item.when, item.number), reverse=True)

    # Addresses, as paths on HOST.

    def media(self, lang):
        return f"/{lang}/media"

    def item_path(self, item):
        return f"{self.media(item.lang)}/item/{item.number}-{alias(item)}{self.suffix}"

    def month_path(self, lang, year, month):
        return f"{self.media(lang)}/itemlist/date/{year}/{month}{self.suffix}"

    def category_path(self, key):
        category = CATEGORIES[key]
        return f"{self.media(category.lang)}/itemlist/category/{category.number}-{quoted(category.alias)}{self.suffix}"

    def tag_path(self, lang, tag):
        return f"{self.media(lang)}/itemlist/tag/{quoted(tag)}{self.suffix}"

    def author_path(self, lang, key):
        author = AUTHORS[key]
        return f"{self.media(lang)}/itemlist/user/{author.number}-{quoted(author.alias)}{self.suffix}"

    def search_path(self, lang):
        return f"{self.media(lang)}/itemlist/search{self.suffix}"


def page_of(items, page, size=LIST_SIZE):
    pages = math.ceil(len(items) / size)
    return ListPage(tuple(items[(page - 1) * size : page * size]), page, pages, size)


def alias(item):
    """Joomla's: the first title in small letters with hyphens; Arabic stays and is percent-encoded."""
    words = re.findall(r"\w+", item.states[0].title.lower().replace("’", ""))
    return quoted("-".join(words)[:70].rstrip("-"))


def quoted(text):
    return urllib.parse.quote(text)


def image_path(item, size):
    digest = hashlib.md5(f"Image{item.number}".encode()).hexdigest()
    return f"/media/k2/items/cache/{digest}_{size}.jpg"


def _month_in_utc(item):
    utc = item.when - UTC_OFFSET
    return (utc.year, utc.month)


def _all_text(item, day):
    state = item.at(day)
    return "\n".join((state.title,) + state.blocks)
