"""What a crash would have taken: the open session, kept in a folder as it changes."""

import os
from contextlib import suppress
from pathlib import Path
from threading import Lock
from urllib.parse import quote_from_bytes, unquote_to_bytes

import msgspec
from msgspec import Struct

from lstm_gui.files.disk.atomic import replacing
from lstm_gui.files.disk.bounded_read import read_bytes
from lstm_gui.files.disk.file_lock import FileLock, is_held, remove_if_idle
from lstm_gui.files.disk.reasons import reason_of
from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.session import Session, decode_session, encode_session, is_large
from lstm_gui.files.sessions.session_limits import MAX_BYTES
from lstm_gui.files.texts.json_text import decode

_SUFFIX = ".recovery.json"
_LOCK_SUFFIX = ".lock"
_ASIDE = "set-aside"


class _BesideSession(msgspec.Struct, kw_only=True):
    # Percent-encoded: a file name may hold bytes that JSON cannot.
    original: str | None
    saved_at: str
    preset: str = ""
    seen: str = ""
    title: str = ""


class _RecoveryFile(_BesideSession, kw_only=True):
    session: msgspec.Raw


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
    seen
        The fingerprint of the session file when it was opened or saved, as far as it is known.
    title
        What it was called where it stands in no file and was no preset, as a trained model is.
    """

    file: Path
    original: Path | None
    saved_at: str
    session: Session
    preset: str = ""
    seen: str = ""
    title: str = ""


class Unreadable(Struct, frozen=True):
    """A recovery file that this program cannot open, of a newer one or damaged.

    Parameters
    ----------
    file
        The recovery file itself.
    problem
        Why not, in a sentence that names the file.
    """

    file: Path
    problem: Problem


class RecoveryStore:
    """The recovery file of this run, and those of earlier runs in the same folder.

    Each run holds a lock beside its own file; a file without a living holder is left
    over from a crash.

    Parameters
    ----------
    folder
        Made if it does not exist; nobody else may look into it.

    Raises
    ------
    Problem
        If the folder cannot be made or written to.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._turn = Lock()
        self._closing = self._closed = False
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            folder.chmod(0o700)
            self._file, self._lock = _own(folder)
        except OSError as error:
            raise Problem(
                "{file} cannot keep recovery files: {reason}. Check its permissions.",
                file=str(folder),
                reason=reason_of(error),
            ) from error

    def save(
        self,
        session: Session,
        original: Path | None,
        saved_at: str,
        preset: str = "",
        seen: str = "",
        title: str = "",
    ) -> None:
        """Keep ``session``; what this run kept before is replaced.

        Raises
        ------
        Problem
            If it cannot be written.
        """
        quoted = None if original is None else quote_from_bytes(os.fsencode(original))
        beside = _BesideSession(
            original=quoted, saved_at=saved_at, preset=preset, seen=seen, title=title
        )
        content = encode_session(session)
        with self._turn:
            if not self._closing:
                self._write(msgspec.json.encode(beside), content)
        if self._closing:
            self.close()

    def _write(self, beside: bytes, session: bytes) -> None:
        with replacing(self._file, private=True) as handle:
            # One after the other: to put large texts together takes long, and nothing else runs.
            for part in (beside.removesuffix(b"}"), b',"session":', session, b"}"):
                handle.write(part)

    @property
    def is_quick(self) -> bool:
        """Whether `leftovers` takes no more than a moment."""
        return not any(map(is_large, self._folder.glob("*" + _SUFFIX)))

    def leftovers(self) -> tuple[Leftover | Unreadable, ...]:
        """Return what crashed runs left behind, the latest first, at the end what is unreadable."""
        self._remove_idle_locks()
        files = sorted(self._folder.glob("*" + _SUFFIX))
        left = [file for file in files if file != self._file and not is_held(_lock_of(file))]
        found = [_leftover(file) for file in left]
        return tuple(sorted(found, key=_moment, reverse=True))

    def take(self, leftover: Leftover) -> bool:
        """Keep a session that is recovered as that of this run; what it kept before is replaced.

        Returns
        -------
        bool
            False if another run has taken or discarded it since it was found.
        """
        try:
            # Of several at once the system lets one.
            leftover.file.replace(self._file)
        except FileNotFoundError:
            return False
        except OSError:
            # Rather twice than not at all.
            return True
        _lock_of(leftover.file).unlink(missing_ok=True)
        return True

    def discard(self, leftover: Leftover) -> None:
        """Forget a session that is not wanted."""
        _remove(leftover.file)

    def set_aside(self, unreadable: Unreadable) -> Path:
        """Move what cannot be opened to where it is not found again; return its new place.

        Raises
        ------
        Problem
            If it cannot be moved.
        """
        place = self._folder / _ASIDE
        try:
            place.mkdir(mode=0o700, exist_ok=True)
            moved = unreadable.file.replace(place / unreadable.file.name)
            _lock_of(unreadable.file).unlink(missing_ok=True)
        except OSError as error:
            raise Problem(
                "{file} could not be set aside: {reason}. Check its permissions.",
                file=str(unreadable.file),
                reason=reason_of(error),
            ) from error
        return moved

    def clear(self) -> None:
        """Forget the session of this run, as it is saved or given up."""
        self._file.unlink(missing_ok=True)

    def close(self) -> None:
        """End this run well: nothing of it is left behind.

        Does not wait for a `save` on another thread, which ends the run when it is done.
        """
        self._closing = True
        if self._turn.acquire(blocking=False):
            try:
                self._end()
            finally:
                self._turn.release()

    def _end(self) -> None:
        if not self._closed:
            self._closed = True
            # In this order: a file without a living holder would be offered to others.
            self._file.unlink(missing_ok=True)
            self._lock.release()
            _lock_of(self._file).unlink(missing_ok=True)

    def _remove_idle_locks(self) -> None:
        for lock in self._folder.glob("*" + _LOCK_SUFFIX):
            file = lock.with_name(lock.name.removesuffix(_LOCK_SUFFIX) + _SUFFIX)
            if not os.path.exists(file):
                remove_if_idle(lock)


def _own(folder: Path) -> tuple[Path, FileLock]:
    """Return the recovery file of this run and the lock beside it."""
    while True:
        file = folder / f"{os.getpid()}-{os.urandom(4).hex()}{_SUFFIX}"
        # Another run may be looking at this moment whether the new lock is an idle one.
        with suppress(BlockingIOError):
            return file, FileLock(_lock_of(file))


def _lock_of(file: Path) -> Path:
    return file.with_name(file.name.removesuffix(_SUFFIX) + _LOCK_SUFFIX)


def _remove(file: Path) -> None:
    file.unlink(missing_ok=True)
    _lock_of(file).unlink(missing_ok=True)


def _moment(found: Leftover | Unreadable) -> str:
    return found.saved_at if isinstance(found, Leftover) else ""


def _leftover(file: Path) -> Leftover | Unreadable:
    try:
        return _read(file)
    except Problem as problem:
        return Unreadable(file, problem)


def _read(file: Path) -> Leftover:
    content = decode(read_bytes(file, 2 * MAX_BYTES), _RecoveryFile, str(file))
    quoted = content.original
    original = None if quoted is None else Path(os.fsdecode(unquote_to_bytes(quoted)))
    session = decode_session(bytes(content.session), str(file))
    called = (content.preset, content.seen, content.title)
    return Leftover(file, original, content.saved_at, session, *called)
