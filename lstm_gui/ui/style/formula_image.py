"""A formula as an image that stands in a line of text."""

from functools import lru_cache
from math import ceil

from PyQt6.QtGui import QColor, QFontMetricsF, QImage, QPainter

from lstm_gui.ui.style.fonts import text_font
from lstm_gui.ui.style.mathtext import typeset

_ABOVE = 1.02
_BELOW = 0.42


def formula_image(markup: str, pixels: float, color: QColor, ratio: float) -> QImage:
    """Return the typeset ``markup``; its baseline lies where text around it has its own.

    Parameters
    ----------
    markup
        As `lstm_gui.ui.style.mathtext.typeset` takes it.
    pixels
        The font size; text around it has the same.
    color
        Of the ink.
    ratio
        Pixels of the device for each pixel of the layout.
    """
    return _image(markup, pixels, color.rgba(), ratio)


def descent(pixels: float) -> float:
    """Return how far below the baseline an image of that font size reaches."""
    return max(QFontMetricsF(text_font(pixels)).descent(), _BELOW * pixels)


@lru_cache(maxsize=512)
def _image(markup: str, pixels: float, color: int, ratio: float) -> QImage:
    line = typeset(markup, pixels)
    width = ceil(line.width) + 2
    height = _ABOVE * pixels + descent(pixels)
    image = QImage(
        ceil(width * ratio), ceil(height * ratio), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor.fromRgba(color))
    line.draw(painter, 1, _ABOVE * pixels)
    painter.end()
    return image
