"""Short texts that are painted again and again, laid out only once.

Laying out is what makes a text slow; a frame has some three hundred.
"""

from functools import lru_cache

from msgspec import Struct
from PyQt6.QtCore import QPointF, QRectF, Qt
from PyQt6.QtGui import QFont, QFontMetricsF, QPainter, QStaticText

from lstm_gui.ui.style.fonts import least_type, math_font, text_font
from lstm_gui.ui.style.vectors import writes_vectors

_KEPT = 2048
"""Several frames of them; each takes more than a kilobyte."""


class Lettering(Struct, frozen=True, eq=False):
    """A text in a font; all measures are in pixels."""

    text: str
    font: QFont
    width: float
    ascent: float
    cap_height: float
    laid_out: QStaticText

    def draw_centred(self, painter: QPainter, rect: QRectF) -> None:
        """Paint in the middle of ``rect``, digits and capitals as high as it is low."""
        middle = rect.center()
        self.draw(painter, middle.x() - self.width / 2, middle.y() + self.cap_height / 2)

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Paint with the start of the baseline at ``(x, y)``, in vectors as text."""
        painter.setFont(self.font)
        if writes_vectors(painter):
            painter.drawText(QPointF(x, y), self.text)
        else:
            painter.drawStaticText(QPointF(x, y - self.ascent), self.laid_out)


def lettering(text: str, pixels: float, weight: int = QFont.Weight.Normal) -> Lettering:
    """Return ``text`` in the text font of ``pixels``, or of the least type in force."""
    least = least_type()
    return _text(text, max(pixels, least), weight, least)


def math_lettering(text: str, pixels: float) -> Lettering:
    """Return ``text`` in the font of symbols of ``pixels``, or of the least type in force."""
    least = least_type()
    return _math(text, max(pixels, least), least)


@lru_cache(maxsize=_KEPT)
def _text(text: str, pixels: float, weight: int, _least: float) -> Lettering:
    return lettering_in(text, text_font(pixels, weight))


@lru_cache(maxsize=_KEPT)
def _math(text: str, pixels: float, _least: float) -> Lettering:
    return lettering_in(text, math_font(pixels))


def lettering_in(text: str, font: QFont) -> Lettering:
    """Return ``text`` in ``font``, laid out anew."""
    metrics = QFontMetricsF(font)
    laid_out = QStaticText(text)
    laid_out.setTextFormat(Qt.TextFormat.PlainText)
    laid_out.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    width, ascent = metrics.horizontalAdvance(text), metrics.ascent()
    return Lettering(text, font, width, ascent, metrics.capHeight(), laid_out)
