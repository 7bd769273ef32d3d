"""Text from the bytes of a table, and in which encoding it was written."""

import codecs
import locale

from lstm_gui.files.problem import Problem

UTF8 = "UTF-8"
ENCODINGS = (UTF8, "UTF-16 LE", "UTF-16 BE", "CP949", "CP1252", "Shift JIS", "GB18030")
"""What can be chosen; spreadsheets write the tables of their country in one of the last."""

_MARKS = (
    (codecs.BOM_UTF8, UTF8),
    (codecs.BOM_UTF16_LE, "UTF-16 LE"),
    (codecs.BOM_UTF16_BE, "UTF-16 BE"),
)
_OF_KOREA = "CP949"
_CODECS = {"UTF-16 LE": "utf-16-le", "UTF-16 BE": "utf-16-be", "Shift JIS": "cp932"}


def decoded(data: bytes, name: str, encoding: str | None = None) -> tuple[str, str]:
    """Return the text that ``data`` holds, and its encoding, one of `ENCODINGS` or the system's.

    A byte order mark decides; else it is UTF-8 if it can be, else what a Korean spreadsheet
    saves, else what the system writes.

    Parameters
    ----------
    name
        What a sentence calls the table.
    encoding
        What to read it as, whatever it looks like.

    Raises
    ------
    Problem
        If it is none of these.
    """
    tried = (encoding,) if encoding is not None else _candidates(data)
    for one in tried:
        text = _as(data, one)
        if text is not None:
            return text.removeprefix("\ufeff"), one
    raise Problem(
        "{file} is no text in {tried}. Choose another file, or save it as UTF-8.",
        file=name,
        tried=" / ".join(tried),
    )


def _candidates(data: bytes) -> tuple[str, ...]:
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    if marked is not None:
        return (marked,)
    if b"\0" in data[:4096] and len(data) % 2 == 0:
        # Without a mark: of a table in two bytes for each letter every other one is 0.
        return ("UTF-16 BE" if data[:1] == b"\0" else "UTF-16 LE", UTF8)
    own = _name_of(locale.getpreferredencoding(do_setlocale=False))
    return tuple(dict.fromkeys((UTF8, _OF_KOREA, own)))


def _name_of(codec: str) -> str:
    plain = codec.upper().replace("_", "-")
    return {"UTF8": UTF8, "ANSI-X3.4-1968": UTF8, "ASCII": UTF8, "US-ASCII": UTF8}.get(plain, plain)


def _as(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(_CODECS.get(encoding, encoding))
    except (UnicodeError, LookupError):
        return None
