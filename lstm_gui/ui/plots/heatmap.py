"""The items inside the heat-map view: images, grid with numbers, cursor."""

from collections.abc import Hashable
from functools import partial
from math import ceil, floor

import pyqtgraph as pg
from PyQt6.QtCore import QLineF, QRectF, Qt
from PyQt6.QtGui import QBrush, QImage, QPainter, QTransform

from lstm_gui.core import Clamp
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.ui.plots.pixel_item import PixelItem
from lstm_gui.ui.plots.state_rows import NUMBER_HEIGHT, Row
from lstm_gui.ui.style.cells import paint_cells
from lstm_gui.ui.style.colormaps import ink_on, shade, shaded
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.kept_picture import CLEAR, KeptPicture
from lstm_gui.ui.style.left_out import CURSOR, shows
from lstm_gui.ui.style.lettering import lettering
from lstm_gui.ui.style.theme import LIGHT, NO_BRUSH, Theme, faded, pen_of
from lstm_gui.ui.style.transforms import matrix_of
from lstm_gui.ui.style.vectors import part, writes_vectors
from lstm_gui.words.numbers import number

MANY_STEPS = 4000
_NUMBER_WIDTH = 27.0
_SMALLEST_LANE, _SMALLEST_STEP = 6.0, 8.0
_AROUND = 3.0
"""How far the frame of the selected step reaches beyond it, in pixels."""
_HATCH = Qt.BrushStyle.BDiagPattern


def coloured_steps(steps: int, left: float, right: float) -> range:
    """Return all steps, or of a very long sequence as many as can be told apart."""
    if steps <= MANY_STEPS:
        return range(steps)
    first, last = max(0, floor(left)), min(steps, ceil(right) + 1)
    stride = ceil((last - first) / MANY_STEPS)
    return range(first - first % stride, last, stride)


class HeatMapItem(pg.GraphicsObject):
    """One row as an image on screen and as paths in vector files.

    Coloured and painted here: pyqtgraph's own image would scale the colours that are already
    there for every frame.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setZValue(-10)
        self._row: Row | None = None
        self._steps = range(0)
        self._image = QImage()
        self._coloured_in = ""

    def show_row(self, row: Row, steps: range) -> None:
        """Show the values of ``row`` at ``steps`` where they lie."""
        coloured = steps == self._steps and row.shows_the_same_as(self._row)
        if not coloured or self._coloured_in != theme().name:
            self._coloured_in = theme().name
            values = row.values[:, steps.start : steps.stop : steps.step]
            image = shaded(row.kind.scale, values, row.low, row.bound)
            if image.size() != self._image.size():
                self.prepareGeometryChange()
            self._image = image
            self.update()
        self._row, self._steps = row, steps
        place = QTransform.fromTranslate(steps.start - 0.5, row.top)
        place.scale(steps.step, row.height / row.lanes)
        if place != self.transform():
            self.setTransform(place)

    def boundingRect(self) -> QRectF:
        return QRectF(self._image.rect())

    def paint(self, painter: QPainter, *_: object) -> None:
        if self._row is not None and writes_vectors(painter):
            paint_cells(painter, self._image, self.boundingRect(), self._row.kind.name)
        else:
            painter.drawImage(self.boundingRect(), self._image)


class RowsItem(PixelItem):
    """Base of what is painted over the rows; subclasses paint."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()
        self._snapshot: Snapshot | None = None
        self._theme = LIGHT

    def show_rows(self, rows: tuple[Row, ...], snapshot: Snapshot, theme: Theme) -> None:
        """Show ``rows`` of ``snapshot`` in the colours of ``theme``."""
        self._rows, self._snapshot, self._theme = rows, snapshot, theme
        self.update()

    def visible_steps(self) -> range:
        """Return the steps of which at least a part is in sight."""
        rect = self.boundingRect()
        last = len(self._rows[0].trace) if self._rows else 0
        return range(max(0, round(rect.left())), min(last, round(rect.right()) + 1))


class LanesItem(RowsItem):
    """Lines between the cells, and their numbers where they fit."""

    def __init__(self) -> None:
        super().__init__()
        # Lines move only when the panel is resized or zoomed, but are seen in every frame.
        self._lines = KeptPicture()

    def paint_pixels(self, painter: QPainter, to_pixels: QTransform, visible: QRectF) -> None:
        steps = self.visible_steps()
        cells = [_cell(row, to_pixels) for row in self._rows]
        if any(cell.height() >= _SMALLEST_LANE or cell.width() >= _SMALLEST_STEP for cell in cells):
            looks = _places_of(self._rows), steps, matrix_of(to_pixels), self._theme
            paint = partial(self._paint_lines, to_pixels, steps)
            self._lines.draw(painter, visible, CLEAR, looks, paint)
        for row, cell in zip(self._rows, cells, strict=True):
            if cell.width() >= _NUMBER_WIDTH and cell.height() >= NUMBER_HEIGHT:
                with part(painter, "numbers", row.kind.name):
                    self._numbers(painter, to_pixels, row, steps, cell)

    def _paint_lines(self, to_pixels: QTransform, steps: range, painter: QPainter) -> None:
        painter.setPen(pen_of(self._theme.color("card"), 1.0))
        for row in self._rows:
            with part(painter, "grid", row.kind.name):
                painter.drawLines(_lines_between(to_pixels, row, steps))

    def _numbers(
        self, painter: QPainter, to_pixels: QTransform, row: Row, steps: range, cell: QRectF
    ) -> None:
        pixels = round(min(cell.width() / 3.1, cell.height() * 0.72, 12.0))
        lane_height = row.height / row.lanes
        for lane in range(row.lanes):
            for step in steps:
                value = float(row.values[lane, step])
                painter.setPen(ink_on(shade(row.kind.scale, value, row.low, row.bound)))
                rect = QRectF(step - 0.5, row.top + lane * lane_height, 1, lane_height)
                written = lettering(number(value), pixels)
                if written.width <= cell.width():  # a huge one would cover its neighbours
                    written.draw_centred(painter, to_pixels.mapRect(rect))


def _places_of(rows: tuple[Row, ...]) -> Hashable:
    """Return all that decides where the cells of ``rows`` lie."""
    return tuple((row.kind.name, row.top, row.height, row.lanes) for row in rows)


def _cell(row: Row, to_pixels: QTransform) -> QRectF:
    """Return the pixels of one cell in the first lane of ``row``."""
    return to_pixels.mapRect(QRectF(0, row.top, 1, row.height / row.lanes))


def _lines_between(to_pixels: QTransform, row: Row, steps: range) -> list[QLineF]:
    """Return the lines between lanes and between steps, as far as these are not too small."""
    cell = _cell(row, to_pixels)
    area = QRectF(steps.start - 0.5, row.top, len(steps), row.height)
    lines: list[QLineF] = []
    if cell.height() >= _SMALLEST_LANE:
        ys = (row.top + lane * row.height / row.lanes for lane in range(1, row.lanes))
        lines += [QLineF(area.left(), y, area.right(), y) for y in ys]
    if cell.width() >= _SMALLEST_STEP:
        xs = (step - 0.5 for step in range(steps.start + 1, steps.stop))
        lines += [QLineF(x, area.top(), x, area.bottom()) for x in xs]
    return [to_pixels.map(line) for line in lines]


class ClampsItem(RowsItem):
    """Hatches over the cells whose number is held."""

    def paint_pixels(self, painter: QPainter, to_pixels: QTransform, visible: QRectF) -> None:
        if self._snapshot is None:
            return
        painter.setBrush(QBrush(faded(self._theme.color("text"), 0.5), _HATCH))
        painter.setPen(pen_of(self._theme.color("text"), 1.2))
        for clamp in self._snapshot.state.clamps:
            for row in self._rows:
                if row.kind.name == clamp.quantity:
                    self._hatch(painter, to_pixels, row, clamp)

    def _hatch(self, painter: QPainter, to_pixels: QTransform, row: Row, clamp: Clamp) -> None:
        place = row.place(clamp)
        if self._snapshot is not None and self._snapshot.view.curves:
            # All units share the height of the row: only the selected one can be marked.
            if clamp.unit != self._snapshot.unit:
                return
            place = QRectF(place.left(), row.top, place.width(), row.height)
        painter.drawRect(to_pixels.mapRect(place))


class CursorItem(RowsItem):
    """The selected step over all rows, and the selected unit within each."""

    def __init__(self) -> None:
        super().__init__()
        self._frames = KeptPicture()

    def paint_pixels(self, painter: QPainter, to_pixels: QTransform, visible: QRectF) -> None:
        if self._snapshot is None or not self._rows or not shows(CURSOR):
            return
        last, t, unit = self._rows[-1], self._snapshot.t, self._snapshot.unit
        column = to_pixels.mapRect(QRectF(t - 0.5, 0, 1, last.top + last.height))
        area = column.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND) & visible
        looks = _places_of(self._rows), t, unit, matrix_of(to_pixels), self._theme
        paint = partial(self._paint_frames, column.adjusted(0, 1, 0, -1), to_pixels, t, unit)
        with part(painter, CURSOR):
            self._frames.draw(painter, area, CLEAR, looks, paint)

    def _paint_frames(
        self, column: QRectF, to_pixels: QTransform, t: int, unit: int, painter: QPainter
    ) -> None:
        painter.setBrush(NO_BRUSH)
        # With an edge of the other lightness it is seen on cells of any colour.
        for colour, width in (("card", 4.0), ("text", 2.0)):
            painter.setPen(pen_of(self._theme.color(colour), width))
            painter.drawRoundedRect(column, 3, 3)
        painter.setPen(pen_of(self._theme.color("accent"), 2.0))
        for row in self._rows:
            height = row.height / row.lanes
            if row.kind.name != "x" and height >= 5:
                cell = QRectF(t - 0.5, row.top + unit * height, 1, height)
                painter.drawRect(to_pixels.mapRect(cell))
