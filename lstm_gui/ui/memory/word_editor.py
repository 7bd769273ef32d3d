"""The little box that opens over a word to type another in its place."""

from PyQt6.QtCore import QRect, Qt, pyqtSignal
from PyQt6.QtGui import QFocusEvent, QKeyEvent
from PyQt6.QtWidgets import QLineEdit, QWidget

from lstm_gui.words.one_line import from_field

_NARROWEST = 96


class WordEditor(QLineEdit):
    """Closes on Enter, on Escape without a change, and when the focus leaves it.

    Signals
    -------
    typed(str)
        Another text than it opened with, without the spaces around it.
    """

    typed = pyqtSignal(str)

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self._before = text
        self.selectAll()

    def place(self, chip: QRect) -> None:
        """Open over ``chip``, inside of the parent where there is room."""
        parent = self.parentWidget()
        room = parent.width() if parent is not None else 0
        width = max(chip.width(), _NARROWEST)
        left = chip.center().x() - width // 2
        self.setGeometry(max(0, min(left, room - width)), chip.top(), width, chip.height())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self._before)
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._close()
        else:
            super().keyPressEvent(event)
        event.accept()  # or the row of words would take it for its own

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._close()

    def _close(self) -> None:
        parent = self.parentWidget()
        if not self.isVisible():
            return
        is_touched, text = self.text() != self._before, from_field(self.text())
        if parent is not None and self.hasFocus():
            parent.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        self.deleteLater()
        if is_touched and text not in ("", self._before):
            self.typed.emit(text)
