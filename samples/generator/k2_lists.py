# SPDX-License-Identifier: Apache-2.0
"""K2's lists: date, search, category, tag, user and latest pages, in the old and the new markup."""

from . import body
from . import k2_parts as parts
from . import site as sites
from . import words
from .k2_parts import NEW, OLD, escape


def month(site, markup, lang, listing, year, month_number):
    path = site.month_path(lang, year, month_number)
    title = f'{words.WORDS[lang]["by_date"]} {words.month_name(lang, year, month_number)}'
    return _generic(site, markup, lang, listing, path, title)


def search(site, markup, lang, listing, word):
    path = site.search_path(lang)
    form = (f'<form class="genericSearchForm" action="{path}" method="get" autocomplete="off">\n'
            f'<input type="text" value="{escape(word)}" name="searchword" class="k2-input" />\n'
            f'<input type="submit" value="{words.WORDS[lang]["search"]}" class="k2-submit" />\n</form>\n')
    title = f'{words.WORDS[lang]["search_for"]} {word}'
    query = f"searchword={sites.quoted(word)}&"
    return _generic(site, markup, lang, listing, path, title, form, query)


def _generic(site, markup, lang, listing, path, title, form="", query=""):
    layout = "(search/date)" if markup == OLD else "(date/search)"
    items = "\n\n".join(_generic_item(site, markup, item) for item in listing.items)
    found = (f'<div class="genericItemList">\n{items}\n</div>' if listing.items else
             f'<div id="genericItemListNothingFound">\n<p>{words.WORDS[lang]["no_results"]}</p>\n</div>')
    return f"""<!-- Start K2 Generic {layout} Layout -->
<div id="k2Container" class="genericView">
{form}{parts.heading(markup, title)}
{parts.feed_icon(lang, path)}
{found}
{parts.pagination(lang, path, listing, markup, query)}
</div>
<!-- End K2 Generic {layout} Layout -->"""


def _generic_item(site, markup, item):
    return f"""<!-- Start K2 Item Layout -->
<div class="genericItemView">
<div class="genericItemHeader">
{parts.date("genericItemDateCreated", item)}
{_title("h2", "genericItemTitle", site, item)}
</div>
<div class="genericItemBody">
{parts.image("genericItem", site, item)}
{_intro("genericItemIntroText", site, markup, item)}
<div class="clr"></div>
</div>
<div class="clr"></div>
{parts.extra_fields("genericItem", item, markup)}
{parts.category_block("genericItem", site, item)}
{parts.read_more("genericItem", site, item)}
<div class="clr"></div>
</div>
<!-- End K2 Item Layout -->"""


def category(site, markup, key, listing):
    chosen = sites.CATEGORIES[key]
    total = len(site.of_category(key))
    path = site.category_path(key)
    leading, primary = listing.items[:1], listing.items[1:]
    groups = "\n".join(_category_group(site, markup, name, items)
                       for name, items in (("Leading", leading), ("Primary", primary)) if items)
    return f"""<!-- Start K2 Category Layout -->
<div id="k2Container" class="itemListView">
{parts.feed_icon(chosen.lang, path)}
<div class="itemListCategoriesBlock">
<div class="itemListCategory">
<h2>{escape(chosen.name)} ({total})</h2>
<div class="clr"></div>
</div>
</div>
<div class="itemList">
{groups}
</div>
{parts.pagination(chosen.lang, path, listing, markup)}
</div>
<!-- End K2 Category Layout -->"""


def _category_group(site, markup, name, items):
    rows = "\n".join(f'<div class="itemContainer{" itemContainerLast" if item is items[-1] else ""}" style="width:100.0%;">\n'
                     f"{_category_item(site, markup, name, item)}\n</div>" for item in items)
    return f'<div id="itemList{name}">\n{rows}\n<div class="clr"></div>\n</div>'


def _category_item(site, markup, group, item):
    featured = " catItemIsFeatured" if item.featured else ""
    author = sites.AUTHORS[item.author]
    return f"""<!-- Start K2 Item Layout -->
<div class="catItemView group{group}{featured}">
<div class="catItemHeader">
{parts.date("catItemDateCreated", item)}
{_title("h3", "catItemTitle", site, item)}
<span class="catItemAuthor">{words.WORDS[item.lang]["by"]} <a rel="author" href="{site.author_path(item.lang, item.author)}">{escape(author.name)}</a></span>
</div>
<div class="catItemBody">
{parts.image("catItem", site, item)}
{_intro("catItemIntroText", site, markup, item)}
<div class="clr"></div>
{parts.extra_fields("catItem", item, markup)}
</div>
<div class="catItemLinks">
<div class="catItemHitsBlock"><span class="catItemHits">{words.WORDS[item.lang]["read"]} <b>{item.number * 7 % 900}</b> {words.WORDS[item.lang]["times"]}</span></div>
{parts.category_block("catItem", site, item)}
{parts.tags("catItem", site, item)}
{parts.attachments("catItem", item)}
</div>
<div class="clr"></div>
{parts.read_more("catItem", site, item)}
<div class="clr"></div>
</div>
<!-- End K2 Item Layout -->"""


def tag(site, markup, lang, name, listing):
    path = site.tag_path(lang, name)
    items = "\n\n".join(_tag_item(site, markup, item) for item in listing.items)
    title = f'{words.WORDS[lang]["by_tag"]} {name}'
    return f"""<!-- Start K2 Tag Layout -->
<div id="k2Container" class="tagView">
{parts.heading(markup, title)}
{parts.feed_icon(lang, path)}
<div class="tagItemList">
{items}
</div>
{parts.pagination(lang, path, listing, markup)}
</div>
<!-- End K2 Tag Layout -->"""


def _tag_item(site, markup, item):
    return f"""<!-- Start K2 Item Layout -->
<div class="tagItemView">
<div class="tagItemHeader">
{parts.date("tagItemDateCreated", item)}
{_title("h2", "tagItemTitle", site, item)}
</div>
<div class="tagItemBody">
{parts.image("tagItem", site, item)}
{_intro("tagItemIntroText", site, markup, item)}
<div class="clr"></div>
</div>
{parts.extra_fields("tagItem", item, markup)}
{parts.category_block("tagItem", site, item)}
{parts.tags("tagItem", site, item)}
{parts.read_more("tagItem", site, item)}
</div>
<!-- End K2 Item Layout -->"""


def user(site, markup, lang, key, listing):
    author = sites.AUTHORS[key]
    path = site.author_path(lang, key)
    items = "\n\n".join(_user_item(site, markup, item) for item in listing.items)
    return f"""<!-- Start K2 User Layout -->
<div id="k2Container" class="userView">
{parts.feed_icon(lang, path)}
<div class="userBlock">
<h2>{escape(author.name)}</h2>
<div class="userDescription"><p>{escape(author.about)}</p></div>
<div class="clr"></div>
</div>
<div class="userItemList">
{items}
</div>
{parts.pagination(lang, path, listing, markup)}
</div>
<!-- End K2 User Layout -->"""


def _user_item(site, markup, item):
    return f"""<!-- Start K2 Item Layout -->
<div class="userItemView">
<div class="userItemHeader">
{parts.date("userItemDateCreated", item)}
{_title("h3", "userItemTitle", site, item)}
</div>
<div class="userItemBody">
{parts.image("userItem", site, item)}
{_intro("userItemIntroText", site, markup, item)}
<div class="clr"></div>
</div>
<div class="userItemLinks">
{parts.category_block("userItem", site, item)}
{parts.tags("userItem", site, item)}
</div>
{parts.read_more("userItem", site, item)}
</div>
<!-- End K2 User Item Layout -->"""


def latest(site, markup, lang, items):
    """The newest with their introduction, the older ones as titles; by section, as K2's latest view groups them."""
    groups = []
    for key, chosen in sites.CATEGORIES.items():
        row = [item for item in items if item.category == key]
        if chosen.lang == lang and row:
            groups.append(_latest_group(site, markup, key, row))
    inner = "\n".join(groups)
    return f"""<!-- Start K2 Latest Layout -->
<div id="k2Container" class="latestView">
{inner}
</div>
<!-- End K2 Latest Layout -->"""


def _latest_group(site, markup, key, items):
    whole = "\n".join(_latest_item(site, markup, item) for item in items[:2])
    titles = "\n".join(_title("h2", "latestItemTitleList", site, item) for item in items[2:])
    return f"""<div class="latestItemsContainer" style="width:50.0%;">
<div class="latestItemsCategory">
<h2><a href="{site.category_path(key)}">{escape(sites.CATEGORIES[key].name)}</a></h2>
</div>
<div class="latestItemList">
{whole}
{titles}
</div>
</div>"""


def _latest_item(site, markup, item):
    return f"""<!-- Start K2 Item Layout -->
<div class="latestItemView">
<div class="latestItemHeader">
{_title("h2", "latestItemTitle", site, item)}
</div>
{parts.date("latestItemDateCreated", item)}
<div class="latestItemBody">
{parts.image("latestItem", site, item)}
{_intro("latestItemIntroText", site, markup, item)}
</div>
<div class="latestItemLinks">
{parts.category_block("latestItem", site, item)}
{parts.tags("latestItem", site, item)}
</div>
{parts.read_more("latestItem", site, item)}
</div>
<!-- End K2 Item Layout -->"""


def _title(tag_name, css_class, site, item):
    return (f'<{tag_name} class="{css_class}">\n<a href="{site.item_path(item)}">\n'
            f"{escape(item.at(site.day).title)}\n</a>\n</{tag_name}>")


def _intro(css_class, site, markup, item):
    text = body.to_html(item.at(site.day).intro, item.lang, old_editor=markup != NEW)
    return f'<div class="{css_class}">\n{text}\n</div>'
