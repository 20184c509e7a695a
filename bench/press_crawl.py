#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes a crawl of an invented press office's K2 site: bench/press_crawl.py ITEMS FILE

The WARC file holds ITEMS items over ten years, in twelve categories, each on its own page and in its month's listing, ten a
page. Of every tenth month the last page was never captured. The same ITEMS give the same bytes.
"""
import bisect
import calendar
import itertools
import pathlib
import random
import sys

SITE = "https://press.example.org"
FIRST_YEAR, YEARS = 2010, 10
ITEMS_A_PAGE = 10
WORDS_OF_ITEM = 120
SYLLABLES = "ba ke li mo nu ra se ti vo za dor fen gal hin jor pel qua rim sol tam".split()
MONTHS = list(calendar.month_name)


def vocabulary(size=50_000):
    words = []
    for number in range(len(SYLLABLES), len(SYLLABLES) + size):
        word = ""
        while number:
            number, syllable = divmod(number, len(SYLLABLES))
            word += SYLLABLES[syllable]
        words.append(word)
    return words


class Language:
    """Words whose frequencies follow Zipf's law."""

    def __init__(self):
        self.words = vocabulary()
        self.sums = list(itertools.accumulate(1 / rank for rank in range(1, len(self.words) + 1)))

    def sentence(self, source, count):
        return " ".join(self.words[bisect.bisect(self.sums, source.random() * self.sums[-1])] for _ in range(count))


class Item:
    def __init__(self, language, number, year, month):
        source = random.Random(number)
        self.number = number
        self.category = min(source.randrange(12), source.randrange(12))
        self.date = f"{source.randint(1, 28):02} {MONTHS[month]} {year} {source.randrange(24):02}:{source.randrange(60):02}"
        self.title = language.sentence(source, 8).capitalize()
        self.path = f"/news/item/{number}-{self.title.lower().replace(' ', '-')}"
        self.paragraphs = [language.sentence(source, WORDS_OF_ITEM // 3) + "." for _ in range(3)]
        self.day = int(self.date[:2])

    def body(self):
        return "\n".join(f"<p>{paragraph}</p>" for paragraph in self.paragraphs)

    def category_link(self):
        return f'<a href="/news/itemlist/category/{self.category + 1}-desk-{self.category}">Desk {self.category}</a>'


def page(title, content):
    return f"""<!DOCTYPE html>
<html lang="en-gb" dir="ltr"><head><meta charset="utf-8" /><title>{title}</title></head>
<body><ul class="breadcrumb"><li><a href="/" class="pathway">Home</a></li><li><a href="/news" class="pathway">News</a></li></ul>
{content}
</body></html>
"""


def item_page(item):
    return page(item.title, f"""<span id="startOfPageId{item.number}"></span>
<div id="k2Container" class="itemView"><div class="itemHeader"><span class="itemDateCreated">{item.date}</span>
<h2 class="itemTitle">{item.title}</h2></div>
<div class="itemBody"><div class="itemFullText">{item.body()}</div></div>
<div class="itemLinks"><div class="itemCategory"><span>Published in</span> {item.category_link()}</div></div></div>""")


def listed(item):
    return f"""<div class="genericItemView"><div class="genericItemHeader">
<span class="genericItemDateCreated">{item.date}</span><h2 class="genericItemTitle"><a href="{item.path}">{item.title}</a></h2></div>
<div class="genericItemBody"><div class="genericItemIntroText">{item.body()}</div></div>
<div class="genericItemCategory"><span>Published in</span> {item.category_link()}</div></div>"""


def listing_path(year, month, number):
    start = f"?start={(number - 1) * ITEMS_A_PAGE}" if number > 1 else ""
    return f"/news/itemlist/date/{year}/{month}{start}"


def listing_page(year, month, number, pages, items):
    links = "".join(f'<li><a class="pagenav" href="{listing_path(year, month, other)}">{other}</a></li>'
                    for other in range(max(1, number - 5), min(pages, number + 5) + 1) if other != number)
    heading = f"Items filtered by date: {MONTHS[month]} {year}"
    return page(heading, f"""<div id="k2Container" class="genericView"><h1>{heading}</h1>
<div class="genericItemList">{"".join(map(listed, items))}</div>
<div class="k2Pagination"><div class="k2PaginationLinks"><ul>{links}</ul></div>
<div class="k2PaginationCounter">Page {number} of {pages}</div></div></div>""")


def pages_of_month(language, first, count, year, month, is_cut):
    items = [Item(language, number, year, month) for number in range(first, first + count)]
    items.sort(key=lambda item: (-item.day, -item.number))
    groups = [items[start:start + ITEMS_A_PAGE] for start in range(0, count, ITEMS_A_PAGE)]
    for number, group in enumerate(groups, 1):
        if not (is_cut and number == len(groups)):
            yield listing_path(year, month, number), listing_page(year, month, number, len(groups), group)
    for item in items:
        yield item.path, item_page(item)


def record(path, html):
    body = html.encode()
    response = (f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n").encode() + body
    head = (f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {SITE}{path}\r\nWARC-Date: 2020-01-01T00:00:00Z\r\n"
            f"WARC-Record-ID: <urn:example:{path}>\r\nContent-Type: application/http;msgtype=response\r\n"
            f"Content-Length: {len(response)}\r\n\r\n").encode()
    return head + response + b"\r\n\r\n"


def write_crawl(file, count, first=1):
    """Items are numbered from `first` on."""
    language = Language()
    months = [(year, month) for year in range(FIRST_YEAR, FIRST_YEAR + YEARS) for month in range(1, 13)]
    end = first + count
    with open(file, "wb") as out:
        for index, (year, month) in enumerate(months):
            in_month = min(count // len(months) + (index < count % len(months)), end - first)
            for path, html in pages_of_month(language, first, in_month, year, month, index % 10 == 9):
                out.write(record(path, html))
            first += in_month


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    write_crawl(pathlib.Path(sys.argv[2]), int(sys.argv[1]))
