"""The little box that opens over a matrix entry to type its number."""

from PyQt6.QtCore import QEvent, QRect, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QFocusEvent, QKeyEvent
from PyQt6.QtWidgets import QWidget

from lstm_gui.ui.style.scale import fit
from lstm_gui.ui.widgets.numbers.number_box import NumberBox

_ONWARDS = {
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
    Qt.Key.Key_Tab: (0, 1),
    Qt.Key.Key_Backtab: (0, -1),
}
"""Rows and columns that a key goes on, as in a table."""


class CellEditor(NumberBox):
    """A `NumberBox` that closes when it is done.

    Signals
    -------
    went_on(int, int)
        A key that ends the number goes on to another entry, so many rows down and columns right.
    """

    went_on = pyqtSignal(int, int)

    def __init__(self, value: float, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("floats", True)
        fit(self.setFixedWidth, 84)
        self.show_number(value)
        self._start = text

    def place(self, cell: QRect) -> None:
        """Open over ``cell``, inside of the matrix where there is room."""
        parent = self.parentWidget()
        room = parent.size() if parent is not None else QSize()
        self.setFixedHeight(max(self.sizeHint().height(), cell.height()))
        x = min(cell.left(), room.width() - self.width())
        y = min(cell.center().y() - self.height() // 2, room.height() - self.height())
        self.move(max(0, x), max(0, y))
        self.show()
        self.raise_()
        self.setFocus()
        if self._start:
            self.setText(self._start)
            self.setModified(True)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                # Before Qt takes it for the way to the next control.
                self.keyPressEvent(event)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._show()
            self._close()
            return
        onwards = _ONWARDS.get(Qt.Key(event.key()))
        if onwards is None:
            super().keyPressEvent(event)
        else:
            self._confirm()
        event.accept()  # or the matrix would take Enter and the arrows for its own
        if onwards is not None and not self.property("wrong"):
            self._close()
            self.went_on.emit(*onwards)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._close()

    def _close(self) -> None:
        parent = self.parentWidget()
        if self.isVisible():
            had_keys = self.hasFocus()
            self.hide()  # Qt gives the keys to the next control then
            if parent is not None and had_keys:
                parent.setFocus(Qt.FocusReason.OtherFocusReason)
            self.deleteLater()
