"""The bar beside a map of colours, from its largest number at the top to its smallest."""

from functools import lru_cache

import numpy as np
from PyQt6.QtCore import QRectF
from PyQt6.QtGui import QColor, QImage, QPainter

from lstm_gui.ui.style.colormaps import SHADES, shaded
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.theme import NO_BRUSH
from lstm_gui.ui.style.vectors import writes_vectors

_STOPS = 9


def paint_scale_bar(
    painter: QPainter, bar: QRectF, border: QColor, scale: str, low: float, high: float
) -> None:
    """Paint the colours of ``scale`` into ``bar``; all is the middle one unless high > low."""
    painter.setPen(border)
    if writes_vectors(painter):
        _fill(painter, bar, _column(scale, theme().name, high > low))
    else:
        painter.setBrush(NO_BRUSH)
        painter.drawImage(bar, _column(scale, theme().name, high > low))
    painter.drawRect(bar)


@lru_cache(maxsize=64)
def _column(scale: str, _theme_name: str, varied: bool) -> QImage:
    levels = np.linspace(1.0, 0.0, SHADES)[:, None] if varied else np.zeros((1, 1))
    return shaded(scale, levels, 0.0, 1.0 if varied else 0.0)


def _fill(painter: QPainter, bar: QRectF, column: QImage) -> None:
    # Asking for a gradient makes 180 names for it, which no screen needs.
    from PyQt6.QtGui import QLinearGradient

    gradient = QLinearGradient(bar.topLeft(), bar.bottomLeft())
    for stop in range(_STOPS):
        share = stop / (_STOPS - 1)
        gradient.setColorAt(share, column.pixelColor(0, round(share * (column.height() - 1))))
    painter.setBrush(gradient)
