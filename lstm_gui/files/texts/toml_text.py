"""TOML in, and what may be wrong with it."""

import re
from typing import Any

from lstm_gui.files.problem import Problem

_SYNTAX = re.compile(r"\(at line (\d+), column \d+\)|\(at end of document\)")
_DIGITS = re.compile(r"[0-9_]{4300}")
"""More of them Python makes no whole number of."""


def decode_toml(text: str, name: str) -> dict[str, Any]:
    """Return the TOML ``text`` as plain values.

    Parameters
    ----------
    text
        Whose lines end in line feeds.
    name
        What to call the file in a sentence.

    Raises
    ------
    Problem
        If it is none, or more than Python reads; names the line where that is known.
    """
    # Not before somebody learns: the window starts without lessons.
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _malformed(str(error), text, name) from error
    except RecursionError as error:
        raise Problem(
            "{file} is nested too deeply to be a file of this program. Choose another file.",
            file=name,
        ) from error
    except ValueError as error:
        found = _DIGITS.search(text)
        raise Problem(
            "{file}, line {line}: a number is too long here. Correct it there.",
            file=name,
            line=text.count("\n", 0, found.start() if found else 0) + 1,
        ) from error


def _malformed(reason: str, text: str, name: str) -> Problem:
    place = _SYNTAX.search(reason)
    line = place.group(1) if place else None
    return Problem(
        "{file}, line {line}: this is not valid TOML ({reason}). Correct it there.",
        file=name,
        line=int(line) if line else text.count("\n") + 1,
        reason=_SYNTAX.sub("", reason).strip(),
    )
