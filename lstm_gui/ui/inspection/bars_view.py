"""The parts of a weighted sum as bars from zero."""

from PyQt6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QFont, QMouseEvent, QPainter, QPaintEvent
from PyQt6.QtWidgets import QSizePolicy, QWidget

from lstm_gui.ui.inspection.pieces import Bar
from lstm_gui.ui.snapshot import Spotlight
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.fonts import text_font
from lstm_gui.ui.style.mathtext import typeset
from lstm_gui.ui.style.numbers import number
from lstm_gui.ui.style.scale import scaled_painter, scaled_size, unscaled
from lstm_gui.ui.style.theme import NO_PEN, brush_of, pen_of
from lstm_gui.ui.style.tooltip import set_tooltip

_ROW, _LEFT, _RIGHT, _THICK = 21, 70, 58, 10


class BarsView(QWidget):
    """One row for each part: symbol, bar, number.

    Signals
    -------
    pointed(object)
        The `Spotlight` of the part under the pointer, an empty one if there is none.
    """

    pointed = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self._hovered = -1
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def bars(self) -> tuple[Bar, ...]:
        return self._bars

    def show_bars(self, bars: tuple[Bar, ...]) -> None:
        """Show ``bars`` and emit nothing."""
        if bars == self._bars:
            return
        if len(bars) != len(self._bars):
            self.updateGeometry()
        self._bars = bars
        self.setAccessibleDescription("; ".join(f"{bar.name}: {number(bar.value)}" for bar in bars))
        self.update()

    def sizeHint(self) -> QSize:
        return scaled_size(200, _ROW * len(self._bars))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row = int(unscaled(event.position()).y() // _ROW)
        self._hover(row if 0 <= row < len(self._bars) else -1)

    def leaveEvent(self, event: object) -> None:
        self._hover(-1)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and 0 <= self._hovered < len(self._bars):
            bar = self._bars[self._hovered]
            set_tooltip(self, f"{bar.name} = {number(bar.value, digits=4)}")
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        painter = scaled_painter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        zero, span = self._scale()
        painter.setPen(pen_of(theme().color("border"), 1))
        painter.drawLine(QPointF(zero, 0), QPointF(zero, unscaled(self.height())))
        for row, bar in enumerate(self._bars):
            self._paint_bar(painter, row, bar, zero, span)

    def _scale(self) -> tuple[float, float]:
        """Return where zero lies, and what the whole room stands for; 0 if no bar has a length."""
        low = min(0.0, *(bar.value for bar in self._bars)) if self._bars else 0.0
        high = max(0.0, *(bar.value for bar in self._bars)) if self._bars else 0.0
        share = low / (high - low) if high > low else 0.0
        return _LEFT - share * self._room(), high - low

    def _room(self) -> float:
        return max(unscaled(self.width()) - _LEFT - _RIGHT, 10.0)

    def _paint_bar(self, painter: QPainter, row: int, bar: Bar, zero: float, span: float) -> None:
        top, middle = row * _ROW, row * _ROW + _ROW / 2
        if row == self._hovered:
            painter.fillRect(QRectF(0, top, unscaled(self.width()), _ROW), theme().color("hover"))
        painter.setPen(theme().ink(bar.role))
        typeset(bar.markup, 14).draw(painter, 2, middle + 4.5)
        length = bar.value / span * self._room() if span else 0.0
        rect = QRectF(min(zero, zero + length), middle - _THICK / 2, max(abs(length), 1), _THICK)
        painter.setPen(NO_PEN)
        painter.setBrush(brush_of(theme().role(bar.role)))
        painter.drawRoundedRect(rect, 2, 2)
        painter.setPen(theme().color("text"))
        painter.setFont(text_font(12, QFont.Weight.DemiBold))
        place = QRectF(unscaled(self.width()) - _RIGHT, top, _RIGHT - 2, _ROW)
        painter.drawText(
            place,
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            number(bar.value, signed=True),
        )

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            self._hovered = row
            self.pointed.emit(self._bars[row].spotlight if row >= 0 else Spotlight())
            self.update()
