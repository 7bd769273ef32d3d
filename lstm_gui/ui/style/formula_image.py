"""A formula as an image that stands in a line of text."""

from functools import lru_cache
from math import ceil

from PyQt6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter

from lstm_gui.ui.style.fonts import text_font
from lstm_gui.ui.style.mathtext import typeset

_ABOVE = 1.02


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


def room_font(pixels: float) -> QFont:
    """Return a font with the descent of an image of that font size.

    Qt aligns an inline image by the descent of its font; indices need more of it than
    the text around them.
    """
    return text_font(2 * pixels)


@lru_cache(maxsize=128)
def _image(markup: str, pixels: float, color: int, ratio: float) -> QImage:
    line = typeset(markup, pixels)
    width = ceil(line.width) + 2
    height = ceil(_ABOVE * pixels) + QFontMetrics(room_font(pixels)).descent()
    image = QImage(
        ceil(width * ratio), ceil(height * ratio), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor.fromRgba(color))
    line.draw(painter, 1, ceil(_ABOVE * pixels))
    painter.end()
    return image
