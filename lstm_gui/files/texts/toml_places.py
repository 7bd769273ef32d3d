"""Where in a TOML text a value stands, so that a mistake can be shown."""

import re
from collections.abc import Iterator

_HEADER = re.compile(r"\s*(\[\[?)\s*([\w.\- ]+?)\s*\]\]?\s*(?:#.*)?")
_KEY = re.compile(r"\s*(?:\"([^\"]+)\"|([\w.\-]+))\s*=")
_LONG_QUOTES = ("'''", '"""')


Places = tuple[tuple[int, str], ...]
"""Lines, counted from 1, and the path of what stands in each."""


def places_in(text: str) -> Places:
    """Return where all values of ``text`` stand."""
    return tuple(_places(text))


def line_of(places: Places, path: str) -> int:
    """Return the line, counted from 1, of the value at ``path``, e.g. ``$.pages[0].title``.

    What has no line of its own is found where the value that holds it stands.
    """
    best, line = "$", 1
    for number, place in places:
        if _holds(place, path) and len(place) > len(best):
            best, line = place, number
    return line


def _holds(place: str, path: str) -> bool:
    return path == place or (path.startswith(place) and path[len(place)] in ".[")


def _places(text: str) -> Iterator[tuple[int, str]]:
    table, counts = "$", dict[str, int]()
    for number, line in _lines_outside_texts(text):
        if header := _HEADER.fullmatch(line):
            table = _table(header.group(2), header.group(1) == "[[", counts)
            yield number, table
        elif key := _KEY.match(line):
            yield number, f"{table}.{key.group(1) or key.group(2)}"


def _lines_outside_texts(text: str) -> Iterator[tuple[int, str]]:
    open_quotes = ""
    for number, line in enumerate(text.splitlines(), 1):
        if not open_quotes:
            yield number, line
        for quotes in _LONG_QUOTES:
            if open_quotes in ("", quotes) and line.count(quotes) % 2:
                open_quotes = "" if open_quotes else quotes


def _table(name: str, is_list: bool, counts: dict[str, int]) -> str:
    path = "$"
    keys = [key.strip() for key in name.split(".")]
    for depth, key in enumerate(keys):
        path += f".{key}"
        if is_list and depth == len(keys) - 1:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path += f"[{counts[path]}]"
    return path
