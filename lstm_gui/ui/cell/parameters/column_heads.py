"""The names of inputs at the heads of the columns that they weigh on."""

from collections.abc import Iterator
from functools import lru_cache

from PyQt6.QtCore import QPoint, QRect, QRectF
from PyQt6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PyQt6.QtWidgets import QScrollArea, QWidget

from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.lettering import Lettering, lettering
from lstm_gui.ui.style.scale import scaled, scaled_painter, unscaled
from lstm_gui.ui.style.tooltip import set_tooltip
from lstm_gui.ui.widgets.numbers.matrix_grid import MatrixGrid
from lstm_gui.words.input_names import Names, input_name, names_apart

_PIXELS, _LINE, _UPRIGHT, _GAP = 11, 16, 62, 3
_NARROWEST = 13
"""Columns narrower than this have no room for a line of type, not even upright."""
_MOST_LETTERS = 12


class ColumnHeads(QWidget):
    """Writes the name of each input over its column: across if all fit so, else upright.

    It takes no room where nobody has named an input. Names are cut where they differ; the whole
    one is told under the pointer.

    Parameters
    ----------
    scroll
        Where the matrix is scrolled; it stands right below.
    """

    def __init__(self, scroll: QScrollArea, parent: QWidget) -> None:
        super().__init__(parent)
        self._scroll = scroll
        self._matrix: MatrixGrid | None = None
        self._names: Names = None
        self.setMouseTracking(True)
        self.hide()
        bar = scroll.horizontalScrollBar()
        assert bar is not None
        bar.valueChanged.connect(self.update)

    def show_names(self, matrix: MatrixGrid | None, names: Names) -> None:
        """Head the columns of ``matrix`` by ``names``."""
        self._matrix, self._names = matrix, names
        self.setAccessibleName(", ".join(filter(None, names or ())))
        self.fit()

    def fit(self) -> None:
        """Take the room that the names need over columns as wide as they are by now."""
        named = self._matrix is not None and any(self._names or ())
        shown = named and self._wide() >= _NARROWEST
        if shown:
            upright = max(one.width for one in self.heads()) + 2 * _GAP
            height = scaled(round(upright) if self._is_upright() else _LINE)
            if height != self.height():
                self.setFixedHeight(height)
        if self.isHidden() == shown:
            self.setVisible(shown)
        self.update()

    def heads(self) -> tuple[Lettering, ...]:
        """Return what stands over each column."""
        across = _headed(self._names, self._wide() - 2)
        return across or _headed(self._names, _UPRIGHT) or ()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint().x()
        under = (column for column, place in self._places() if place.left() <= at <= place.right())
        column = next(under, None)
        set_tooltip(self, "" if column is None else input_name(self._names, column))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = scaled_painter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme().color("muted"))
        painter.setClipRect(unscaled(self._seen()))
        heads, upright = self.heads(), self._is_upright()
        for column, place in self._places():
            draw = _draw_upright if upright else _draw_across
            draw(painter, unscaled(place), heads[column])

    def _wide(self) -> int:
        """Return how wide a column is, in pixels of factor 1."""
        return 0 if self._matrix is None else int(unscaled(self._matrix.cell_rect(0, 0).width()))

    def _is_upright(self) -> bool:
        return not _headed(self._names, self._wide() - 2)

    def _places(self) -> Iterator[tuple[int, QRect]]:
        """Yield the columns of which something is seen, and where they begin and end."""
        if self._matrix is None:
            return
        seen, left = self._seen(), self._left()
        for column in range(len(self._names or ())):
            place = self._matrix.cell_rect(0, column)
            place = QRect(left + place.left(), 0, place.width(), self.height())
            if place.intersects(seen):
                yield column, place

    def _left(self) -> int:
        assert self._matrix is not None
        return self._matrix.mapTo(self._scroll.viewport(), QPoint()).x()

    def _seen(self) -> QRect:
        viewport = self._scroll.viewport()
        assert viewport is not None
        return QRect(0, 0, viewport.width(), self.height())


@lru_cache(maxsize=16)
def _headed(names: Names, room: int) -> tuple[Lettering, ...] | None:
    """Return ``names`` cut to ``room`` pixels, None if that leaves nothing of them to be read.

    Across the columns they are not cut at all.
    """
    least = 3 if room >= _UPRIGHT else _MOST_LETTERS
    for most in range(_MOST_LETTERS, least - 1, -1):
        apart = names_apart(names, range(len(names or ())), most)
        heads = tuple(lettering(name, _PIXELS) for name in apart)
        if all(head.width <= room for head in heads):
            return heads
    return None


def _draw_across(painter: QPainter, place: QRectF, head: Lettering) -> None:
    head.draw_centred(painter, place)


def _draw_upright(painter: QPainter, place: QRectF, head: Lettering) -> None:
    """Write ``head`` from the foot of ``place`` up."""
    painter.save()
    painter.translate(place.center().x(), place.bottom() - _GAP)
    painter.rotate(-90)
    head.draw(painter, 0.0, head.cap_height / 2)
    painter.restore()
