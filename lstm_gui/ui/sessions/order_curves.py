"""What a layer does in each order of its gates, side by side, to choose the one it is read in."""

from collections.abc import Mapping

import numpy as np
from PyQt6.QtCore import QPointF, QRectF, QSize, pyqtSignal
from PyQt6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PyQt6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from lstm_gui.files.importers.tested import Difference
from lstm_gui.scenes.models.order_trials import Trial
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.lettering import lettering
from lstm_gui.ui.style.scale import fit, scaled_painter, scaled_size, unscaled
from lstm_gui.ui.style.theme import faded, pen_of
from lstm_gui.ui.widgets.buttons.segments import stop_at_chosen
from lstm_gui.words.numbers import briefly
from lstm_gui.words.translation import message, tr

_HEIGHT, _GAP, _SIDE, _TITLE, _UNDER, _TEXT = 100, 4, 6.0, 20.0, 18.0, 12.0
_RADIUS = 6.0
_MOST_UNITS = 8
_ORDER = message("Gates in the order {order}")
_AWAY = message("differs by {largest}")


class OrderCurve(QAbstractButton):
    """The hidden states of the first units over the test signal, between -1 and 1."""

    def __init__(self, trial: Trial, away: Difference | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._trial = trial
        self._away = "" if away is None else tr(_AWAY).format(largest=briefly(away.largest, 2))
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        named = tr(_ORDER).format(order=" ".join(trial.order))
        self.setAccessibleName(", ".join(filter(None, (named, self._away))))

    @property
    def order(self) -> str:
        """The order that it stands for."""
        return self._trial.order

    def sizeHint(self) -> QSize:
        return scaled_size(100, _HEIGHT + (_UNDER if self._away else 0.0))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        painter = scaled_painter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = unscaled(self.rect())
        self._draw_surface(painter, room)
        painter.setPen(theme().color("text" if self.isChecked() else "muted"))
        left = room.left() + _SIDE
        lettering(" ".join(self.order), _TEXT).draw(painter, left, room.top() + _TITLE - 5)
        under = _UNDER if self._away else 0.0
        if self._away:
            lettering(self._away, _TEXT).draw(painter, left, room.bottom() - _SIDE)
        self._draw_curves(painter, room.adjusted(_SIDE, _TITLE, -_SIDE, -_SIDE - under))

    def _draw_surface(self, painter: QPainter, room: QRectF) -> None:
        chosen, focused = self.isChecked(), self.hasFocus()
        marked = chosen or focused
        edge = QPen(theme().color("accent" if marked else "border"), 2.0 if focused else 1.0)
        painter.setPen(edge)
        surface = "card" if chosen else "hover" if self.underMouse() else "field"
        painter.setBrush(theme().color(surface))
        painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)

    def _draw_curves(self, painter: QPainter, area: QRectF) -> None:
        painter.setPen(pen_of(faded(theme().color("text"), 0.25), 1.0))
        middle = area.center().y()
        painter.drawLine(QPointF(area.left(), middle), QPointF(area.right(), middle))
        color = theme().role("hidden")
        painter.setPen(pen_of(color if self.isChecked() else faded(color, 0.7), 1.4))
        h = self._trial.h
        xs = np.linspace(area.left(), area.right(), len(h))
        for unit in np.nan_to_num(h[:, :_MOST_UNITS]).T:
            ys = middle - np.clip(unit, -1.0, 1.0) * (area.height() / 2 - 2)
            points = map(QPointF, xs.tolist(), ys.tolist())
            painter.drawPolyline(QPolygonF(list(points)))


class OrderCurves(QWidget):
    """One curve for each order; Tab reaches the chosen one, the arrows go to the others.

    Parameters
    ----------
    away
        By how much the model differs from its example, by the order.

    Signals
    -------
    picked(str)
        Another order is to be taken.
    """

    picked = pyqtSignal(str)

    def __init__(
        self, trials: tuple[Trial, ...], away: Mapping[str, Difference], parent: QWidget
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        fit(row.setSpacing, _GAP)
        self._group = QButtonGroup(self)
        self.buttons = {
            trial.order: OrderCurve(trial, away.get(trial.order), self) for trial in trials
        }
        for button in self.buttons.values():
            self._group.addButton(button)
            row.addWidget(button)
        self._group.buttonToggled.connect(self._toggled)

    @property
    def orders(self) -> tuple[str, ...]:
        """The orders in which they stand, from the left."""
        return tuple(self.buttons)

    def show_order(self, order: str) -> None:
        """Mark ``order`` as chosen without telling anybody."""
        self._group.blockSignals(True)
        self.buttons[order].setChecked(True)
        self._group.blockSignals(False)
        stop_at_chosen(self.buttons.values())

    def _toggled(self, button: OrderCurve, chosen: bool) -> None:
        if chosen:
            stop_at_chosen(self.buttons.values())
            self.picked.emit(button.order)
