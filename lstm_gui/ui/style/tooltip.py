"""Tooltips: plain text, whatever it looks like.

Qt takes a tooltip for rich text if it looks like that, and then loads the pictures it names.
Names and labels come out of files, so all that is not a fixed sentence of ours is set here.
"""

from typing import Protocol

from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtGui import QCursor
from PyQt6.QtWidgets import QToolTip, QWidget

_BESIDE_POINTER = QPoint(12, 12)
_JOINER = "\u2060"
"""It has no width, and no tag and no entity begins with it."""


class _Explained(Protocol):
    def setToolTip(self, text: str | None, /) -> None: ...

    def toolTip(self) -> str: ...


def set_tooltip(owner: _Explained, text: str) -> None:
    """Explain a widget, an action or an item by ``text``, word for word."""
    shown = plain(text)
    # To be told the same again costs Qt a good deal more than the question.
    if shown != owner.toolTip():
        owner.setToolTip(shown)


def show_tooltip(text: str, widget: QWidget, place: QPoint | None = None) -> None:
    """Show ``text`` now, word for word, beside the pointer or at ``place`` of the screen."""
    QToolTip.showText(
        QCursor.pos() + _BESIDE_POINTER if place is None else place, plain(text), widget
    )


def plain(text: str) -> str:
    """Return ``text`` so that Qt does not take it for rich text; it looks the same."""
    if not Qt.mightBeRichText(text):
        return text
    return text.replace("<", f"<{_JOINER}").replace("&", f"&{_JOINER}")
