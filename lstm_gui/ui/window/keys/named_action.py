"""Actions with a key of their own in an open menu, the same in every language."""

from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QWidget

MNEMONICS = {
    "show_cell": "E",
    "show_memory": "M",
    "show_train": "T",
    "learn": "L",
    "mean": "A",
    "unrolled": "U",
    "curves": "V",
    "keep": "K",
    "forget": "R",
    "table": "B",
    "find": "F",
    "stream": "S",
    "diagnose": "D",
    "toggle_theme": "I",
    "full_screen": "N",
}
"""By the names of actions, the letters that stand for them in their open menu."""


class NamedAction(QAction):
    """An action that is called by its name, and in its menu by a letter too.

    Parameters
    ----------
    mnemonic
        The letter; empty if it has none. Buttons show the name without it.
    """

    def __init__(self, mnemonic: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._mnemonic = mnemonic

    def show_name(self, name: str) -> None:
        """Call the action ``name`` from now on."""
        self.setText(with_mnemonic(name, self._mnemonic))
        self.setIconText(name)


def with_mnemonic(name: str, letter: str) -> str:
    """Return ``name`` with ``letter`` marked in it, or in brackets behind it if it is not there.

    A word that begins with the letter is marked first. Dots that something opens stay at the end.
    """
    if not letter:
        return name
    places = [place for place, one in enumerate(name) if one.upper() == letter.upper()]
    begins = [place for place in places if place == 0 or name[place - 1] == " "]
    if places:
        place = (begins or places)[0]
        return f"{name[:place]}&{name[place:]}"
    stem = name.rstrip(" …")
    return f"{stem}(&{letter.upper()}){name[len(stem) :]}"
