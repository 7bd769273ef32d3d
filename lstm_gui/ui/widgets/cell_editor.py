"""The little box that opens over a matrix entry to type its number."""

from PyQt6.QtCore import QRect, QSize, Qt
from PyQt6.QtGui import QFocusEvent, QKeyEvent
from PyQt6.QtWidgets import QWidget

from lstm_gui.ui.style.scale import fit
from lstm_gui.ui.widgets.number_box import NumberBox


class CellEditor(NumberBox):
    """A `NumberBox` that closes when it is done."""

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._show()
            self._close()
            return
        super().keyPressEvent(event)
        event.accept()  # or the matrix would take Enter and the arrows for its own
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.property("wrong"):
            self._close()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._close()

    def _close(self) -> None:
        parent = self.parentWidget()
        if self.isVisible():
            self.hide()
            if parent is not None and self.hasFocus():
                parent.setFocus(Qt.FocusReason.OtherFocusReason)
            self.deleteLater()
