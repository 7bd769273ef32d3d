"""A word in its chip: in one row, in two where that is too narrow, or upright."""

from PyQt6.QtCore import QRectF, Qt
from PyQt6.QtGui import QFont, QFontMetricsF, QPainter

from lstm_gui.ui.style.fonts import text_font
from lstm_gui.ui.style.lettering import Lettering, lettering

_LETTERS = (13, 11)
"""Pixels of a word, and of one that is too long for that or stands in two rows."""
_HYPHEN = "-"


def least_width(word: str) -> float:
    """Return how wide ``word`` is in one row at least, marked or not."""
    return lettering(word, _LETTERS[-1], QFont.Weight.DemiBold).width


def draw_word(painter: QPainter, box: QRectF, word: str, weight: QFont.Weight) -> None:
    """Write ``word`` in ``box``; what two rows have no room for is cut."""
    whole = _whole(word, box.width(), weight)
    rows = (whole,) if whole else _in_two_rows(word, box, weight)
    high = box.height() / len(rows) if len(rows) > 1 else 0.0
    for place, row in enumerate(rows):
        # Rows are nearer to each other than to the edges.
        off = (place - (len(rows) - 1) / 2) * high * 0.86
        row.draw_centred(painter, box.translated(0, off))


def draw_upright(painter: QPainter, box: QRectF, word: str, weight: QFont.Weight) -> None:
    """Write ``word`` from the foot of ``box`` up; what there is no room for is cut."""
    lying = QRectF(-box.height() / 2, -box.width() / 2, box.height(), box.width())
    room = box.height() - 4
    painter.save()
    painter.translate(box.center())
    painter.rotate(-90)
    shown = _whole(word, room, weight) or _cut(word, room, weight)
    shown.draw_centred(painter, lying)
    painter.restore()


def _whole(word: str, room: float, weight: QFont.Weight) -> Lettering | None:
    """Return ``word`` as large as there is ``room`` for, if there is at all."""
    sizes = (lettering(word, pixels, weight) for pixels in _LETTERS)
    return next((whole for whole in sizes if whole.width <= room), None)


def _in_two_rows(word: str, box: QRectF, weight: QFont.Weight) -> tuple[Lettering, ...]:
    """Return both rows of ``word``, which ends the first one at a hyphen if it has any."""
    places = [at for at in range(1, len(word)) if word[at - 1] == _HYPHEN] or range(1, len(word))
    pairs = [
        tuple(lettering(part, _LETTERS[-1], weight) for part in (word[:at], word[at:]))
        for at in places
    ]
    nearest = min(pairs, key=_widest, default=())
    if nearest and _widest(nearest) <= box.width() and 2 * nearest[0].ascent <= box.height():
        return nearest
    return (_cut(word, box.width(), weight),)


def _widest(rows: tuple[Lettering, ...]) -> float:
    return max(row.width for row in rows)


def _cut(word: str, room: float, weight: QFont.Weight) -> Lettering:
    """Return how ``word`` begins; the sentence as a text, above, has room for all of it."""
    metrics = QFontMetricsF(text_font(_LETTERS[-1], weight))
    shown = metrics.elidedText(word, Qt.TextElideMode.ElideRight, room)
    return lettering(shown, _LETTERS[-1], weight)
