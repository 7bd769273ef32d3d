"""A lock that the operating system lifts when its process ends, however it ends."""

import os
import stat
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

_PATIENCE = 1.0
"""Seconds; who writes in turn holds the lock for a thousandth of one."""
_PAUSE = 0.001

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError as error:
            raise BlockingIOError(error.errno, error.strerror) from error

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
    BlockingIOError
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
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False


@contextmanager
def in_turn(path: Path) -> Generator[None]:
    """Let the block run while no other one runs that takes turns by the lock on ``path``.

    Where there are no locks, or its holder has been halted, the block runs all the same.
    """
    lock = _awaited(path)
    try:
        yield
    finally:
        if lock is not None:
            lock.release()


def _awaited(path: Path) -> FileLock | None:
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            return FileLock(path)
        except BlockingIOError:
            if time.monotonic() > end:
                return None
        except OSError:
            return None
        time.sleep(_PAUSE)


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
