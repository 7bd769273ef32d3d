"""Folders for files that are about to be written."""

from pathlib import Path

from lstm_gui.files.disk.reasons import reason_of
from lstm_gui.files.problem import Problem


def make_folder(folder: Path) -> None:
    """Make ``folder`` and those it stands in, as far as they are missing.

    Raises
    ------
    Problem
        If one cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Problem(
            "The folder {folder} could not be made: {reason}. Choose another place for it.",
            folder=folder,
            reason=reason_of(error),
        ) from error
