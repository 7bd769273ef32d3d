"""A label that gives way: what does not fit is shortened, and told in full by the tooltip."""

from PyQt6.QtCore import QSize, Qt
from PyQt6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PyQt6.QtWidgets import QSizePolicy, QWidget

from lstm_gui.ui.style.scale import scaled
from lstm_gui.ui.style.tooltip import set_tooltip
from lstm_gui.ui.widgets.label import Label
from lstm_gui.words.one_line import one_line

_SMALLEST = 24
_FEWEST_LETTERS = 3
"""A letter or two before an ellipsis tell nothing; then the room stays empty."""


class ElidedLabel(Label):
    """One line of plain text with an ellipsis at its end if it has to be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        text = one_line(text)
        if text != self.text():
            super().setText(text)
            self._explain()

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(_SMALLEST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._explain()

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        flags = self.alignment() | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.contentsRect(), flags, self._shown())

    def _shown(self) -> str:
        room = self.contentsRect().width()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        return shown if shown == self.text() or len(shown) > _FEWEST_LETTERS else ""

    def _explain(self) -> None:
        set_tooltip(self, self.text() if self._shown() != self.text() else "")
