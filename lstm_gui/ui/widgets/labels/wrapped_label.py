"""A label whose text wraps, as high as all of its lines."""

from PyQt6.QtCore import QRect, Qt
from PyQt6.QtGui import QResizeEvent
from PyQt6.QtWidgets import QWIDGETSIZE_MAX, QWidget

from lstm_gui.ui.widgets.labels.label import Label


class WrappedLabel(Label):
    """Asks for the room of all its lines, also of what knows no height for a width, as a card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ask()

    def _ask(self) -> None:
        # Not `heightForWidth`, which is never less than what was asked for before.
        room = QRect(0, 0, self.width(), QWIDGETSIZE_MAX)
        wrapped = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self.text())
        if wrapped.height() != self.minimumHeight():
            self.setMinimumHeight(wrapped.height())
