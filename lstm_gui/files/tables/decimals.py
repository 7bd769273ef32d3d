"""Which decimal sign a table has."""

from collections import Counter
from collections.abc import Iterable

from lstm_gui.files.problem import message
from lstm_gui.files.tables.cell_kinds import COMMA, POINT, kind_of, number_in
from lstm_gui.files.tables.records import SEMICOLON, Row
from lstm_gui.files.tables.table import Question, question

_EITHER = message(
    '{file} has "{found}" at line {line}, which may be {one} or {other} by its decimal sign. '
    "It is taken as {one}."
)
_OF_POINT = ("point", "thousands_point", "spaced_point")
_OF_COMMA = ("comma", "thousands_comma", "spaced_comma")
_EACH = {POINT: (POINT, COMMA), COMMA: (COMMA, POINT)}
_DOUBTFUL = {COMMA: "comma_or_thousands", POINT: "point_or_thousands"}


def decimal_of(kinds: Counter[str], separator: str) -> tuple[str, str | None]:
    """Return the decimal sign, and the kind of cell that leaves a doubt about it, if any does.

    Parameters
    ----------
    kinds
        How many cells of the columns of numbers look like what.
    separator
        Where a semicolon stands between cells, the comma is free to be the decimal sign.
    """
    points, commas = (sum(kinds[one] for one in of) for of in (_OF_POINT, _OF_COMMA))
    if points or commas:
        return (POINT if points >= commas else COMMA), None
    if kinds[_DOUBTFUL[COMMA]]:
        # Groups of thousands beside whole numbers of four digits say nothing either.
        return (COMMA if separator == SEMICOLON else POINT), _DOUBTFUL[COMMA]
    doubtful = separator == SEMICOLON and kinds[_DOUBTFUL[POINT]]
    return POINT, _DOUBTFUL[POINT] if doubtful else None


def decimal_question(kind: str, decimal: str, body: Iterable[Row]) -> Question:
    """Return what to ask of the first cell of ``kind``, read with the sign ``decimal``."""
    line, cell = next(
        (line, cell) for line, cells in body for cell in cells if kind_of(cell) == kind
    )
    one, other = (f"{number_in(cell, sign):.15g}" for sign in _EACH[decimal])
    return question("decimal", _EITHER, found=cell, line=line, one=one, other=other)
