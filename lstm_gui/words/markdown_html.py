"""HTML of the Markdown that the manual is written in: headings, lists, tables, code, pictures.

Signs stand between dollars, as in ``$f_t$``. What is no mark of these is text and becomes no tag.
"""

import re
from collections.abc import Callable, Iterator
from html import escape

Target = Callable[[str], str]
"""Gives where a link leads, for what stands in its brackets."""
Picture = Callable[[str, str], str]
"""Gives the HTML of a picture, for what it is called and what is said of it."""

_INLINE = re.compile(
    r"`(?P<code>[^`]+)`"
    r"|\$(?P<sign>[^$_]+)(?:_(?P<index>[^$]+))?\$"
    r"|\*\*(?P<bold>[^*]+)\*\*"
    r"|\*(?P<italic>[^*]+)\*"
    r"|\[(?P<text>[^\]]+)\]\((?P<target>[^)\s]+)\)"
)
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
_HEADING = re.compile(r"(#{1,4}) (.+)")
_ITEM = re.compile(r"(?:- |\d+\. )")
_FENCE = "```"


def html_of(text: str, target: Target, picture: Picture) -> str:
    """Return ``text`` as HTML, without a head or a body."""
    return "\n".join(_block(lines, target, picture) for lines in _blocks(text))


def _blocks(text: str) -> Iterator[list[str]]:
    """Yield the lines of each paragraph, list, table or piece of code."""
    block: list[str] = []
    coding = False
    for line in text.splitlines():
        ends_code = coding and line.startswith(_FENCE)
        if line.startswith(_FENCE):
            coding = not coding
        if line.strip() or coding:
            block.append(line)
        if block and (ends_code or not (line.strip() or coding)):
            yield block
            block = []
    if block:
        yield block


def _block(lines: list[str], target: Target, picture: Picture) -> str:
    first = lines[0]
    heading, shown = _HEADING.fullmatch(first), _PICTURE.fullmatch(first)
    if first.startswith(_FENCE):
        code = escape("\n".join(lines[1:-1]), quote=False)
        return f"<pre>{code}</pre>"
    if heading:
        level = len(heading.group(1))
        return f"<h{level}>{inline(heading.group(2), target)}</h{level}>"
    if shown:
        return picture(shown.group(2), shown.group(1))
    if first.startswith("|"):
        return _table(lines, target)
    if _ITEM.match(first):
        return _list(lines, target)
    return f"<p>{inline(' '.join(lines), target)}</p>"


def _list(lines: list[str], target: Target) -> str:
    items: list[str] = []
    for line in lines:
        if _ITEM.match(line):
            items.append(_ITEM.sub("", line, count=1))
        else:
            items[-1] += " " + line.strip()
    tag = "ul" if lines[0].startswith("- ") else "ol"
    return f"<{tag}>{''.join(f'<li>{inline(item, target)}</li>' for item in items)}</{tag}>"


def _table(lines: list[str], target: Target) -> str:
    head, _, *rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    top = "".join(f"<th>{inline(cell, target)}</th>" for cell in head)
    below = "".join(
        f"<tr>{''.join(f'<td>{inline(cell, target)}</td>' for cell in row)}</tr>" for row in rows
    )
    return f"<table><tr>{top}</tr>{below}</table>"


def inline(text: str, target: Target) -> str:
    """Return a piece of text with its code, emphasis and links as HTML."""
    parts: list[str] = []
    end = 0
    for found in _INLINE.finditer(text):
        parts += escape(text[end : found.start()], quote=False), _marked(found, target)
        end = found.end()
    return "".join(parts) + escape(text[end:], quote=False)


def _marked(found: re.Match[str], target: Target) -> str:
    if found["code"]:
        return f"<code>{escape(found['code'], quote=False)}</code>"
    if found["sign"]:
        index = f"<sub>{escape(found['index'])}</sub>" if found["index"] else ""
        return f"<i>{escape(found['sign'])}</i>{index}"
    if found["text"]:
        return f'<a href="{escape(target(found["target"]))}">{escape(found["text"])}</a>'
    tag = "b" if found["bold"] else "i"
    return f"<{tag}>{inline(found['bold'] or found['italic'], target)}</{tag}>"
