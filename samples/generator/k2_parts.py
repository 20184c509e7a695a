# SPDX-License-Identifier: Apache-2.0
"""The pieces that K2's pages share: dates, images, links, extra fields, pagination."""

import html

from . import site as sites
from . import words

OLD = "2.8"  # div.componentheading, no wrappers in the pagination
NEW = "2.11"  # h1, div.k2PaginationLinks and div.k2PaginationCounter


def escape(text):
    return html.escape(text, quote=True)


def heading(markup, text):
    if markup == OLD:
        return f'<div class="componentheading">\n\t\t{escape(text)}\t</div>'
    return f"<h1>{escape(text)}</h1>"


def feed_icon(lang, path):
    title = words.WORDS[lang]["feed"]
    return (f'<div class="k2FeedIcon">\n\t<a href="{path}?format=feed" title="{title}">\n'
            f'\t\t<span>{title}</span>\n\t</a>\n\t<div class="clr"></div>\n</div>')


def date(css_class, item):
    """White space around it, as K2's templates leave it."""
    return f'<span class="{css_class}">\n\t\t{words.full_date(item.lang, item.when)}\t</span>'


def image(prefix, site, item, size="M"):
    if not item.image:
        return ""
    title = escape(item.at(site.day).title)
    return (f'<div class="{prefix}ImageBlock">\n<span class="{prefix}Image">\n'
            f'<a href="{site.item_path(item)}" title="{title}">\n'
            f'<img src="{sites.image_path(item, size)}" alt="{title}" style="width:400px; height:auto;" />\n'
            f'</a>\n</span>\n<div class="clr"></div>\n</div>')


def item_image(site, item):
    if not item.image:
        return ""
    caption, credit = item.image
    large = sites.image_path(item, "XL")
    return (f'<div class="itemImageBlock">\n<span class="itemImage">\n'
            f'<a class="modal" rel="{{handler: \'image\'}}" href="{large}" title="{escape(caption)}">\n'
            f'<img src="{sites.image_path(item, "L")}" alt="{escape(caption)}" style="width:600px; height:auto;" />\n'
            f'</a>\n</span>\n<span class="itemImageCaption">{escape(caption)}</span>\n'
            f'<span class="itemImageCredits">{escape(credit)}</span>\n<div class="clr"></div>\n</div>')


def category_block(prefix, site, item):
    label = words.WORDS[item.lang]["published_in"]
    name = escape(sites.CATEGORIES[item.category].name)
    return (f'<div class="{prefix}Category">\n<span>{label}</span>\n'
            f'<a href="{site.category_path(item.category)}">{name}</a>\n</div>')


def read_more(prefix, site, item):
    """The theme of this site prints it only where there is more."""
    if not item.at(site.day).rest:
        return ""
    return (f'<div class="{prefix}ReadMore">\n<a class="k2ReadMore" href="{site.item_path(item)}">\n'
            f'{words.WORDS[item.lang]["read_more"]}\n</a>\n</div>')


def extra_fields(prefix, item, markup):
    if not item.fields:
        return ""
    rows = []
    for place, (label, value) in enumerate(item.fields):
        parity = "even" if place % 2 == 0 else "odd"
        name = "" if markup == OLD else " alias" + "".join(part.capitalize() for part in label.split())
        rows.append(f'<li class="{parity} typeTextfield group1{name}">\n'
                    f'<span class="{prefix}ExtraFieldsLabel">{escape(label)}</span>\n'
                    f'<span class="{prefix}ExtraFieldsValue">{escape(value)}</span>\n</li>')
    title = words.WORDS[item.lang]["additional"]
    return f'<div class="{prefix}ExtraFields">\n<h4>{title}</h4>\n<ul>\n' + "\n".join(rows) + "\n</ul>\n</div>"


def tags(prefix, site, item):
    if not item.tags:
        return ""
    links = "\n".join(f'<li><a href="{site.tag_path(item.lang, tag)}">{escape(tag)}</a></li>' for tag in item.tags)
    label = words.WORDS[item.lang]["tagged"]
    return f'<div class="{prefix}TagsBlock">\n<span>{label}</span>\n<ul class="{prefix}Tags">\n{links}\n</ul>\n</div>'


def attachments(prefix, item):
    if not item.attachments:
        return ""
    says = words.WORDS[item.lang]
    rows = "\n".join(
        f'<li>\n<a title="{escape(title)}" href="/{item.lang}/media/item/download/{item.number * 3 + place}_'
        f'{item.number:04x}c0de">{escape(title)}</a>\n<span>({17 + place} {says["downloads"]})</span>\n</li>'
        for place, (_, title) in enumerate(item.attachments))
    return (f'<div class="{prefix}AttachmentsBlock">\n<span>{says["attachments"]}</span>\n'
            f'<ul class="{prefix}Attachments">\n{rows}\n</ul>\n</div>')


def pagination(lang, path, listing, markup, query=""):
    """Absent where there is one page only, as in K2."""
    if listing.pages < 2:
        return ""
    counter = words.WORDS[lang]["page_of"].format(page=listing.page, pages=listing.pages)
    if markup == OLD:
        return (f'<div class="k2Pagination">\n{_plain_links(lang, path, listing, query)}\n<div class="clr"></div>\n'
                f"\t{counter}\n</div>")
    return (f'<div class="k2Pagination">\n<div class="k2PaginationLinks">\n{_theme_links(lang, path, listing, query)}\n'
            f'</div>\n<div class="k2PaginationCounter">\n{counter}\n</div>\n</div>')


def _address(path, listing, page, query):
    return escape(f"{path}?{query}start={listing.start_of(page)}")


def _named_targets(lang, listing):
    says = words.WORDS[lang]
    return [("start", says["start"], 1), ("prev", says["prev"], listing.page - 1)], [
        ("next", says["next"], listing.page + 1), ("end", says["end"], listing.pages)]


def _plain_links(lang, path, listing, query):
    """Joomla 3's own list."""
    def named(name, label, target):
        usable = 1 <= target <= listing.pages and target != listing.page
        inner = (f'<a class="hasTooltip pagenav" title="{label}" href="{_address(path, listing, target, query)}">'
                 f"{label}</a>" if usable else f'<span class="pagenav">{label}</span>')
        return f'<li class="pagination-{name}">{inner}</li>'

    def numbered(page):
        if page == listing.page:
            return f'<li><span class="pagenav">{page}</span></li>'
        return f'<li><a class="pagenav" href="{_address(path, listing, page, query)}">{page}</a></li>'

    before, after = _named_targets(lang, listing)
    rows = [named(*target) for target in before]
    rows += [numbered(page) for page in range(1, listing.pages + 1)]
    rows += [named(*target) for target in after]
    return "<ul>\n" + "\n".join(rows) + "\n</ul>"


def _theme_links(lang, path, listing, query):
    """The Protostar theme's."""
    icons = {"start": "first", "prev": "previous", "next": "next", "end": "last"}

    def named(name, label, target):
        icon = f'<span class="icon-{icons[name]}"></span>'
        if not 1 <= target <= listing.pages or target == listing.page:
            return f'<li class="disabled"><a>{icon}</a></li>'
        address = _address(path, listing, target, query)
        return f'<li><a title="{label}" href="{address}" class="hasTooltip pagenav">{icon}</a></li>'

    def numbered(page):
        if page == listing.page:
            return f'<li class="active hidden-phone"><a>{page}</a></li>'
        return f'<li class="hidden-phone"><a href="{_address(path, listing, page, query)}" class="pagenav">{page}</a></li>'

    before, after = _named_targets(lang, listing)
    rows = [named(*target) for target in before]
    rows += [numbered(page) for page in range(1, listing.pages + 1)]
    rows += [named(*target) for target in after]
    return '<nav role="navigation" aria-label="Pagination">\n<ul class="pagination-list">\n' + "\n".join(rows) + "\n</ul>\n</nav>"
