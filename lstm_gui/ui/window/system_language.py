"""The language the system speaks, for the window and the command line alike.

Without Qt where variables say it, so that the command line can ask at once.
"""

import os
import re
import sys

_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""What gettext reads, the strongest first."""

_SPOKEN = ("ko", "en")


def system_language() -> str:
    """Return ``"ko"`` if the system asks for Korean before English, else ``"en"``."""
    if sys.platform in ("win32", "darwin"):
        # A program started from the desktop has no such variables there. Elsewhere it has
        # them, and PyQt need not make the 800 names that come with the first locale.
        from PyQt6.QtCore import QLocale

        return "ko" if QLocale.system().language() == QLocale.Language.Korean else "en"
    said = next(filter(None, map(os.environ.get, _VARIABLES)), "")
    # Only LANGUAGE may be a list, of which the first that is spoken here counts.
    codes = (re.split(r"[_.@-]", part)[0].lower() for part in said.split(":"))
    return next((code for code in codes if code in _SPOKEN), "en")
