"""Colour scales: diverging for signed numbers, sequential for gates.

Signed values run from blue to red, symmetric about 0 (light: end colours of ColorBrewer's RdBu,
safe for red-green blindness); gates run to the colour of their block over the fixed range 0..1.
What is 0 has nearly the colour of the card, in the light and in the dark. What is infinite has
the colour at the end of the scale, and what is not a number a grey that no scale has. On paper
without colours each scale goes from light to dark, and what is not a number is white.
"""

from functools import lru_cache

import numpy as np
from PyQt6.QtGui import QColor, QImage

from lstm_gui.core.arrays import NDArray
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.theme import GREY, TEXT_CONTRAST, THEMES, contrast, readable

SHADES = 256
_WHITE, _BLACK = "#FFFFFF", "#000000"
_LEAST_SPAN = 1e-300
"""Below, what a number is multiplied by instead of being divided would not be finite."""
_UNDEFINED = {GREY.name: (255, 255, 255)}
_UNDEFINED_ELSEWHERE = (168, 168, 168)
# Twice this is still a float, so that no difference of two such numbers overflows.
_HALVED_BEYOND = 8e307


def lookup(scale: str) -> NDArray[np.uint8]:
    """Return the ``(256, 3)`` RGB table of ``"signed"`` or of a block's gate, in this theme."""
    return _table(scale, theme().name)


@lru_cache(maxsize=32)
def _table(scale: str, theme_name: str) -> NDArray[np.uint8]:
    stops = _stops(scale, theme_name)
    colors = np.array([QColor(stop).getRgb()[:3] for stop in stops], dtype=float)
    at = np.linspace(0, len(stops) - 1, SHADES)
    table = np.stack([np.interp(at, range(len(stops)), part) for part in colors.T], axis=1)
    return np.rint(table).astype(np.uint8)


def _stops(scale: str, theme_name: str) -> tuple[str, ...]:
    own = THEMES.get(theme_name, GREY)
    if scale == "signed":
        return own.signed
    if own is GREY:
        # No hue tells the gates apart here: as dark is as open in all of them.
        return own.shut, own.signed[-1]
    if own.is_dark:
        # What is open is the brightest there, so its colour is the one for text.
        return own.shut, own.ink(scale).name()
    # As dark as black on it allows: the numbers of a gate that is nearly open would else be black
    # in one cell and white in the next.
    return own.shut, readable(own.role(scale).name(), _BLACK, own.shut).name()


@lru_cache(maxsize=2048)
def _shade(scale: str, theme_name: str, index: int) -> QColor:
    return QColor(*(int(part) for part in _table(scale, theme_name)[index]))


def shaded(scale: str, values: NDArray[np.float64], low: float, high: float) -> QImage:
    """Return an image of one pixel for each of ``values``, which has rows and columns.

    It is as deep as the screen, since it is enlarged several times faster then.
    """
    rows, columns = values.shape
    pixels = _pixels(scale, theme().name).take(_places(values, low, high))
    # A copy, since the image would else show whatever takes the room of the array.
    return QImage(pixels.data, columns, rows, 4 * columns, QImage.Format.Format_RGB32).copy()


@lru_cache(maxsize=32)
def _pixels(scale: str, _theme_name: str) -> NDArray[np.uint32]:
    """Return the colours of a scale as pixels, with that of no number behind them."""
    red, green, blue = np.vstack((lookup(scale), _undefined())).T.astype(int)
    return (0xFF000000 | red << 16 | green << 8 | blue).astype(np.uint32)


def _places(values: NDArray[np.float64], low: float, high: float) -> NDArray[np.intp]:
    """Return where in `_pixels` the colours of ``values`` stand."""
    if high <= low:
        return np.full(values.shape, SHADES // 2)
    if high > _HALVED_BEYOND:
        return _places(values / 2, low / 2, high / 2)
    # In place: this colours every cell of every heat map in every frame.
    with np.errstate(over="ignore"):  # what becomes infinite here lies beyond the scale anyway
        steps = np.subtract(values, low)
        if high - low > _LEAST_SPAN:
            steps *= (SHADES - 1) / (high - low)
        else:
            np.multiply(steps / (high - low), SHADES - 1, out=steps)
    np.maximum(steps, 0.0, out=steps)
    np.minimum(steps, SHADES - 1, out=steps)
    np.rint(steps, out=steps)
    if np.isnan(steps.sum()):
        steps[np.isnan(steps)] = SHADES
    return steps.astype(np.intp)


def shade(scale: str, value: float, low: float, high: float) -> QColor:
    """Return the colour of ``value`` on a scale from ``low`` to ``high``."""
    if np.isnan(value):
        return QColor(*_undefined())
    if high > _HALVED_BEYOND:
        return shade(scale, value / 2, low / 2, high / 2)
    share = 0.5 if high <= low else (value - low) / (high - low)
    return _shade(scale, theme().name, round(min(max(share, 0.0), 1.0) * (SHADES - 1)))


def _undefined() -> tuple[int, int, int]:
    return _UNDEFINED.get(theme().name, _UNDEFINED_ELSEWHERE)


def ink_on(color: QColor) -> QColor:
    """Return black where it is read on ``color`` at 4.5:1 or more, else white, which then is."""
    return _ink_on(color.rgb())


@lru_cache(maxsize=2048)
def _ink_on(rgb: int) -> QColor:
    # Pure black: with a softer one, some shades in the middle are readable with neither.
    black = QColor(_BLACK)
    return black if contrast(black, QColor(rgb)) >= TEXT_CONTRAST else QColor(_WHITE)
