"""File names as text for labels, whole and never too wide, and text as a file name."""

import os
import re
import unicodedata
from pathlib import Path

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QFontMetrics

from lstm_gui.ui.widgets.labels.literal_text import literal

# NUL, and halves of characters that do not stand for a byte as Python has them in names.
_IMPOSSIBLE = "[\0\ud800-\udc7f\udd00-\udfff]"

_UNSAFE = r"[^\w.-]+"
_LONGEST = 60


def readable(path: Path | str) -> str:
    """Return ``path`` with a mark in place of whatever is no character of a name."""
    return os.fsencode(re.sub(_IMPOSSIBLE, "\ufffd", os.fspath(path))).decode("utf-8", "replace")


def menu_text(text: str, metrics: QFontMetrics, width: int) -> str:
    """Return ``text`` for a menu: cut in the middle to ``width``, ampersands kept."""
    elided = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, width)
    return literal(elided)


def safe(name: str) -> str:
    """Return ``name`` in lower case with hyphens for all that file systems may refuse."""
    plain = re.sub(_UNSAFE, "-", unicodedata.normalize("NFC", name)).strip("-._")
    return plain[:_LONGEST].lower().rstrip("-._")
