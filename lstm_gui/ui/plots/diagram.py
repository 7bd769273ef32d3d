"""The gate diagram: the cell with the live number at every node and wire."""

from dataclasses import replace

import pyqtgraph as pg
from PyQt6.QtCore import QPointF, QRectF, Qt, pyqtSignal
from PyQt6.QtGui import QMouseEvent, QPainter
from PyQt6.QtWidgets import QWidget

from lstm_gui.ui.plots import diagram_geometry as geometry
from lstm_gui.ui.plots.diagram_paint import DiagramPainter
from lstm_gui.ui.plots.figure import Figure
from lstm_gui.ui.plots.panning import Panning
from lstm_gui.ui.plots.tokens import TokenMotion, TokensItem, tokens
from lstm_gui.ui.slow_motion.model import Moment
from lstm_gui.ui.snapshot import Snapshot
from lstm_gui.ui.style.theme import Theme

_MARGIN = 10.0


class DiagramItem(pg.GraphicsObject):
    """The drawing itself, in the coordinates of `diagram_geometry`."""

    def __init__(self) -> None:
        super().__init__()
        self._painter: DiagramPainter | None = None

    def show_painter(self, painter: DiagramPainter) -> None:
        self._painter = painter
        self.update()

    def boundingRect(self) -> QRectF:
        width, height = geometry.SIZE
        return QRectF(-_MARGIN, 0, width + 2 * _MARGIN, height)

    def paint(self, painter: QPainter, *_: object) -> None:
        if self._painter is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._painter.paint(painter)


class DiagramFigure(Figure):
    """Zoomable gate diagram.

    Signals
    -------
    block_picked(str)
        A part that belongs to a block was clicked.
    quantity_picked(str)
        A node or wire was clicked; the number of a Reading it carries. It follows
        ``block_picked``.
    part_hovered(str)
        The pointer came to another part; ``""`` when it left.
    revealed()
        In slow motion, the result of the sub-step is there.
    """

    block_picked = pyqtSignal(str)
    quantity_picked = pyqtSignal(str)
    part_hovered = pyqtSignal(str)
    revealed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = DiagramItem()
        self._view = self.addViewBox(lockAspect=True, invertY=True, enableMenu=False)
        self._view.addItem(self._item)
        self._tokens = TokensItem()
        self._view.addItem(self._tokens)
        self.motion = TokenMotion(self._tokens, self)
        self.motion.met.connect(self._reveal)
        self._sub_step: tuple[int, int, int] | None = None
        self._view.setLimits(minXRange=80, maxXRange=2800)
        self._panning = Panning(self._view, self._item.boundingRect(), self)
        self._snapshot: Snapshot | None = None
        self._painter: DiagramPainter | None = None
        self._hovered = ""
        self._pressed_at: QPointF | None = None
        self.setMouseTracking(True)
        self.fit()

    def draw(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        moment = snapshot.moment
        sub_step = None if moment is None else (moment.index, snapshot.t, snapshot.unit)
        if sub_step != self._sub_step:
            self._sub_step = sub_step
            begins = sub_step is not None and self.isVisible()
            self.motion.start() if begins else self.motion.rest()
        self._refresh()

    def hold(self, share: float) -> None:
        """Stand still at ``share`` (0 to 1) of the way of what moves in slow motion."""
        self.motion.hold(share)
        self._refresh()

    def moment(self) -> Moment | None:
        """Return where slow motion stands in the picture: a number may be on its way."""
        moment = self._snapshot.moment if self._snapshot is not None else None
        return moment and replace(moment, underway=self.motion.underway)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._refresh()

    @property
    def hovered(self) -> str:
        return self._hovered

    def formula(self) -> str:
        """Return the formula of the part pointed at, else of the selected block."""
        return self._painter.formula if self._painter is not None else ""

    def fit(self) -> None:
        """Show the whole cell."""
        self._view.setRange(self._item.boundingRect(), padding=0.0)

    def zoom(self, factor: float) -> None:
        """Enlarge (``factor`` above 1) or reduce around the middle."""
        self._view.scaleBy((1 / factor, 1 / factor))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if not event.buttons():
            self._hover(self._part_under(event.position()))

    def leaveEvent(self, event: object) -> None:
        self._hover("")
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self._pressed_at = self._pressed_at, None
        if event.button() != Qt.MouseButton.LeftButton or pressed is None:
            return
        if (event.position() - pressed).manhattanLength() < 4:
            self._pick(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self._part_under(event.position()):
            self.fit()

    def _pick(self, position: QPointF) -> None:
        part, spot = self._part_under(position), self._spot(position)
        for node in geometry.NODES:
            if node.name == part and node.block:
                self.block_picked.emit(node.block)
        quantity = geometry.quantity_at((spot.x(), spot.y()))
        if quantity:
            self.quantity_picked.emit(quantity)

    def _part_under(self, position: QPointF) -> str:
        spot = self._spot(position)
        return geometry.part_at((spot.x(), spot.y()))

    def _spot(self, position: QPointF) -> QPointF:
        return self._view.mapSceneToView(self.mapToScene(position.toPoint()))

    def _hover(self, part: str) -> None:
        if part != self._hovered:
            self._hovered = part
            self._refresh()
            self.part_hovered.emit(part)

    def _refresh(self) -> None:
        if self._snapshot is not None:
            moment = self.moment()
            snapshot = replace(self._snapshot, moment=moment)
            self._painter = DiagramPainter(snapshot, self.theme, self._hovered)
            self._item.show_painter(self._painter)
            moving = () if moment is None else tokens(snapshot, moment)
            self._tokens.show_tokens(moving, self.motion.share, self.theme)

    def _reveal(self) -> None:
        self._refresh()
        self.revealed.emit()
