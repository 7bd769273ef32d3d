"""A dot for each seed above the forget bias it was trained with: full if it solved the task."""

from PyQt6.QtCore import QPointF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PyQt6.QtWidgets import QWidget

from lstm_gui.scenes.training.outcomes import Outcome
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.lettering import lettering
from lstm_gui.ui.style.scale import scaled_painter, scaled_size, unscaled
from lstm_gui.ui.style.theme import faded
from lstm_gui.words.numbers import MINUS

_SIDE, _BELOW = 16.0, 21.0
_DOT, _APART = 4.6, 12.0
_NEAR = 7.0
_GRID = 0.5
_TICK = ((-2.2, 0.2), (-0.7, 1.8), (2.3, -1.7))


class OutcomesFigure(QWidget):
    """Columns of dots over the axis of the forget bias.

    Signals
    -------
    bias_picked(float)
        A place was clicked: the bias of a column there, otherwise a round one.
    """

    bias_picked = pyqtSignal(float)

    def __init__(self, ends: tuple[float, float], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ends = ends
        self._outcomes: tuple[Outcome, ...] = ()
        self._bias: float | None = None

    def show_outcomes(self, outcomes: tuple[Outcome, ...], bias: float | None) -> None:
        """Show ``outcomes``, and which bias is set, if one is; emits nothing."""
        if (outcomes, bias) != (self._outcomes, self._bias):
            self._outcomes, self._bias = outcomes, bias
            self.update()

    def sizeHint(self) -> QSize:
        return scaled_size(280, 74)

    def minimumSizeHint(self) -> QSize:
        return scaled_size(180, 64)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._bias is None:
            return
        x = unscaled(event.position().x())
        near = [one.bias for one in self._outcomes if abs(self._x(one.bias) - x) <= _NEAR]
        self.bias_picked.emit(near[0] if near else self._round_bias(x))

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        painter = scaled_painter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._axis(painter)
        for outcome in self._outcomes:
            self._column(painter, outcome)

    def _axis(self, painter: QPainter) -> None:
        y = self._base
        painter.setPen(QPen(faded(theme().color("text"), 0.3), 1.0))
        painter.drawLine(QPointF(_SIDE, y), QPointF(_SIDE + self._room, y))
        if self._bias is not None:
            x = self._x(self._bias)
            painter.setPen(QPen(theme().role("f"), 1.4))
            painter.drawLine(QPointF(x, 2), QPointF(x, y + 4))
        low, high = self._ends
        painter.setPen(theme().color("muted"))
        for bias in range(round(low), round(high) + 1):
            piece = lettering(str(bias).replace("-", MINUS), 11.5)
            piece.draw(painter, self._x(bias) - piece.width / 2, y + 16)

    def _column(self, painter: QPainter, outcome: Outcome) -> None:
        room = self._base - 2 * _DOT
        apart = min(_APART, room / max(len(outcome.solved), 1))
        # Those that solved it stand below, so that columns can be compared by height.
        for number, solved in enumerate(sorted(outcome.solved, reverse=True)):
            y = self._base - _DOT - 3 - number * apart
            self._dot(painter, QPointF(self._x(outcome.bias), y), solved)

    def _dot(self, painter: QPainter, middle: QPointF, solved: bool) -> None:
        color = theme().role("f") if solved else theme().color("muted")
        painter.setPen(QPen(color, 1.3))
        painter.setBrush(color if solved else theme().color("card"))
        painter.drawEllipse(middle, _DOT, _DOT)
        if solved:
            painter.setPen(QPen(theme().color("card"), 1.3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF([middle + QPointF(*corner) for corner in _TICK]))

    def _x(self, bias: float) -> float:
        low, high = self._ends
        return _SIDE + (bias - low) / (high - low) * self._room

    def _round_bias(self, x: float) -> float:
        low, high = self._ends
        bias = low + (x - _SIDE) / self._room * (high - low)
        return min(max(round(bias / _GRID) * _GRID, low), high)

    @property
    def _room(self) -> float:
        return unscaled(self.width()) - 2 * _SIDE

    @property
    def _base(self) -> float:
        """The height of the axis."""
        return unscaled(self.height()) - _BELOW
