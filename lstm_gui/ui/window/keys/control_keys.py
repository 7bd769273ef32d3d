"""The keys that a focused control answers to, for the shortcuts sheet and the manual."""

from collections.abc import Mapping

from msgspec import Struct

from lstm_gui.ui.widgets.numbers.key_steps import COARSE, FINE, NORMAL
from lstm_gui.words.translation import message


class ControlKeys(Struct, frozen=True):
    """Alternatives of key combinations, and what they do.

    ``amount`` fills the field of that name in ``text``.
    """

    combinations: tuple[str, ...]
    text: str
    amount: float = 0.0


class Control(Struct, frozen=True):
    """What stands above its keys, and these."""

    title: str
    keys: tuple[ControlKeys, ...]


CONTROLS: Mapping[str, Control] = {
    "sliders": Control(
        message("A slider that has the focus"),
        (
            ControlKeys(("Left", "Right"), message("Change by {amount}"), NORMAL),
            ControlKeys(("Shift+Left", "Shift+Right"), message("Change by {amount}"), FINE),
            ControlKeys(("PgUp", "PgDown"), message("Change by {amount}"), COARSE),
            ControlKeys(("Home", "End"), message("Go to the ends")),
            ControlKeys(("Wheel",), message("Change the focused slider")),
            ControlKeys(("Del", "Double-click"), message("Back to the default")),
        ),
    ),
    "matrices": Control(
        message("A matrix with the focus"),
        (
            ControlKeys(("Up", "Down", "Left", "Right"), message("Choose an entry")),
            ControlKeys(("Alt+Up", "Alt+Down"), message("Change by {amount}"), NORMAL),
            ControlKeys(("Drag",), message("Change an entry; with Shift finely")),
            ControlKeys(("Enter", "F2"), message("Type a number")),
            ControlKeys(("Del", "Double-click"), message("Back to the default")),
        ),
    ),
    "diagram": Control(
        message("The gate diagram"),
        (
            ControlKeys(("Ctrl+Left", "Ctrl+Right"), message("Tell of the number before or after")),
            ControlKeys(("Enter",), message("Explain this number in the inspector")),
        ),
    ),
    "pictures": Control(
        message("Diagram and heat maps"),
        (
            ControlKeys(("+", "−"), message("Closer, or farther away")),
            ControlKeys(("0",), message("Show all")),
            ControlKeys(("Shift+Left", "Shift+Right"), message("Move the diagram")),
            ControlKeys(
                ("Shift+Left", "Shift+Drag"), message("In heat maps: mark steps, for the menu")
            ),
        ),
    ),
    "words": Control(
        message("The words of the Memory workspace"),
        (
            ControlKeys(("Enter", "Click"), message("Mark a word, or no longer")),
            ControlKeys(("F2", "Double-click"), message("Type another word in its place")),
            ControlKeys(("Alt+Left", "Alt+Right"), message("Exchange a word with its neighbour")),
            ControlKeys(("Drag",), message("Exchange a word with another")),
            ControlKeys(("Shift+Drag",), message("Over bars: clamp in these steps")),
        ),
    ),
}
"""By what the manual calls them."""
