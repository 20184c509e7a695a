# SPDX-License-Identifier: Apache-2.0
"""K2's item page."""

from . import body
from . import k2_parts as parts
from . import site as sites
from . import words
from .k2_parts import NEW, escape


def page(site, markup, item, all_items):
    """`all_items`: every item by number, for the related ones."""
    state = item.at(site.day)
    says = words.WORDS[item.lang]
    author = sites.AUTHORS[item.author]
    featured = " itemIsFeatured" if item.featured else ""
    return f"""<!-- Start K2 Item Layout -->
<span id="startOfPageId{item.number}"></span>
<div id="k2Container" class="itemView{featured}">
<div class="itemHeader">
{parts.date("itemDateCreated", item)}
<h2 class="itemTitle">
\t\t\t\t\t{escape(state.title)}
</h2>
<span class="itemAuthor">
{says["by"]}&nbsp;<a rel="author" href="{site.author_path(item.lang, item.author)}">{escape(author.name)}</a>
</span>
</div>
<div class="itemToolbar">
<ul>
<li><a class="itemPrintLink" rel="nofollow" href="{site.item_path(item)}?tmpl=component&amp;print=1"><span>{says["print"]}</span></a></li>
</ul>
<div class="clr"></div>
</div>
<div class="itemBody">
{parts.item_image(site, item)}
{_text(state, item, markup)}
<div class="clr"></div>
{parts.extra_fields("item", item, markup)}
{_footer(site, item, state)}
<div class="clr"></div>
</div>
<div class="itemLinks">
{parts.category_block("item", site, item)}
{parts.tags("item", site, item)}
{parts.attachments("item", item)}
<div class="clr"></div>
</div>
{_related(site, item, all_items)}
{_navigation(site, item)}
<div class="itemBackToTop">
<a class="k2Anchor" href="#startOfPageId{item.number}">{says["back_to_top"]}</a>
</div>
<div class="clr"></div>
</div>
<!-- End K2 Item Layout -->"""


def _text(state, item, markup):
    """Only itemFullText where the text has no split, as in K2."""
    def render(blocks):
        return body.to_html(blocks, item.lang, old_editor=markup != NEW)

    if not state.rest:
        return f'<div class="itemFullText">\n{render(state.intro)}\n</div>'
    return (f'<div class="itemIntroText">\n{render(state.intro)}\n</div>\n'
            f'<div class="itemFullText">\n{render(state.rest)}\n</div>')


def _footer(site, item, state):
    if state.since == item.when.date():
        return ""
    says = words.WORDS[item.lang]
    changed = item.when.replace(year=state.since.year, month=state.since.month, day=state.since.day)
    return (f'<div class="itemContentFooter">\n<span class="itemDateModified">\n'
            f'{says["modified"]} {words.full_date(item.lang, changed)}\n</span>\n<div class="clr"></div>\n</div>')


def _related(site, item, all_items):
    if not item.related:
        return ""
    rows = []
    for place, number in enumerate(item.related):
        other = all_items[number]
        parity = "even" if place % 2 == 0 else "odd"
        title = escape(other.at(site.day).title)
        rows.append(f'<li class="{parity}">\n<a class="itemRelTitle" href="{site.item_path(other)}">{title}</a>\n</li>')
    return (f'<div class="itemRelated">\n<h3>{words.WORDS[item.lang]["related"]}</h3>\n<ul>\n'
            + "\n".join(rows) + '\n</ul>\n<div class="clr"></div>\n</div>')


def _navigation(site, item):
    older, newer = site.neighbours(item)
    says = words.WORDS[item.lang]
    links = []
    if older:
        links.append(f'<a class="itemPrevious" href="{site.item_path(older)}">&laquo; {escape(older.at(site.day).title)}</a>')
    if newer:
        links.append(f'<a class="itemNext" href="{site.item_path(newer)}">{escape(newer.at(site.day).title)} &raquo;</a>')
    return (f'<div class="itemNavigation">\n<span class="itemNavigationTitle">{says["more_in"]}</span>\n'
            + "\n".join(links) + "\n</div>")
