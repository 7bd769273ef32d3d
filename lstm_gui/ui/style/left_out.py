"""What a figure on paper can do without: marks of what is looked at, and keys of colours."""

from collections.abc import Iterator
from contextlib import contextmanager

from PyQt6.QtWidgets import QWidget

CURSOR, LEGEND, KEYS = "cursor", "legend", "keys"
"""The selected step, unit and block; what the colours stand for; what has the keys."""
_left_out: list[frozenset[str]] = [frozenset()]


def shows(mark: str) -> bool:
    """Return whether what is painted now has `CURSOR` or `LEGEND`."""
    return mark not in _left_out[-1]


def has_keys(widget: QWidget) -> bool:
    """Return whether ``widget`` has the keys and is painted so that this is seen."""
    return widget.hasFocus() and shows(KEYS)


def is_figure() -> bool:
    """Return whether what is painted now is for a file, whose ground is painted below it all."""
    return not shows(KEYS)


@contextmanager
def as_a_figure() -> Iterator[None]:
    """Paint without a sign of what has the keys meanwhile, and without what is left out anyway."""
    with leaving_out(_left_out[-1] | {KEYS}):
        yield


@contextmanager
def leaving_out(marks: frozenset[str]) -> Iterator[None]:
    """Paint without ``marks`` meanwhile."""
    _left_out.append(marks)
    try:
        yield
    finally:
        _left_out.pop()
