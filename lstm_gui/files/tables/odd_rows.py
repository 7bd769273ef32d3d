"""What is wrong with a row that is shorter or longer than the others."""

from collections.abc import Iterable

from lstm_gui.files.problem import Problem, counted, message
from lstm_gui.files.tables.cell_kinds import NUMERIC, kind_of
from lstm_gui.files.tables.column_facts import Facts
from lstm_gui.files.tables.records import SEPARATORS, Row

UNEVEN = counted(
    "{file} has {found} column at line {line}, but {expected} at line {first}. "
    "Give every row the same number of columns.",
    "{file} has {found} columns at line {line}, but {expected} at line {first}. "
    "Give every row the same number of columns.",
    "found",
)
"""What is wrong with rows of different lengths."""
_WORDS = message(
    "{file} has words at line {line}, between rows of numbers: a remark, or another heading. "
    "Take that line out."
)
_OTHER_SIGN = message(
    "{file} separates line {line} by {sign}, but not the lines around it. Separate all lines alike."
)


def odd_row(facts: Facts, odd: tuple[int, int], body: Iterable[Row], file: str) -> Problem:
    """Return what to say of the row ``odd`` of ``facts``, which stands in ``body``."""
    line, found = odd
    cells = next(cells for at, cells in body if at == line)
    text = " ".join(cells)
    if not any(kind_of(cell) in NUMERIC for cell in cells):
        sign = _sign_between(text, facts.width)
        if sign is not None:
            return Problem(_OTHER_SIGN, file=file, line=line, sign=repr(sign).strip("'"))
        return Problem(_WORDS, file=file, line=line)
    first, width = facts.first_usual, facts.width
    return Problem(UNEVEN, file=file, line=line, found=found, expected=width, first=first)


def _sign_between(text: str, width: int) -> str | None:
    """Return the sign that cuts ``text`` into so many numbers."""
    for sign in filter(None, SEPARATORS):
        parts = [part.strip() for part in text.split(sign)]
        if len(parts) == width and all(kind_of(part) in NUMERIC for part in parts):
            return sign
    return None
