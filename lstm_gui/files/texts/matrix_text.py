"""A matrix as text: tabs, commas, NumPy and Python lists, written and read."""

import re
from collections.abc import Callable, Iterator
from itertools import chain

import numpy as np

from lstm_gui.core.arrays import Array
from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.session_limits import MAX_NUMBER
from lstm_gui.files.texts.long_text import LongText
from lstm_gui.files.texts.powers_of_ten import typed

MOST_CHARACTERS = 4_000_000
_CALL = re.compile(r"(?:[A-Za-z_][\w.]*\s*=\s*)?[A-Za-z_][\w.]*\s*\(")
_ASSIGNED = re.compile(r"^[A-Za-z_][\w.]*\s*=\s*")
_KEYWORDS = re.compile(r",\s*[A-Za-z_]\w*\s*=\s*[^\[\]]*$")
_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
_PIECES = re.compile(r"[\[\]()]|[^\s,\[\]()]+")
_MARKS = "\t;,"
_LONGEST_QUOTE = 40
_AT_ONCE = 1_000
"""Pieces between two words of how far it is."""


def tab_text(values: Array) -> LongText:
    """Return ``values (rows, columns)`` as a spreadsheet takes them, to the last digit."""

    def lines() -> Iterator[str]:
        return ("\t".join(map(repr, row.tolist())) for row in values)

    return LongText(lines, len(values), values.size)


def numpy_text(values: Array) -> LongText:
    """Return ``values (rows, columns)`` as NumPy and Python take them, to the last digit."""

    def lines() -> Iterator[str]:
        for at, row in enumerate(values):
            before, after = "       " if at else "array([", "," if at < len(values) - 1 else "])"
            yield f"{before}[{', '.join(map(repr, row.tolist()))}]{after}"

    return LongText(lines, len(values), values.size)


def parse_matrix(text: str, name: str, come: Callable[[float], object] = lambda _: None) -> Array:
    """Return the numbers in ``text`` as ``(rows, columns)``; a plain list is one row.

    Parameters
    ----------
    text
        Rows of numbers separated by tabs, semicolons, commas or spaces, or lists in brackets
        as NumPy, PyTorch and Python write them. With tabs or semicolons a comma may be a
        decimal point. Nothing in it is executed.
    name
        What to call the text in a sentence.
    come
        Called now and then with the share that is read; it may raise an exception.

    Raises
    ------
    Problem
        If it is too long, has no numbers, other things than numbers, or rows of different
        lengths.
    """
    if len(text) > MOST_CHARACTERS:
        raise Problem("{file} holds too much text for a matrix. Copy less.", file=name)
    plain = typed(text.strip()).replace("\N{MINUS SIGN}", "-")
    rows = _bracketed(plain, name, come) if re.search(r"[\[(]", plain) else _separated(plain)
    if not any(rows):
        raise Problem("{file} holds no numbers. Copy a matrix first.", file=name)
    _require_even(rows, name)
    return _values(rows, name, come)


def _values(rows: list[list[str]], name: str, come: Callable[[float], object]) -> Array:
    """Return the numbers of rows of one length."""
    values = np.empty((len(rows), len(rows[0])))
    numbers = values.reshape(-1)
    for at, piece in enumerate(chain.from_iterable(rows)):
        if at % _AT_ONCE == 0:
            come(at / len(numbers))
        numbers[at] = _value(piece, name)
    return values


def _separated(text: str) -> list[list[str]]:
    lines = [line for line in text.splitlines() if line.strip()]
    mark = next((mark for mark in _MARKS if any(mark in line for line in lines)), None)
    rows = [line.split(mark) for line in lines]
    if mark in ("\t", ";"):
        rows = [[cell.replace(",", ".") for cell in row] for row in rows]
    return [[cell.strip() for cell in row] for row in rows]


def _bracketed(text: str, name: str, come: Callable[[float], object]) -> list[list[str]]:
    inner = _arguments(text)
    if inner is None:
        inner = _ASSIGNED.sub("", text)
    rows: list[list[str]] = []
    depth = deepest = 0
    for at, found in enumerate(_PIECES.finditer(inner)):
        piece = found[0]
        if at % _AT_ONCE == 0:
            come(0.0)
        if piece in "[(":
            depth, deepest = depth + 1, max(deepest, depth + 1)
            rows.append([])
        elif piece in "])":
            depth -= 1
        elif not rows or depth != deepest:
            raise _not_one_matrix(name)
        else:
            rows[-1].append(piece)
    if depth or deepest > 2:
        raise _not_one_matrix(name)
    return [row for row in rows if row]


def _arguments(text: str) -> str | None:
    """Return the first argument of a call such as ``array([[1]], dtype=float)``, if it is one.

    Each letter is looked at a few times only, whatever the text is.
    """
    called, end = _CALL.match(text), text.rfind(")")
    if called is None or end < called.end() or re.search(r"\w", text[end:]):
        return None
    inner = text[called.end() : end]
    numbers_end = max(map(inner.rfind, "[]")) + 1
    return inner[:numbers_end] + _KEYWORDS.sub("", inner[numbers_end:])


def _not_one_matrix(name: str) -> Problem:
    return Problem(
        "{file} holds brackets that are not those of one matrix. "
        "Copy a list of rows such as [[1, 2], [3, 4]].",
        file=name,
    )


def _require_even(rows: list[list[str]], name: str) -> None:
    for at, row in enumerate(rows):
        if len(row) != len(rows[0]):
            raise Problem(
                "{file} has rows of different lengths: {expected} in row 1, {found} in row {row}. "
                "Give every row as many numbers.",
                file=name,
                found=len(row),
                row=at + 1,
                expected=len(rows[0]),
            )


def _value(piece: str, name: str) -> float:
    if _NUMBER.fullmatch(piece) is None or not abs(float(piece)) <= MAX_NUMBER:
        raise Problem(
            '{file} has "{found}", which is no number to compute with. '
            "Copy plain numbers such as 0.5 or -1.",
            file=name,
            found=piece[:_LONGEST_QUOTE],
        )
    return float(piece)


def placed(
    pasted: Array, room: tuple[int, int], at: tuple[int, int], name: str
) -> tuple[int, int, Array]:
    """Return where ``pasted`` goes in a matrix of ``room``, row and column, and as what.

    It goes on from ``at``, or over all of the matrix where it is as large; a row of numbers
    fits into a single column as well.

    Raises
    ------
    Problem
        If there is no room for it.
    """
    turned = [pasted, *([pasted.T] if 1 in pasted.shape and 1 in room else [])]
    for values in turned:
        if all(at[axis] + values.shape[axis] <= room[axis] for axis in (0, 1)):
            return *at, values
    for values in turned:
        if values.shape == room:
            return 0, 0, values
    raise Problem(
        "{file} is {rows} × {columns}; this matrix is {all_rows} × {all_columns} "
        "and has room for {room_rows} × {room_columns} from the chosen entry on.",
        file=name,
        rows=pasted.shape[0],
        columns=pasted.shape[1],
        all_rows=room[0],
        all_columns=room[1],
        room_rows=room[0] - at[0],
        room_columns=room[1] - at[1],
    )
