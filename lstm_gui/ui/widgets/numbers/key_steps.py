"""The steps by which keys and wheel change a number, the same in every control."""

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QKeyEvent, QWheelEvent

GRID = 0.01
"""Sliders and drags land on multiples of this."""

NORMAL, FINE, COARSE = 0.05, 0.01, 0.5

_DIRECTIONS = {
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_Left: -1,
}
_PAGES = {Qt.Key.Key_PageUp: COARSE, Qt.Key.Key_PageDown: -COARSE}
_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: 1}
RESETS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
"""Return a number to its default."""


def snapped(value: float) -> float:
    """Return ``value`` on the grid, free of the dust of binary fractions."""
    return round(round(value / GRID) * GRID, 10)


def after_key(event: QKeyEvent, value: float, ends: tuple[float, float]) -> float | None:
    """Return what the key makes of ``value``, or ``None`` if it is no such key.

    Arrows move by `NORMAL`, with Shift by `FINE`, the page keys by `COARSE`; Home
    and End go to the ``ends``, the lower first; nothing else is bound to them.
    """
    key = Qt.Key(event.key())
    if key in _ENDS:
        return ends[_ENDS[key]]
    if key in _PAGES:
        return snapped(value + _PAGES[key])
    if key in _DIRECTIONS:
        fine = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        return snapped(value + _DIRECTIONS[key] * (FINE if fine else NORMAL))
    return None


def after_wheel(event: QWheelEvent, value: float) -> float:
    """Return what a turn of the wheel makes of ``value``; Shift turns finely."""
    notches = (event.angleDelta().y() or event.angleDelta().x()) / 120
    fine = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
    return snapped(value + notches * (FINE if fine else NORMAL))
