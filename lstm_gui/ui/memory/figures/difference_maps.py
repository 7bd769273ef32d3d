"""Heat maps side by side on the same steps, with one cursor over all of them."""

from msgspec import Struct
from PyQt6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import (
    QFont,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PyQt6.QtWidgets import QWidget

from lstm_gui.core.arrays import Array
from lstm_gui.ui.style.cells import paint_cells
from lstm_gui.ui.style.colormaps import shaded
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.fonts import text_font
from lstm_gui.ui.style.left_out import CURSOR, LEGEND, shows
from lstm_gui.ui.style.lettering import lettering
from lstm_gui.ui.style.mathtext import typeset
from lstm_gui.ui.style.scale import scaled_painter, scaled_size, unscaled
from lstm_gui.ui.style.scale_bar import paint_scale_bar
from lstm_gui.ui.style.vectors import writes_vectors
from lstm_gui.words.numbers import end_of_scale

_LEFT, _LEGEND, _ABOVE, _BELOW, _GAP = 20.0, 52.0, 21.0, 17.0, 10.0
_BAR = 9.0
_SMALLEST_LANE, _SMALLEST_STEP = 6.0, 8.0
_UNIT_ROOM = 11.0


class HeatMap(Struct, frozen=True, eq=False):
    """One map: what it is called, its symbol, its numbers ``(T, H)`` and its scale of colours."""

    title: str
    symbol: str
    values: Array
    scale: str
    low: float
    high: float


class Cell(Struct, frozen=True):
    """One number of a map: which map, unit and step, counted from 0."""

    map: int
    unit: int
    t: int


class MapsFigure(QWidget):
    """Heat maps with a row for each unit and a column for each step.

    Signals
    -------
    step_picked(int)
        A column was clicked.
    cell_hovered(object)
        The `Cell` under the pointer, or None.
    """

    step_picked = pyqtSignal(int)
    cell_hovered = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._maps: tuple[HeatMap, ...] = ()
        self._steps, self._t, self._first = 1, 0, 0
        self._under: Cell | None = None
        self.setMouseTracking(True)

    def show_maps(self, maps: tuple[HeatMap, ...], steps: int, t: int, first: int = 0) -> None:
        """Show ``maps`` over ``steps`` steps from ``first``, the cursor at ``t``; emits nothing."""
        self._maps, self._steps, self._t, self._first = maps, steps, t, first
        self.update()

    def sizeHint(self) -> QSize:
        return scaled_size(720, 140)

    def minimumSizeHint(self) -> QSize:
        return scaled_size(360, 120)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        step = self._step_at(unscaled(event.position()))
        if step is not None and event.button() == Qt.MouseButton.LeftButton:
            self.step_picked.emit(step)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        under = self._cell_at(unscaled(event.position()))
        if under != self._under:
            self._under = under
            self.cell_hovered.emit(under)
            self.update()

    def leaveEvent(self, _event: object) -> None:
        self._under = None
        self.cell_hovered.emit(None)
        self.update()

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        painter = scaled_painter(self)
        for one, area in zip(self._maps, self._areas(), strict=True):
            self._title(painter, one, area)
            self._cells(painter, one, area)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if shows(LEGEND):
                self._legend(painter, one, area)
            self._axis(painter, area)
            self._marks(painter, one, area)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _title(self, painter: QPainter, one: HeatMap, area: QRectF) -> None:
        symbol = typeset(one.symbol, 14)
        room = area.width() + _LEGEND - symbol.width - 8
        font = text_font(12, QFont.Weight.DemiBold)
        shown = QFontMetricsF(font).elidedText(one.title, Qt.TextElideMode.ElideRight, room)
        painter.setPen(theme().color("text"))
        title = lettering(shown, 12, QFont.Weight.DemiBold)
        title.draw(painter, area.left(), area.top() - 8)
        symbol.draw(painter, area.left() + title.width + 8, area.top() - 8)

    def _cells(self, painter: QPainter, one: HeatMap, area: QRectF) -> None:
        painter.fillRect(area, theme().color("field"))
        place = QRectF(
            area.topLeft(), QPointF(self._x(area, self._first + len(one.values)), area.bottom())
        )
        image = shaded(one.scale, one.values.T, one.low, one.high)
        if writes_vectors(painter):
            paint_cells(painter, image, place, one.symbol)
        else:
            painter.drawImage(place, image)
        self._lines(painter, one, place)

    def _lines(self, painter: QPainter, one: HeatMap, place: QRectF) -> None:
        steps, units = one.values.shape
        high, wide = place.height() / units, place.width() / steps
        lines: list[QLineF] = []
        if high >= _SMALLEST_LANE:
            ys = (place.top() + lane * high for lane in range(1, units))
            lines += [QLineF(place.left(), y, place.right(), y) for y in ys]
        if wide >= _SMALLEST_STEP:
            xs = (place.left() + step * wide for step in range(1, steps))
            lines += [QLineF(x, place.top(), x, place.bottom()) for x in xs]
        if lines:
            painter.setPen(QPen(theme().color("card"), 1.0))
            painter.drawLines(lines)

    def _legend(self, painter: QPainter, one: HeatMap, area: QRectF) -> None:
        bar = QRectF(area.right() + 7, area.top(), _BAR, area.height())
        paint_scale_bar(painter, bar, theme().color("border"), one.scale, one.low, one.high)
        painter.setPen(theme().color("muted"))
        for value, baseline in ((one.high, bar.top() + 8), (one.low, bar.bottom())):
            digits = 0 if value == round(value) else 2
            text = end_of_scale(value, digits, signed=one.low < 0)
            lettering(text, 10.5).draw(painter, bar.right() + 4, baseline)

    def _axis(self, painter: QPainter, area: QRectF) -> None:
        """Name the cursor's step below it, and the ends where there is room beside it."""
        taken: list[QRectF] = []
        ends = self._first, self._first + self._steps - 1
        for step in dict.fromkeys((self._t, *ends) if shows(CURSOR) else ends):
            chosen = step == self._t and shows(CURSOR)
            weight = QFont.Weight.DemiBold if chosen else QFont.Weight.Normal
            text = lettering(f"t = {step}", 11, weight)
            middle = self._x(area, step + 0.5)
            left = min(max(middle - text.width / 2, area.left()), area.right() - text.width)
            box = QRectF(left - 4, area.bottom(), text.width + 8, _BELOW)
            if any(box.intersects(other) for other in taken):
                continue
            taken.append(box)
            painter.setPen(theme().color("text" if chosen else "muted"))
            text.draw(painter, left, area.bottom() + 14)

    def _marks(self, painter: QPainter, one: HeatMap, area: QRectF) -> None:
        self._units(painter, one, area)
        if not shows(CURSOR):
            return
        left, right = self._x(area, self._t), self._x(area, self._t + 1)
        column = QRectF(QPointF(left, area.top() - 1), QPointF(right, area.bottom() + 1))
        thin = max(5.0 - column.width(), 0.0) / 2
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for surface, width in (("card", 4.0), ("text", 1.8)):  # seen on any colour
            painter.setPen(QPen(theme().color(surface), width))
            painter.drawRoundedRect(column.adjusted(-thin, 0, thin, 0), 3, 3)
        if self._under is not None:
            painter.setPen(QPen(theme().color("accent"), 2.0))
            painter.drawRect(self._cell(one, area, self._under))

    def _units(self, painter: QPainter, one: HeatMap, area: QRectF) -> None:
        """Number the units from 1, as many as there is room for."""
        units = one.values.shape[1]
        high = area.height() / units
        stride = max(1, -int(-_UNIT_ROOM // high))
        painter.setPen(theme().color("muted"))
        for unit in range(0, units, stride):
            text = lettering(str(unit + 1), 10)
            y = area.top() + (unit + 0.5) * high + text.cap_height / 2
            text.draw(painter, area.left() - 4 - text.width, y)

    def _cell(self, one: HeatMap, area: QRectF, cell: Cell) -> QRectF:
        high = area.height() / one.values.shape[1]
        top = area.top() + cell.unit * high
        return QRectF(
            QPointF(self._x(area, cell.t), top), QPointF(self._x(area, cell.t + 1), top + high)
        )

    def _cell_at(self, position: QPointF) -> Cell | None:
        for index, (one, area) in enumerate(zip(self._maps, self._areas(), strict=True)):
            if area.contains(position):
                t = int((position.x() - area.left()) * self._steps / area.width())
                units = one.values.shape[1]
                unit = int((position.y() - area.top()) * units / area.height())
                inside = t < len(one.values) and unit < units
                return Cell(index, unit, self._first + t) if inside else None
        return None

    def _step_at(self, position: QPointF) -> int | None:
        for area in self._areas():
            if area.left() <= position.x() < area.right():
                return self._first + int((position.x() - area.left()) * self._steps / area.width())
        return None

    def _areas(self) -> list[QRectF]:
        """Return where the cells of each map lie."""
        count = max(len(self._maps), 1)
        each = (unscaled(self.width()) - (count - 1) * _GAP) / count
        width = max(each - _LEFT - _LEGEND, 1.0)
        height = max(unscaled(self.height()) - _ABOVE - _BELOW, 1.0)
        lefts = (index * (each + _GAP) + _LEFT for index in range(len(self._maps)))
        return [QRectF(left, _ABOVE, width, height) for left in lefts]

    def _x(self, area: QRectF, step: float) -> float:
        return area.left() + area.width() * (step - self._first) / self._steps
