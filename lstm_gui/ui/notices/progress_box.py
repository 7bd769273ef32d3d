"""The dialog that says how far something has come, with a way to give up."""

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QApplication, QProgressBar, QProgressDialog, QWidget

from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.words.translation import tr

_LONGEST_SILENCE = 300


class ProgressBox(QProgressDialog):
    """Shows up when something takes longer than a moment; whoever made it takes it down."""

    def __init__(self, text: str, window: QWidget) -> None:
        super().__init__(window)
        self._held_back = self._is_over = False
        bar = QProgressBar(self)
        bar.setTextVisible(False)
        self.setBar(bar)
        # Qt's own label would take tags in the name of a file for markup.
        label = Label(text)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setLabel(label)
        self.setCancelButtonText(tr("Cancel"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumDuration(_LONGEST_SILENCE)
        self.setAutoReset(False)
        self.canceled.connect(self._end)
        # Qt counts from the first value on; before, it would wait for four seconds.
        self.setValue(self.minimum())

    def show_share(self, share: float) -> None:
        """Say that a share is done, in [0, 1]; not once it was given up or taken down.

        What is given up tells shares until it notices, and Qt would show the box again.
        """
        if self._is_over:
            return
        self.setValue(min(int(100 * share), 99))
        if self._held_back:
            self.show()

    def setVisible(self, visible: bool) -> None:
        """Show up, but not over a question that is being answered: its keys would cancel this."""
        waiting = QApplication.activeModalWidget()
        own = (None, self, self.parentWidget(), self.parentWidget().window())
        self._held_back = visible and waiting not in own
        super().setVisible(visible and not self._held_back)

    def take_down(self) -> None:
        """Say nothing any more."""
        self._end()
        # Its timer would show it over a question that is asked before it is deleted.
        self.reset()
        self.hide()
        self.deleteLater()

    def _end(self) -> None:
        self._is_over = True
