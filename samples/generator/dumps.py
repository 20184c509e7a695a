# SPDX-License-Identifier: Apache-2.0
"""Lists as plain text: what is left when a page's text was copied and its markup lost. No titles, no links."""

import re

from . import body
from . import site as sites
from . import words


def month(site, lang, listing, year, month_number, western=False, digits=str, cut=None):
    """`western`: with the Arabic month names used further west; `digits`: how numbers in dates are written;
    `cut`: the number of an item whose text breaks off."""
    name = words.month_name(lang, year, month_number)
    if western:
        name = f"{words.WESTERN_ARABIC_MONTHS[month_number - 1]} {year}"
    items = [_item(site, item, western, digits, item.number == cut) for item in listing.items]
    says = words.WORDS[lang]
    foot = f'{says["home"]} {says["media"]} {says["by_date"]} {digits(name)}\n'
    if listing.pages > 1:
        foot = digits(says["page_of"].format(page=listing.page, pages=listing.pages)) + "\n" + foot
    return "\n\n".join(items) + "\n\n" + foot


def _item(site, item, western, digits, cut):
    date = words.day_name(item.lang, item.when)
    if western:
        date = f"{item.when.day} {words.WESTERN_ARABIC_MONTHS[item.when.month - 1]} {item.when.year}"
    head = f'{digits(date)} {words.WORDS[item.lang]["in"]} {sites.CATEGORIES[item.category].name}'
    text = body.to_text(item.at(site.day).blocks)
    return f"{head}\n\n{_broken_off(text) if cut else text}"


def _broken_off(text):
    """Two thirds of it, up to a word."""
    return re.sub(r"\s+\S*$", "", text[: len(text) * 2 // 3])
