"""The one class of labels: what they show is plain text, word for word."""

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QLabel, QWidget

from lstm_gui.ui.style.bound_text import bind


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


def title_label(text: str, parent: QWidget) -> Label:
    """Return a label above what belongs together; ``text`` is a message."""
    title = Label(parent)
    title.setProperty("role", "title")
    title.setWordWrap(True)
    bind(title.setText, text)
    return title
