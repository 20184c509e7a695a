# SPDX-License-Identifier: Apache-2.0
"""What was saved of the site, and when: two crawls and a folder of copied text. The gaps are here on purpose."""

import datetime

from . import dumps, k2_item, k2_lists, theme
from . import site as sites
from . import words
from .capture import Capture, Listing, shown
from .k2_parts import NEW, OLD

FIRST_CRAWL = datetime.date(2024, 1, 20)
SECOND_CRAWL = datetime.date(2024, 11, 10)

FIRST_MONTHS = [(2023, 9), (2023, 10), (2023, 11), (2023, 12)]
SECOND_MONTHS = [(2024, month) for month in range(1, 11)]
# The middle of October 2023 was never saved.
MISSING_LIST_PAGES = {("en", 2023, 10, 2)}
# Lists of which only copied text is left.
ONLY_AS_TEXT = {("en", 2024, 6), ("ar", 2024, 3)}
# Items whose own page was not saved although their list says "Read more...".
BODIES_NOT_SAVED = {131, 140, 158}
CATEGORY_SIZE = 8


def all_captures(items):
    return first_crawl(items) + second_crawl(items) + copied_text(items) + [older_print_page(items)]


def first_crawl(items):
    """January 2024: K2 2.8, addresses end in .html."""
    crawl = _Crawl("crawl-2024-01", sites.Site(items, FIRST_CRAWL, html_suffix=True), OLD, items)
    captures = [page for lang in ("en", "ar") for year, month in FIRST_MONTHS for page in crawl.months(lang, year, month)]
    captures += [crawl.latest("en"), crawl.latest("ar")]
    captures += crawl.category("akhbar", pages={1})
    return captures + [crawl.item(item) for item in crawl.site.items.values() if _page_saved(item, FIRST_CRAWL)]


def second_crawl(items):
    """November 2024: K2 2.11 in a new theme, addresses without a suffix. Some lists are saved for the second time."""
    crawl = _Crawl("crawl-2024-11", sites.Site(items, SECOND_CRAWL, html_suffix=False), NEW, items)
    months = [(2023, 9), (2023, 12)] + SECOND_MONTHS
    captures = [page for lang in ("en", "ar") for year, month in months for page in crawl.months(lang, year, month)]
    captures += crawl.category("news", pages={1, 2}) + crawl.category("records", pages={1, 2})
    captures += crawl.category("akhbar", pages={1, 2}) + crawl.category("sijillat", pages={1, 2})
    captures += crawl.tag("en", "land registry") + crawl.tag("ar", "السجل العقاري")
    captures += crawl.author("en", "records") + crawl.search("en", "memorandum")
    captures += [crawl.latest("en"), crawl.latest("ar")]
    return captures + [crawl.item(item) for item in crawl.site.items.values() if _page_saved(item, SECOND_CRAWL)]


def copied_text(items):
    """One list copied at the time of the first crawl, the others at that of the second."""
    first = sites.Site(items, FIRST_CRAWL, html_suffix=True)
    second = sites.Site(items, SECOND_CRAWL, html_suffix=False)
    return (_text_pages(first, "en", 2023, 12) + _text_pages(second, "en", 2024, 6, cut=166)
            + _text_pages(second, "ar", 2024, 3, western=True, digits=words.arabic_digits))


def older_print_page(items):
    """A print view saved by a browser years behind: windows-1256, no address but the browser's own remark."""
    item = items[118]
    site = sites.Site(items, FIRST_CRAWL, html_suffix=True)
    address = f"{sites.HOST}{site.item_path(item)}?tmpl=component&print=1"
    component = k2_item.page(site, OLD, item, items)
    page = f"""<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<!-- saved from url=({len(address):04d}){address} -->
<html dir="rtl" lang="ar">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=windows-1256">
<title>{item.at(FIRST_CRAWL).title}</title>
</head>
<body class="contentpane">
{component}
</body>
</html>
"""
    linked = tuple(other.number for other in site.neighbours(item) if other)
    return Capture("older/print-118-windows-1256.html", page.encode("windows-1256"), whole=(118,),
                   linked=linked + item.related)


def _page_saved(item, day):
    """The first crawl followed every link to an item with more text, pictures or files; the second one as well, and to
    whatever had changed since. Short items stand whole in their lists."""
    if item.number in BODIES_NOT_SAVED:
        return False
    state = item.at(day)
    rich = bool(state.rest or item.image or item.attachments or item.fields or item.related)
    if day == SECOND_CRAWL and item.when.date() < FIRST_CRAWL:
        return state != item.at(FIRST_CRAWL) or item.featured
    return rich


def _text_pages(site, lang, year, month, **options):
    found = site.of_month(lang, year, month)
    captures = []
    for number in range(1, sites.page_of(found, 1).pages + 1):
        listing = sites.page_of(found, number)
        text = dumps.month(site, lang, listing, year, month, **options)
        cut = options.get("cut")
        numbers = tuple(item.number for item in listing.items)
        captures.append(Capture(
            f"copied-text/{lang}-{year}-{month:02d}-page-{number}.txt", text.encode(),
            Listing("date", (lang, year, month), number, listing.pages),
            whole=tuple(other for other in numbers if other != cut),
            partial=tuple(other for other in numbers if other == cut)))
    return captures


class _Crawl:
    """One visit to the site: the pages that it saves."""

    def __init__(self, folder, site, markup, items):
        self.folder = folder
        self.site = site
        self.markup = markup
        self.items = items

    def months(self, lang, year, month):
        found = self.site.of_month(lang, year, month)
        if not found or (lang, year, month) in ONLY_AS_TEXT:
            return []
        pages = range(1, sites.page_of(found, 1).pages + 1)
        return [self._month(lang, year, month, sites.page_of(found, page)) for page in pages
                if (lang, year, month, page) not in MISSING_LIST_PAGES]

    def _month(self, lang, year, month, listing):
        title = f'{words.WORDS[lang]["by_date"]} {words.month_name(lang, year, month)}'
        last_crumb = title if self.markup == OLD else words.month_name(lang, year, month)
        return self._list(
            Listing("date", (lang, year, month), listing.page, listing.pages), lang, listing,
            name=f"date-{year}-{month:02d}", path=self.site.month_path(lang, year, month), title=title,
            crumbs=[last_crumb], component=k2_lists.month(self.site, self.markup, lang, listing, year, month))

    def category(self, key, pages):
        category = sites.CATEGORIES[key]
        captures = []
        for page in sorted(pages):
            listing = sites.page_of(self.site.of_category(key), page, CATEGORY_SIZE)
            if not listing.items:
                continue
            captures.append(self._list(
                Listing("category", (key,), page, listing.pages), category.lang, listing, name=f"category-{key}",
                path=self.site.category_path(key), title=category.name, crumbs=[category.name],
                component=k2_lists.category(self.site, self.markup, key, listing)))
        return captures

    def tag(self, lang, name):
        return [self._list(
            Listing("tag", (lang, name), listing.page, listing.pages), lang, listing,
            name="tag-" + name.replace(" ", "-"), path=self.site.tag_path(lang, name), title=name,
            crumbs=[f'{words.WORDS[lang]["by_tag"]} {name}'],
            component=k2_lists.tag(self.site, self.markup, lang, name, listing))
            for listing in _all_pages(self.site.of_tag(lang, name))]

    def author(self, lang, key):
        return [self._list(
            Listing("author", (key,), listing.page, listing.pages), lang, listing, name=f"user-{key}",
            path=self.site.author_path(lang, key), title=sites.AUTHORS[key].name, crumbs=[sites.AUTHORS[key].name],
            component=k2_lists.user(self.site, self.markup, lang, key, listing))
            for listing in _all_pages(self.site.of_author(key))]

    def search(self, lang, word):
        query = f"searchword={sites.quoted(word)}&"
        return [self._list(
            Listing("search", (lang, word), listing.page, listing.pages), lang, listing, name=f"search-{word}",
            path=self.site.search_path(lang), title=word, query=query,
            crumbs=[f'{words.WORDS[lang]["search_for"]} {word}'],
            component=k2_lists.search(self.site, self.markup, lang, listing, word))
            for listing in _all_pages(self.site.found(lang, word))]

    def latest(self, lang):
        items = self.site.latest(lang, 8)
        with_text = [item for key in sites.CATEGORIES for item in [i for i in items if i.category == key][:2]]
        whole, partial = shown(self.site, with_text)
        titles = tuple(item.number for item in items if item not in with_text)
        path = f"{self.site.media(lang)}/latest{self.site.suffix}"
        title = words.WORDS[lang]["latest"]
        component = k2_lists.latest(self.site, self.markup, lang, items)
        return Capture(f"{self.folder}/{lang}/latest.html", self._page(lang, path, title, [title], component),
                       Listing("latest", (lang,)), whole, partial, titles)

    def item(self, item):
        title = item.at(self.site.day).title
        category = sites.CATEGORIES[item.category]
        crumbs = [(category.name, self.site.category_path(item.category)), (title, "")]
        path = self.site.item_path(item)
        page = theme.page(self.site, self.markup, item.lang, path=path, title=title,
                          crumbs=self._top_crumbs(item.lang) + crumbs,
                          component=k2_item.page(self.site, self.markup, item, self.items))
        linked = tuple(other.number for other in self.site.neighbours(item) if other) + item.related
        return Capture(f"{self.folder}/{item.lang}/item-{item.number}.html", page.encode(), whole=(item.number,),
                       linked=linked)

    def _list(self, listing, lang, page, *, name, path, title, crumbs, component, query=""):
        start = f"-start-{page.start_of(page.page)}" if page.page > 1 else ""
        address_query = f"?{query}start={page.start_of(page.page)}" if page.page > 1 else query and f"?{query[:-1]}"
        whole, partial = shown(self.site, page.items)
        content = self._page(lang, path, title, crumbs, component, address_query)
        return Capture(f"{self.folder}/{lang}/{name}{start}.html", content, listing, whole, partial)

    def _page(self, lang, path, title, crumbs, component, query=""):
        below_top = [(text, "") for text in crumbs]
        return theme.page(self.site, self.markup, lang, path=path, title=title, query=query,
                          crumbs=self._top_crumbs(lang) + below_top, component=component).encode()

    def _top_crumbs(self, lang):
        return [(words.WORDS[lang]["home"], f"/{lang}/"), (words.WORDS[lang]["media"], self.site.media(lang))]


def _all_pages(found):
    return [sites.page_of(found, page) for page in range(1, sites.page_of(found, 1).pages + 1)]
