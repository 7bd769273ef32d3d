"""A lock that the operating system lifts when its process ends, however it ends."""

import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class FileLock:
    """Holds the lock on ``path``, from its making until `release`.

    Raises
    ------
    BlockingIOError, PermissionError
        If another holder has it.
    """

    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._descriptor)
        except OSError:
            os.close(self._descriptor)
            raise

    def release(self) -> None:
        """Let others have the lock."""
        os.close(self._descriptor)


def is_held(path: Path) -> bool:
    """Tell whether a living holder has the lock on ``path``."""
    try:
        FileLock(path).release()
    except (BlockingIOError, PermissionError):
        return True
    return False
