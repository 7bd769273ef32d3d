"""What the locale of the system decides, and what not: letters and fields of numbers."""

import locale
import os
import sys
from contextlib import suppress

from lstm_gui.files.shipped.spoken_languages import LANGUAGES

_OF_LETTERS = ("LC_ALL", "LC_CTYPE", "LANG")
_OF_NUMBERS = ("LC_ALL", "LC_NUMERIC", "LANG")
"""The variables that decide; the first that is set does."""

_NONE = ("C", "POSIX")
_ALL_LETTERS = "C.UTF-8"


def write_all_letters() -> None:
    """Choose UTF-8 where another character set is named, or a locale that is not installed.

    Qt would too, and say so in four lines. To be called before it is asked for anything.
    """
    if sys.platform != "linux":
        return
    decisive = next((name for name in _OF_LETTERS if os.environ.get(name)), "LC_CTYPE")
    if os.environ.get(decisive, _NONE[0]) in _NONE:
        os.environ[decisive] = _ALL_LETTERS
    elif locale.nl_langinfo(locale.CODESET).upper() not in ("UTF-8", "UTF8"):
        _keep_the_language()
        os.environ["LC_CTYPE"] = _ALL_LETTERS
        # Where what the variables name is not installed, this is what stays in force.
        with suppress(locale.Error):
            locale.setlocale(locale.LC_CTYPE, _ALL_LETTERS)


def _keep_the_language() -> None:
    """Have a variable that decides everything decide all but the letters."""
    said = os.environ.get("LC_ALL")
    if said:
        for name in [name for name in os.environ if name.startswith("LC_")]:
            del os.environ[name]
        os.environ["LANG"] = said


def write_numbers_alike() -> None:
    """Have fields of numbers write them as all else does: 0.5, whatever the system writes.

    To be called before there are fields.
    """
    if not _writes_so():
        # Its names take a hundredth of the start.
        from PyQt6.QtCore import QLocale

        QLocale.setDefault(QLocale.c())


def _writes_so() -> bool:
    if sys.platform != "linux":
        return False
    said = next(filter(None, map(os.environ.get, _OF_NUMBERS)), _NONE[0])
    alike = {"en_US", *_NONE, *(one.locale for one in LANGUAGES.values())}
    return said.split(".")[0].split("@")[0] in alike
