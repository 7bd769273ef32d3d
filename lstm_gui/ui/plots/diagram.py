"""The gate diagram: the cell with the live number at every node and wire."""

import math

from msgspec.structs import replace
from PyQt6.QtCore import QPoint, QPointF, QRectF, pyqtSignal
from PyQt6.QtGui import QContextMenuEvent, QMouseEvent
from PyQt6.QtWidgets import QWidget

from lstm_gui.core import LSTM
from lstm_gui.scenes.pictures import Picture, picture_of
from lstm_gui.scenes.pictures.number_places import MARGIN, ROOM
from lstm_gui.scenes.slow_motion.moment import Moment
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.ui.plots.diagram_paint import DiagramPainter
from lstm_gui.ui.plots.drawing import DrawingFigure
from lstm_gui.ui.plots.tokens import TokenMotion, TokensItem, tokens
from lstm_gui.ui.style.legible import class_type
from lstm_gui.ui.style.scale import NORMAL, factor, fit


def _bounds(picture: Picture) -> QRectF:
    width, height = picture.size
    room = 0.0 if factor() == NORMAL else ROOM
    return QRectF(-MARGIN, 0, width + 2 * MARGIN + room, height)


class DiagramFigure(DrawingFigure):
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
    menu_asked(str, QPoint)
        The menu of a node or wire was asked for: the number of a Reading it carries, and
        the place on the screen.
    """

    block_picked = pyqtSignal(str)
    quantity_picked = pyqtSignal(str)
    part_hovered = pyqtSignal(str)
    revealed = pyqtSignal()
    menu_asked = pyqtSignal(str, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.picture = picture_of(LSTM)
        super().__init__(_bounds(self.picture), parent)
        self._snapshot: Snapshot | None = None
        self._painter: DiagramPainter | None = None
        self._hovered = ""
        self._sub_step: tuple[int, int, int] | None = None
        self._tokens = TokensItem()
        self._view.addItem(self._tokens)
        self._view.sigRangeChanged.connect(self._follow_size)
        self._view.sigResized.connect(self._follow_size)
        fit(self._follow_factor)
        self.motion = TokenMotion(self._tokens, self)
        self.motion.met.connect(self._reveal)

    def draw(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._show_picture(picture_of(snapshot.kind))
        moment = snapshot.moment
        sub_step = None if moment is None else (moment.index, snapshot.t, snapshot.unit)
        if sub_step != self._sub_step:
            self._sub_step = sub_step
            begins = sub_step is not None and self.isVisible()
            self.motion.start() if begins else self.motion.rest()
        self.refresh()

    def hold(self, share: float) -> None:
        """Stand still at ``share`` (0 to 1) of the way of what moves in slow motion."""
        self.motion.hold(share)
        self.refresh()

    def moment(self) -> Moment | None:
        """Return where slow motion stands in the picture: a number may be on its way."""
        moment = self._snapshot.moment if self._snapshot is not None else None
        return moment and replace(moment, underway=self.motion.underway)

    @property
    def hovered(self) -> str:
        return self._hovered

    def formula(self) -> str:
        """Return the formula of the part pointed at, else of the selected block."""
        return self._painter.formula if self._painter is not None else ""

    def point_at(self, spot: QPointF | None) -> None:
        part = "" if spot is None else self.picture.part_at((spot.x(), spot.y()))
        if part != self._hovered:
            self._hovered = part
            self.refresh()
            self.part_hovered.emit(part)

    def click_at(self, spot: QPointF) -> None:
        part = self.picture.part_at((spot.x(), spot.y()))
        for node in self.picture.nodes:
            if node.name == part and node.block:
                self.block_picked.emit(node.block)
        quantity = self.picture.quantity_at((spot.x(), spot.y()))
        if quantity:
            self.quantity_picked.emit(quantity)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        spot = self.spot(event.pos().toPointF())
        quantity = self.picture.quantity_at((spot.x(), spot.y()))
        if quantity:
            self.menu_asked.emit(quantity, event.globalPos())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        spot = self.spot(event.position())
        if not self.picture.part_at((spot.x(), spot.y())):
            self.fit()

    def refresh(self) -> None:
        if self._snapshot is not None:
            moment = self.moment()
            snapshot = replace(self._snapshot, moment=moment)
            self._painter = DiagramPainter(snapshot, self.theme, self._hovered, self._least())
            self._item.show_painting(self._painter)
            moving = () if moment is None else tokens(snapshot, moment, self.picture)
            self._tokens.show_tokens(moving, self.motion.share, self.theme)

    def _least(self) -> float:
        """Return how large numbers are for a class at least, in units of the drawing."""
        # In steps: each size is a font of its own.
        units = class_type(self) * self._view.viewPixelSize()[0]
        return math.ceil(units * 4) / 4

    def _follow_factor(self) -> None:
        self.set_bounds(_bounds(self.picture))
        self.refresh()

    def _follow_size(self) -> None:
        if factor() != NORMAL:
            self.refresh()

    def _show_picture(self, picture: Picture) -> None:
        if picture is not self.picture:
            self.picture, self._hovered = picture, ""
            self.set_bounds(_bounds(picture))
            self._tokens.set_size(picture.size)

    def _reveal(self) -> None:
        self.refresh()
        self.revealed.emit()
