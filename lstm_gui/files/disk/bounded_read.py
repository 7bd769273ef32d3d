"""Read a file that a user named, whatever it turns out to be."""

import errno
import os
import stat
from typing import BinaryIO

from lstm_gui.files.disk.path_names import require_name
from lstm_gui.files.disk.reasons import reason_of
from lstm_gui.files.problem import Problem, message

_MISSING = message("{file} does not exist. Check the name, or choose another file.")
_NO_PERMISSION = message(
    "{file} could not be read: there is no permission. "
    "Change its permissions, or choose another file."
)
_OTHER = message("{file} could not be read: {reason}. Choose another file.")

_SENTENCES = {
    errno.ENOENT: _MISSING,
    errno.ENOTDIR: _MISSING,
    errno.EACCES: _NO_PERMISSION,
    errno.EPERM: _NO_PERMISSION,
}


def read_bytes(path: str | os.PathLike[str], limit: int) -> bytes:
    """Return the content of the regular file ``path``, at most ``limit`` bytes.

    A folder, a pipe or a device is refused before it is opened, so that reading
    never waits for anybody.

    Raises
    ------
    Problem
        If there can be or is no such file, it cannot be read, or it is longer than ``limit``.
    """
    require_name(path)
    try:
        _require_regular(path)
        with open(path, "rb") as handle:
            data = _content(handle, limit)
    except OSError as error:
        template = _SENTENCES.get(error.errno or 0, _OTHER)
        reason = reason_of(error)
        raise Problem(template, file=os.fspath(path), reason=reason) from error
    if len(data) > limit:
        raise Problem(
            "{file} is larger than {limit} MB. Choose a smaller file.",
            file=os.fspath(path),
            limit=limit // 2**20,
        )
    return data


def _content(handle: BinaryIO, limit: int) -> bytes:
    """Return what there is to read, of a longer file ``limit + 1`` bytes."""
    # Python reserves all the memory that it is told to fill, so it is told how long the file is.
    told = min(os.fstat(handle.fileno()).st_size, limit)
    data = handle.read(told + 1)
    return data + handle.read(limit + 1 - len(data)) if len(data) > told else data


def _require_regular(path: str | os.PathLike[str]) -> None:
    mode = os.stat(path).st_mode
    if stat.S_ISDIR(mode):
        raise Problem("{file} is a folder. Choose a file inside it.", file=os.fspath(path))
    if not stat.S_ISREG(mode):
        raise Problem(
            "{file} is a device or a pipe, not a file. Choose another file.", file=os.fspath(path)
        )
