"""Shapes in the state space, told apart by their form, and their legend."""

from collections.abc import Iterable

from PyQt6.QtCore import QPointF, QRectF, Qt
from PyQt6.QtGui import QFont, QPainter, QPen, QPolygonF

from lstm_gui.core.arrays import Array
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.lettering import lettering
from lstm_gui.ui.style.theme import faded
from lstm_gui.words.translation import message, tr

_RADIUS = 5.5
_GAP, _WORD = 9.0, 4.0
_PLATE, _ASIDE = 17.0, 9.0
STABILITIES = {
    "stable": message("stable"),
    "saddle": message("saddle"),
    "unstable": message("unstable"),
    "neutral": message("neutral"),
}


def paint_rest(painter: QPainter, stability: str, at: QPointF) -> None:
    """Paint a fixed point: a disc, a diamond, a ring or a ring with a bar across."""
    ink, card = theme().color("text"), theme().color("card")
    painter.setPen(QPen(ink, 1.8))
    painter.setBrush(ink if stability == "stable" else card)
    if stability == "saddle":
        far = _RADIUS + 1.5
        ways = ((0, -far), (far, 0), (0, far), (-far, 0))
        painter.drawPolygon(QPolygonF([at + QPointF(x, y) for x, y in ways]))
        return
    painter.drawEllipse(at, _RADIUS, _RADIUS)
    if stability == "neutral":
        painter.drawLine(at - QPointF(_RADIUS, 0), at + QPointF(_RADIUS, 0))


def paint_legend(painter: QPainter, stabilities: Iterable[str], right: float, y: float) -> None:
    """Paint those kinds of fixed points that there are, ending at ``right``."""
    for name in reversed([one for one in STABILITIES if one in set(stabilities)]):
        word = lettering(tr(STABILITIES[name]), 11)
        right -= word.width
        painter.setPen(theme().color("muted"))
        word.draw(painter, right, y + word.cap_height / 2)
        right -= _WORD + _RADIUS
        paint_rest(painter, name, QPointF(right, y))
        right -= _RADIUS + _GAP


class Plates:
    """Texts beside points, each on a plate of its own that covers no other.

    Parameters
    ----------
    inside
        The plot, which no plate leaves.
    points
        Where points are, ``(P, 2)``; the fewer of them a place covers the better it is.
    """

    def __init__(self, inside: QRectF, points: Array) -> None:
        self._inside, self._points = inside, points
        self._taken: list[QRectF] = []

    def write(self, painter: QPainter, text: str, at: QPointF, surface: str) -> None:
        """Write ``text`` where there is room for it around ``at``, or nowhere."""
        word = lettering(text, 11.5, QFont.Weight.DemiBold)
        plate = self._free(QRectF(0, 0, word.width + 2 * _WORD, _PLATE), at)
        if plate is None:
            return
        self._taken.append(plate)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(faded(theme().color("card"), 0.86))
        painter.drawRoundedRect(plate, 4, 4)
        painter.setPen(theme().color(surface))
        word.draw(painter, plate.left() + _WORD, plate.center().y() + word.cap_height / 2)

    def _free(self, plate: QRectF, at: QPointF) -> QRectF | None:
        """Return the best place for a plate; the first of the best."""
        high = plate.height() / 2
        beside, above = plate.width() / 2 + _ASIDE, high + _ASIDE
        sides = [(beside, 0.0), (-beside, 0.0), (0.0, -above), (0.0, above)]
        sides += [(side, rise) for side in (beside, -beside) for rise in (-2.2 * high, 2.2 * high)]
        places = [plate.translated(at + QPointF(x, y) - plate.center()) for x, y in sides]
        return min(filter(self._is_free, places), key=self._covered, default=None)

    def _is_free(self, plate: QRectF) -> bool:
        free = not any(plate.intersects(other) for other in self._taken)
        return free and self._inside.contains(plate)

    def _covered(self, plate: QRectF) -> int:
        low = plate.left(), plate.top()
        high = plate.right(), plate.bottom()
        return int(((self._points > low) & (self._points < high)).all(axis=1).sum())
