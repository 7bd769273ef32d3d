"""The dialog that says how far something has come, with a way to give up."""

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QProgressDialog, QWidget

from lstm_gui.words.translation import tr

_LONGEST_SILENCE = 300


class ProgressBox(QProgressDialog):
    """Shows up when something takes longer than a moment; whoever made it takes it down."""

    def __init__(self, text: str, window: QWidget) -> None:
        super().__init__(window)
        self.setLabelText(text)
        self.setCancelButtonText(tr("Cancel"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumDuration(_LONGEST_SILENCE)
        self.setAutoReset(False)

    def show_share(self, share: float) -> None:
        """Say that a share is done, in [0, 1]."""
        self.setValue(min(int(100 * share), 99))

    def take_down(self) -> None:
        """Say nothing any more."""
        self.hide()
        self.deleteLater()
