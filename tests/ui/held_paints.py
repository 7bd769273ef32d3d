"""Windows that paint once a test has ended, and not after each of its steps.

To paint takes a third of the time of a test of the window, and most tests read what is shown
without looking at pixels. All else goes on: what is drawn and laid out, and what is grabbed.
"""

from PyQt6 import sip
from PyQt6.QtCore import QCoreApplication, QEvent, QObject
from PyQt6.QtWidgets import QWidget

_PAINT = QEvent.Type.UpdateRequest


class HeldPaints(QObject):
    """Holds back what windows are asked to paint, if it ``holds``, until their `release`."""

    def __init__(self, *, holds: bool) -> None:
        super().__init__()
        self._holds = holds
        self._held: list[QWidget] = []
        self._asked: set[QWidget] = set()

    def hold(self, window: QWidget) -> None:
        """Let ``window`` paint on its `release` only."""
        if self._holds:
            self._held.append(window)
            window.installEventFilter(self)

    def release(self) -> None:
        """Paint what is asked for, as each window stands."""
        held = [window for window in self._held if not sip.isdeleted(window)]
        for window in held:
            window.removeEventFilter(self)
            if window in self._asked and window.isVisible():
                QCoreApplication.sendEvent(window, QEvent(_PAINT))

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        if event is None or event.type() != _PAINT or not isinstance(watched, QWidget):
            return False
        self._asked.add(watched)
        return True
