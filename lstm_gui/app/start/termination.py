"""Ctrl+C in the terminal, its end, and a request to terminate, without polling for them."""

import signal
import socket
from types import FrameType

from PyQt6.QtCore import QObject, QSocketNotifier, pyqtSignal

# Windows has no terminals that hang up.
_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")
_SIGNALS = tuple(signal.Signals[name] for name in _NAMES if name in signal.Signals.__members__)


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
        before = {number: signal.getsignal(number) for number in _SIGNALS}
        # What is ignored stays so: started with nohup, it is to outlive its terminal.
        self._before = {number: old for number, old in before.items() if old != signal.SIG_IGN}
        for number in self._before:
            signal.signal(number, _ignore)

    def release(self) -> None:
        """Leave the signals to Python again."""
        signal.set_wakeup_fd(-1)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._notifier.setEnabled(False)
        self._reading.close()
        self._writing.close()

    def _woken(self) -> None:
        received = self._reading.recv(64)
        if any(number in received for number in _SIGNALS):
            self.asked.emit()


def _ignore(_number: int, _frame: FrameType | None) -> None:
    """Stand in for the default, which would raise in the middle of anything."""
