"""What the words of the command line stand for, each checked before anything is loaded."""

import argparse
import math
import re
from pathlib import Path

from lstm_gui.files.figures.lengths import LARGEST_TYPE, SMALLEST_TYPE, points_of
from lstm_gui.files.problem import message
from lstm_gui.scenes.figure_views import VIEWS
from lstm_gui.words.translation import tr

LONGEST_LAG = 512
_SMALLEST, _LARGEST = 200, 8000
_STEPS = re.compile(r"(\d{1,6}):(\d{1,6})", re.ASCII)
_FASTEST = 50.0
_MOST_COLUMNS = 6
_MOST_ROWS, _MOST_HEADINGS = 100_000, 9
_LARGEST_SEED, _MOST_STUDENTS = 999_999, 200
_SIZE = re.compile(r"(\d{1,6})[xX×](\d{1,6})", re.ASCII)
_NUMBER = message("{text} is not a number from {low} to {high}")


def _refused(template: str, **fields: object) -> argparse.ArgumentTypeError:
    """Return why a word is not taken, in the language in force."""
    return argparse.ArgumentTypeError(tr(template).format(**fields))


def size(text: str) -> tuple[int, int]:
    """Return width and height in pixels."""
    match = _SIZE.fullmatch(text)
    size = (int(match.group(1)), int(match.group(2))) if match else (0, 0)
    if not all(_SMALLEST <= side <= _LARGEST for side in size):
        raise _refused(
            message("{text} is not WIDTHxHEIGHT with sides from {low} to {high}"),
            text=text, low=_SMALLEST, high=_LARGEST,
        )  # fmt: skip
    return size


def panels(text: str) -> tuple[str, ...]:
    """Return the views of a sheet."""
    names = tuple(text.split(","))
    unknown = [name for name in names if name not in VIEWS]
    if unknown:
        raise _refused(
            message("{text} is no view; known are {known}"),
            text=unknown[0] or text, known=", ".join(VIEWS),
        )  # fmt: skip
    return names


def column_count(text: str) -> int:
    """Return how many columns a sheet has."""
    if text not in map(str, range(1, _MOST_COLUMNS + 1)):
        raise _refused(_NUMBER, text=text, low=1, high=_MOST_COLUMNS)
    return int(text)


def length(text: str) -> float:
    """Return a length in points of 1/72 inch."""
    points = points_of(text)
    if points is None:
        raise _refused(
            message("{text} is not a width from 30mm to 1000mm, such as 89mm"), text=text
        )
    return points


def type_size(text: str) -> float:
    """Return a size of type in points."""
    return _between(text.removesuffix("pt"), SMALLEST_TYPE, LARGEST_TYPE)


def dots(text: str) -> float:
    """Return dots for each inch."""
    return _between(text, 72.0, 1200.0)


def _between(text: str, low: float, high: float) -> float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not low <= number <= high:
        raise _refused(_NUMBER, text=text, low=f"{low:,.15g}", high=f"{high:,.15g}")
    return number


def steps(text: str) -> tuple[int, int]:
    """Return the first and the last step."""
    match = _STEPS.fullmatch(text)
    if not match:
        raise _refused(message("{text} is not FIRST:LAST, such as 0:9"), text=text)
    return int(match.group(1)), int(match.group(2))


def rows(text: str) -> tuple[int, int]:
    """Return the first and the last row, counted from 1."""
    match = _STEPS.fullmatch(text)
    first, last = (int(match.group(1)), int(match.group(2))) if match else (0, 0)
    if not 1 <= first <= last:
        raise _refused(message("{text} is not FIRST:LAST counted from 1, such as 1:100"), text=text)
    return first, last


def columns(text: str) -> tuple[str, ...]:
    """Return names or numbers of columns."""
    return tuple(part.strip() for part in text.split(","))


def rate(text: str) -> float:
    """Return steps a second."""
    return _between(text, 1e-3, 1e6)


def pool(text: str) -> int:
    """Return how many rows become one step."""
    return _whole(text, 1, _MOST_ROWS)


def sequence(text: str) -> int:
    """Return which of several sequences is taken, counted from 1."""
    return _whole(text, 1, _MOST_ROWS)


def headings(text: str) -> int:
    """Return how many of the first rows are headings."""
    return _whole(text, 0, _MOST_HEADINGS)


def lag(text: str) -> int:
    """Return how many steps a signal may be late."""
    if not text.isascii() or not text.isdigit() or int(text) > LONGEST_LAG:
        raise _refused(
            message("{text} is not a number of steps from 0 to {high}"),
            text=text, high=LONGEST_LAG,
        )  # fmt: skip
    return int(text)


def per_second(text: str) -> float:
    """Return pictures a second."""
    return _between(text, 0.1, _FASTEST)


def weights(text: str) -> list[float] | Path:
    """Return numbers, or the file that they are in."""
    return Path(text) if text.lower().endswith(".npy") else _numbers(text)


def array_file(text: str) -> Path:
    """Return the name of a file with an array."""
    if not text.lower().endswith(".npy"):
        raise _refused(message("{text} is not the name of a .npy file"), text=text)
    return Path(text)


def _numbers(text: str) -> list[float]:
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError:
        numbers = [math.nan]
    if not all(math.isfinite(number) for number in numbers):
        raise _refused(message("{text} is not a list of numbers, such as 1,-0.5"), text=text)
    return numbers


def seed(text: str) -> int:
    """Return what numbers are drawn from."""
    return _whole(text, 0, _LARGEST_SEED)


def students(text: str) -> int:
    """Return how many sheets there are."""
    return _whole(text, 1, _MOST_STUDENTS)


def _whole(text: str, low: int, high: int) -> int:
    number = int(text) if re.fullmatch(r"\d{1,9}", text, re.ASCII) else -1
    if not low <= number <= high:
        raise _refused(
            message("{text} is not a whole number from {low} to {high}"),
            text=text, low=low, high=high,
        )  # fmt: skip
    return number


def scale(text: str) -> float:
    """Return pixels for each logical pixel."""
    return _between(text, 0.5, 4.0)
