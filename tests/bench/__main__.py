"""All measurements in one table: ``python -m tests.bench``, run by ``make bench``."""

import re

# First, since it chooses the number of BLAS threads before NumPy is loaded.
from tests.bench import forward  # isort: split

from collections.abc import Iterator

from tests.bench import (
    backward,
    cells,
    inspector,
    memory,
    models,
    slow_motion,
    start,
    sweep,
    tables,
    training,
    window,
)

_PARTS = (
    start,
    window,
    slow_motion,
    inspector,
    memory,
    models,
    forward,
    backward,
    cells,
    training,
    sweep,
    tables,
)

_HEADINGS = ("measured", "value", "yardstick", "ratio", "goal", "")
_LINE = "{:<64} {:>22}   {:<36} {:>7}   {:<14} {}"


def main() -> None:
    """Measure one thing after the other and print each line as soon as it is known."""
    print(_LINE.format(*_HEADINGS))
    for part in _PARTS:
        for row in part.rows():
            print(_LINE.format(*row, _verdict(*row)), flush=True)


def _verdict(_label: str, value: str, _yardstick: str, ratio: str, goal: str) -> str:
    """Say whether a goal such as ``<= 5 us/step`` or ``<= 1.3x`` is reached."""
    if not goal.startswith("<="):
        return ""
    measured = ratio if goal.endswith("x") else value
    return "ok" if _number(measured) <= _number(goal) else "MISS"


def _number(text: str) -> float:
    return next(_numbers(text))


def _numbers(text: str) -> Iterator[float]:
    return (float(digits) for digits in re.findall(r"\d+(?:\.\d+)?", text))


if __name__ == "__main__":
    main()
