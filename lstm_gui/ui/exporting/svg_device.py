"""A paint device that keeps what is painted on it as elements of an SVG.

All of it stands in pixels of the device, whatever the painter was moved or stretched by. Text
becomes outlines that say in their ``aria-label`` what is written, so that a file looks alike
without the fonts.
"""

from collections.abc import Iterable
from typing import Any

from PyQt6.QtCore import QBuffer, QIODevice, QPointF, QRectF, QSize, Qt
from PyQt6.QtGui import (
    QBrush,
    QImage,
    QPaintDevice,
    QPaintEngine,
    QPaintEngineState,
    QPainterPath,
    QPen,
    QPixmap,
    QPolygonF,
    QTextItem,
    QTransform,
)

from lstm_gui.ui.exporting.svg_elements import (
    NO_STROKE,
    Element,
    fill_of,
    paint_server,
    path_data,
    rectangle,
    stroke_of,
)
from lstm_gui.ui.exporting.xml_text import xml_text

_DPI, _DEPTH, _FIXED_POINT, _MILLIMETRES = 96, 32, 65536, 25.4 / 96
_Metric = QPaintDevice.PaintDeviceMetric
_Mode = QPaintEngine.PolygonDrawMode
_Flag = QPaintEngine.DirtyFlag
# As numbers: a large heat map asks for them hundreds of thousands of times.
_PEN, _BRUSH = _Flag.DirtyPen.value, _Flag.DirtyBrush.value
_OPACITY, _TRANSFORM = _Flag.DirtyOpacity.value, _Flag.DirtyTransform.value
_CLIP_PATH, _CLIP_REGION = _Flag.DirtyClipPath.value, _Flag.DirtyClipRegion.value
_CLIPS = _CLIP_PATH | _CLIP_REGION | _Flag.DirtyClipEnabled.value
_STROKES = _PEN | _OPACITY | _TRANSFORM


class SvgDevice(QPaintDevice):
    """A sheet of ``size`` pixels; names of its clips begin with ``prefix``."""

    def __init__(self, size: QSize, prefix: str = "") -> None:
        super().__init__()
        self._size, self._engine = size, _Engine(prefix)

    @property
    def elements(self) -> list[Element]:
        """What was painted, in its order."""
        return self._engine.elements

    @property
    def definitions(self) -> str:
        """What the elements refer to: clips, and what is filled with but plain colours."""
        clips = (
            f'<clipPath id="{name}"><path d="{outline}"/></clipPath>'
            for outline, name in self._engine.clips.items()
        )
        servers = (text.format(name=name) for text, name in self._engine.servers.items())
        return "".join((*clips, *servers))

    def paintEngine(self) -> QPaintEngine:
        return self._engine

    def metric(self, metric: QPaintDevice.PaintDeviceMetric) -> int:
        width, height = self._size.width(), self._size.height()
        return {
            _Metric.PdmWidth: width,
            _Metric.PdmHeight: height,
            _Metric.PdmWidthMM: round(width * _MILLIMETRES),
            _Metric.PdmHeightMM: round(height * _MILLIMETRES),
            _Metric.PdmDepth: _DEPTH,
            _Metric.PdmNumColors: 2**31 - 1,
            _Metric.PdmDevicePixelRatio: 1,
            _Metric.PdmDevicePixelRatioScaled: _FIXED_POINT,
        }.get(metric, _DPI)


class _Engine(QPaintEngine):
    def __init__(self, prefix: str) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.elements: list[Element] = []
        self.clips: dict[str, str] = {}
        self.servers: dict[str, str] = {}
        self._prefix = prefix
        self._pen, self._brush = QPen(Qt.PenStyle.NoPen), QBrush()
        self._transform, self._opacity = QTransform(), 1.0
        self._stroke = NO_STROKE
        self._clipping: QPainterPath | None = None
        self._clip = ""

    def begin(self, pdev: QPaintDevice | None) -> bool:
        return True

    def end(self) -> bool:
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def updateState(self, state: QPaintEngineState) -> None:
        dirty = state.state().value
        if dirty & _BRUSH:
            self._brush = QBrush(state.brush())
        if dirty & _PEN:
            self._pen = QPen(state.pen())
        if dirty & _OPACITY:
            self._opacity = state.opacity()
        if dirty & _TRANSFORM:
            self._transform = QTransform(state.transform())
        if dirty & _STROKES:
            scale = abs(self._transform.determinant()) ** 0.5
            self._stroke = stroke_of(self._pen, self._opacity, scale)
        if dirty & _CLIPS:
            self._take_clip(state, dirty)

    def drawPath(self, path: QPainterPath) -> None:
        self._add(path)

    def drawRects(self, *rects: Any) -> None:
        for rect in _flat(rects):
            self._rectangle(QRectF(rect))

    def drawLines(self, *lines: Any) -> None:
        path = QPainterPath()
        for line in _flat(lines):
            path.moveTo(QPointF(line.p1()))
            path.lineTo(QPointF(line.p2()))
        self._add(path, filled=False)

    def drawPolygon(self, points: Any, mode: QPaintEngine.PolygonDrawMode) -> None:
        path = QPainterPath()
        path.addPolygon(QPolygonF([QPointF(point) for point in points]))
        if mode == _Mode.WindingMode:
            path.setFillRule(Qt.FillRule.WindingFill)
        if mode != _Mode.PolylineMode:
            path.closeSubpath()
        self._add(path, filled=mode != _Mode.PolylineMode)

    def drawEllipse(self, r: Any) -> None:
        path = QPainterPath()
        path.addEllipse(QRectF(r))
        self._add(path)

    def drawTextItem(self, p: QPointF, textItem: QTextItem) -> None:
        path = QPainterPath()
        path.addText(p, textItem.font(), textItem.text())
        label = f' aria-label="{xml_text(textItem.text())}"'
        fill = fill_of(QBrush(self._pen.color()), self._opacity, Qt.FillRule.WindingFill)
        self._path(path, fill, NO_STROKE, label)

    def drawPixmap(self, r: QRectF, pm: QPixmap, sr: QRectF) -> None:
        self.drawImage(r, pm.toImage(), sr)

    def drawImage(self, r: QRectF, pm: QImage, sr: QRectF, flags: Any = None) -> None:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        pm.copy(sr.toAlignedRect()).save(buffer, "PNG")
        data = buffer.data().toBase64().data().decode()
        place = rectangle(self._transform.mapRect(r))
        shape = f'{place} preserveAspectRatio="none" xlink:href="data:image/png;base64,{data}"'
        self.elements.append(Element("image", shape, "", NO_STROKE, self._clip))

    def _rectangle(self, rect: QRectF) -> None:
        if not self._transform.isRotating():
            place = rectangle(self._transform.mapRect(rect))
            fill = self._fill(self._brush, Qt.FillRule.WindingFill)
            self.elements.append(Element("rect", place, fill, self._stroke, self._clip))
            return
        path = QPainterPath()
        path.addRect(rect)
        self._add(path)

    def _add(self, path: QPainterPath, filled: bool = True) -> None:
        brush = self._brush if filled else QBrush()
        self._path(path, self._fill(brush, path.fillRule()), self._stroke)

    def _path(self, path: QPainterPath, fill: str, stroke: str, more: str = "") -> None:
        if not path.isEmpty():
            shape = f'd="{path_data(self._transform.map(path))}"{more}'
            self.elements.append(Element("path", shape, fill, stroke, self._clip))

    def _fill(self, brush: QBrush, rule: Qt.FillRule) -> str:
        server = paint_server(brush, self._transform)
        name = self._named(self.servers, server, "f") if server else ""
        return fill_of(brush, self._opacity, rule, name)

    def _named(self, known: dict[str, str], what: str, letter: str) -> str:
        return known.setdefault(what, f"{self._prefix}{letter}{len(known)}")

    def _take_clip(self, state: QPaintEngineState, dirty: int) -> None:
        """Follow the clip of the painter, which tells only how each differs from the one before."""
        if dirty & _CLIP_REGION:
            path = QPainterPath()
            path.addRegion(state.clipRegion())
            self._narrow(path, state.clipOperation())
        if dirty & _CLIP_PATH:
            self._narrow(state.clipPath(), state.clipOperation())
        clips = self._clipping is not None and state.isClipEnabled()
        self._clip = self._named(self.clips, path_data(self._clipping), "c") if clips else ""

    def _narrow(self, path: QPainterPath, operation: Qt.ClipOperation) -> None:
        there = self._transform.map(path)
        if operation == Qt.ClipOperation.NoClip:
            self._clipping = None
        elif operation == Qt.ClipOperation.IntersectClip and self._clipping is not None:
            self._clipping = self._clipping.intersected(there)
        else:
            self._clipping = there


def _flat(arguments: Iterable[Any]) -> list[Any]:
    """Return shapes one by one: Qt hands them over in tuples."""
    found: list[Any] = []
    for one in arguments:
        found += one if isinstance(one, tuple | list) else [one]
    return found
