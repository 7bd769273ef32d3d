"""The buttons at the foot of a dialog that stays open after each of them."""

from collections.abc import Callable, Sequence

from PyQt6.QtWidgets import QDialog, QDialogButtonBox, QPushButton

from lstm_gui.ui.style.bound_text import bind
from lstm_gui.words.translation import message


class ActionButtons(QDialogButtonBox):
    """A button for each action, of which the last answers to Return, and one that closes.

    Parameters
    ----------
    actions
        What each says, as a message, and what it does.
    """

    def __init__(self, dialog: QDialog, actions: Sequence[tuple[str, Callable[[], None]]]) -> None:
        super().__init__(dialog)
        role = QDialogButtonBox.ButtonRole
        self.acting = tuple(self._made(text, role.ActionRole, slot) for text, slot in actions)
        self.acting[-1].setDefault(True)
        self.closing = self._made(message("Close"), role.RejectRole, dialog.reject)
        # With the first button as its proxy, Tab would pass that by.
        self.setFocusProxy(None)

    def _made(
        self, text: str, role: QDialogButtonBox.ButtonRole, slot: Callable[[], None]
    ) -> QPushButton:
        button = QPushButton(self)
        bind(button.setText, text)
        self.addButton(button, role)
        button.clicked.connect(slot)
        return button
