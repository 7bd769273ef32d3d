"""What the memory is made of: one bar for what is left of each past step."""

from PyQt6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PyQt6.QtWidgets import QSizePolicy, QWidget

from lstm_gui.core import Trace
from lstm_gui.scenes.figure_table import FigureTable
from lstm_gui.scenes.inspection.shares_of_memory import (
    Memory,
    MemoryParts,
    Share,
    memory_parts,
)
from lstm_gui.ui.cell.inspector.left_out_bar import paint_left_out
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.fonts import text_font
from lstm_gui.ui.style.left_out import has_keys
from lstm_gui.ui.style.mathtext import fitted, typeset
from lstm_gui.ui.style.scale import fit, scaled_painter, scaled_size, unscaled
from lstm_gui.ui.style.tooltip import show_tooltip
from lstm_gui.words.numbers import number
from lstm_gui.words.plain_markup import without_braces
from lstm_gui.words.translation import tr

_HEIGHT, _LABELS, _TOP, _THINNEST, _WIDEST = 92, 17, 20, 3, 26
_GAP, _LABEL_ROOM = 6, 24.0
_EVERY = (1, 2, 5, 10, 20, 50)
_KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_NOTHING = Memory("", "", "", "", "", "", "")
"""Until the first memory is shown."""


class MemoryView(QWidget):
    """The bars add up to the memory of a unit; each stands over the step that wrote it.

    Signals
    -------
    step_picked(int)
        The bar of a step was clicked or chosen with Enter; -1 is what it started with.
    left_out()
        Another bar is to be left out, while one can be.
    """

    step_picked = pyqtSignal(int)
    left_out = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: MemoryParts | None = None
        self._asked: tuple[Trace, int, int] | None = None
        self._memory = _NOTHING
        self._leaves_out = False
        self._current, self._hovered = 0, -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        fit(self._split)

    @property
    def parts(self) -> MemoryParts | None:
        return self._parts

    @property
    def share_left_out(self) -> Share | None:
        """The part that is to be left out, if one is."""
        if self._parts is None or not self._leaves_out:
            return None
        return self._parts.shares[self._current]

    def show_memory(self, trace: Trace, memory: Memory, t: int, unit: int) -> None:
        """Show what the ``memory`` of ``unit`` is made of, and emit nothing."""
        asked = self._asked
        same = asked is not None and asked[0] is trace and asked[1:] == (t, unit)
        if same and memory == self._memory:  # other letters are another memory of the same trace
            return
        self._asked, self._memory = (trace, t, unit), memory
        bind(self.setAccessibleName, memory.name)
        self._split()

    def table(self) -> FigureTable | None:
        """Return what is left of each step as a table."""
        # With all that builds tables, which most never ask for.
        from lstm_gui.scenes.cell_tables import memory_table

        parts, start = self._parts, without_braces(self._memory.start)
        return None if parts is None else memory_table(self.accessibleName(), parts.shares, start)

    def leave_out(self, leaves_out: bool) -> None:
        """Choose with a click which bar to leave out, at first the longest, or lead to its step."""
        if leaves_out and not self._leaves_out and self._parts is not None:
            sizes = [abs(value) for value in self._parts.drawn]
            self._current = sizes.index(max(sizes))
        self._leaves_out = leaves_out
        self._describe()
        self.update()

    def bar_rect(self, index: int) -> QRectF:
        """Return where a bar is painted, with the room above and below it."""
        count = len(self._parts.shares) if self._parts is not None else 1
        width = min((unscaled(self.width()) - _GAP) / count, _WIDEST)
        return QRectF(index * width + (_GAP if index else 0), _TOP, width, _HEIGHT - _TOP - _LABELS)

    def sizeHint(self) -> QSize:
        return scaled_size(200, _HEIGHT)

    def resizeEvent(self, event: object) -> None:
        self._split()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hovered = self._bar_at(unscaled(event.position()))
        self.update()

    def leaveEvent(self, event: object) -> None:
        self._hovered = -1
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self._bar_at(unscaled(event.position()))
        if index >= 0:
            self._go(index)
            if not self._leaves_out:
                self._pick()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _KEYS and self._parts is not None:
            self._go(min(max(self._current + _KEYS[key], 0), len(self._parts.shares) - 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick()
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self._bar_at(unscaled(QPointF(event.pos())))
            if index >= 0 and self._parts is not None:
                text = told(self._parts.shares[index], without_braces(self._memory.start))
                show_tooltip(text, self, event.globalPos())
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        if self._parts is None:
            return
        painter = scaled_painter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_sum(painter)
        zero = self._zero()
        for index in range(len(self._parts.shares)):
            self._paint_bar(painter, index, zero)
        self._paint_labels(painter)
        painter.setPen(QPen(theme().color("muted"), 1))
        right = self.bar_rect(len(self._parts.shares) - 1).right()
        painter.drawLine(QPointF(0, zero), QPointF(right, zero))

    def _paint_sum(self, painter: QPainter) -> None:
        assert self._parts is not None
        font, total = text_font(12, QFont.Weight.DemiBold), number(self._parts.total)
        room = unscaled(self.width()) - QFontMetricsF(font).horizontalAdvance(total)
        formula = fitted(self._memory.formula, 14, room)
        painter.setPen(theme().color("text"))
        formula.draw(painter, 0, 13)
        painter.setPen(theme().ink(self._memory.role))
        painter.setFont(font)
        painter.drawText(QPointF(formula.width, 13), total)

    def _split(self) -> None:
        if self._asked is None:
            return
        most = max(int((unscaled(self.width()) - _GAP) // _THINNEST) - 1, 1)
        self._parts = memory_parts(*self._asked, most)
        self._current = min(self._current, len(self._parts.shares) - 1)
        self._describe()
        self.update()

    def _zero(self) -> float:
        assert self._parts is not None
        values = self._parts.drawn
        low, high = min(0.0, *values), max(0.0, *values)
        share = high / (high - low) if high > low else 1.0
        return _TOP + share * (_HEIGHT - _TOP - _LABELS)

    def _paint_bar(self, painter: QPainter, index: int, zero: float) -> None:
        assert self._parts is not None
        room = self.bar_rect(index)
        if self._is_marked(index):
            painter.fillRect(room, theme().color("hover"))
        values = self._parts.drawn
        span = max(0.0, *values) - min(0.0, *values)
        length = values[index] / span * room.height() if span else 0.0
        gap = 1.0 if room.width() > 5 else 0.0
        bar = QRectF(room.left(), zero - max(length, 0.0), room.width() - gap, abs(length))
        if self._leaves_out and index == self._current:
            paint_left_out(painter, bar, self._memory.role)
        else:
            painter.fillRect(bar, theme().role(self._memory.role))

    def _paint_labels(self, painter: QPainter) -> None:
        """Name the bars below them, as many as there is room for; those marked first."""
        assert self._parts is not None
        shares = self._parts.shares
        marked = [index for index in range(len(shares)) if self._is_marked(index)]
        taken: list[float] = []
        wide = self.bar_rect(1).width()
        every = next((n for n in _EVERY if n * wide >= _LABEL_ROOM), len(shares))
        for index in (*marked, 0, *range(1, len(shares), every)):
            middle = max(self.bar_rect(index).center().x(), _LABEL_ROOM / 3)
            if all(abs(middle - other) >= _LABEL_ROOM for other in taken):
                taken.append(middle)
                color = theme().color("text" if index in marked else "muted")
                self._paint_label(painter, shares[index], middle, color)

    def _paint_label(self, painter: QPainter, share: Share, middle: float, color: QColor) -> None:
        painter.setPen(color)
        if share.is_start:
            typeset(self._memory.start, 12).draw(painter, middle, _HEIGHT - 4, align=0.5)
            return
        painter.setFont(text_font(11))
        place = QRectF(middle - 20, _HEIGHT - _LABELS + 2, 40, _LABELS - 2)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, f"{share.first}")

    def _is_marked(self, index: int) -> bool:
        chosen = has_keys(self) or self._leaves_out
        return index == self._hovered or (chosen and index == self._current)

    def _bar_at(self, position: QPointF) -> int:
        if self._parts is None or position.y() < _TOP:
            return -1
        indices = range(len(self._parts.shares))
        inside = (i for i in indices if _covers(self.bar_rect(i), position.x()))
        return next(inside, -1)

    def _go(self, index: int) -> None:
        self._current = index
        self._describe()
        self.update()
        if self._leaves_out:
            self.left_out.emit()

    def _pick(self) -> None:
        if self._parts is not None:
            self.step_picked.emit(self._parts.shares[self._current].last)

    def _describe(self) -> None:
        if self._parts is not None:
            share = self._parts.shares[self._current]
            self.setAccessibleDescription(told(share, without_braces(self._memory.start)))


def told(share: Share, start: str) -> str:
    """Say what is left of a share, or of ``start``, in the language in force."""
    value = number(share.value, digits=4)
    if share.is_start:
        return tr("Left of {start}: {value}").format(start=start, value=value)
    if share.first == share.last:
        return tr("Left of what step {t} wrote: {value}").format(t=share.first, value=value)
    return tr("Left of what the steps {first} to {last} wrote: {value}").format(
        first=share.first, last=share.last, value=value
    )


def _covers(rect: QRectF, x: float) -> bool:
    return rect.left() <= x < rect.right()
