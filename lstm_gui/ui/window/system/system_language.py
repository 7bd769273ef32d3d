"""The language the system speaks, for the window and the command line alike.

Without Qt where variables say it, so that the command line can ask at once.
"""

import os
import re
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
    codes = (re.split(r"[_.@-]", part)[0].lower() for part in said.split(":"))
    return next((code for code in codes if code in LANGUAGES), ENGLISH.code)
