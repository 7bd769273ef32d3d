"""Windows that paint once a test has ended, and not after each of its steps.

To paint takes a third of the time of a test of the window, and most tests read what is shown
without looking at pixels. All else goes on: what is drawn and laid out, and what is grabbed.
"""

from PyQt6 import sip
from PyQt6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PyQt6.QtGui import QWindow
from PyQt6.QtWidgets import QWidget

_PAINT = QEvent.Type.UpdateRequest
_BY_THE_SCREEN = (QEvent.Type.Expose, QEvent.Type.Paint)
"""What a screen that has come to show a window tells it: Qt paints all of it at once."""


class HeldPaints(QObject):
    """Holds back what windows are asked to paint, if it ``holds``, until their `release`."""

    def __init__(self, *, holds: bool) -> None:
        super().__init__()
        self._holds = holds
        self._held: dict[QWindow, QWidget] = {}
        self._asked: set[QWidget] = set()

    def hold(self, window: QWidget) -> None:
        """Let ``window`` paint on its `release` only."""
        if self._holds:
            # A window has no handle before it is shown, unless somebody asks for its number.
            window.winId()
            self._held[window.windowHandle()] = window
            for told in (window, window.windowHandle()):
                told.installEventFilter(self)

    def release(self) -> None:
        """Paint what is asked for, as each window stands."""
        for _, window in self._let_go():
            if window in self._asked and window.isVisible():
                QCoreApplication.sendEvent(window, QEvent(_PAINT))
        self._asked.clear()

    def hand_to(self, other: "HeldPaints") -> None:
        """Let ``other`` hold the windows from now on; paint them if it does not."""
        if not other._holds:
            self.release()
        for _, window in self._let_go():
            other.hold(window)
            other._asked |= self._asked & {window}
        self._asked.clear()

    def _let_go(self) -> list[tuple[QWindow, QWidget]]:
        held = [pair for pair in self._held.items() if not sip.isdeleted(pair[1])]
        for pair in held:
            for told in pair:
                told.removeEventFilter(self)
        self._held.clear()
        return held

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        if event is None:
            return False
        if isinstance(watched, QWindow):
            return self._by_the_screen(watched, event)
        return isinstance(watched, QWidget) and event.type() == _PAINT and self._is_noted(watched)

    def _is_noted(self, window: QWidget) -> bool:
        self._asked.add(window)
        return True

    def _by_the_screen(self, handle: QWindow, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._resize(handle, event)
        elif event.type() not in _BY_THE_SCREEN:
            return False
        return self._is_noted(self._held[handle])

    def _resize(self, handle: QWindow, event: QEvent) -> None:
        # Of another size a window paints at once, too, but not while no screen shows it.
        window = self._held[handle]
        handle.removeEventFilter(self)
        window.setAttribute(Qt.WidgetAttribute.WA_Mapped, False)
        QCoreApplication.sendEvent(handle, event)
        window.setAttribute(Qt.WidgetAttribute.WA_Mapped)
        handle.installEventFilter(self)
