"""How large everything is: 1 at a desk, more in front of a class.

Numbers of pixels in the code are those of factor 1. What asks for its size each time it is
painted or laid out goes through `scaled`; what is set once is set with `fit` and follows
every switch of the factor, as texts follow the language with `bind`::

    fit(row.setSpacing, 6)

A control that is painted by hand stays in pixels of factor 1 altogether: it paints with
`scaled_painter` and looks at its size and at the pointer through `unscaled`.
"""

import weakref
from collections.abc import Callable
from typing import overload

from PyQt6 import sip
from PyQt6.QtCore import QObject, QPointF, QRect, QRectF, QSize, QSizeF
from PyQt6.QtGui import QFont, QPainter
from PyQt6.QtWidgets import QApplication, QWidget

from lstm_gui.ui.style.fonts import text_font

NORMAL = 1.0
CLASSROOM = (1.25, 1.5, 1.75)
"""The factors to choose from in front of a class."""
TEXT_SIZE = 13
"""Pixels of the text of all controls that do not say otherwise."""
_FOUND_FONT = "_q_styleSheetWidgetFont"


_Arguments = Callable[[], tuple[object, ...]]
_in_force = [NORMAL]
_fittings: "weakref.WeakKeyDictionary[QObject, dict[str, _Arguments]]" = weakref.WeakKeyDictionary()
"""What each setter of each object is called with; what is gone takes its own along."""


def factor() -> float:
    """Return the factor in force."""
    return _in_force[0]


def put_in_force(new: float) -> None:
    """Count with ``new`` from now on; `lstm_gui.ui.style.current.set_factor` shows it."""
    _in_force[0] = new


def refit() -> None:
    """Make every widget as large as the factor in force wants it."""
    for owner, setters in list(_fittings.items()):
        for setter, arguments in list(setters.items()):
            if not sip.isdeleted(owner):
                getattr(owner, setter)(*arguments())
    for widget in QApplication.allWidgets():
        widget.updateGeometry()
        widget.update()


def scaled(pixels: float) -> int:
    """Return ``pixels`` of factor 1 as pixels of the screen."""
    return round(pixels * factor())


def scaled_size(width: float, height: float) -> QSize:
    """Return a size of factor 1 as one of the screen."""
    return QSize(scaled(width), scaled(height))


@overload
def unscaled(measure: float) -> float: ...
@overload
def unscaled(measure: QPointF) -> QPointF: ...
@overload
def unscaled(measure: QRect) -> QRectF: ...
def unscaled(measure: float | QPointF | QRect) -> float | QPointF | QRectF:
    """Return a length, point or rectangle of the screen in pixels of factor 1."""
    if isinstance(measure, QRect):
        corner, size = QPointF(measure.topLeft()), QSizeF(measure.size())
        return QRectF(corner / factor(), size / factor())
    return measure / factor()


def scaled_painter(widget: QWidget) -> QPainter:
    """Return a painter on ``widget`` whose unit is a pixel of factor 1."""
    painter = QPainter(widget)
    painter.scale(factor(), factor())
    return painter


def ratio_of(painter: QPainter) -> float:
    """Return how many pixels of its image or screen a unit of ``painter`` takes.

    Its device does not tell: while a widget is painted into an image, that is the widget.
    """
    return painter.deviceTransform().m11()


def fit(setter: Callable[..., object], *pixels: float) -> None:
    """Call the bound Qt method ``setter`` with ``pixels`` scaled, now and after each switch.

    Without ``pixels`` it is told of each switch.
    """

    def arguments() -> tuple[object, ...]:
        return tuple(map(scaled, pixels))

    _keep(setter, arguments)


def fit_size(setter: Callable[[QSize], object], width: float, height: float) -> None:
    """Call ``setter`` with the scaled size, now and after each switch."""

    def arguments() -> tuple[object, ...]:
        return (scaled_size(width, height),)

    _keep(setter, arguments)


def fit_font(
    setter: Callable[[QFont], object], pixels: float, weight: int = QFont.Weight.Normal
) -> None:
    """Call ``setter`` with the text font of scaled ``pixels``, now and after each switch."""
    owner = weakref.ref(setter.__self__)  # type: ignore[attr-defined]

    def arguments() -> tuple[object, ...]:
        widget = owner()
        if isinstance(widget, QWidget):
            # A style sheet gives back the font that it found first, unless it is made to look.
            widget.setProperty(_FOUND_FONT, None)
        return (text_font(scaled(pixels), weight),)

    _keep(setter, arguments)


def _keep(setter: Callable[..., object], arguments: _Arguments) -> None:
    setter(*arguments())
    owner = setter.__self__  # type: ignore[attr-defined]
    _fittings.setdefault(owner, {})[setter.__name__] = arguments
