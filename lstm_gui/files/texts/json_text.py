"""JSON in and out: validated reading, and a layout made for human eyes."""

import re
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from itertools import chain
from typing import TypeVar

import msgspec
import numpy as np

from lstm_gui.core.arrays import Array
from lstm_gui.files.problem import Problem, Word, message
from lstm_gui.files.texts.json_constants import first_constant
from lstm_gui.files.texts.text import utf8

JSON = None | bool | int | float | str | list["JSON"] | dict[str, "JSON"]

T = TypeVar("T")

_BOM = b"\xef\xbb\xbf"
_PLACE = r" - at `\$(.*)`$"
_MISMATCH = r"Expected `([^`]+)`, got `([^`]+)`"
_MISSING = r"Object missing required field `([^`]+)`"
_LONGEST_SEARCHED = 50_000_000
"""Bytes of a text in which what is no JSON is still looked for by name."""
_AT_ONCE = 5_000
"""Numbers of an array, or items of a list, that are written at once.

While more are, no other thread runs.
"""
_OFFSET = r"\(byte (\d+)\)"
_WORDS = {
    "float": message("a number"),
    "int": message("a whole number"),
    "str": message("text"),
    "bool": message("true or false"),
    "array": message("a list"),
    "list": message("a list"),
    "object": message("an object"),
    "dict": message("an object"),
    "bool | null": message("true, false or null"),
    "array | null": message("a list or null"),
    "str | null": message("text or null"),
    "str | array": message("text or a list"),
}


def kind_word(kind: str) -> Word:
    """Return what ``kind``, a type as msgspec calls it, is called in a sentence."""
    return Word(_WORDS.get(kind, kind))


def decode(data: bytes, kind: type[T], name: str, root: str = "$") -> T:
    """Return the JSON text ``data`` as a ``kind``, which msgspec validates.

    Parameters
    ----------
    data
        UTF-8, with or without a byte order mark.
    kind
        The msgspec struct or plain type to make of it.
    name
        What to call the file in a sentence.
    root
        The JSON path of ``data`` itself, if it is a part of a larger text.

    Raises
    ------
    Problem
        If the text is not UTF-8, not JSON, or not a ``kind``; names the JSON path.
    """
    text = data.removeprefix(_BOM)
    _require_text(text, name)
    try:
        return msgspec.json.decode(text, type=kind)
    except msgspec.ValidationError as error:
        raise _mismatch(str(error), name, root) from error
    except msgspec.DecodeError as error:
        raise _malformed(str(error), text, name, root) from error
    except RecursionError as error:
        raise Problem(
            "{file} is nested too deeply to be a file of this program. Choose another file.",
            file=name,
        ) from error


def layout(value: JSON, indent: str = "") -> str:
    """Return ``value`` as JSON text: one key, and one row of a matrix, on each line.

    An array ``(rows, columns)`` in it is one of lists of numbers.
    """
    return "".join(_parts(value, indent, lambda _: None))


def laid_out(value: JSON, come: Callable[[float], object] = lambda _: None) -> bytes:
    """Return a whole file: what `layout` says, and the end of its last line.

    It is gathered part by part: to join them all takes long, and no other thread runs then.

    Parameters
    ----------
    come
        Called now and then with the share of an array that is written; it may raise an
        exception.
    """
    written = BytesIO()
    for part in _parts(value, "", come):
        written.write(part.encode())
    written.write(b"\n")
    return written.getvalue()


def _parts(value: JSON, indent: str, come: Callable[[float], object]) -> Iterator[str]:
    deeper = indent + "  "
    if isinstance(value, np.ndarray):
        yield from _enclosed("[]", _rows(value, deeper, come), indent)
    elif isinstance(value, dict) and value:
        inner = (
            chain([f"{deeper}{_plain(key)}: "], _parts(item, deeper, come))
            for key, item in value.items()
        )
        yield from _enclosed("{}", inner, indent)
    elif isinstance(value, list) and any(isinstance(item, list | dict) for item in value):
        inner = (chain([deeper], _parts(item, deeper, come)) for item in value)
        yield from _enclosed("[]", inner, indent)
    elif isinstance(value, list):
        yield from _in_a_line(value)
    else:
        yield _plain(value)


def _enclosed(marks: str, inner: Iterable[Iterable[str]], indent: str) -> Iterator[str]:
    between = f"{marks[0]}\n"
    for parts in inner:
        yield between
        yield from parts
        between = ",\n"
    yield f"\n{indent}{marks[1]}"


def _in_a_line(values: list[JSON]) -> Iterator[str]:
    between = "["
    for first in range(0, len(values), _AT_ONCE):
        yield between + ", ".join(_plain(item) for item in values[first : first + _AT_ONCE])
        between = ", "
    yield "]" if values else "[]"


def _rows(values: Array, indent: str, come: Callable[[float], object]) -> Iterator[tuple[str]]:
    """Yield the text of some rows after the other."""
    each = max(1, _AT_ONCE // max(1, values.shape[1]))
    for first in range(0, len(values), each):
        come(first / len(values))
        text = _plain(values[first : first + each].tolist())[1:-1]
        yield (indent + text.replace(",", ", ").replace("], [", f"],\n{indent}["),)


def _plain(value: JSON) -> str:
    return msgspec.json.encode(value).decode()


def _require_text(text: bytes, name: str) -> None:
    if not text.strip():
        raise Problem("{file} is empty. Choose another file.", file=name)
    utf8(text, name)


def _mismatch(message: str, name: str, root: str) -> Problem:
    found = re.search(_PLACE, message)
    place = root + (found.group(1) if found else "")
    if missing := re.match(_MISSING, message):
        return Problem(
            "{file} has nothing at {place}. Add it there, or choose another file.",
            file=name,
            place=f"{place}.{missing.group(1)}",
        )
    if mismatch := re.match(_MISMATCH, message):
        expected, got = map(kind_word, mismatch.groups())
        return _unexpected(name, place, found=got, expected=expected)
    return Problem(
        "{file} has a number at {place} that is out of range. "
        "Correct it there, or choose another file.",
        file=name,
        place=place,
    )


def _unexpected(name: str, place: str, found: str, expected: str) -> Problem:
    return Problem(
        "{file} has {found} at {place} where {expected} belongs. "
        "Correct it there, or choose another file.",
        file=name,
        place=place,
        found=found,
        expected=expected,
    )


def _malformed(message: str, text: bytes, name: str, root: str) -> Problem:
    constant = first_constant(text) if len(text) <= _LONGEST_SEARCHED else None
    if constant is not None:
        return _unexpected(name, root + constant[1], found=constant[0], expected=kind_word("float"))
    offset = re.search(_OFFSET, message)
    if offset is None:
        return Problem(
            "{file} ends before its JSON is complete. Choose a complete copy of it.", file=name
        )
    before = text[: int(offset.group(1))].decode(errors="ignore")
    return Problem(
        "{file} is not valid JSON at line {line}, column {column}. "
        "Correct it there, or choose another file.",
        file=name,
        line=before.count("\n") + 1,
        column=len(before) - before.rfind("\n"),
    )
