"""Reading what a session file says about a view: what is known and sane, or nothing."""

from collections.abc import Callable


def whole(low: int, high: int) -> Callable[[object], int | None]:
    """Return a reader of whole numbers from ``low`` to ``high``."""

    def read(value: object) -> int | None:
        fits = isinstance(value, int) and not isinstance(value, bool) and low <= value <= high
        return value if fits else None  # type: ignore[return-value]

    return read


def number(low: float, high: float) -> Callable[[object], float | None]:
    """Return a reader of numbers from ``low`` to ``high``."""

    def read(value: object) -> float | None:
        fits = isinstance(value, int | float) and not isinstance(value, bool)
        return float(value) if fits and low <= value <= high else None  # type: ignore[operator]

    return read


def flag(value: object) -> bool | None:
    """Read yes or no."""
    return value if isinstance(value, bool) else None
