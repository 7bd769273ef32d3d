"""A clear sheet over the window to draw on, in front of a class."""

from PyQt6.QtCore import QPointF, QRectF, Qt
from PyQt6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PyQt6.QtWidgets import QWidget

from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.lettering import lettering
from lstm_gui.ui.style.scale import scaled
from lstm_gui.ui.style.theme import NO_PEN, brush_of
from lstm_gui.ui.widgets.covers.cover import Cover
from lstm_gui.words.translation import tr

COLOURS = ("f", "o", "i", "text")
"""Roles and colours of the theme, the first at first."""
_STROKE, _DOT = 4.0, 6.0
_ERASE_LAST, _ERASE_ALL = Qt.Key.Key_Backspace, Qt.Key.Key_Delete
_TYPE, _PADDING, _TOP = 13.0, 10.0, 8.0


class PenSheet(Cover):
    """Takes strokes of the pointer until Esc takes it away with all that was drawn.

    C takes the next colour, Backspace the last stroke away and Delete all of them; every other
    key goes to the window, so that whoever presents turns pages and steps as ever.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("floats", True)
        self.setAccessibleName(tr("Pen"))
        self.setAccessibleDescription(_legend())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.strokes: list[tuple[str, QPolygonF]] = []
        """What was drawn, each with its colour."""
        self.colour = COLOURS[0]
        self.lay()

    def clear(self) -> None:
        """Take away all that was drawn."""
        self.strokes.clear()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.strokes.append((self.colour, QPolygonF([event.position()])))
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() and self.strokes:
            colour, points = self.strokes[-1]
            self.strokes[-1] = colour, QPolygonF([*points, event.position()])
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_C and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.colour = COLOURS[(COLOURS.index(self.colour) + 1) % len(COLOURS)]
            self.update()
        elif key == _ERASE_LAST:
            del self.strokes[-1:]
            self.update()
        elif key == _ERASE_ALL:
            self.clear()
        else:
            event.ignore()

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for colour, points in self.strokes:
            self._stroke(painter, colour, points)
        self._hint(painter)

    def _stroke(self, painter: QPainter, colour: str, points: QPolygonF) -> None:
        ink = theme().color("text") if colour == "text" else theme().role(colour)
        solid, round_cap, join = (
            Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin,
        )  # fmt: skip
        painter.setPen(QPen(ink, scaled(_STROKE), solid, round_cap, join))
        painter.drawPolyline(points) if points.size() > 1 else painter.drawPoint(points[0])

    def _hint(self, painter: QPainter) -> None:
        """Say at the top which keys there are, beside the colour of the next stroke."""
        piece = lettering(_legend(), scaled(_TYPE))
        dot, padding = scaled(_DOT), scaled(_PADDING)
        width, height = piece.width + 4 * dot + 2 * padding, piece.ascent + 2 * padding
        box = QRectF((self.width() - width) / 2, scaled(_TOP), width, height)
        painter.setPen(NO_PEN)
        painter.setBrush(brush_of(theme().color("card")))
        painter.drawRoundedRect(box, height / 2, height / 2)
        colour = theme().color("text") if self.colour == "text" else theme().role(self.colour)
        painter.setBrush(brush_of(colour))
        painter.drawEllipse(QPointF(box.left() + padding + dot, box.center().y()), dot, dot)
        painter.setPen(theme().color("text"))
        left = box.left() + padding + 3 * dot
        piece.draw(painter, left, box.center().y() + piece.cap_height / 2)


def _legend() -> str:
    return tr("Draw. C: colour, Backspace: last stroke, Delete: all, Esc: end")
