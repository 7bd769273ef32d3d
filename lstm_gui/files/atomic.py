"""Replace a file as a whole or not at all."""

import errno
import os
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

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
    errno.EROFS: _NO_PERMISSION,
    errno.ENOSPC: _DISK_FULL,
    errno.EDQUOT: _DISK_FULL,
    errno.ENOENT: _NO_FOLDER,
    errno.ENOTDIR: _NO_FOLDER,
    errno.EISDIR: _IS_FOLDER,
}


def require_folder(path: str | os.PathLike[str]) -> None:
    """Raise a Problem if the folder of ``path`` is missing, before any work is done for it."""
    target = Path(os.path.realpath(path))
    if not target.parent.is_dir():
        raise Problem(_NO_FOLDER, file=os.fspath(path), folder=str(target.parent))


def replace_bytes(path: str | os.PathLike[str], data: bytes) -> None:
    """Make ``data`` the content of ``path``; on any failure the old file stays.

    Raises
    ------
    Problem
        If the folder, the disk or the permissions do not allow it.
    """
    with replacing(path) as handle:
        handle.write(data)


@contextmanager
def replacing(path: str | os.PathLike[str]) -> Generator[BinaryIO]:
    """Yield a binary file that becomes ``path`` when the block ends without an exception.

    The bytes go to a temporary file in the same folder, which is flushed to the disk
    before it takes the name. A symbolic link keeps pointing where it does.

    Raises
    ------
    Problem
        If the folder, the disk or the permissions do not allow it.
    """
    target = Path(os.path.realpath(path))
    part = target.with_name(f".lstm-{os.urandom(8).hex()}.part")
    try:
        with open(part, "xb") as handle:
            yield handle
            handle.flush()
            os.fsync(handle.fileno())
        _keep_permissions(target, part)
        os.replace(part, target)
    except OSError as error:
        raise _problem(path, target, error) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _keep_permissions(target: Path, part: Path) -> None:
    with suppress(FileNotFoundError):
        os.chmod(part, target.stat().st_mode & 0o7777)


def _problem(path: str | os.PathLike[str], target: Path, error: OSError) -> Problem:
    template = _SENTENCES.get(error.errno or 0, _OTHER)
    reason = error.strerror or str(error)
    return Problem(template, file=os.fspath(path), folder=str(target.parent), reason=reason)
