"""A session as a short text, to be put in a message and pasted into the program."""

import base64
import re
import zlib

from msgspec.structs import replace

from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.session import Session, decode_session, encode_session

PREFIX = "lstm1:"
MAX_TEXT = 200_000
"""Characters; more is for a file."""
MOST_PASTED = 2 * MAX_TEXT
"""Characters of a whole message with such a text in it."""
MAX_UNPACKED = 4 * 2**20
_SUM = 4
_FOREIGN = re.compile(r"[^A-Za-z0-9_:-]+")
"""What a message puts in between: line breaks, marks of a quotation, invisible characters."""
_NAME = "The pasted text"


def share_text(session: Session) -> str:
    """Return ``session`` without what the window remembers of it as one line of text.

    Raises
    ------
    Problem
        If it is too large for that.
    """
    data = encode_session(replace(session, view={}))
    # What is too large is not packed first, which takes longer than all else.
    text = _packed(data) if len(data) <= MAX_UNPACKED else ""
    if not 0 < len(text) <= MAX_TEXT:
        raise Problem(
            "This state is too large for a text: the limit is {limit} characters. "
            "Save it as a file.",
            limit=MAX_TEXT,
        )
    return text


def _packed(data: bytes) -> str:
    packed = zlib.compress(data, 9)
    body = zlib.crc32(packed).to_bytes(_SUM, "big") + packed
    return PREFIX + base64.urlsafe_b64encode(body).decode().rstrip("=")


def session_of(text: str) -> Session:
    """Return the session that `share_text` made a part of ``text`` of.

    ``text`` may be a whole message: line breaks, marks of a quotation and words around do no harm.

    Raises
    ------
    Problem
        If no such text is in it, or it is damaged, or is larger than one can be.
    """
    if len(text) > MOST_PASTED:
        raise _unknown()
    _, *bodies = _FOREIGN.sub("", text).split(PREFIX)
    if not bodies or max(map(len, bodies)) > MAX_TEXT:
        raise _unknown()
    for body in bodies:
        data = _unpacked(body)
        if data is not None:
            return decode_session(data, _NAME)
    raise _damaged()


def _unpacked(body: str) -> bytes | None:
    """Return what was packed into the start of ``body``; what follows belongs to the message."""
    letters = body.partition(":")[0]
    # The last group of four is filled up: what that adds lies behind the end.
    raw = base64.urlsafe_b64decode(letters + "A" * (-len(letters) % 4))
    unpacker = zlib.decompressobj()
    try:
        data = unpacker.decompress(raw[_SUM:], MAX_UNPACKED)
    except zlib.error:
        return None
    packed = raw[_SUM : len(raw) - len(unpacker.unused_data)]
    is_whole = unpacker.eof and zlib.crc32(packed) == int.from_bytes(raw[:_SUM], "big")
    return data if is_whole else None


def _unknown() -> Problem:
    return Problem(
        "There is no state on the clipboard. Edit ▸ Copy the state as text puts one there: it "
        "begins with {prefix} and has {limit} characters at most. Copy all of it, and paste it "
        "again.",
        prefix=PREFIX,
        limit=MAX_TEXT,
    )


def _damaged() -> Problem:
    return Problem(
        "The text of the state is damaged: part of it is missing or changed. "
        "Copy all of it, and paste it again."
    )
