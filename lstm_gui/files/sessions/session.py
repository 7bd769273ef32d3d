"""Sessions: what a user set, kept in a ``.lstm.json`` file."""

import os

from msgspec import Struct, field
from msgspec.structs import replace

from lstm_gui.core import Network, State, network_of
from lstm_gui.core.network import merged, state_at
from lstm_gui.files.disk.bounded_read import read_bytes
from lstm_gui.files.disk.fingerprint import fingerprint, is_other
from lstm_gui.files.sessions.session_decoding import Come, decoded
from lstm_gui.files.sessions.session_limits import MAX_BYTES
from lstm_gui.files.texts.json_text import JSON, laid_out

SUFFIX = ".lstm.json"
LARGE = 200_000
"""Bytes of a file from which on reading it would be felt."""


class Session(Struct, frozen=True):
    """A network and, beside it, how the window showed it.

    Parameters
    ----------
    network
        Layers, what stands before and after them, input sequence and selection.
    view
        Whatever the window wants to find again; any JSON object up to 1 MB.
    """

    network: Network
    view: dict[str, JSON] = field(default_factory=dict[str, JSON])

    @classmethod
    def of(cls, state: State, view: dict[str, JSON] | None = None) -> "Session":
        """Return a session of one layer."""
        return cls(network_of(state), {} if view is None else view)

    @property
    def state(self) -> State:
        """The layer that is looked at, over what it reads."""
        return state_at(self.network, self.network.focus)

    def with_state(self, state: State) -> "Session":
        """Return the session with ``state`` as the layer that is looked at."""
        return replace(self, network=merged(self.network, state))


def read_session(path: str | os.PathLike[str]) -> Session:
    """Open the session file ``path``; see `read_with_fingerprint` for what it raises."""
    return decode_session(read_bytes(path, MAX_BYTES), os.fspath(path))


def read_with_fingerprint(
    path: str | os.PathLike[str], come: Come = lambda _: None
) -> tuple[Session, str]:
    """Open the session file ``path``; return the `fingerprint` of what was read beside it.

    ``come`` is called now and then with the share that is read; it may raise an exception.

    Raises
    ------
    Problem
        If it cannot be read or is not a session this program can open.
    """
    data = read_bytes(path, MAX_BYTES)
    return decode_session(data, os.fspath(path), come), fingerprint(data)


def is_large(path: str | os.PathLike[str]) -> bool:
    """Tell whether ``path`` is there and takes more than a moment to read."""
    try:
        return os.path.getsize(path) > LARGE
    except (OSError, ValueError):
        # Whoever reads it tells why there is none.
        return False


def changed_since(path: str | os.PathLike[str], seen: str) -> bool:
    """Tell whether the session file ``path`` is there and no longer the one ``seen`` tells of."""
    return is_other(path, seen, MAX_BYTES)


def decode_session(data: bytes, name: str, come: Come = lambda _: None) -> Session:
    """Return the session that the bytes of a session file hold.

    Parameters
    ----------
    data
        UTF-8 JSON as `docs/session-format.md` describes it.
    name
        What to call the file in a sentence.
    come
        Called now and then with the share that is read; it may raise an exception.

    Raises
    ------
    Problem
        If anything in it is not as the format demands; names the JSON path.
    """
    network, view = decoded(data, name, come)
    return Session(network, view)


def encode_session(
    session: Session, name: str = "The session", come: Come = lambda _: None
) -> bytes:
    """Return the bytes of the session file; every float survives them exactly.

    ``come`` is called now and then with the share that is written; it may raise an exception.

    Raises
    ------
    Problem
        If the session holds what `decode_session` would refuse.
    """
    # What writes is loaded when something is to be written, which a start does not.
    from lstm_gui.files.sessions.session_encoding import document

    return laid_out(document(session.network, session.view, name), come)


def write_session(
    path: str | os.PathLike[str], session: Session, come: Come = lambda _: None
) -> str:
    """Save ``session`` as ``path``, atomically; return the `fingerprint` of the file.

    ``come`` is called now and then with the share that is written; it may raise an exception.

    Raises
    ------
    Problem
        If it cannot be written; the file that was there stays as it was.
    """
    from lstm_gui.files.disk.atomic import replace_bytes

    data = encode_session(session, os.fspath(path), come)
    replace_bytes(path, data)
    return fingerprint(data)
