"""What commands print; the standard output may be full, closed or of few letters."""

import os
import sys


def mention(text: str) -> None:
    """Print ``text`` beside the output, in one line: something that was decided by itself."""
    printable = (character if character.isprintable() else " " for character in text)
    print("lstm-gui:", " ".join("".join(printable).split()), file=sys.stderr)


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
        enough = isinstance(error, BrokenPipeError)
        raise OutputError("" if enough else f"The output cannot be written: {error}.") from error
