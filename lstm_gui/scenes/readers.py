"""Readers of single values from a session file; what is not sane is None."""

from collections.abc import Callable, Collection
from typing import Any, cast

Reader = Callable[[object], object]


def whole(low: int, high: int) -> Callable[[object], int | None]:
    """Return a reader of whole numbers from ``low`` to ``high``."""

    def read(value: object) -> int | None:
        if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
            return value
        return None

    return read


def number_within(low: float, high: float) -> Callable[[object], float | None]:
    """Return a reader of numbers from ``low`` to ``high``."""

    def read(value: object) -> float | None:
        if isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high:
            return float(value)
        return None

    return read


def one_of(names: Collection[str]) -> Callable[[object], str | None]:
    """Return a reader of one of ``names``."""

    def read(value: object) -> str | None:
        return value if isinstance(value, str) and value in names else None

    return read


def short_text(longest: int) -> Callable[[object], str | None]:
    """Return a reader of texts of up to ``longest`` characters."""

    def read(value: object) -> str | None:
        return value if isinstance(value, str) and len(value) <= longest else None

    return read


def flag(value: object) -> bool | None:
    """Read true or false."""
    return value if isinstance(value, bool) else None


def listed(value: object, longest: int) -> list[object] | None:
    """Read a list of up to ``longest`` values of any kind."""
    items = cast("list[object]", value) if isinstance(value, list) else None
    return items if items is not None and len(items) <= longest else None


def fields_of(value: object) -> dict[str, object] | None:
    """Read an object, whose names are texts in any JSON file."""
    return cast("dict[str, object]", value) if isinstance(value, dict) else None


def sane(data: object, readers: dict[str, Reader]) -> dict[str, Any]:
    """Return by name what the readers take of ``data``; what they do not take is left out."""
    fields = fields_of(data) or {}
    read = {name: reader(fields.get(name)) for name, reader in readers.items()}
    return {name: value for name, value in read.items() if value is not None}
