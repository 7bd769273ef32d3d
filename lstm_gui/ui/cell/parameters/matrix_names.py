"""The symbols over the matrices, which stay in sight while these are scrolled."""

from PyQt6.QtCore import QPoint, QRect, QSize
from PyQt6.QtGui import QPainter, QPaintEvent
from PyQt6.QtWidgets import QScrollArea, QWidget

from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.mathtext import Line, typeset
from lstm_gui.ui.style.scale import fit, scaled, scaled_painter, unscaled

_PIXELS, _HEIGHT = 16.0, 26


class MatrixNames(QWidget):
    """Writes each symbol over the middle of what is seen of its matrix.

    Parameters
    ----------
    scroll
        Where the matrices are scrolled; it stands right below.
    """

    def __init__(self, scroll: QScrollArea, parent: QWidget) -> None:
        super().__init__(parent)
        self._scroll = scroll
        self._names: dict[QWidget, Line] = {}
        fit(self.setFixedHeight, _HEIGHT)
        scroll.horizontalScrollBar().valueChanged.connect(self.update)

    def show_names(self, names: dict[QWidget, str]) -> None:
        """Write the `mathtext` markup of each matrix."""
        lines = {matrix: typeset(markup, _PIXELS) for matrix, markup in names.items()}
        if lines != self._names:
            self._names = lines
            self.update()

    def width_of(self, matrix: QWidget) -> int:
        """Return how wide the symbol over ``matrix`` is, 0 if it has none."""
        line = self._names.get(matrix)
        return 0 if line is None else scaled(round(line.width) + 4)

    def place_of(self, matrix: QWidget) -> QRect:
        """Return where the symbol over ``matrix`` stands; empty if too little of that is seen."""
        seen = self._seen(matrix)
        wide = self.width_of(matrix)
        if seen.width() < min(wide, matrix.width()):
            return QRect()
        return QRect(QPoint(seen.center().x() - wide // 2, 0), QSize(wide, self.height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = scaled_painter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme().color("text"))
        for matrix, line in self._names.items():
            place = unscaled(self.place_of(matrix))
            if not place.isEmpty():
                middle = place.center()
                line.draw(painter, middle.x(), middle.y() + line.ascent / 2, align=0.5)

    def _seen(self, matrix: QWidget) -> QRect:
        viewport = self._scroll.viewport()
        left = matrix.mapTo(viewport, QPoint()).x()
        return QRect(left, 0, matrix.width(), 1) & viewport.rect()
