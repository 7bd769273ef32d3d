"""What the program remembers, value by value: one JSON object in a file of its own.

Whatever is damaged costs its value. A value that is not of the kind that is asked for counts as
none, and of a text that is no JSON each line that holds a whole value still counts.
"""

import os
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TypeVar, cast

import msgspec

from lstm_gui.files.disk.bounded_read import read_bytes
from lstm_gui.files.problem import Problem
from lstm_gui.files.texts.json_text import JSON, layout

T = TypeVar("T")

_LARGEST = 2**20
_LINE = rb'\s*("(?:[^"\\]|\\.)*")\s*:\s*(.*?),?\s*'
_UNREAD = object()
"""In place of what tells one content of the file from another, until it is read."""


class SettingsFile:
    """The values in the file ``path``, read when they are asked for.

    Each change is written at once, with what other windows have written meanwhile. Where that
    is not possible it holds for this run.

    Parameters
    ----------
    path
        Its folder is made when something is to be written; nobody else may read the file.
    old
        The settings of versions before this file, taken over as long as there is none.
    """

    def __init__(self, path: Path, old: Path) -> None:
        self._path, self._old = path, old
        self._seen: object = _UNREAD
        self._values: dict[str, object] = {}
        self._unwritten: dict[str, object] = {}

    def value(self, key: str, kind: type[T], default: T) -> T:
        """Return what is remembered as ``key``, ``default`` if that is no ``kind``."""
        try:
            return msgspec.convert(self._all()[key], kind)
        except (KeyError, msgspec.ValidationError):
            return default

    def remember(self, changes: Mapping[str, object]) -> None:
        """Remember ``changes``, plain values of JSON; one of None is forgotten."""
        self._write(lambda: changes)

    def change(
        self,
        key: str,
        kind: type[T],
        default: T,
        changed: Callable[[T], object],
        beside: Mapping[str, object] | None = None,
    ) -> None:
        """Remember as ``key`` what ``changed`` makes of its value, whoever wrote it last.

        What else is to be remembered, ``beside`` it, is written at once.
        """
        self._write(lambda: {key: changed(self.value(key, kind, default)), **(beside or {})})

    def _write(self, changes: Callable[[], Mapping[str, object]]) -> None:
        if self._holds(changes()):
            # A disk that is busy with a large session may take seconds for a new file.
            return
        # What writes is loaded when something is to be written, which a start does not.
        from lstm_gui.files.disk.atomic import replace_bytes
        from lstm_gui.files.disk.file_lock import in_turn

        with suppress(OSError):
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Between reading and writing another window would write what is lost then.
        with in_turn(self._path.with_suffix(".lock")):
            self._seen = _UNREAD
            self._unwritten = {**self._unwritten, **changes()}
            kept = {key: value for key, value in self._all().items() if value is not None}
            with suppress(Problem, OSError):
                # Nothing waits for the disk: the worst that a failing one costs are settings.
                replace_bytes(self._path, _text_of(kept), private=True, lasting=False)
                self._unwritten = {}

    def _holds(self, values: Mapping[str, object]) -> bool:
        """Tell whether the file says all this already."""
        known = self._all()
        is_there = self._seen is not None and not self._unwritten
        return is_there and all(known.get(key) == value for key, value in values.items())

    def _all(self) -> dict[str, object]:
        seen = _signature(self._path)
        if seen != self._seen:
            self._seen = seen
            self._values = self._old_values() if seen is None else _read(self._path)
        return {**self._values, **self._unwritten}

    def _old_values(self) -> dict[str, object]:
        from lstm_gui.files.settings.old_settings import old_values

        return old_values(self._old)


def _text_of(values: Mapping[str, object]) -> bytes:
    """Return what the file says, without the longest of ``values`` if it could not be read."""
    text = (layout(cast("JSON", values)) + "\n").encode()
    if len(text) <= _LARGEST:
        return text
    longest = max(values, key=lambda key: len(layout(cast("JSON", values[key]))))
    return _text_of({key: value for key, value in values.items() if key != longest})


def _signature(path: Path) -> object:
    """Return what differs once the file has been replaced, None if there is none."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size


def _read(path: Path) -> dict[str, object]:
    try:
        data = read_bytes(path, _LARGEST)
    except Problem:
        return {}
    try:
        return msgspec.json.decode(data, type=dict[str, object])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return _saved(data)


def _saved(data: bytes) -> dict[str, object]:
    """Return the values of those lines that are whole."""
    values: dict[str, object] = {}
    for line in data.splitlines():
        match = re.fullmatch(_LINE, line)
        if match is not None:
            with suppress(msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
                key = msgspec.json.decode(match.group(1), type=str)
                values[key] = msgspec.json.decode(match.group(2))
    return values
