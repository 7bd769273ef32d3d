"""What a move costs until all it changes is painted, and how long the event loop stood still."""

from collections.abc import Callable
from time import perf_counter, process_time, thread_time
from typing import NamedTuple

from PyQt6.QtCore import QEvent, QObject, QTimer
from PyQt6.QtWidgets import QApplication, QWidget

PATIENCE = 20


class Spent(NamedTuple):
    """Milliseconds that a move took: by the clock on the wall, of all threads, of this one."""

    wall: float
    processor: float
    thread: float

    @classmethod
    def by(cls, moving: Callable[[], None]) -> "Spent":
        """Return what ``moving`` takes."""
        clocks = perf_counter, process_time, thread_time
        before = [clock() for clock in clocks]
        moving()
        return cls(*(1000 * (clock() - start) for clock, start in zip(clocks, before, strict=True)))


class Painted(QObject):
    """Knows which of the watched widgets have been painted."""

    def __init__(self, widgets: tuple[QWidget, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: set[QObject] = set()
        self._widgets = widgets
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._waiting.discard(watched)
        return False

    def wait(self) -> None:
        """Run the event loop until all have been painted once more."""
        self._waiting = set(self._widgets)
        start = perf_counter()
        while self._waiting:
            QApplication.processEvents()
            if perf_counter() - start > PATIENCE:
                raise RuntimeError(f"nothing was painted in {PATIENCE} s on {self._waiting}")


class Heartbeat(QObject):
    """Notes the longest time for which the event loop did nothing else.

    ``busiest`` is how much of such a time the window itself needed at most; what is beyond it
    other programs took.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.longest = self.busiest = 0.0
        self._last = perf_counter(), thread_time()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._beat)
        self._timer.start(0)

    def _beat(self) -> None:
        now = perf_counter(), thread_time()
        self.longest = max(self.longest, now[0] - self._last[0])
        self.busiest = max(self.busiest, now[1] - self._last[1])
        self._last = now
