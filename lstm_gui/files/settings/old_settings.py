r"""The settings of versions before the settings file: the INI text that `QSettings` wrote.

Only plain text is taken over. `QSettings` would also make objects of what such a file holds, and
run code for it; here a value that is no text, or a list of texts, counts as none.

A value is a list with commas between its items. Parts of an item may stand in double quotes,
and a backslash begins a character that cannot stand there: ``\n`` or ``\x1f``. An item that
begins with ``@`` is of another kind, but for ``@@``, which is one ``@``.
"""

import re
from pathlib import Path
from urllib.parse import quote_from_bytes, unquote

from lstm_gui.files.disk.bounded_read import read_bytes
from lstm_gui.files.problem import Problem
from lstm_gui.files.texts.json_text import JSON

_LARGEST = 2**20
_TOKEN = re.compile(r'\\x([0-9A-Fa-f]{1,6})|\\(.)|(")|(,)|([^"\\,]+)|\\', re.DOTALL)
_ESCAPES = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "0": "\0"}
_LARGEST_CODE = 0x10FFFF


def old_values(path: Path) -> dict[str, object]:
    """Return the plain values of the old settings file ``path`` as the new one names them."""
    try:
        text = read_bytes(path, _LARGEST).decode("utf-8", "replace")
    except Problem:
        return {}
    texts = _general(text)
    one = {key: items[0] for key, items in texts.items() if len(items) == 1}
    values: dict[str, JSON] = {
        key: one[key] for key in ("theme", "language", "workspace", "lesson") if key in one
    }
    for key in ("classroom hidden", "solved lessons"):
        if key in one:
            values[key] = list[JSON](one[key].split())
    if "classroom" in one:
        values["classroom"] = one["classroom"] == "on"
    if re.fullmatch(r"\d{1,2}(\.\d{1,6})?", one.get("classroom size", ""), re.ASCII):
        values["classroom size"] = float(one["classroom size"])
    if re.fullmatch(r"\d{1,3}", one.get("lesson page", ""), re.ASCII):
        values["lesson page"] = int(one["lesson page"])
    if "folder" in one:
        values["folder"] = _quoted(one["folder"])
    if "recent" in texts:
        values["recent"] = [_quoted(item) for item in texts["recent"]]
    return dict(values)


def _general(text: str) -> dict[str, list[str]]:
    """Return the lists of texts in the section that has those of the program."""
    values: dict[str, list[str]] = {}
    section = ""
    for line in text.splitlines():
        key, equals, value = line.partition("=")
        if line.startswith("["):
            section = line.strip()
        elif equals and section == "[General]":
            items = _items(value)
            if items is not None:
                values[unquote(key.strip())] = items
    return values


def _items(value: str) -> list[str] | None:
    """Return the texts in ``value``, None if one of them is no text."""
    items, quoted = [""], False
    for token in _TOKEN.finditer(value):
        code, escape, quote, comma, plain = token.groups("")
        if quote:
            quoted = not quoted
        elif comma and not quoted:
            items.append("")
        elif code:
            number = int(code, 16)
            items[-1] += chr(number) if number <= _LARGEST_CODE else "\ufffd"
        elif escape:
            items[-1] += _ESCAPES.get(escape, escape)
        else:
            items[-1] += comma or (plain if quoted else plain.strip())
    if any(item.startswith("@") and not item.startswith("@@") for item in items):
        return None
    return [item.removeprefix("@") for item in items]


def _quoted(path: str) -> str:
    return quote_from_bytes(path.encode("utf-8", "surrogatepass"))
