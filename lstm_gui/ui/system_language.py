"""The language the system speaks."""

import os
import re
import sys

_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""What gettext reads, the strongest first."""


def system_is_korean() -> bool:
    """Return whether the system speaks Korean first."""
    if sys.platform in ("win32", "darwin"):
        # A program started from the desktop has no such variables there. Elsewhere it has
        # them, and PyQt need not make the 800 names that come with the first locale.
        from PyQt6.QtCore import QLocale

        return QLocale.system().language() == QLocale.Language.Korean
    said = next(filter(None, map(os.environ.get, _VARIABLES)), "")
    return re.split(r"[_.@:]", said)[0] == "ko"
