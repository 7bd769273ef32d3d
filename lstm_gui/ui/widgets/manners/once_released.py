"""What waits until a mouse button is let go."""

from collections.abc import Callable

from PyQt6.QtCore import QEvent, QObject, QTimer
from PyQt6.QtWidgets import QWidget


class OnceReleased(QObject):
    """Calls ``slot`` in the turn after the next release of a button in a window, and is gone.

    Qt takes away what it shows beside a widget as soon as a button is pressed or let go: what
    a press leads to is told after both.
    """

    def __init__(self, slot: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self._slot = slot
        handle = parent.window().windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        if event is not None and event.type() == QEvent.Type.MouseButtonRelease:
            QTimer.singleShot(0, self._slot)
            self.deleteLater()
        return super().eventFilter(watched, event)
