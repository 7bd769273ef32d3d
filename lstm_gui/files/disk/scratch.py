"""Folders for files that nobody keeps, wherever the system has room for such."""

import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from lstm_gui.files.disk.reasons import reason_of
from lstm_gui.files.problem import Problem, message

_NO_ROOM = message(
    "No temporary file can be written: {reason}. Make room for temporary files, or name another "
    "folder for them in the variable TMPDIR."
)


@contextmanager
def scratch_folder() -> Generator[Path]:
    """Yield a folder of one's own, which is gone afterwards; see `private_folder`."""
    folder = private_folder()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def private_folder() -> Path:
    """Make a folder that only this user may open, for somebody else to remove.

    Raises
    ------
    Problem
        If there is no place for temporary files, or no room in it.
    """
    with telling_of_scratch():
        return Path(mkdtemp(prefix="lstm-gui-"))


@contextmanager
def telling_of_scratch() -> Generator[None]:
    """Turn what the system refuses while temporary files are written into a Problem."""
    try:
        yield
    except OSError as error:
        raise Problem(_NO_ROOM, reason=reason_of(error)) from error
