"""Replace a file as a whole or not at all."""

import errno
import os
import stat
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import BinaryIO

from lstm_gui.files.disk.file_lock import hold, remove_if_idle
from lstm_gui.files.disk.path_names import require_name
from lstm_gui.files.disk.reasons import reason_of
from lstm_gui.files.problem import Problem, message

_NO_PERMISSION = message(
    "{file} could not be written: there is no permission to write in {folder}. "
    "Choose another folder or change its permissions."
)
_DISK_FULL = message(
    "{file} could not be written: the disk is full. Free some space or choose another disk."
)
_NO_FOLDER = message(
    "{file} could not be written: the folder {folder} does not exist. "
    "Create it or choose another folder."
)
_IS_FOLDER = message("{file} could not be written: it is a folder. Choose another file name.")
_OTHER = message("{file} could not be written: {reason}. Choose another file name or folder.")

_SENTENCES = {
    errno.EACCES: _NO_PERMISSION,
    errno.EPERM: _NO_PERMISSION,
    errno.ENOSPC: _DISK_FULL,
    errno.EDQUOT: _DISK_FULL,
    errno.ENOENT: _NO_FOLDER,
    errno.ENOTDIR: _NO_FOLDER,
    errno.EISDIR: _IS_FOLDER,
}


_PRIVATE = 0o600
_PARTS = ".lstm-*.part"


def require_folder(path: str | os.PathLike[str]) -> None:
    """Raise a Problem if the folder of ``path`` is missing, before any work is done for it."""
    target = _target(path)
    if not os.path.isdir(target.parent):
        raise Problem(_NO_FOLDER, file=os.fspath(path), folder=str(target.parent))


def replace_bytes(
    path: str | os.PathLike[str], data: bytes, private: bool = False, lasting: bool = True
) -> None:
    """Make ``data`` the content of ``path``; on any failure the old file stays.

    Parameters
    ----------
    path
        The file; its folder must be there.
    data
        Its new content.
    private
        Whether nobody else may read it, whatever they might before.
    lasting
        Whether to wait until it is on the disk, so that even a loss of power costs nothing.

    Raises
    ------
    Problem
        If the name, the folder, the disk or the permissions do not allow it.
    """
    with replacing(path, private, lasting) as handle:
        handle.write(data)


@contextmanager
def replacing(
    path: str | os.PathLike[str], private: bool = False, lasting: bool = True
) -> Generator[BinaryIO]:
    """Yield a binary file that becomes ``path`` when the block ends without an exception.

    The bytes go to a temporary file in the same folder, which is flushed to the disk
    before it takes the name. At no time may anybody read more of it than of the file that was
    there. A symbolic link keeps pointing where it does. What killed programs left of such
    files in that folder is removed.

    Raises
    ------
    Problem
        If the name, the folder, the disk or the permissions do not allow it.
    """
    target = _target(path)
    for remains in target.parent.glob(_PARTS):
        remove_if_idle(remains)
    part: Path | None = None
    try:
        mode = _PRIVATE if private else _mode_of(target)
        part, handle = _living_part(target, 0o666 if mode is None else mode & _PRIVATE)
        with handle:
            yield handle
            handle.flush()
            if lasting:
                os.fsync(handle.fileno())
            if mode is not None:
                os.chmod(part, mode)
            # Its lock goes with it, so that it is nobody's remains before it has its name;
            # Windows renames nothing that is open, and removes nothing either.
            if sys.platform == "win32":
                handle.close()
            os.replace(part, target)
    except OSError as error:
        raise _problem(path, target, error) from error
    finally:
        if part is not None:
            with suppress(OSError):
                part.unlink(missing_ok=True)


def _target(path: str | os.PathLike[str]) -> Path:
    require_name(path)
    try:
        return Path(os.path.realpath(path))
    except OSError as error:
        # Only the folder that the program was started in can be missing here.
        raise Problem(_NO_FOLDER, file=os.fspath(path), folder=os.curdir) from error


def _mode_of(target: Path) -> int | None:
    """Return the permissions of the file that is there, None if there is none."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        return None


def _living_part(target: Path, mode: int) -> tuple[Path, BinaryIO]:
    while True:
        part = target.with_name(f".lstm-{os.urandom(8).hex()}.part")
        handle = open(part, "xb", opener=partial(os.open, mode=mode))  # noqa: SIM115 - whoever asks closes it
        if hold(handle.fileno(), part):
            return part, handle
        handle.close()


def _problem(path: str | os.PathLike[str], target: Path, error: OSError) -> Problem:
    template = _SENTENCES.get(error.errno or 0, _OTHER)
    reason = reason_of(error)
    return Problem(template, file=os.fspath(path), folder=str(target.parent), reason=reason)
