"""JSON in and out: validated reading, and a layout made for human eyes."""

import re
from typing import TypeVar

import msgspec

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
    """Return ``value`` as JSON text: one key, and one row of a matrix, on each line."""
    deeper = indent + "  "
    if isinstance(value, dict) and value:
        items = [f"{deeper}{_plain(key)}: {layout(item, deeper)}" for key, item in value.items()]
        return _enclosed("{", items, "}", indent)
    if isinstance(value, list) and any(isinstance(item, list | dict) for item in value):
        return _enclosed("[", [deeper + layout(item, deeper) for item in value], "]", indent)
    if isinstance(value, list):
        return "[" + ", ".join(_plain(item) for item in value) + "]"
    return _plain(value)


def _enclosed(opening: str, items: list[str], closing: str, indent: str) -> str:
    return f"{opening}\n" + ",\n".join(items) + f"\n{indent}{closing}"


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
