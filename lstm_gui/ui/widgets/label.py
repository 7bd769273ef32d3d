"""The one class of labels: what they show is plain text, word for word."""

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QLabel, QWidget


class Label(QLabel):
    """A `QLabel` that takes no text for rich text.

    Much of what labels show comes out of files. The only rich text of the window is that of
    lessons, which `PageText` shows.
    """

    def __init__(self, text: QWidget | str | None = None, parent: QWidget | None = None) -> None:
        words, owner = (text, parent) if isinstance(text, str) else ("", text or parent)
        super().__init__(owner)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(words)
