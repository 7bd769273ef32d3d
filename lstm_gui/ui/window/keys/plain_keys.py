"""Keys that a focused control may need for itself; the window answers only if it did not."""

from functools import cache

from PyQt6.QtCore import QKeyCombination, Qt
from PyQt6.QtGui import QKeyEvent, QKeySequence

from lstm_gui.ui.window.actions import ACTIONS


def plain_action(pressed: QKeyEvent) -> str | None:
    """Return the name of the action that the window has for a key that nobody else needed."""
    keypad = Qt.KeyboardModifier.KeypadModifier
    keys = QKeyCombination(pressed.modifiers() & ~keypad, Qt.Key(pressed.key()))
    return _plain_keys().get(keys.toCombined())


@cache
def _plain_keys() -> dict[int, str]:
    return {
        QKeySequence(key)[0].toCombined(): spec.name
        for spec in ACTIONS
        if spec.plain
        for key in spec.keys
    }
