"""The ways of the lanes through their state spaces, one plane beside the other."""

import numpy as np
from PyQt6.QtCore import QPointF, QSize, pyqtSignal
from PyQt6.QtGui import QFont, QMouseEvent, QPainter
from PyQt6.QtWidgets import QWidget

from lstm_gui.scenes.memory.state_plane import Space
from lstm_gui.ui.memory.figures.space_marks import paint_legend
from lstm_gui.ui.memory.figures.space_paint import Way, WayItem
from lstm_gui.ui.plots.figure import Figure, Margin, plain_view
from lstm_gui.ui.plots.plane_ticks import Ticks
from lstm_gui.ui.plots.pointed import PointedFigure
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.lettering import lettering
from lstm_gui.ui.style.mathtext import typeset
from lstm_gui.ui.style.scale import factor, fit, scaled, scaled_size, unscaled
from lstm_gui.ui.style.theme import Theme
from lstm_gui.words.numbers import percent

_TITLE, _BOTTOM, _LEFT, _GAP = 20, 20, 36, 14
_NEAR = 13.0


class _Title(Margin):
    """The name of a lane, what its axes are, and the kinds of fixed points there are."""

    def __init__(self) -> None:
        super().__init__()
        self._way: Way | None = None

    def show_way(self, way: Way) -> None:
        self._way = way
        self.update()

    def paint(self, painter: QPainter, *_: object) -> None:
        if self._way is None:
            return
        painter.scale(factor(), factor())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        way, baseline = self._way, 13.0
        painter.setPen(theme().ink(way.role))
        name = lettering(way.name, 12.5, QFont.Weight.DemiBold)
        name.draw(painter, 0, baseline)
        painter.setPen(theme().color("muted"))
        left, right = name.width + 12, unscaled(self.boundingRect().right())
        for shares in (True, False):
            axes = typeset(_axes(way.space, shares), 14)
            if left + axes.width <= right:
                axes.draw(painter, left, baseline)
                break
        kinds = {rest.stability for rest in way.rests}
        paint_legend(painter, kinds, unscaled(self.boundingRect().right()) - 2, baseline - 4)


def _axes(space: Space, with_shares: bool) -> str:
    """Return what stands along x and along y, with the shares of the variance they show."""
    known = with_shares and space.shares is not None
    shares = map(percent, space.shares or ()) if known else ("", "")
    texts = zip("→↑", space.axes, shares, strict=True)
    return ' "    " '.join(
        f'{way} " " {axis} "{f" ({share})" if share else ""}"' for way, axis, share in texts
    )


class _Plane:
    """The items of one lane."""

    def __init__(self, figure: Figure, column: int) -> None:
        self.title, self.item = _Title(), WayItem()
        self.view = plain_view()
        self.view.addItem(self.item, ignoreBounds=True)
        self.ticks = [Ticks(self.view, upwards) for upwards in (True, False)]
        self.way: Way | None = None
        self._limits: object = None
        self._own_view = False
        self.view.sigRangeChangedManually.connect(self._note_own_view)
        self._arrange(figure, column)

    def show_way(self, way: Way) -> None:
        self.way = way
        self.title.show_way(way)
        self.item.show_way(way)
        if way.space.limits != self._limits and not self._own_view:
            self.fit()

    def fit(self) -> None:
        """Show the whole way."""
        self._own_view = False
        if self.way is not None:
            self._limits = self.way.space.limits
            along, up = self.way.space.limits
            self.view.setRange(xRange=along, yRange=up, padding=0.0)

    def repaint(self) -> None:
        for part in (self.title, self.item, *self.ticks):
            part.update()

    def _note_own_view(self, *_: object) -> None:
        self._own_view = True

    def _arrange(self, figure: Figure, column: int) -> None:
        figure.ci.addItem(self.title, row=0, col=column + 1)
        figure.ci.addItem(self.ticks[0], row=1, col=column)
        figure.ci.addItem(self.view, row=1, col=column + 1)
        figure.ci.addItem(self.ticks[1], row=2, col=column + 1)


class SpaceFigure(PointedFigure):
    """A plane for each lane, to be zoomed and panned; a double click shows all again.

    Signals
    -------
    step_picked(int)
        The point of a step was clicked.
    point_hovered(object)
        Index of the plane and step of the point under the pointer, or None.
    """

    step_picked = pyqtSignal(int)
    point_hovered = pyqtSignal(object)

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._planes = [_Plane(self, 2 * column) for column in range(count)]
        self._under: tuple[int, int] | None = None
        for column in range(count):
            self.ci.layout.setColumnStretchFactor(2 * column + 1, 1)
        fit(self._fit_margins)

    def show_ways(self, ways: tuple[Way, ...]) -> None:
        """Show one way in each plane; emits nothing."""
        for plane, way in zip(self._planes, ways, strict=True):
            plane.show_way(way)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for plane in self._planes:
            plane.repaint()

    def fit(self) -> None:
        """Show all of each plane."""
        for plane in self._planes:
            plane.fit()

    def place_of(self, plane: int, step: int) -> QPointF:
        """Return where the point of a step is, in pixels of the figure."""
        shown = self._planes[plane]
        assert shown.way is not None
        scene = shown.view.mapViewToScene(QPointF(*shown.way.space.points[step]))
        return QPointF(self.mapFromScene(scene))

    def sizeHint(self) -> QSize:
        return scaled_size(720, 170)

    def minimumSizeHint(self) -> QSize:
        return scaled_size(360, 150)

    def answer_pointer(self, position: QPointF | None) -> None:
        self._point_at(None if position is None else self._nearest(position))

    def answer_click(self, position: QPointF) -> None:
        under = self._nearest(position)
        if under is not None:
            self.step_picked.emit(under[1])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._nearest(event.position()) is None:
            self.fit()

    def _fit_margins(self) -> None:
        layout = self.ci.layout
        layout.setHorizontalSpacing(scaled(_GAP / 2))
        layout.setRowFixedHeight(0, scaled(_TITLE))
        layout.setRowFixedHeight(2, scaled(_BOTTOM))
        for column in range(len(self._planes)):
            layout.setColumnFixedWidth(2 * column, scaled(_LEFT))

    def _point_at(self, under: tuple[int, int] | None) -> None:
        if under == self._under:
            return
        self._under = under
        for plane in self._planes:
            plane.item.point_at(None if under is None else under[1])
        self.point_hovered.emit(under)

    def _nearest(self, position: QPointF) -> tuple[int, int] | None:
        """Return plane and step of the point under the pointer."""
        scene = self.mapToScene(position.toPoint())
        for index, plane in enumerate(self._planes):
            if plane.way is None or not plane.view.sceneBoundingRect().contains(scene):
                continue
            wide, high = plane.view.viewPixelSize()
            spot = plane.view.mapSceneToView(scene)
            away = (plane.way.space.points - (spot.x(), spot.y())) / (wide, high)
            distances = np.hypot(*away.T)
            step = int(distances.argmin())
            return (index, step) if distances[step] < scaled(_NEAR) else None
        return None
