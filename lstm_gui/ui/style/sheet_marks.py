"""The marks that are images in the style sheet: as lines, for files of vectors.

Qt paints the arrows of boxes and the ticks of switches from files, in pixels. Which of them a
pixmap shows is told by its pixels: Qt hands on nothing else of it.
"""

from functools import lru_cache

from PyQt6.QtCore import QPointF, QRectF, QSize, Qt
from PyQt6.QtGui import QColor, QIcon, QImage, QPainter, QPen, QPixmap, QPolygonF

from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.stylesheet import icon_url

_SIDE = 12.0
"""The width and height of their drawings."""
_LINES = {
    "chevron-up": ((2.5, 7.5), (6.0, 4.0), (9.5, 7.5)),
    "chevron-down": ((2.5, 4.5), (6.0, 8.0), (9.5, 4.5)),
    "check": ((2.5, 6.3), (5.0, 8.8), (9.6, 3.4)),
}
_COLOURS = {"chevron-up": "muted", "chevron-down": "muted", "check": "on_accent"}
_WIDTHS = {"chevron-up": 1.6, "chevron-down": 1.6, "check": 1.8}
_MODES = {QIcon.Mode.Normal: 1.0, QIcon.Mode.Disabled: 0.5}
"""How much of a mark is left of it where nothing can be done."""
_LARGEST = 64


def paint_mark(painter: QPainter, rect: QRectF, pixmap: QPixmap) -> bool:
    """Paint in ``rect`` the mark that ``pixmap`` shows, and tell whether it shows one."""
    if pixmap.width() != pixmap.height() or pixmap.width() > _LARGEST:
        return False
    shown = pixmap.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    for name in _LINES:
        for mode, share in _MODES.items():
            if shown == _picture(name, theme().name, pixmap.width(), mode):
                _paint(painter, rect, name, share)
                return True
    return False


@lru_cache(maxsize=32)
def _picture(name: str, theme_name: str, side: int, mode: QIcon.Mode) -> QImage:
    icon = QIcon(icon_url(f"{name}-{theme_name}.svg"))
    return (
        icon.pixmap(QSize(side, side), 1.0, mode)
        .toImage()
        .convertToFormat(QImage.Format.Format_ARGB32)
    )


def _paint(painter: QPainter, rect: QRectF, name: str, share: float) -> None:
    colour = QColor(theme().color(_COLOURS[name]))
    colour.setAlphaF(share)
    round_cap, round_join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    painter.setPen(QPen(colour, _WIDTHS[name], Qt.PenStyle.SolidLine, round_cap, round_join))
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / _SIDE, rect.height() / _SIDE)
    painter.drawPolyline(QPolygonF([QPointF(*corner) for corner in _LINES[name]]))
