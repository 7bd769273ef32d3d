"""A cell from outside: what goes in and what comes out, with its numbers."""

from PyQt6.QtCore import QPointF, QRectF, QSize, Qt
from PyQt6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PyQt6.QtWidgets import QSizePolicy, QWidget

from lstm_gui.scenes.slow_motion.step_numbers import UNKNOWN
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.fonts import text_font
from lstm_gui.ui.style.mathtext import typeset
from lstm_gui.ui.style.scale import scaled_painter, scaled_size, unscaled
from lstm_gui.words.notations.rewriting import rewritten
from lstm_gui.words.numbers import number
from lstm_gui.words.translation import tr
from lstm_gui.words.vocabulary import target_role

_HEIGHT = 172
_UPPER, _LOWER = 42.0, 96.0
_SIDE, _TOP, _BELOW = 78.0, 16.0, 122.0
_HEAD = 6.0
_WORDS = 34.0
_HIDDEN = target_role("part:h_out")


class OutlinePicture(QWidget):
    """An LSTM as a closed box between two steps, of the selected unit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._snapshot: Snapshot | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def draw(self, snapshot: Snapshot) -> None:
        """Show the numbers of ``snapshot``, in the language in force."""
        self._snapshot = snapshot
        self.setAccessibleName(
            tr(
                "The cell from outside. In: cell state {c_before}, hidden state {h_before}, "
                "input {x}. Out: cell state {c}, hidden state {h}."
            ).format(x=", ".join(self.inputs()), **self.numbers())
        )
        self.update()

    def numbers(self) -> dict[str, str]:
        """Return what goes in from the step before and what comes out, as it is written."""
        if self._snapshot is None:
            return {}
        reading = self._snapshot.unit_reading()
        names = ("c_before", "h_before", "c", "h")
        hidden = self._snapshot.withheld
        return {name: UNKNOWN if name in hidden else number(reading[name]) for name in names}

    def inputs(self) -> list[str]:
        """Return the numbers of the input."""
        if self._snapshot is None:
            return []
        return [number(float(x)) for x in self._snapshot.unit_reading().x]

    def sizeHint(self) -> QSize:
        return scaled_size(300, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        numbers = self.numbers()
        if not numbers:
            return
        painter = scaled_painter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = unscaled(self.width())
        box = QRectF(_SIDE, _TOP, width - 2 * _SIDE, _BELOW - _TOP)
        self._box(painter, box)
        for y, role, name in ((_UPPER, "cell", "c"), (_LOWER, _HIDDEN, "h")):
            self._arrow(painter, QPointF(4, y), QPointF(box.left(), y), role)
            self._arrow(painter, QPointF(box.right(), y), QPointF(width - 4, y), role)
            self._label(painter, 4, y, rewritten(f"{name}_{{t−1}}"), numbers[f"{name}_before"])
            self._label(painter, box.right() + 10, y, rewritten(f"{name}_t"), numbers[name])
        foot = QPointF(box.center().x(), _HEIGHT - 22.0)
        self._arrow(painter, foot, QPointF(foot.x(), box.bottom()), "data")
        painter.setPen(theme().color("text"))
        line = f'x_t = "{", ".join(self.inputs())}"'
        typeset(line, 14).draw(painter, foot.x(), _HEIGHT - 6.0, align=0.5)

    def _box(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(QPen(theme().color("text"), 1.6))
        painter.setBrush(theme().color("field"))
        painter.drawRoundedRect(box, 8, 8)
        painter.setPen(theme().color("text"))
        painter.setFont(text_font(15, QFont.Weight.DemiBold))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "LSTM")
        painter.setFont(text_font(12))
        # In two lines where the box is too narrow for one, as in English beside a small window.
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        for y, role, name in (
            (_UPPER, "cell", tr("long-term memory")),
            (_LOWER, _HIDDEN, tr("short-term memory")),
        ):
            painter.setPen(theme().ink(role))
            inside = QRectF(box.left(), y - _WORDS / 2, box.width(), _WORDS)
            painter.drawText(inside.adjusted(_HEAD, 0, -_HEAD, 0), flags, name)

    def _arrow(self, painter: QPainter, start: QPointF, end: QPointF, role: str) -> None:
        painter.setPen(QPen(theme().role(role), 2.4))
        painter.drawLine(start, end)
        back = end - start
        along = back / max(abs(back.x()) + abs(back.y()), 1.0) * _HEAD
        across = QPointF(-along.y(), along.x())
        for side in (across, across * -1):
            painter.drawLine(end, end - along + side)

    def _label(self, painter: QPainter, x: float, y: float, symbol: str, value: str) -> None:
        painter.setPen(theme().color("text"))
        typeset(symbol, 15).draw(painter, x, y - 8)
        painter.setFont(text_font(13, QFont.Weight.DemiBold))
        painter.drawText(QPointF(x, y + 18), value)
