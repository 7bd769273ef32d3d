"""The end of the present turn of the event loop, just before it paints."""

from PyQt6.QtCore import QObject, Qt, pyqtSignal


class Turn(QObject):
    """Says once that the turn ends, however often it is asked to.

    A timer of 0 ms would come after the paint that the user's own action has called
    for, and the window would paint twice for each move; a posted event comes before.

    Signals
    -------
    ended()
    """

    ended = pyqtSignal()
    _asked = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pending = False
        self._asked.connect(self._arrive, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Ask for `ended`."""
        if not self._pending:
            self._pending = True
            self._asked.emit()

    def stop(self) -> None:
        """Ask for it no more."""
        self._pending = False

    def _arrive(self) -> None:
        if self._pending:
            self._pending = False
            self.ended.emit()
