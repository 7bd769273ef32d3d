"""Steps that are marked in the heat maps, for what is done to several at once."""

from PyQt6.QtCore import QRectF, pyqtSignal
from PyQt6.QtGui import QPainter, QTransform

from lstm_gui.ui.plots.heatmap import RowsItem
from lstm_gui.ui.style.theme import NO_BRUSH, pen_of

_EDGE, _GROUND = 2.0, 5.0


class StepRangeItem(RowsItem):
    """A frame around the marked steps; one end stays where it began, the other one follows.

    It lays no colour over the cells, whose colours are numbers.

    Signals
    -------
    changed()
        Other steps are marked, or none.
    """

    changed = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.drawn_over: tuple[str, int] | None = None
        """The row and the lane over which it is being drawn."""
        self._ends: tuple[int, int] | None = None

    @property
    def span(self) -> tuple[int, int] | None:
        """The first and the last of the marked steps, None if none are."""
        return None if self._ends is None else (min(self._ends), max(self._ends))

    def begin(self, step: int, name: str, lane: int) -> None:
        """Mark ``step`` alone, the beginning of a drag over a row."""
        self.drawn_over = name, lane
        self._show((step, step))

    def extend(self, step: int) -> None:
        """Mark all steps from where it began to ``step``."""
        if self._ends is not None:
            self._show((self._ends[0], step))

    def extend_by(self, steps: int, begun: int, last: int) -> None:
        """Mark more steps or fewer, from ``begun`` on if none are marked yet."""
        begun, end = self._ends or (begun, begun)
        self._show((begun, min(max(end + steps, 0), last)))

    def clear(self) -> None:
        """Mark none."""
        self.drawn_over = None
        self._show(None)

    def _show(self, ends: tuple[int, int] | None) -> None:
        if ends != self._ends:
            self._ends = ends
            self.update()
            self.changed.emit()

    def paint_pixels(self, painter: QPainter, to_pixels: QTransform, visible: QRectF) -> None:
        if self.span is None or not self._rows:
            return
        first, last = self.span
        bottom = self._rows[-1].top + self._rows[-1].height
        frame = to_pixels.mapRect(QRectF(first - 0.5, 0, last - first + 1, bottom))
        painter.setBrush(NO_BRUSH)
        # A lighter line beside it is seen on cells of any colour.
        for name, width in (("card", _GROUND), ("accent", _EDGE)):
            painter.setPen(pen_of(self._theme.color(name), width))
            painter.drawRect(frame)
