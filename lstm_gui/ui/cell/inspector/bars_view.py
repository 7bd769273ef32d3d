"""The parts of a weighted sum as bars from zero."""

from PyQt6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PyQt6.QtWidgets import QSizePolicy, QWidget

from lstm_gui.scenes.figure_table import FigureTable
from lstm_gui.scenes.inspection.pieces import Bar
from lstm_gui.scenes.inspection.shares_of_memory import drawable
from lstm_gui.scenes.snapshot import Spotlight
from lstm_gui.ui.cell.inspector.left_out_bar import paint_left_out
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.lettering import Lettering, lettering
from lstm_gui.ui.style.mathtext import typeset
from lstm_gui.ui.style.scale import scaled_painter, scaled_size, unscaled
from lstm_gui.ui.style.theme import NO_PEN, brush_of, pen_of
from lstm_gui.ui.style.tooltip import set_tooltip
from lstm_gui.words.numbers import beside_drawn, number
from lstm_gui.words.translation import tr

_KEYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ROW, _LEFT, _RIGHT, _THICK = 21, 70, 58, 10
_NUMBER, _GAP = 12, 8


class BarsView(QWidget):
    """One row for each part: symbol, bar, number.

    Signals
    -------
    pointed(object)
        The `Spotlight` of the part under the pointer, an empty one if there is none.
    left_out()
        Another part is to be left out, while one can be.
    """

    pointed = pyqtSignal(object)
    left_out = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self._lengths: tuple[float, ...] = ()
        self._hovered = -1
        self._current, self._leaves_out = 0, False
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def bars(self) -> tuple[Bar, ...]:
        return self._bars

    @property
    def bar_left_out(self) -> Bar | None:
        """The part that is to be left out, if one is."""
        return self._bars[self._current] if self._leaves_out and self._bars else None

    def table(self) -> FigureTable | None:
        """Return the parts as a table."""
        # With all that builds tables, which most never ask for.
        from lstm_gui.scenes.cell_tables import bars_table

        return bars_table(self.accessibleName(), self._bars) if self._bars else None

    def leave_out(self, leaves_out: bool) -> None:
        """Choose by a click or the arrow keys which part to leave out, at first the largest."""
        if leaves_out and not self._leaves_out and self._bars:
            sizes = [abs(length) for length in self._lengths]
            self._current = sizes.index(max(sizes))
        self._leaves_out = leaves_out
        focus = Qt.FocusPolicy.StrongFocus if leaves_out else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(focus)
        self.update()

    def show_bars(self, bars: tuple[Bar, ...]) -> None:
        """Show ``bars`` and emit nothing."""
        if bars == self._bars:
            return
        if len(bars) != len(self._bars):
            self.updateGeometry()
        self._bars, self._lengths = bars, drawable(bar.value for bar in bars)
        self._current = min(self._current, max(len(bars) - 1, 0))
        self.setAccessibleDescription("; ".join(f"{bar.name}: {self._said(bar)}" for bar in bars))
        self.update()

    def sizeHint(self) -> QSize:
        return scaled_size(200, _ROW * len(self._bars))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row = int(unscaled(event.position()).y() // _ROW)
        self._hover(row if 0 <= row < len(self._bars) else -1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = int(unscaled(event.position()).y() // _ROW)
        if self._leaves_out and 0 <= row < len(self._bars):
            self._go(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _KEYS.get(Qt.Key(event.key()), 0)
        if self._leaves_out and step:
            self._go(min(max(self._current + step, 0), len(self._bars) - 1))
        else:
            event.ignore()

    def leaveEvent(self, event: object) -> None:
        self._hover(-1)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and 0 <= self._hovered < len(self._bars):
            bar = self._bars[self._hovered]
            whole = sum(one.value for one in self._bars)
            told = tr("{name}: {value} of the {total} that all parts add up to.").format(
                name=f"{bar.name[:1].upper()}{bar.name[1:]}",
                value=self._said(bar),
                total=number(whole),
            )
            set_tooltip(self, told)
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        painter = scaled_painter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        zero, span = self._scale()
        painter.setPen(pen_of(theme().color("border"), 1))
        painter.drawLine(QPointF(zero, 0), QPointF(zero, unscaled(self.height())))
        room = self._room()
        for row, (bar, value) in enumerate(zip(self._bars, self._lengths, strict=True)):
            self._paint_bar(painter, row, bar, zero, value / span * room if span else 0.0)

    def _scale(self) -> tuple[float, float]:
        """Return where zero lies, and what the whole room stands for; 0 if no bar has a length."""
        low, high = min(0.0, 0.0, *self._lengths), max(0.0, 0.0, *self._lengths)
        share = low / (high - low) if high > low else 0.0
        return _LEFT - share * self._room(), high - low

    def _room(self) -> float:
        return max(unscaled(self.width()) - _LEFT - self._right(), 10.0)

    def _right(self) -> float:
        """Return how much the widest number and the gap before it take."""
        widths = (self._written(bar).width + _GAP for bar in self._bars)
        return max([_RIGHT, *widths])

    def _paint_bar(self, painter: QPainter, row: int, bar: Bar, zero: float, length: float) -> None:
        top, middle = row * _ROW, row * _ROW + _ROW / 2
        left_out = self._leaves_out and row == self._current
        if row == self._hovered or left_out:
            painter.fillRect(QRectF(0, top, unscaled(self.width()), _ROW), theme().color("hover"))
        painter.setPen(theme().ink(bar.role))
        typeset(bar.markup, 14).draw(painter, 2, middle + 4.5)
        rect = QRectF(min(zero, zero + length), middle - _THICK / 2, max(abs(length), 1), _THICK)
        if left_out:
            paint_left_out(painter, rect, bar.role)
        else:
            painter.setPen(NO_PEN)
            painter.setBrush(brush_of(theme().role(bar.role)))
            painter.drawRoundedRect(rect, 2, 2)
        painter.setPen(theme().color("text"))
        piece = self._written(bar)
        right = unscaled(self.width()) - 2
        piece.draw(painter, right - piece.width, middle + piece.cap_height / 2)

    def _written(self, bar: Bar) -> Lettering:
        return lettering(self._said(bar, signed=True), _NUMBER, QFont.Weight.DemiBold)

    def _said(self, bar: Bar, signed: bool = False) -> str:
        return beside_drawn(bar.value, max(map(abs, self._lengths)), signed)

    def _go(self, row: int) -> None:
        self._current = row
        self.update()
        self.left_out.emit()

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            self._hovered = row
            self.pointed.emit(self._bars[row].spotlight if row >= 0 else Spotlight())
            self.update()
