"""A QR code on screen and on paper: black on white in every theme, as readers want it."""

from collections.abc import Iterator

from PyQt6.QtCore import QRectF, QSize, Qt
from PyQt6.QtGui import QPainter, QPaintEvent
from PyQt6.QtWidgets import QSizePolicy, QWidget

from lstm_gui.files.figures.qr_code import QUIET, qr_code
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.scale import fit, scaled

_SIDE = 300
_SQUARE = 3
"""How many pixels wide the squares are where there is room: cameras lose smaller ones."""


def paint_code(painter: QPainter, text: str, box: QRectF) -> None:
    """Paint ``text`` as a QR code in ``box``, with the room around it that readers need."""
    squares = qr_code(text)
    side = box.width() / (len(squares) + 2 * QUIET)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.fillRect(box, Qt.GlobalColor.white)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.GlobalColor.black)
    for y, row in enumerate(squares):
        for start, length in _runs(row):
            left, top = box.left() + (start + QUIET) * side, box.top() + (y + QUIET) * side
            painter.drawRect(QRectF(left, top, length * side, side))
    painter.restore()


class CodeView(QWidget):
    """Shows a text that fits as a QR code, as large as there is room."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.text = text
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        fit(self.setMinimumSize, _SIDE, _SIDE)
        bind(self.setAccessibleName, "QR code")
        self.setAccessibleDescription(text)

    def sizeHint(self) -> QSize:
        side = scaled(_SQUARE) * self._count
        return QSize(side, side)

    @property
    def _count(self) -> int:
        return len(qr_code(self.text)) + 2 * QUIET

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        ratio, count = self.devicePixelRatioF(), self._count
        # As many whole pixels for each square as there are, so that all are alike.
        pixels = int(min(self.width(), self.height()) * ratio) // count
        side = max(pixels, 1) * count / ratio
        left, top = ((self.width() - side) / 2, (self.height() - side) / 2)
        paint_code(QPainter(self), self.text, QRectF(left, top, side, side))


def _runs(row: tuple[bool, ...]) -> Iterator[tuple[int, int]]:
    """Yield where each run of dark squares begins, and how long it is."""
    start = None
    for x, dark in enumerate((*row, False)):
        if dark and start is None:
            start = x
        elif not dark and start is not None:
            yield start, x - start
            start = None
