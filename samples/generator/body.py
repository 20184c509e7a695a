# SPDX-License-Identifier: Apache-2.0
"""The blocks of a body, as the site's editor left them in HTML and as a text dump shows them."""

import html
import re

LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
STRONG = re.compile(r"\*\*([^*]+)\*\*")
LIST_MARK = re.compile(r"^(-|\d+\.) ")


def to_html(blocks, lang, old_editor):
    """`old_editor`: with the justified paragraphs and stray spacing of the site's first years."""
    return "\n".join(_block_html(block, lang, old_editor) for block in blocks)


def to_text(blocks):
    """Without markup, a blank line after each block."""
    return "\n\n".join(_block_text(block) for block in blocks)


def _block_html(block, lang, old_editor):
    lines = block.splitlines()
    if block.startswith("> "):
        return f"<blockquote>\n<p>{_inline(_unmarked(lines, '> '))}</p>\n</blockquote>"
    if block.startswith("## "):
        return f"<h3>{_inline(block[3:])}</h3>"
    if block.startswith("| "):
        return _table(lines)
    if LIST_MARK.match(block):
        tag = "ul" if block.startswith("- ") else "ol"
        entries = "\n".join(f"<li>{_inline(LIST_MARK.sub('', line))}</li>" for line in lines)
        return f"<{tag}>\n{entries}\n</{tag}>"
    return _paragraph(" ".join(lines), lang, old_editor)


def _paragraph(text, lang, old_editor):
    if not old_editor:
        return f"<p>{_inline(text)}</p>"
    direction = ' dir="rtl"' if lang == "ar" else ""
    return f'<p{direction} style="text-align: justify;">{_inline(text)}</p>\n<p>&nbsp;</p>'


def _table(lines):
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    head = "".join(f"<th>{_inline(cell)}</th>" for cell in rows[0])
    body = "\n".join("<tr>" + "".join(f"<td>{_inline(cell)}</td>" for cell in row) + "</tr>" for row in rows[1:])
    return f'<table border="1">\n<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n{body}\n</tbody>\n</table>'


def _inline(text):
    return STRONG.sub(r"<strong>\1</strong>", LINK.sub(r'<a href="\2">\1</a>', html.escape(text, quote=False)))


def _block_text(block):
    lines = [LIST_MARK.sub("", line.removeprefix("> ").removeprefix("## ")) for line in block.splitlines()]
    if block.startswith("| "):
        lines = ["\t".join(cell.strip() for cell in line.strip("|").split("|")) for line in block.splitlines()]
        return _plain("\n".join(lines))
    separator = "\n" if LIST_MARK.match(block) else " "
    return _plain(separator.join(lines))


def _plain(text):
    return STRONG.sub(r"\1", LINK.sub(r"\1", text))


def _unmarked(lines, mark):
    return " ".join(line.removeprefix(mark) for line in lines)
