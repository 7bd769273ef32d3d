"""Windows stay where a screen shows them."""

from PyQt6.QtCore import QObject, QSize, Qt, QTimer
from PyQt6.QtGui import QGuiApplication, QScreen
from PyQt6.QtWidgets import QApplication, QWidget

_SEEN = 160
"""How wide a piece of a title must be seen to be taken hold of, in pixels."""
_OF_THEIR_OWN = (Qt.WindowType.Popup, Qt.WindowType.ToolTip)


def keep_within(window: QWidget) -> None:
    """Make ``window`` no larger than its screen, and move it there by as little as it takes."""
    screen = window.screen()
    if screen is None:
        return
    room, frame = screen.availableGeometry(), window.frameGeometry()
    border: QSize = frame.size() - window.size()
    window.resize(window.size().boundedTo(room.size() - border))
    frame.setSize(window.size() + border)
    left = max(room.left(), min(frame.left(), room.right() + 1 - frame.width()))
    top = max(room.top(), min(frame.top(), room.bottom() + 1 - frame.height()))
    if (left, top) != (frame.left(), frame.top()):
        window.move(left, top)


class ScreenWatch(QObject):
    """Brings back what stood on a screen that is gone, where the desktop does not.

    That is the notes, a floating panel or a dialog, once a projector is unplugged.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        # Only after this turn is known on which screen each window stands. Not by a connection
        # that waits, which would hand on the screen that is gone by then.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._bring_back)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenRemoved.connect(self._wait)

    def _wait(self, _gone: QScreen) -> None:
        self._soon.start(0)

    def _bring_back(self) -> None:
        for window in QApplication.topLevelWidgets():
            stands = window.isVisible() and window.windowType() not in _OF_THEIR_OWN
            if stands and not window.isFullScreen() and not _can_be_taken_hold_of(window):
                keep_within(window)


def _can_be_taken_hold_of(window: QWidget) -> bool:
    screen, frame = window.screen(), window.frameGeometry()
    if screen is None:
        return True
    seen = frame & screen.availableGeometry()
    return seen.top() == frame.top() and seen.width() >= min(_SEEN, frame.width())
