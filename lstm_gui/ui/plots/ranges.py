"""The curves of a cell with their ranges and the points it works at now."""

import numpy as np
import pyqtgraph as pg
from PyQt6.QtCore import QEvent, QPointF, pyqtSignal
from PyQt6.QtGui import QMouseEvent
from PyQt6.QtWidgets import QWidget

from lstm_gui.core import Kind
from lstm_gui.core.equations import FUNCTIONS
from lstm_gui.scenes.pictures.operating_points import (
    OperatingPoint,
    curves_of,
    has_a_place,
    operating_points,
    stays_below_one,
)
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.ui.plots.figure import Figure, LetteredAxis
from lstm_gui.ui.plots.ranges_paint import CurvesItem, PointsItem, names_apart_from
from lstm_gui.ui.style.scale import factor, fit, fit_font, unscaled
from lstm_gui.ui.style.theme import Theme
from lstm_gui.words.numbers import briefly

REACH = 6.0
_BESIDE = 0.5
"""How much further the plot goes, so that a point at its end is drawn whole."""
_LOW, _HIGH, _HIGHER = -1.12, 1.12, 3.2
"""How far down and up the plot reaches, and how far where a value may be larger than 1."""
_NEAR = 12.0


class _Axis(LetteredAxis):
    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        return [briefly(value) for value in values]


class RangesFigure(Figure):
    """Range plot of the selected unit and step, all units as faint points.

    Signals
    -------
    block_picked(str)
        The point of a block was clicked.
    point_picked(object)
        The `OperatingPoint` that was clicked; it follows ``block_picked``.
    point_hovered(object)
        The `OperatingPoint` under the pointer, or ``None``.
    curve_hovered(str, float)
        The function whose curve is under the pointer, and its argument there; ``""`` when the
        pointer left it. It follows ``point_hovered``.
    """

    block_picked = pyqtSignal(str)
    point_picked = pyqtSignal(object)
    point_hovered = pyqtSignal(object)
    curve_hovered = pyqtSignal(str, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._snapshot: Snapshot | None = None
        self._kind: Kind | None = None
        self._top = _HIGH
        self.told: tuple[OperatingPoint, ...] = ()
        """All points of the snapshot, those included that have no place."""
        self._points: tuple[OperatingPoint, ...] = ()
        self._view = pg.ViewBox(enableMenu=False, defaultPadding=0.0)
        self._view.setLimits(xMin=-60, xMax=60, yMin=-1.6, yMax=40.0, minXRange=0.5, minYRange=0.2)
        self._axes = [_Axis(side, side) for side in ("bottom", "left")]
        self._arrange()
        self._curves, self._markers = CurvesItem(), PointsItem()
        self._view.addItem(self._curves, ignoreBounds=True)
        self._view.addItem(self._markers, ignoreBounds=True)
        self._view.sigTransformChanged.connect(self._place_names)
        self._point_shown: OperatingPoint | None = None
        self._curve_shown = ("", 0.0)
        self.setMouseTracking(True)
        self.fit()

    @property
    def point_shown(self) -> OperatingPoint | None:
        """The point under the pointer."""
        return self._point_shown

    def draw(self, snapshot: Snapshot) -> None:
        if snapshot.has_numbers_of(self._snapshot):
            return
        self._snapshot = snapshot
        if snapshot.kind != self._kind:
            self._show_kind(snapshot.kind)
        self.told = operating_points(snapshot)
        self._points = tuple(filter(has_a_place, self.told))
        self._markers.show_points(self._points, snapshot, self.theme)
        self._place_names()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for axis in self._axes:
            axis.setTextPen(theme.color("muted"))
        self._curves.set_theme(theme)
        self._markers.set_theme(theme)

    def fit(self) -> None:
        """Show the arguments from -6 to 6."""
        reach = REACH + _BESIDE
        self._view.setRange(xRange=(-reach, reach), yRange=(_LOW, self._top), padding=0.0)

    def _show_kind(self, kind: Kind) -> None:
        top = _HIGH if stays_below_one(kind) else _HIGHER
        self._kind, before, self._top = kind, self._top, top
        spacing = 0.5 if top == _HIGH else 1.0
        self._axes[1].setTickSpacing(major=spacing, minor=spacing)
        if top != before:
            self.fit()

    def _place_names(self) -> None:
        """Write the names of the curves where no point touches them."""
        if self._kind is None:
            return
        across, upwards = self._view.viewPixelSize()
        pixel = QPointF(factor() * across, factor() * upwards)
        points = map(self._markers.shown_at, self._points)
        names = names_apart_from(points, curves_of(self._kind), pixel)
        for item in (self._curves, self._markers):
            item.show_curves(names)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        point = self._point_under(event.position())
        if point is not self._point_shown:
            self._point_shown = point
            self.point_hovered.emit(point)
        curve = ("", 0.0) if point is not None else self._curve_under(event.position())
        if curve != self._curve_shown:
            self._curve_shown = curve
            self.curve_hovered.emit(*curve)

    def leaveEvent(self, event: QEvent) -> None:
        self._curve_shown, self._point_shown = ("", 0.0), None
        self.point_hovered.emit(None)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = self._point_under(event.position())
        if point is not None and point.block:
            self.block_picked.emit(point.block)
        if point is not None:
            self.point_picked.emit(point)
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.fit()

    def _arrange(self) -> None:
        # A PlotItem would add menus that nobody owns, and take longer to make.
        self.ci.addItem(self._view, row=0, col=1)
        self.ci.addItem(self._axes[1], row=0, col=0)
        self.ci.addItem(self._axes[0], row=1, col=1)
        for axis in self._axes:
            axis.linkToView(self._view)
            fit_font(axis.setTickFont, 11)
        fit(self._axes[0].setHeight, 19)
        self._axes[0].setTickSpacing(major=2, minor=2)
        fit(self._axes[1].setWidth, 34)
        self._axes[1].setTickSpacing(major=0.5, minor=0.5)

    def _point_under(self, position: QPointF) -> OperatingPoint | None:
        near = [(self._distance(point, position), point.name, point) for point in self._points]
        distance, _, point = min(near, default=(_NEAR, "", None))
        return point if distance < _NEAR else None

    def _curve_under(self, position: QPointF) -> tuple[str, float]:
        """Return the function whose curve is at ``position``, and what is put into it there."""
        at = self.mapToScene(position.toPoint())
        curves = () if self._kind is None else curves_of(self._kind)
        if not self._view.sceneBoundingRect().contains(at):
            return "", 0.0
        argument = round(self._view.mapSceneToView(at).x(), 1)
        heights = {name: float(FUNCTIONS[name].value(np.asarray(argument))) for name in curves}
        near = [(self._below(at, argument, height), name) for name, height in heights.items()]
        distance, name = min(near, default=(_NEAR, ""))
        return (name, argument) if distance < _NEAR else ("", 0.0)

    def _below(self, at: QPointF, x: float, y: float) -> float:
        """Return how far above or below ``at`` the place ``(x, y)`` of the plot is."""
        return unscaled(abs(float(self._view.mapViewToScene(QPointF(x, y)).y() - at.y())))

    def _distance(self, point: OperatingPoint, position: QPointF) -> float:
        spot = self._markers.shown_at(point)
        at = self.mapFromScene(self._view.mapViewToScene(spot))
        return unscaled(float((QPointF(at) - position).manhattanLength()))
