"""What a crash would have taken: the open session, kept in a folder as it changes."""

import os
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote_from_bytes, unquote_to_bytes

import msgspec
from msgspec import Struct

from lstm_gui.files.atomic import replace_bytes
from lstm_gui.files.bounded_read import read_bytes
from lstm_gui.files.file_lock import FileLock, is_held
from lstm_gui.files.json_text import decode
from lstm_gui.files.problem import Problem
from lstm_gui.files.session import Session, decode_session, encode_session
from lstm_gui.files.session_limits import MAX_BYTES

_SUFFIX = ".recovery.json"
_LOCK_SUFFIX = ".lock"


class _RecoveryFile(msgspec.Struct):
    # Percent-encoded: a file name may hold bytes that JSON cannot.
    original: str | None
    saved_at: str
    session: msgspec.Raw
    preset: str = ""


class Leftover(Struct, frozen=True):
    """A session that a run which did not end well left behind.

    Parameters
    ----------
    file
        The recovery file itself.
    original
        The session file it was opened from or saved as, if there was one.
    saved_at
        The time stamp that was passed to `RecoveryStore.save`.
    session
        The session as it was then.
    preset
        The name of the preset it was made from, ``""`` if it was none.
    """

    file: Path
    original: Path | None
    saved_at: str
    session: Session
    preset: str = ""


class RecoveryStore:
    """The recovery file of this run, and those of earlier runs in the same folder.

    Each run holds a lock beside its own file; a file without a living holder is left
    over from a crash.

    Parameters
    ----------
    folder
        Made if it does not exist.

    Raises
    ------
    Problem
        If the folder cannot be made or written to.
    """

    def __init__(self, folder: Path) -> None:
        run = f"{os.getpid()}-{os.urandom(4).hex()}"
        self._folder = folder
        self._file = folder / (run + _SUFFIX)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._lock = FileLock(_lock_of(self._file))
        except OSError as error:
            raise Problem(
                "{file} cannot keep recovery files: {reason}. Check its permissions.",
                file=str(folder),
                reason=error.strerror or str(error),
            ) from error

    def save(
        self, session: Session, original: Path | None, saved_at: str, preset: str = ""
    ) -> None:
        """Keep ``session``; what this run kept before is replaced.

        Raises
        ------
        Problem
            If it cannot be written.
        """
        content = _RecoveryFile(
            None if original is None else quote_from_bytes(os.fsencode(original)),
            saved_at,
            msgspec.Raw(encode_session(session)),
            preset,
        )
        replace_bytes(self._file, msgspec.json.encode(content))

    def leftovers(self) -> tuple[Leftover, ...]:
        """Return what crashed runs left behind, the latest first.

        A file that is broken is passed over: it holds nothing that could be recovered.
        """
        self._remove_idle_locks()
        found: list[Leftover] = []
        for file in sorted(self._folder.glob("*" + _SUFFIX)):
            if file != self._file and not is_held(_lock_of(file)):
                with suppress(Problem):
                    found.append(_leftover(file))
        return tuple(sorted(found, key=lambda leftover: leftover.saved_at, reverse=True))

    def discard(self, leftover: Leftover) -> None:
        """Forget a session that was recovered or is not wanted."""
        _remove(leftover.file)

    def clear(self) -> None:
        """Forget the session of this run, as it is saved or given up."""
        self._file.unlink(missing_ok=True)

    def close(self) -> None:
        """End this run well: nothing of it is left behind."""
        self._lock.release()
        _remove(self._file)

    def _remove_idle_locks(self) -> None:
        for lock in self._folder.glob("*" + _LOCK_SUFFIX):
            file = lock.with_name(lock.name.removesuffix(_LOCK_SUFFIX) + _SUFFIX)
            if not file.exists() and not is_held(lock):
                lock.unlink(missing_ok=True)


def _lock_of(file: Path) -> Path:
    return file.with_name(file.name.removesuffix(_SUFFIX) + _LOCK_SUFFIX)


def _remove(file: Path) -> None:
    file.unlink(missing_ok=True)
    _lock_of(file).unlink(missing_ok=True)


def _leftover(file: Path) -> Leftover:
    content = decode(read_bytes(file, 2 * MAX_BYTES), _RecoveryFile, str(file))
    quoted = content.original
    original = None if quoted is None else Path(os.fsdecode(unquote_to_bytes(quoted)))
    session = decode_session(bytes(content.session), str(file))
    return Leftover(file, original, content.saved_at, session, content.preset)
