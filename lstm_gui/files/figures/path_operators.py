"""What PDF and PostScript have in common: operators of paths, ends and corners of lines."""

from lstm_gui.files.figures.digits import row
from lstm_gui.files.figures.marks import NUMBERS, Path

CAPS = {"butt": 0, "round": 1, "square": 2}
JOINS = {"miter": 0, "round": 1, "bevel": 2}
_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}
"""The names of PDF; for PostScript `lstm_gui.files.figures.eps` defines the same."""


def path_words(path: Path) -> list[str]:
    """Return the numbers of each letter of ``path``, if it has any, and its operator."""
    words: list[str] = []
    at = 0
    for letter in path.letters:
        count = NUMBERS[letter]
        words += [row(path.numbers[at : at + count])] if count else []
        words.append(_OPERATORS[letter])
        at += count
    return words
