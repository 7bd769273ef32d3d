"""The text of a page as parts of a sheet: on paper nothing can be clicked."""

import re
from collections.abc import Iterator

from lstm_gui.scenes.handouts.sheet_parts import Formula, Paragraph, Part, Table

_LINK = re.compile(r"\[([^\]]*)\]\([^)\s]*\)")
_STARS = re.compile(r"\*+")
_RULE = re.compile(r"\|[\s:|-]+\|")
_ITEM = re.compile(r"^(?:[-*]|\d+\.)\s+")


def plain(text: str) -> str:
    """Return ``text`` without links and without what makes words bold."""
    return _STARS.sub("", _LINK.sub(r"\1", text))


def prose(text: str) -> Iterator[Part]:
    """Yield the paragraphs, formulas, lists and tables of a text."""
    for block in re.split(r"\n\s*\n", text.strip()):
        yield from _block(block.strip())


def _block(block: str) -> Iterator[Part]:
    lines = block.splitlines()
    if block.startswith("$$") and block.endswith("$$"):
        yield Formula(block.strip("$"))
    elif block.startswith("|"):
        yield Table(tuple(_cells(line) for line in lines if not _RULE.fullmatch(line)))
    elif lines and _ITEM.match(lines[0]):
        for line in lines:
            yield Paragraph("· " + plain(_ITEM.sub("", line)))
    elif lines:
        yield Paragraph(plain(" ".join(lines).lstrip("# ")))


def _cells(line: str) -> tuple[str, ...]:
    return tuple(plain(cell.strip()) for cell in line.strip("|").split("|"))
