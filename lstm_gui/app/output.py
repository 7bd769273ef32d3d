"""Lists on the standard output, which may be full, closed or of few letters."""

import os
import sys


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
