"""What a figure on paper can do without: marks of what is looked at, and keys of colours."""

from collections.abc import Iterator
from contextlib import contextmanager

CURSOR, LEGEND = "cursor", "legend"
"""The selected step, unit and block; what the colours stand for."""
_left_out: list[frozenset[str]] = [frozenset()]


def shows(mark: str) -> bool:
    """Return whether what is painted now has `CURSOR` or `LEGEND`."""
    return mark not in _left_out[-1]


@contextmanager
def leaving_out(marks: frozenset[str]) -> Iterator[None]:
    """Paint without ``marks`` meanwhile."""
    _left_out.append(marks)
    try:
        yield
    finally:
        _left_out.pop()
