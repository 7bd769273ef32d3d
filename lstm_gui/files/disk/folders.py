"""Folders for files that are about to be written."""

import os
from collections.abc import Collection, Generator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from lstm_gui.files.disk.reasons import reason_of
from lstm_gui.files.problem import Problem


@contextmanager
def folders_of(paths: Collection[Path]) -> Generator[None]:
    """Make the folders that ``paths`` stand in; all is taken out again unless the block ends.

    What was there stays, as do folders into which somebody else has put something.

    Parameters
    ----------
    paths
        All that is going to be written.

    Raises
    ------
    Problem
        If a folder cannot be made.
    """
    new_files = [path for path in paths if not os.path.lexists(path)]
    folders = {folder for path in paths for folder in path.parents}
    new_folders = [folder for folder in folders if not os.path.lexists(folder)]
    with ExitStack() as unless_it_ends:
        unless_it_ends.callback(_take_out, new_files, new_folders)
        for folder in {path.parent for path in paths}:
            _make(folder)
        yield
        unless_it_ends.pop_all()


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Problem(
            "The folder {folder} could not be made: {reason}. Choose another place for it.",
            folder=folder,
            reason=reason_of(error),
        ) from error


def _take_out(files: Collection[Path], folders: Collection[Path]) -> None:
    for file in files:
        with suppress(OSError):
            file.unlink()
    for folder in sorted(folders, reverse=True):  # what stands in another comes before it
        with suppress(OSError):
            folder.rmdir()
