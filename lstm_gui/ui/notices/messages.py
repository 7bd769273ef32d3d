"""Telling the user something in one sentence, and asking what is to be done.

What these boxes say names files and what stands in them, so it is plain text, always.
"""

from collections.abc import Mapping

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QGridLayout, QLabel, QMessageBox, QWidget

from lstm_gui.files.problem import Problem
from lstm_gui.ui.style.scale import scaled
from lstm_gui.words.translation import told, tr

_INDENT = 15
"""Pixels that Qt leaves before a text without an icon."""


def show_problem(parent: QWidget | None, problem: Problem) -> None:
    """Show the sentence of ``problem`` in a dialog that can be copied from."""
    show_text(parent, told(problem))


def show_text(parent: QWidget | None, text: str) -> None:
    """Show what is said already, in a dialog that can be copied from."""
    box = _box(parent, text)
    box.setStandardButtons(QMessageBox.StandardButton.Ok)
    _set_margins(box)
    box.exec()
    box.deleteLater()


def asked(
    parent: QWidget,
    question: str,
    more: str,
    buttons: "Mapping[str, QMessageBox.StandardButton]",
    texts: Mapping[str, str],
) -> str:
    """Ask ``question`` and return the answer.

    Parameters
    ----------
    parent
        The window it is about.
    question, more
        What is asked, and what follows from it.
    buttons
        Each answer with its button. The first is the one that Enter gives; ``"cancel"`` is that
        of Esc and of the window's own button.
    texts
        What stands on those buttons that are not called as usual.
    """
    box = _box(parent, question)
    box.setInformativeText(more)
    # The format of the box is that of its first label alone.
    for label in box.findChildren(QLabel):
        label.setTextFormat(Qt.TextFormat.PlainText)
    for answer, button in buttons.items():
        made = box.addButton(button)
        if made is not None and answer in texts:
            made.setText(texts[answer])
    box.setDefaultButton(next(iter(buttons.values())))
    box.setEscapeButton(buttons["cancel"])
    _set_margins(box)
    pressed = box.exec()
    box.deleteLater()
    return next((answer for answer, button in buttons.items() if button == pressed), "cancel")


def _box(parent: QWidget | None, text: str) -> QMessageBox:
    # Without one of Qt's icons, which look like those of another program.
    box = QMessageBox(parent)
    box.setWindowTitle(tr("LSTM Explorer"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    return box


def _set_margins(box: QMessageBox) -> None:
    """Leave as much blank to the left as to the right, once all texts are in the box."""
    layout = box.layout()
    if isinstance(layout, QGridLayout):
        # Qt moves the text in by what would stand between it and an icon.
        moved_in = _INDENT + layout.horizontalSpacing()
        sides, above, below = scaled(22), scaled(20), scaled(16)
        layout.setContentsMargins(max(sides - moved_in, 0), above, sides, below)
