"""The keys that bring a picture closer and move it, where the pointer has its wheel and drags."""

from PyQt6.QtCore import QPointF, Qt
from PyQt6.QtGui import QKeyEvent

CLOSER, FARTHER = 1.25, 0.8
_ZOOMS = {
    Qt.Key.Key_Plus: CLOSER,
    Qt.Key.Key_Equal: CLOSER,
    Qt.Key.Key_Minus: FARTHER,
    Qt.Key.Key_0: 0.0,
}
_WAYS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}
_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


def zoom_of(event: QKeyEvent) -> float | None:
    """Return by how much the key enlarges, 0 if it shows all; None if it is no such key."""
    return None if event.modifiers() & ~_PLAIN else _ZOOMS.get(Qt.Key(event.key()))


def way_of(event: QKeyEvent) -> QPointF | None:
    """Return where Shift and the key move what is looked at; None if they are no such keys."""
    shifted = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    only_shift = shifted == Qt.KeyboardModifier.ShiftModifier
    return _WAYS.get(Qt.Key(event.key())) if only_shift else None
