"""One large chart of the vanishing gradient: RNN against LSTM, untrained and trained."""

import numpy as np
from PyQt6.QtCore import QPointF, QRectF, QSize, Qt
from PyQt6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PyQt6.QtWidgets import QSizePolicy, QWidget

from lstm_gui.scenes.figure_table import FigureTable
from lstm_gui.scenes.learning.gradient_lines import (
    GradientLine,
    gradient_lines,
    gradient_tables,
)
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.fonts import text_font
from lstm_gui.ui.style.mathtext import typeset
from lstm_gui.ui.style.scale import scaled_painter, scaled_size, unscaled
from lstm_gui.ui.style.theme import faded
from lstm_gui.words.numbers import number
from lstm_gui.words.side_by_side import lane_role
from lstm_gui.words.translation import tr

LOW, HIGH = -3, 1
"""The powers of ten at both ends of the axis, whatever the lines do."""
_HEIGHT, _LEFT, _RIGHT, _TOP = 330, 44.0, 12.0, 12.0
_PLOT, _ROW = 206.0, 17.0


class GradientChart(QWidget):
    """Lines from the first step to the last on a fixed logarithmic axis, and their names."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[GradientLine, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def draw(self) -> None:
        """Show the lines in the language in force."""
        self._lines = gradient_lines()
        told = ". ".join(self.legend())
        self.setAccessibleName(tr("Gradient at the first step, as a multiple of that at the last"))
        self.setAccessibleDescription(told)
        self.update()

    def legend(self) -> list[str]:
        """Return what is written below the lines: each with its number at the first step."""
        return [f"{line.title}: × {number(float(line.values[0]), 3)}" for line in self._lines]

    def tables(self) -> tuple[FigureTable, ...]:
        """Return the numbers of the lines, all of them."""
        return gradient_tables(self._lines)

    def sizeHint(self) -> QSize:
        return scaled_size(300, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        painter = scaled_painter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(_LEFT, _TOP, unscaled(self.width()) - _LEFT - _RIGHT, _PLOT)
        self._grid(painter, area)
        for line in self._lines:
            painter.setPen(_pen(line))
            painter.drawPolyline(_polygon(line, area))
        self._names(painter, area.bottom() + 36)

    def _grid(self, painter: QPainter, area: QRectF) -> None:
        for power in range(LOW, HIGH + 1):
            y = _height(power, area)
            painter.setPen(QPen(faded(theme().color("text"), 0.14), 1.0))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(theme().color("muted"))
            text = "1" if power == 0 else f"10^{{{power}}}".replace("-", "−")
            typeset(text, 12).draw(painter, area.left() - 6, y + 4, align=1.0)
        painter.setFont(text_font(12))
        below = QRectF(area.left(), area.bottom() + 3, area.width(), 18)
        sides = (
            (Qt.AlignmentFlag.AlignLeft, tr("first step")),
            (
                Qt.AlignmentFlag.AlignRight,
                tr("last step"),
            ),
        )
        for side, text in sides:
            painter.drawText(below, side, text)

    def _names(self, painter: QPainter, top: float) -> None:
        for index, (line, text) in enumerate(zip(self._lines, self.legend(), strict=True)):
            y = top + index * _ROW
            painter.setPen(_pen(line))
            painter.drawLine(QPointF(6, y), QPointF(36, y))
            painter.setPen(theme().color("text"))
            painter.setFont(text_font(13))
            painter.drawText(QPointF(_LEFT, y + 4), text)


def _pen(line: GradientLine) -> QPen:
    style = {"lstm": Qt.PenStyle.DashLine, "open": Qt.PenStyle.DotLine}.get(line.name)
    pen = QPen(theme().role(lane_role(line.kind)), 3.2 if line.trained else 2.0)
    pen.setStyle(style or Qt.PenStyle.SolidLine)
    return pen


def _polygon(line: GradientLine, area: QRectF) -> QPolygonF:
    xs = np.linspace(area.left(), area.right(), len(line.values))
    ys = (_height(power, area) for power in np.log10(line.values))
    return QPolygonF([QPointF(x, y) for x, y in zip(xs.tolist(), ys, strict=True)])


def _height(power: float, area: QRectF) -> float:
    share = (min(max(power, LOW), HIGH) - LOW) / (HIGH - LOW)
    return area.bottom() - share * area.height()
