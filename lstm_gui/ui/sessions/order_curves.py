"""What a layer does in each order of its gates, side by side."""

import numpy as np
from PyQt6.QtCore import QPointF, QRectF, QSize
from PyQt6.QtGui import QPainter, QPaintEvent, QPolygonF
from PyQt6.QtWidgets import QSizePolicy, QWidget

from lstm_gui.scenes.order_trials import Trial
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.lettering import lettering
from lstm_gui.ui.style.scale import scaled_painter, scaled_size, unscaled
from lstm_gui.ui.style.theme import faded, pen_of

_HEIGHT, _GAP, _TITLE, _TEXT = 92, 10.0, 18.0, 12.0
_MOST_UNITS = 8


class OrderCurves(QWidget):
    """Draws the hidden states of the first units over the test signal, between -1 and 1."""

    def __init__(self, trials: tuple[Trial, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._trials = trials
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def orders(self) -> tuple[str, ...]:
        """The orders in which they stand, from the left."""
        return tuple(trial.order for trial in self._trials)

    def sizeHint(self) -> QSize:
        return scaled_size(420, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return scaled_size(260, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        painter = scaled_painter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = unscaled(self.rect())
        width = (room.width() - _GAP * (len(self._trials) - 1)) / len(self._trials)
        for place, trial in enumerate(self._trials):
            left = room.left() + place * (width + _GAP)
            area = QRectF(left, room.top() + _TITLE, width, room.height() - _TITLE - 2)
            self._draw(painter, area, trial, place == 0)

    def _draw(self, painter: QPainter, area: QRectF, trial: Trial, taken: bool) -> None:
        painter.setPen(theme().color("text" if taken else "muted"))
        lettering(" ".join(trial.order), _TEXT).draw(painter, area.left(), area.top() - 5)
        painter.fillRect(area, theme().color("field"))
        painter.setPen(pen_of(faded(theme().color("text"), 0.25), 1.0))
        middle = area.center().y()
        painter.drawLine(QPointF(area.left(), middle), QPointF(area.right(), middle))
        color = theme().role("hidden")
        painter.setPen(pen_of(color if taken else faded(color, 0.7), 1.4))
        xs = np.linspace(area.left(), area.right(), len(trial.h))
        for unit in np.nan_to_num(trial.h[:, :_MOST_UNITS]).T:
            ys = middle - np.clip(unit, -1.0, 1.0) * (area.height() / 2 - 2)
            points = map(QPointF, xs.tolist(), ys.tolist())
            painter.drawPolyline(QPolygonF(list(points)))
