"""Formulas whose numbers are links: point at them, follow them, change them."""

from collections.abc import Callable
from functools import cached_property

from PyQt6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPaintEvent, QWheelEvent
from PyQt6.QtWidgets import QSizePolicy, QWidget

from lstm_gui.scenes.inspection.pieces import Fold, Line, Link, Lookup, Number
from lstm_gui.scenes.inspection.spoken import named, spoken_line, spoken_link
from lstm_gui.ui.cell.inspector.equation_flow import Flows, Placed
from lstm_gui.ui.cell.inspector.equation_paint import paint
from lstm_gui.ui.cell.inspector.placed_links import PlacedLinks, as_movable, height_of
from lstm_gui.ui.document.gesture import Gesture
from lstm_gui.ui.document.moves import Moves
from lstm_gui.ui.style.left_out import has_keys
from lstm_gui.ui.style.scale import fit, scaled, scaled_size, unscaled
from lstm_gui.ui.style.tooltip import show_tooltip
from lstm_gui.ui.widgets.numbers.key_steps import after_key, after_wheel, snapped

_PIXELS_OF_REACH = 110
_DRAGGED_FROM = 4
_NEXT = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}
_UP_DOWN = {Qt.Key.Key_Plus: Qt.Key.Key_Up, Qt.Key.Key_Minus: Qt.Key.Key_Down}


class EquationView(QWidget):
    """Shows lines of pieces; its links have the keys and the pointer.

    Signals
    -------
    followed(object)
        The `Number` that was clicked or chosen with Enter.
    pointed(object)
        The `Number` under the pointer or the keys, ``None`` if there is none.
    edited(object, float, int)
        Entry, number and gesture.
    fold_toggled()
        The smaller terms of a sum are to be shown or folded away.
    looked_up(str)
        A word of the glossary was clicked or chosen with Enter: its key there.
    reached(object)
        The rectangle of the link that the keys came to.
    """

    followed = pyqtSignal(object)
    pointed = pyqtSignal(object)
    edited = pyqtSignal(object, float, int)
    fold_toggled = pyqtSignal()
    looked_up = pyqtSignal(str)
    reached = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flows = Flows(())
        self._shown = PlacedLinks(())
        self._reach = 3.0
        self._tallest = 0
        self._current, self._hovered, self._by_keys = 0, -1, False
        self._gesture = Gesture()
        self._told: Number | None = None
        self.tell: Callable[[Number], str] = named
        """Returns what is told of a number."""
        self._pressed: tuple[Link, QPoint] | None = None
        self._dragging = False
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        fit(self._place)

    @property
    def lines(self) -> tuple[Line, ...]:
        return self._flows.lines

    @property
    def placed(self) -> tuple[Placed, ...]:
        """Return all pieces with their places."""
        return self._shown.placed

    @property
    def links(self) -> list[Placed]:
        """Return the links in reading order with their places."""
        return self._shown.all

    @property
    def current(self) -> Link | None:
        """Return the link that the keys act on."""
        return self._shown.link(self._current)

    def show_lines(self, lines: tuple[Line, ...], reach: float, same_subject: bool = True) -> None:
        """Show ``lines`` and emit nothing.

        As long as it is the ``same_subject`` the view does not become lower, so that
        nothing below it jumps.
        """
        self._reach = reach
        if not same_subject:
            self._tallest, self._current, self._hovered = 0, 0, -1
        if lines != self.lines or not same_subject:
            kept = self.current
            self._flows = Flows(lines)
            self._place()
            self._keep_current(kept)
            self._describe()
            self.update()

    def texts(self) -> list[str]:
        """Return each line as it is read out."""
        return list(map(spoken_line, self.lines))

    def link_at(self, position: QPointF) -> int:
        """Return which of `links` lies at ``position``, -1 if none does."""
        return self._shown.at(position)

    def sizeHint(self) -> QSize:
        return scaled_size(200, self._tallest)

    def minimumSizeHint(self) -> QSize:
        return scaled_size(80, 0)

    def heightForWidth(self, width: int) -> int:
        # Known for any width, and not only once it has it: a scroll area would else take its
        # bar away and bring it back without end where the narrower view is the lower one.
        kept = self._tallest if width == self.width() else 0
        return scaled(max(kept, height_of(self._flow(width))))

    def resizeEvent(self, event: object) -> None:
        self._tallest = 0
        self._place()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            self._hover(self.link_at(unscaled(event.position())))
            self._point()
            return
        link, start = self._pressed
        moved = event.globalPosition().toPoint() - start
        self._dragging = self._dragging or moved.manhattanLength() >= _DRAGGED_FROM
        if self._dragging and (number := as_movable(link)) is not None:
            self._moves.add((number, moved, event.modifiers()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.link_at(unscaled(event.position()))
        if event.button() != Qt.MouseButton.LeftButton or index < 0:
            return
        self._gesture.begin()
        self._dragging = self._by_keys = False
        self._pressed = self._shown.link(index), event.globalPosition().toPoint()
        self._go(index)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._moves.settle()
        pressed, self._pressed = self._pressed, None
        self._gesture.begin()
        if pressed is not None and not self._dragging:
            self._follow(pressed[0])

    def leaveEvent(self, event: object) -> None:
        self._hover(-1)
        self._point()

    def wheelEvent(self, event: QWheelEvent) -> None:
        link = as_movable(self.current)
        over_it = self.hasFocus() and self.link_at(unscaled(event.position())) == self._current
        if not over_it or link is None:
            event.ignore()  # the wheel scrolls the panel unless it is over the chosen number
            return
        self.edited.emit(link.entry, after_wheel(event, link.value), self._gesture.current)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, self._by_keys = Qt.Key(event.key()), True
        changes = event.modifiers() & Qt.KeyboardModifier.AltModifier or key in _UP_DOWN
        if changes:
            self._change(event, _UP_DOWN.get(key, key))
        elif key in _NEXT:
            self._reach_link(min(max(self._current + _NEXT[key], 0), len(self.links) - 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._follow(self.current)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        backwards = event.reason() == Qt.FocusReason.BacktabFocusReason
        if event.reason() == Qt.FocusReason.TabFocusReason or backwards:
            self._by_keys = True
            self._reach_link(len(self.links) - 1 if backwards else 0)
        self._gesture.begin()
        self._describe()
        self._point()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._point()
        self.update()

    def focusNextPrevChild(self, forwards: bool) -> bool:
        following = self._current + (1 if forwards else -1)
        if self.hasFocus() and 0 <= following < len(self.links):
            self._reach_link(following)
            return True
        return super().focusNextPrevChild(forwards)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.link_at(unscaled(QPointF(event.pos())))
            link = self._shown.link(index)
            if link is not None:
                show_tooltip(self._spoken(link), self, event.globalPos())
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        links, framed = self.links, has_keys(self) and self._by_keys
        current = links[self._current] if framed and self._current < len(links) else None
        hovered = links[self._hovered] if 0 <= self._hovered < len(links) else None
        paint(self, self._shown.placed, hovered, current)

    @cached_property
    def _moves(self) -> Moves:
        return Moves(self._drag, self)

    def _drag(self, moves: list[tuple[Number, QPoint, Qt.KeyboardModifier]]) -> None:
        link, moved, keys = moves[-1]
        fine = 0.1 if keys & Qt.KeyboardModifier.ShiftModifier else 1.0
        change = fine * self._reach * (moved.x() - moved.y()) / _PIXELS_OF_REACH
        self.edited.emit(link.entry, snapped(link.value + change), self._gesture.current)

    def _place(self) -> None:
        self._shown = PlacedLinks(self._flow(self.width()))
        height = self._shown.height
        if height > self._tallest:
            self._tallest = height
            self.updateGeometry()

    def _flow(self, width: int) -> tuple[Placed, ...]:
        return self._flows.at(max(unscaled(width), 80))

    def _keep_current(self, kept: Link | None) -> None:
        """Let the keys act on the same number, wherever it stands now."""
        self._current = self._shown.place_like(kept, self._current)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self.links else Qt.FocusPolicy.NoFocus)

    def _hover(self, index: int) -> None:
        if index != self._hovered:
            self._hovered = index
            shapes = Qt.CursorShape
            link = self._shown.link(index)
            movable = as_movable(link) is not None
            hand = shapes.SizeVerCursor if movable else shapes.PointingHandCursor
            self.setCursor(hand if link is not None else shapes.ArrowCursor)
            self.update()

    def _reach_link(self, index: int) -> None:
        links = self.links
        self._go(max(index, 0))
        if 0 <= index < len(links):
            self.reached.emit(links[index].rect)

    def _go(self, index: int) -> None:
        self._current = index
        self._gesture.begin()
        self._describe()
        self._point()
        self.update()

    def _point(self) -> None:
        index = self._hovered if self._hovered >= 0 else self._current if self.hasFocus() else -1
        link = self._shown.link(index)
        told = link if isinstance(link, Number) else None
        if (told and told.spotlight) != (self._told and self._told.spotlight):
            self._told = told
            self.pointed.emit(told)

    def _follow(self, link: Link | None) -> None:
        if isinstance(link, Fold):
            self.fold_toggled.emit()
        elif isinstance(link, Lookup):
            self.looked_up.emit(link.key)
        elif link is not None:
            self._told = None
            self.followed.emit(link)

    def _change(self, event: QKeyEvent, key: Qt.Key) -> None:
        link = as_movable(self.current)
        plain = QKeyEvent(event.type(), key, event.modifiers())
        ends = -self._reach, self._reach
        value = None if link is None else after_key(plain, link.value, ends)
        if link is None or value is None:
            event.ignore()
        elif value != link.value:
            self.edited.emit(link.entry, value, self._gesture.current)

    def _spoken(self, link: Link) -> str:
        # Of others may be much to tell, and nobody asks for it.
        tell = self.tell if self.hasFocus() or self.underMouse() else named
        return spoken_link(link, tell(link) if isinstance(link, Number) else "")

    def _describe(self) -> None:
        link = self.current
        here = f"{self._spoken(link)} " if link is not None else ""
        self.setAccessibleDescription(here + "; ".join(self.texts()))
