"""The curve of what a unit would say if one number were another, to look at and to drag."""

import numpy as np
from PyQt6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, pyqtSignal
from PyQt6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PyQt6.QtWidgets import QSizePolicy, QWidget

from lstm_gui.scenes.figure_table import FigureTable
from lstm_gui.ui.cell.inspector.sweep_curve import LONGEST_IN_A_FRAME, Asked, SweepCurve, Sweeps
from lstm_gui.ui.document.gesture import Gesture
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.left_out import has_keys
from lstm_gui.ui.style.lettering import lettering
from lstm_gui.ui.style.mathtext import typeset
from lstm_gui.ui.style.scale import scaled_painter, scaled_size, unscaled
from lstm_gui.ui.widgets.numbers.key_steps import after_key, snapped
from lstm_gui.words.numbers import drawn_share, number
from lstm_gui.words.translation import message, tr
from lstm_gui.words.vocabulary import entry_markup

_HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 112, 30, 10, 22, 20
_RESTS_AFTER = 80
_LABELS = 3
_TITLE = message('{h} " over "{symbol}')


class SweepView(QWidget):
    """``h_t`` of the selected unit over one number; the mark is dragged or moved by keys.

    Signals
    -------
    edited(Entry, float, int)
        Address, number and gesture.
    """

    edited = pyqtSignal(object, float, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked: Asked | None = None
        self._curve: SweepCurve | None = None
        self._sweeps = Sweeps(self)
        self._sweeps.found.connect(self._answer)
        self._gesture = Gesture()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_RESTS_AFTER)
        self._rest.timeout.connect(self._answer)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def curve(self) -> SweepCurve | None:
        """What is drawn; None while it is still to be computed."""
        return self._curve

    def table(self) -> FigureTable | None:
        """Return the curve as a table."""
        # With all that builds tables, which most never ask for.
        from lstm_gui.scenes.cell_tables import curve_table

        curve, asked = self._curve, self._asked
        if curve is None or asked is None:
            return None
        along = entry_markup(asked.state.parameters.kind, asked.entry)
        return curve_table(self.accessibleName(), (along, curve.values), ("h", curve.h))

    def show_sweep(self, asked: Asked) -> None:
        """Show how the selected unit answers to the number, and emit nothing."""
        self._asked = asked
        self._rest.stop()
        if not asked.is_answered_by(self._curve):
            self._curve = None
            if asked.seconds() <= LONGEST_IN_A_FRAME:
                self._curve = asked.answer()
            else:
                self._rest.start()
        self._describe()
        self.update()

    def forget(self) -> None:
        """Show nothing any more."""
        self._rest.stop()
        self._asked = self._curve = None

    def sizeHint(self) -> QSize:
        return scaled_size(200, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return scaled_size(120, _HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._gesture.begin()
            self._move_to(unscaled(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._move_to(unscaled(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._gesture.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        asked = self._asked
        ends = (0.0, 0.0) if asked is None else (-asked.reach, asked.reach)
        moved = None if asked is None else after_key(event, asked.present, ends)
        if asked is None or moved is None:
            event.ignore()
        elif moved != asked.present:
            self.edited.emit(asked.entry, moved, self._gesture.current)

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        if self._asked is None:
            return
        painter = scaled_painter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_axes(painter, self._asked)
        if self._curve is not None:
            self._paint_curve(painter, self._asked, self._curve)
            self._paint_mark(painter, self._asked, self._curve)

    def _answer(self) -> None:
        """Take the curve, or have it computed while the window goes on."""
        if self._asked is None:
            return
        found = self._sweeps.answer(self._asked)
        if self._asked.is_answered_by(found):
            self._curve = found
            self._describe()
            self.update()

    def _move_to(self, x: float) -> None:
        asked = self._asked
        if asked is not None:
            area = self._area()
            share = min(max((x - area.left()) / area.width(), 0.0), 1.0)
            moved = snapped((2 * share - 1) * asked.bound)
            if moved != asked.present:
                self.edited.emit(asked.entry, moved, self._gesture.current)

    def _area(self) -> QRectF:
        width = unscaled(self.width())
        return QRectF(_LEFT, _TOP, max(width - _LEFT - _RIGHT, 10.0), _HEIGHT - _TOP - _BOTTOM)

    def _at(self, x: float, h: float, bound: float, tallest: float) -> QPointF:
        area = self._area()
        share = (x + bound) / (2 * bound)
        return QPointF(
            area.left() + share * area.width(),
            area.center().y() - drawn_share(h, tallest) * area.height() / 2,
        )

    def _paint_axes(self, painter: QPainter, asked: Asked) -> None:
        area = self._area()
        focused = has_keys(self)
        painter.setPen(QPen(theme().color("accent" if focused else "border"), 2 if focused else 1))
        painter.setBrush(theme().color("field"))
        painter.drawRoundedRect(area, 4, 4)
        painter.setPen(QPen(theme().color("border"), 1))
        painter.drawLine(*_across(area))
        painter.setPen(theme().ink("hidden"))
        symbol = entry_markup(asked.state.parameters.kind, asked.entry)
        h = f"h_t[{asked.state.selection.unit + 1}]"
        typeset(tr(_TITLE).format(h=h, symbol=symbol), 14).draw(painter, 0, 14)
        tallest = 1.0 if self._curve is None else self._curve.tallest
        for text, y in ((number(tallest, 0), area.top() + 9), (number(-tallest, 0), area.bottom())):
            piece = lettering(text, 11)
            piece.draw(painter, area.left() - 5 - piece.width, y)
        for share in range(_LABELS):
            x = asked.bound * (share - 1)
            piece = lettering(number(x, 1), 11)
            left = area.left() + area.width() * share / (_LABELS - 1) - piece.width * share / 2
            piece.draw(painter, left, area.bottom() + 14)

    def _paint_curve(self, painter: QPainter, asked: Asked, curve: SweepCurve) -> None:
        # Through the present number too, which lies between two points of a steep curve.
        place = np.searchsorted(curve.values, asked.present)
        values = np.insert(curve.values, place, asked.present)
        points = zip(values.tolist(), np.insert(curve.h, place, asked.h).tolist(), strict=True)
        painter.setPen(QPen(theme().role("hidden"), 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(
            QPolygonF(self._at(x, h, asked.bound, curve.tallest) for x, h in points)
        )

    def _paint_mark(self, painter: QPainter, asked: Asked, curve: SweepCurve) -> None:
        at, area = self._at(asked.present, asked.h, asked.bound, curve.tallest), self._area()
        painter.setPen(QPen(theme().color("text"), 1.2, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(at.x(), area.top()), QPointF(at.x(), area.bottom()))
        painter.setPen(QPen(theme().color("card"), 1.5))
        painter.setBrush(theme().role("hidden"))
        painter.drawEllipse(at, 5.5, 5.5)
        piece = lettering(number(asked.h, signed=True), 12, QFont.Weight.DemiBold)
        painter.setPen(theme().color("text"))
        piece.draw(painter, area.right() - piece.width, 14)

    def _describe(self) -> None:
        asked, curve = self._asked, self._curve
        if asked is None or curve is None:
            self.setAccessibleDescription("")
            return
        low, high, now = map(number, (float(curve.h.min()), float(curve.h.max()), asked.h))
        told = tr("hₜ from {low} to {high}; now {now}").format(low=low, high=high, now=now)
        self.setAccessibleDescription(told)


def _across(area: QRectF) -> tuple[QPointF, QPointF]:
    middle = area.center().y()
    return QPointF(area.left(), middle), QPointF(area.right(), middle)
