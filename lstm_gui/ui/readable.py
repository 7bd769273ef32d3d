"""File names as text for labels: whole characters, and never wider than they may be."""

import os
from pathlib import Path

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QFontMetrics


def readable(path: Path | str) -> str:
    """Return ``path`` with a mark in place of every byte that is no character."""
    return os.fsencode(path).decode("utf-8", "replace")


def menu_text(text: str, metrics: QFontMetrics, width: int) -> str:
    """Return ``text`` for a menu: cut in the middle to ``width``, ampersands kept."""
    elided = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, width)
    return elided.replace("&", "&&")
