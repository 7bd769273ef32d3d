"""Ctrl+C in the terminal and a request to terminate, without polling for them."""

import signal
import socket
from types import FrameType

from PyQt6.QtCore import QObject, QSocketNotifier, pyqtSignal

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Termination(QObject):
    """Turns signals of the system into one of Qt.

    Signals
    -------
    asked()
        The program is to end now.
    """

    asked = pyqtSignal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        # Python runs its handlers only between its own instructions, which may be far
        # away while Qt waits for events; the byte written to the socket wakes Qt up.
        self._reading, self._writing = socket.socketpair()
        self._reading.setblocking(False)
        self._writing.setblocking(False)
        self._notifier = QSocketNotifier(self._reading.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._woken)
        signal.set_wakeup_fd(self._writing.fileno(), warn_on_full_buffer=False)
        for number in _SIGNALS:
            signal.signal(number, _ignore)

    def release(self) -> None:
        """Leave the signals to Python again."""
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        self._notifier.setEnabled(False)
        self._reading.close()
        self._writing.close()

    def _woken(self) -> None:
        received = self._reading.recv(64)
        if any(number in received for number in _SIGNALS):
            self.asked.emit()


def _ignore(_number: int, _frame: FrameType | None) -> None:
    """Stand in for the default, which would raise in the middle of anything."""
