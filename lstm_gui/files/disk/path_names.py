"""Names that no file can have, whoever typed or pasted them."""

import os
import re
import sys
from pathlib import PureWindowsPath

from lstm_gui.files.problem import Problem

# Windows would write into a device, into a hidden part of another file, or under another name.
_REFUSED_BY_WINDOWS = r'(?i)[<>:"|?*\x01-\x1f]|[ .]$|^(con|prn|aux|nul|com\d|lpt\d) *(\.|$)'


def require_name(path: str | os.PathLike[str]) -> None:
    """Raise a Problem if no file can be called ``path``.

    The system would be asked in vain for a name that holds a NUL or half of a character, and
    Python answers that with an error that names no file.
    """
    name = os.fspath(path)
    try:
        possible = b"\0" not in os.fsencode(name)
    except UnicodeEncodeError:
        possible = False
    if not possible:
        shown = "".join("\ufffd" if _is_no_letter(letter) else letter for letter in name)
        raise Problem(
            "{file} is no name that a file can have: a character in it cannot be part of one. "
            "Type the name anew.",
            file=shown,
        )
    last = PureWindowsPath(name).name
    if sys.platform == "win32" and last != ".." and re.search(_REFUSED_BY_WINDOWS, last):
        raise Problem(
            "Windows cannot call a file {file}: there is a sign or a word in it that Windows keeps "
            "for itself. Choose another name.",
            file=last,
        )


def _is_no_letter(character: str) -> bool:
    return character == "\0" or "\ud800" <= character <= "\udfff"
