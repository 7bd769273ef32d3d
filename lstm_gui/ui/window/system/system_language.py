"""The language the system speaks, for the window and the command line alike.

Without Qt where variables say it, so that the command line can ask at once.
"""

import os
import sys

from lstm_gui.files.shipped.spoken_languages import ENGLISH, LANGUAGES

_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""What gettext reads, the strongest first."""


def system_language() -> str:
    """Return the first of our languages that the system asks for, else English."""
    if sys.platform in ("win32", "darwin"):
        # A program started from the desktop has no such variables there. Elsewhere it has
        # them, and PyQt need not make the 800 names that come with the first locale.
        from PyQt6.QtCore import QLocale

        said = QLocale.system().name()
    else:
        said = next(filter(None, map(os.environ.get, _VARIABLES)), "")
    # Only LANGUAGE may be a list, of which the first that is spoken here counts.
    codes = map(_code, said.split(":"))
    return next((code for code in codes if code in LANGUAGES), ENGLISH.code)


def _code(locale: str) -> str:
    """Return what stands before the country, the letters or anything else, as in ko_KR.UTF-8."""
    for sign in "_.@-":
        locale = locale.partition(sign)[0]
    return locale.lower()
