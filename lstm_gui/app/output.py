"""What commands print; the standard output may be full, closed or of few letters."""

import os
import sys
from contextlib import suppress

from lstm_gui.files.disk.reasons import reason_of
from lstm_gui.words.translation import message, tr

_OTHER = message("The output cannot be written: {reason}.")
_FEW_LETTERS = message(
    "The output cannot be written: its encoding {encoding} has no {letter}. "
    "Set the variable {setting}."
)
_ALL_LETTERS = "PYTHONIOENCODING=utf-8"


def mention(text: str) -> None:
    """Print ``text`` beside the output, in one line: something that was decided by itself."""
    printable = (character if character.isprintable() else " " for character in text)
    # A terminal that was closed reads nothing any more.
    with suppress(OSError):
        print("lstm-gui:", " ".join("".join(printable).split()), file=sys.stderr, flush=True)


class OutputError(Exception):
    """Why nothing more can be written; empty if whoever reads has had enough."""


def say(text: str) -> None:
    """Print ``text`` at once.

    Raises
    ------
    OutputError
        If it cannot be written.
    """
    try:
        print(text, flush=True)
    except (OSError, UnicodeEncodeError) as error:
        # Python would try once more to write at its end, and say so in ten lines.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise OutputError(_reason(error)) from error


def _reason(error: OSError | UnicodeEncodeError) -> str:
    if isinstance(error, UnicodeEncodeError):
        letter = error.object[error.start]
        return tr(_FEW_LETTERS).format(
            encoding=sys.stdout.encoding, letter=letter, setting=_ALL_LETTERS
        )
    if isinstance(error, BrokenPipeError):
        return ""
    return tr(_OTHER).format(reason=tr(reason_of(error)))
