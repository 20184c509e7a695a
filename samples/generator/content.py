# SPDX-License-Identifier: Apache-2.0
"""Reads samples/content/*.md: the items of the invented press office.

A file holds items, each opened by a line `=== <number>`, then `name: value` lines, a blank line and the body:

    === 114
    lang: en
    category: records
    date: 2023-10-11 14:05
    title: Assembly asks for a guard on the land registry
    tags: land registry, memoranda
    author: press
    image: What the picture shows | Who made it

    First paragraph, shown in lists.

    <more>

    > A quotation.

    (Source: Press Office of the Talmora Civic Assembly)

The same number again, with `since: YYYY-MM-DD`, is the state that the page had from that day on.
"""

import dataclasses
import datetime
import pathlib
import re

CONTENT = pathlib.Path(__file__).resolve().parent.parent / "content"
ITEM_LINE = re.compile(r"^=== (\d+)\n", re.MULTILINE)
REPEATED = {"attachment", "field"}


@dataclasses.dataclass(frozen=True)
class State:
    """What the page of an item showed from `since` on."""

    since: datetime.date
    title: str
    intro: tuple  # blocks of text, as written in the source
    rest: tuple  # blocks behind "Read more", empty for an item without that split

    @property
    def blocks(self):
        return self.intro + self.rest


@dataclasses.dataclass(frozen=True)
class Item:
    number: int
    lang: str
    category: str  # a key of site.CATEGORIES
    when: datetime.datetime  # in the publisher's own time
    states: tuple
    tags: tuple = ()
    author: str = "press"  # a key of site.AUTHORS
    image: tuple = ()  # (caption, credit)
    attachments: tuple = ()  # ((file name, title), …)
    fields: tuple = ()  # ((label, value), …)
    related: tuple = ()  # numbers
    featured: bool = False

    def at(self, day):
        """The state that a crawl of that day met."""
        return [state for state in self.states if state.since <= day][-1]


def read_items(folder=CONTENT):
    """All items by number, in the order of publication."""
    drafts = {}
    for path in sorted(folder.glob("*.md")):
        for number, fields, body in _entries(path):
            drafts.setdefault(number, []).append((fields, body))
    items = [_item(number, entries) for number, entries in drafts.items()]
    return {item.number: item for item in sorted(items, key=lambda item: (item.when, item.number))}


def _entries(path):
    _, *parts = ITEM_LINE.split(path.read_text(encoding="utf-8"))
    for number, text in zip(parts[::2], parts[1::2]):
        head, _, body = text.partition("\n\n")
        yield int(number), _fields(head, path), body.strip()


def _fields(head, path):
    fields = {}
    for line in head.splitlines():
        name, colon, value = line.partition(": ")
        if not colon:
            raise SystemExit(f"{path.name}: “{line}” is not a “name: value” line")
        if name in REPEATED:
            fields.setdefault(name, []).append(_pair(value))
        else:
            fields[name] = value.strip()
    return fields


def _item(number, entries):
    first, _ = entries[0]
    states = sorted((_state(fields | {"title": fields.get("title", first["title"])}, body, first["date"])
                     for fields, body in entries), key=lambda state: state.since)
    return Item(
        number=number,
        lang=first["lang"],
        category=first["category"],
        when=datetime.datetime.strptime(first["date"], "%Y-%m-%d %H:%M"),
        states=tuple(states),
        tags=_list(first.get("tags", "")),
        author=first.get("author", "press"),
        image=_pair(first["image"]) if "image" in first else (),
        attachments=tuple(first.get("attachment", ())),
        fields=tuple(first.get("field", ())),
        related=tuple(int(number) for number in _list(first.get("related", ""))),
        featured="featured" in first,
    )


def _state(fields, body, published):
    since = fields.get("since", published[:10])
    intro, _, rest = body.partition("<more>\n\n")
    return State(datetime.date.fromisoformat(since), fields["title"], _blocks(intro), _blocks(rest))


def _blocks(text):
    return tuple(block.strip() for block in re.split(r"\n\n+", text) if block.strip())


def _list(value):
    return tuple(part.strip() for part in re.split("[,،]", value) if part.strip())


def _pair(value):
    first, _, second = value.partition(" | ")
    return first.strip(), second.strip()
