"""One key, drawn as on a keyboard."""

import re
import sys

from PyQt6.QtCore import QRectF, Qt
from PyQt6.QtGui import QPainter, QPaintEvent, QPen
from PyQt6.QtWidgets import QWidget

from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.scale import fit, fit_font, scaled
from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.words.translation import message, tr

_NAMES = {
    "Left": "←",
    "Right": "→",
    "Up": "↑",
    "Down": "↓",
    "Space": message("Space"),
    "Wheel": message("Wheel"),
    "Click": message("Click"),
    "Drag": message("Drag"),
    "Double-click": message("Double-click"),
}
# In the order in which macOS writes them. Qt takes Ctrl for the key of its shortcuts.
_MACOS = {"Meta": "⌃", "Alt": "⌥", "Shift": "⇧", "Ctrl": "⌘"}
_COMBINATION = rf"(?:(?:{'|'.join(_MACOS)})\+)+\w+"


def key_name(key: str) -> str:
    """Return what this system and the language in force call a key, or what the mouse does."""
    names = _NAMES | _MACOS if sys.platform == "darwin" else _NAMES
    return tr(names.get(key, key))


def keys_of(combination: str) -> list[str]:
    """Return the keys of a combination in the order in which this system writes them."""
    keys = combination.split("+") if combination != "+" else [combination]
    if sys.platform == "darwin":
        order = {key: place for place, key in enumerate(_MACOS)}
        keys.sort(key=lambda key: order.get(key, len(order)))
    return keys


def combination_text(combination: str) -> str:
    """Return a combination of keys in one piece, as menus write it: ``Ctrl+S``, ``⌘S``."""
    joined_by = "" if sys.platform == "darwin" else "+"
    return joined_by.join(map(key_name, keys_of(combination)))


def keys_written_here(text: str) -> str:
    """Return a text with the combinations in it as this system writes them."""
    if sys.platform != "darwin":
        return text
    return re.sub(_COMBINATION, lambda found: combination_text(found.group()), text)


class KeyCap(Label):
    """Shows the name of a key, or what the mouse does."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key_name(key), parent)
        fit_font(self.setFont, 12)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        fit(self.setContentsMargins, 6, 2, 6, 3)
        fit(self.setMinimumWidth, 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().color("border"), 1))
        painter.setBrush(theme().color("field"))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), scaled(5), scaled(5)
        )
        painter.end()
        super().paintEvent(event)
