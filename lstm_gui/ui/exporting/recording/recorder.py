"""Takes down what is painted, so that it can be written in any format.

Qt's own writers of SVG and PDF lose what they are told: places of clips, letters of glyphs,
the ink of equal cells. This one keeps all of it, as marks of a `Drawing`.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from msgspec.structs import replace
from PyQt6.QtCore import QPointF, QRectF, QSize, Qt
from PyQt6.QtGui import (
    QBrush,
    QImage,
    QPaintDevice,
    QPaintEngine,
    QPaintEngineState,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QPolygonF,
    QTextItem,
    QTransform,
)  # fmt: skip

from lstm_gui.files.figures.axes import Axes
from lstm_gui.files.figures.marks import Group, Mark, Part, Path, Pixels, Shape
from lstm_gui.ui.exporting.recording.inks import fill_of, hatching, stroke_of
from lstm_gui.ui.exporting.recording.paths import path_of
from lstm_gui.ui.exporting.recording.recorded_text import texts_of
from lstm_gui.ui.style.icons import ICON_SIZE, drawn_icon, paint_icon
from lstm_gui.ui.style.sheet_marks import paint_mark
from lstm_gui.ui.style.transforms import matrix_of
from lstm_gui.ui.style.vectors import CELLS, vector_painter

_DPI = 96
_Metric = QPaintDevice.PaintDeviceMetric
_Dirty = QPaintEngine.DirtyFlag
# As numbers: states change thousands of times in a figure, and flags are slow to compare.
_PLACE, _PEN, _BRUSH = (
    one.value for one in (_Dirty.DirtyTransform, _Dirty.DirtyPen, _Dirty.DirtyBrush)
)
_OPACITY, _HINTS = _Dirty.DirtyOpacity.value, _Dirty.DirtyHints.value
_CLIP = (_Dirty.DirtyClipPath | _Dirty.DirtyClipRegion | _Dirty.DirtyClipEnabled).value
_OPEN = QPaintEngine.PolygonDrawMode.PolylineMode
_MILLIMETRES = 25.4 / _DPI


@contextmanager
def recording(size: QSize, origin: QPointF) -> Iterator[tuple[QPainter, list[Mark]]]:
    """Yield a painter whose point ``(0, 0)`` is ``origin``, and the marks that it makes."""
    recorder = Recorder(size, origin)
    with vector_painter(recorder) as painter:
        yield painter, recorder.marks


class Recorder(QPaintDevice):
    """What a painter paints on; `marks` holds it, in its order.

    Parameters
    ----------
    size
        In logical pixels.
    origin
        Where the point ``(0, 0)`` of the painter lies in the figure.
    """

    def __init__(self, size: QSize, origin: QPointF) -> None:
        super().__init__()
        self._metrics = _metrics(size)
        self._engine = _Engine(origin)

    @property
    def marks(self) -> list[Mark]:
        """What was painted until now."""
        return self._engine.marks

    def paintEngine(self) -> QPaintEngine:
        return self._engine

    def metric(self, metric: QPaintDevice.PaintDeviceMetric) -> int:
        return self._metrics.get(metric, _DPI)


def _metrics(size: QSize) -> dict[QPaintDevice.PaintDeviceMetric, int]:
    return {
        _Metric.PdmWidth: size.width(),
        _Metric.PdmHeight: size.height(),
        _Metric.PdmWidthMM: round(size.width() * _MILLIMETRES),
        _Metric.PdmHeightMM: round(size.height() * _MILLIMETRES),
        _Metric.PdmNumColors: 2**24,
        _Metric.PdmDepth: 32,
        _Metric.PdmDevicePixelRatio: 1,
        _Metric.PdmDevicePixelRatioScaled: round(QPaintDevice.devicePixelRatioFScale()),
    }


class _Engine(QPaintEngine):
    def __init__(self, origin: QPointF) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self._levels: list[list[Mark]] = [[]]
        self._kinds: list[str] = []
        self._clipped: tuple[Path | None, list[Mark]] = (None, [])
        self._origin = QTransform.fromTranslate(origin.x(), origin.y())
        self._place = self._origin
        self._pen, self._brush = QPen(), QBrush()
        self._opacity, self._crisp = 1.0, True
        self._clip: Path | None = None
        self._clip_is_known = True

    @property
    def marks(self) -> list[Mark]:
        """What was painted until now."""
        self._end_clip()
        return self._levels[0]

    @contextmanager
    def part(self, kind: str, name: str, axes: Axes | None = None) -> Iterator[None]:
        """Take all that is painted meanwhile for a part of ``kind`` called ``name``."""
        axes = None if axes is None else self._placed(axes)
        self._end_clip()
        self._levels.append([])
        self._kinds.append(kind)
        try:
            yield
        finally:
            self._end_clip()
            self._kinds.pop()
            marks = self._levels.pop()
            if marks:
                self._levels[-1].append(Part(kind, name, tuple(marks), axes))

    def _placed(self, axes: Axes) -> Axes:
        """Return ``axes``, told in the pixels of the painter, in those of the figure."""
        painter = self.painter()
        assert painter is not None, "somebody paints"
        place = painter.transform() * self._origin
        box = place.mapRect(QRectF(*axes.box))
        return replace(axes, box=box.getRect(), type_size=axes.type_size * abs(place.m22()))

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def begin(self, _device: QPaintDevice | None) -> bool:
        return True

    def end(self) -> bool:
        self._end_clip()
        return True

    def updateState(self, state: QPaintEngineState) -> None:
        changed = state.state().value
        if changed & _PLACE:
            self._place = state.transform() * self._origin
        if changed & _PEN:
            self._pen = state.pen()
        if changed & _BRUSH:
            self._brush = state.brush()
        if changed & _OPACITY:
            self._opacity = state.opacity()
        if changed & _HINTS:
            self._crisp = not state.renderHints() & QPainter.RenderHint.Antialiasing
        if changed & _CLIP:
            self._clip_is_known = False

    def drawPath(self, path: QPainterPath) -> None:
        self._draw(path, self._brush)

    def drawPolygon(self, points: tuple[QPointF, ...], mode: QPaintEngine.PolygonDrawMode) -> None:
        path = QPainterPath()
        path.addPolygon(QPolygonF(points))
        if mode == _OPEN:
            self._draw(path, QBrush())
            return
        path.closeSubpath()
        self._draw(path, self._brush)

    def drawPoints(self, points: tuple[QPointF, ...]) -> None:
        for point in map(self._place.map, points):
            # A line without length is a dot as wide as its round or square end.
            stroke = stroke_of(self._pen, self._place, self._opacity)
            dot = Path("ML", 2 * (point.x(), point.y()))
            self._add(Shape(dot, stroke=stroke, crisp=self._crisp))

    def drawTextItem(self, point: QPointF, item: QTextItem) -> None:
        for text in texts_of(item, point, self._place, self._pen.color(), self._opacity):
            self._add(text)

    def drawPixmap(self, rect: QRectF, pixmap: QPixmap, source: QRectF) -> None:
        if not self._draws_shapes(rect, pixmap):
            self.drawImage(rect, pixmap.toImage(), source, Qt.ImageConversionFlag.AutoColor)

    def _draws_shapes(self, rect: QRectF, pixmap: QPixmap) -> bool:
        """Draw the shapes that ``pixmap`` stands for, and tell whether it stands for any."""
        icon = drawn_icon(pixmap)
        with recording(rect.size().toSize(), QPointF()) as (painter, marks):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setTransform(self._place)
            known = icon is not None or paint_mark(painter, rect, pixmap)
            if icon is not None:
                painter.translate(rect.topLeft())
                painter.scale(rect.width() / ICON_SIZE, rect.height() / ICON_SIZE)
                paint_icon(painter, *icon)
        for mark in marks:
            self._add(mark)
        return known

    def drawImage(
        self, rect: QRectF, image: QImage, source: QRectF, _flags: Qt.ImageConversionFlag
    ) -> None:
        part = image.copy(source.toAlignedRect()).convertToFormat(QImage.Format.Format_RGBA8888)
        if part.isNull():
            return
        bits = part.constBits()
        assert bits is not None
        rgba = bits.asstring(part.sizeInBytes())
        box = rect.x(), rect.y(), rect.width(), rect.height()
        matrix = matrix_of(self._place)
        cells = bool(self._kinds) and self._kinds[-1] == CELLS
        columns, rows = part.width(), part.height()
        self._add(Pixels(rgba, columns, rows, box, matrix, self._opacity, cells))

    def _draw(self, path: QPainterPath, brush: QBrush) -> None:
        placed = self._place.map(path)
        shape = path_of(placed)
        if not shape.letters.strip("M"):
            return
        if brush.style() == Qt.BrushStyle.BDiagPattern:
            self._add(Group(shape, hatching(placed.boundingRect(), brush.color(), self._opacity)))
            brush = QBrush()
        fill = fill_of(brush, self._place, self._opacity)
        stroke = stroke_of(self._pen, self._place, self._opacity)
        if fill is None and stroke is None:
            return
        even_odd = path.fillRule() == Qt.FillRule.OddEvenFill
        self._add(Shape(shape, fill, stroke, even_odd, self._crisp))

    def _add(self, mark: Mark) -> None:
        clip = self._clip_now()
        if clip is not self._clipped[0]:
            self._end_clip()
            self._clipped = clip, []
        (self._levels[-1] if clip is None else self._clipped[1]).append(mark)

    def _end_clip(self) -> None:
        clip, marks = self._clipped
        if clip is not None and marks:
            self._levels[-1].append(Group(clip, tuple(marks)))
        self._clipped = None, []

    def _clip_now(self) -> Path | None:
        # Asked for when it is needed: only the painter knows what several clips leave together.
        if not self._clip_is_known:
            painter = self.painter()
            clipped = painter is not None and painter.hasClipping()
            self._clip = path_of(self._place.map(painter.clipPath())) if clipped else None
            self._clip_is_known = True
        return self._clip
