"""What can be done to a word: the keys for it and the menu that offers it."""

from msgspec import Struct
from PyQt6.QtCore import Qt
from PyQt6.QtGui import QKeyEvent
from PyQt6.QtWidgets import QMenu, QWidget

from lstm_gui.words.translation import message, tr

_PLAIN, _ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class WordAction(Struct, frozen=True):
    """A name, what the menu says, how its key is written there, and the keys themselves."""

    name: str
    text: str
    written: str
    keys: tuple[Qt.Key, ...]
    modifiers: Qt.KeyboardModifier = _PLAIN


_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BEFORE, _AFTER = message("Exchange with the word before"), message("Exchange with the word after")
_OF_STEPS = {
    _BEFORE: message("Exchange with the step before"),
    _AFTER: message("Exchange with the step after"),
}
"""What the menu says where steps are no words."""
WORD_ACTIONS = (
    WordAction("mark", message("Mark, or no longer"), "Enter", _ENTER),
    WordAction("edit", message("Replace …"), "F2", (Qt.Key.Key_F2,)),
    WordAction("earlier", _BEFORE, "Alt+←", (Qt.Key.Key_Left,), _ALT),
    WordAction("later", _AFTER, "Alt+→", (Qt.Key.Key_Right,), _ALT),
)


def action_of(event: QKeyEvent) -> str | None:
    """Return the name of the action that a key stands for."""
    pressed = event.modifiers() & ~_KEYPAD
    for action in WORD_ACTIONS:
        if event.key() in action.keys and pressed == action.modifiers:
            return action.name
    return None


def word_menu(step: int, of_words: bool, parent: QWidget) -> QMenu:
    """Return a menu of what can be done to the word at ``step``, if steps are ``of_words``.

    The data of each of its actions is a name and the step.
    """
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for action in WORD_ACTIONS:
        text = action.text if of_words else _OF_STEPS.get(action.text, action.text)
        menu.addAction(f"{tr(text)}\t{action.written}").setData((action.name, step))
    return menu
