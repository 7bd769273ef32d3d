"""A session as a short text, to be put in a message and pasted into the program."""

import base64
import binascii
import re
import zlib

from msgspec.structs import replace

from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.session import Session, decode_session, encode_session

PREFIX = "lstm1:"
MAX_TEXT = 200_000
"""Characters; more is for a file."""
MAX_UNPACKED = 4 * 2**20
_SUM = 4
_SPACE = re.compile(r"\s+")
_NAME = "The pasted text"


def share_text(session: Session) -> str:
    """Return ``session`` without what the window remembers of it as one line of text.

    Raises
    ------
    Problem
        If it is too large for that.
    """
    data = encode_session(replace(session, view={}))
    packed = zlib.compress(data, 9)
    body = zlib.crc32(packed).to_bytes(_SUM, "big") + packed
    text = PREFIX + base64.urlsafe_b64encode(body).decode().rstrip("=")
    if len(text) > MAX_TEXT or len(data) > MAX_UNPACKED:
        raise Problem(
            "This state is too large for a text: the limit is {limit} characters. "
            "Save it as a file.",
            limit=MAX_TEXT,
        )
    return text


def session_of(text: str) -> Session:
    """Return the session that `share_text` made ``text`` of; line breaks in it do no harm.

    Raises
    ------
    Problem
        If it is no such text, is damaged, or is larger than one can be.
    """
    if len(text) > 2 * MAX_TEXT:
        raise _unknown()
    joined = _SPACE.sub("", text)
    if not joined.startswith(PREFIX) or len(joined) > MAX_TEXT:
        raise _unknown()
    body = joined.removeprefix(PREFIX)
    try:
        raw = base64.b64decode(body + "=" * (-len(body) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise _damaged() from error
    packed = raw[_SUM:]
    if len(raw) <= _SUM or zlib.crc32(packed) != int.from_bytes(raw[:_SUM], "big"):
        raise _damaged()
    return decode_session(_unpacked(packed), _NAME)


def _unpacked(packed: bytes) -> bytes:
    unpacker = zlib.decompressobj()
    try:
        data = unpacker.decompress(packed, MAX_UNPACKED)
    except zlib.error as error:
        raise _damaged() from error
    if not unpacker.eof or unpacker.unused_data:
        raise _damaged()
    return data


def _unknown() -> Problem:
    return Problem(
        "What is on the clipboard is no state: such a text begins with {prefix} and has "
        "{limit} characters at most. Copy all of it, and paste it again.",
        prefix=PREFIX,
        limit=MAX_TEXT,
    )


def _damaged() -> Problem:
    return Problem(
        "The text of the state is damaged: part of it is missing or changed. "
        "Copy all of it, and paste it again."
    )
