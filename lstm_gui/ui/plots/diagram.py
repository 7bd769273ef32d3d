"""The gate diagram: the cell with the live number at every node and wire."""

import math

from msgspec.structs import replace
from PyQt6.QtCore import QPoint, QPointF, QRectF, Qt, pyqtSignal
from PyQt6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PyQt6.QtWidgets import QWidget

from lstm_gui.core import LSTM, Kind
from lstm_gui.scenes.pictures import Picture, picture_of
from lstm_gui.scenes.pictures.free_places import MARGIN, ROOM
from lstm_gui.scenes.slow_motion.moment import Moment
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.ui.plots.diagram_nodes import StillParts
from lstm_gui.ui.plots.diagram_paint import DiagramPainter
from lstm_gui.ui.plots.diagram_type import room_for_type
from lstm_gui.ui.plots.drawing import DrawingFigure
from lstm_gui.ui.plots.tokens import TokenMotion, TokensItem, tokens
from lstm_gui.ui.style.fonts import least_type
from lstm_gui.ui.style.legible import DESK, class_type, numbers_are_large
from lstm_gui.ui.style.scale import fit

_STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}
_SMALLEST, _MOST = 12.0, 21.0
"""The smallest type of a picture as it is drawn, and what it has room for, in its own units."""


def _bounds(picture: Picture) -> QRectF:
    width, height = picture.size
    room = ROOM if numbers_are_large() else 0.0
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
    quantity_hovered(str, object)
        The pointer or the keys came to another number of a Reading; ``""`` when they left. With
        the keys, where it stands on the screen; None under the pointer.
    revealed()
        In slow motion, the result of the sub-step is there.
    menu_asked(str, QPoint)
        The menu of a node or wire was asked for: the number of a Reading it carries, and
        the place on the screen.
    """

    block_picked = pyqtSignal(str)
    quantity_picked = pyqtSignal(str)
    part_hovered = pyqtSignal(str)
    quantity_hovered = pyqtSignal(str, object)
    revealed = pyqtSignal()
    menu_asked = pyqtSignal(str, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.picture = picture_of(LSTM)
        super().__init__(_bounds(self.picture), parent)
        self._snapshot: Snapshot | None = None
        self._painter: DiagramPainter | None = None
        self._still = StillParts()
        self._hovered, self._quantity = "", ""
        self._sub_step: tuple[int, int, int] | None = None
        self._tokens = TokensItem()
        self._view.addItem(self._tokens)
        self._view.sigRangeChanged.connect(self._follow_size)
        self._view.sigResized.connect(self._follow_size)
        fit(self._follow_factor)
        self.motion = TokenMotion(self._tokens, self)
        self.motion.met.connect(self._reveal)

    def draw(self, snapshot: Snapshot) -> None:
        picture = picture_of(snapshot.kind, room_for_type(self._across))
        # Painted for each move of a drag, it would keep the pass from its end.
        stands = picture is self.picture and snapshot.waits_like(self._snapshot)
        self._snapshot = snapshot
        self._show_picture(picture)
        moment = snapshot.moment
        sub_step = None if moment is None else (moment.index, snapshot.t, snapshot.unit)
        if sub_step != self._sub_step:
            self._sub_step = sub_step
            begins = sub_step is not None and self.isVisible()
            self.motion.start() if begins else self.motion.rest()
        if not stands:
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
    def left_out(self) -> int:
        """How many numbers are not drawn, since there is no room for them."""
        with self._item.in_units():
            return 0 if self._painter is None else self._painter.left_out

    @property
    def hovered(self) -> str:
        return self._hovered

    def formula(self) -> str:
        """Return the formula of the part pointed at, else of the selected block."""
        return self._painter.formula if self._painter is not None else ""

    def point_at(self, spot: QPointF | None) -> None:
        at = None if spot is None else (spot.x(), spot.y())
        self._light("" if at is None else self.picture.part_at(at))
        self._tell("" if at is None else self.picture.quantity_at(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()), 0)
        by_part = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if step and by_part and self._snapshot is not None:
            self._walk(step, self._snapshot.kind)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._quantity:
            self.quantity_picked.emit(self._quantity)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.point_at(None)

    def click_at(self, spot: QPointF) -> None:
        part = self.picture.part_at((spot.x(), spot.y()))
        for node in self.picture.nodes:
            if node.name == part and node.block:
                self.block_picked.emit(node.block)
        quantity = self.picture.quantity_at((spot.x(), spot.y()))
        if quantity:
            self.quantity_picked.emit(quantity)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._ask_for_menu_of_chosen()
            return
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
            self._item.least = 0.0 if numbers_are_large() else self.least
            sizes = self.least, self._across
            looks = self.theme, self._hovered, *sizes
            self._painter = DiagramPainter(snapshot, *looks, self._still)
            self._item.show_painting(self._painter)
            moving = () if moment is None else tokens(snapshot, moment, self.picture)
            self._tokens.show_tokens(moving, self.motion.share, self.theme)

    def _walk(self, step: int, kind: Kind) -> None:
        """Go on to what is computed next, or back."""
        entering = (f"{state}_before" for state in kind.states)
        carried = self.picture.carried
        order = [name for name in ("x", *entering, *kind.by_name) if name in carried]
        here = order.index(self._quantity) if self._quantity in order else -1 if step > 0 else 0
        name = order[(here + step) % len(order)]
        part, place = carried[name]
        self._light(part)
        self._tell(name, self._on_screen(place))

    def _ask_for_menu_of_chosen(self) -> None:
        """Ask for the menu of what the keys point at, else of what the block computes."""
        if self._snapshot is None:
            return
        result = self._snapshot.kind.result(self._snapshot.block)
        quantity = self._quantity or result
        carried = self.picture.carried
        if quantity in carried:
            self.menu_asked.emit(quantity, self._on_screen(carried[quantity][1]))

    def _on_screen(self, place: tuple[float, float]) -> QPoint:
        spot = self.mapFromScene(self._view.mapViewToScene(QPointF(*place)))
        return self.viewport().mapToGlobal(spot)

    def _light(self, part: str) -> None:
        if part != self._hovered:
            self._hovered = part
            self.refresh()
            self.part_hovered.emit(part)

    def _tell(self, quantity: str, place: QPoint | None = None) -> None:
        if quantity != self._quantity:
            self._quantity = quantity
            self.quantity_hovered.emit(quantity, place)

    @property
    def least(self) -> float:
        """Return how large type is at least, in units of the picture; 0 if it is as drawn."""
        pixel = self._view.viewPixelSize()[0]
        # In steps: each size is a font of its own.
        if numbers_are_large():
            return math.ceil(max(class_type(self), least_type()) * pixel * 4) / 4
        least = math.ceil(min(DESK * pixel, _MOST))
        return least if least > _SMALLEST else 0.0

    @property
    def _across(self) -> float:
        """How many times as wide as it is high the place of the picture is."""
        return self.width() / max(self.height(), 1)

    def _follow_factor(self) -> None:
        self._lay_out()
        self.set_bounds(_bounds(self.picture))
        self.refresh()

    def _lay_out(self) -> None:
        if self._snapshot is not None:
            self._show_picture(picture_of(self._snapshot.kind, room_for_type(self._across)))

    def _follow_size(self) -> None:
        before = self.picture
        self._lay_out()
        outgrown = self._painter is not None and self._painter.least != self.least
        if outgrown or self.picture is not before:
            self.refresh()

    def _show_picture(self, picture: Picture) -> None:
        if picture is not self.picture:
            self.picture, self._hovered = picture, ""
            self._tell("")
            self.set_bounds(_bounds(picture))
            self._tokens.set_size(picture.size)

    def _reveal(self) -> None:
        self.refresh()
        self.revealed.emit()
