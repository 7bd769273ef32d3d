"""A lock that the operating system lifts when its process ends, however it ends."""

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _remove_unlocked(path: Path) -> None:
        # Refused there for whatever is open anywhere.
        path.unlink()
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _remove_unlocked(path: Path) -> None:
        # Neither follows a link nor waits for the other end of a pipe.
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            _lock(descriptor)
            if stat.S_ISREG(os.fstat(descriptor).st_mode) and _is_at(descriptor, path):
                path.unlink()
        finally:
            os.close(descriptor)


class FileLock:
    """Holds the lock on ``path``, from its making until `release`.

    Raises
    ------
    BlockingIOError, PermissionError
        If another holder has it.
    """

    def __init__(self, path: Path) -> None:
        self._descriptor = _locked(path)
        # Somebody may have taken it for a lock of nobody, and removed it in between.
        while not _is_at(self._descriptor, path):
            os.close(self._descriptor)
            self._descriptor = _locked(path)

    def release(self) -> None:
        """Let others have the lock."""
        os.close(self._descriptor)


def hold(descriptor: int, path: Path) -> bool:
    """Lock the new file ``path`` as long as ``descriptor`` is open.

    Returns
    -------
    bool
        False if `remove_if_idle` came between its making and its lock: it is lost then. Where
        there are no locks nobody can take it for idle either.
    """
    try:
        _lock(descriptor)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return _is_at(descriptor, path)


def is_held(path: Path) -> bool:
    """Tell whether a living holder has the lock on ``path``."""
    try:
        descriptor = os.open(path, os.O_RDWR)
    except FileNotFoundError:
        return False
    except PermissionError:
        return True
    try:
        _lock(descriptor)
    except (BlockingIOError, PermissionError):
        return True
    finally:
        os.close(descriptor)
    return False


def remove_if_idle(path: Path) -> None:
    """Remove the file ``path``, unless somebody living holds its lock or it is not ours."""
    with suppress(OSError):
        _remove_unlocked(path)


def _locked(path: Path) -> int:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(descriptor)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def _is_at(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), os.lstat(path))
    except FileNotFoundError:
        return False
