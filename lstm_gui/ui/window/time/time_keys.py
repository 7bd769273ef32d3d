"""Going through the steps, and leaving whatever goes on."""

from PyQt6.QtCore import QObject
from PyQt6.QtWidgets import QApplication, QWidget

from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.playback import Playback
from lstm_gui.ui.window.lecture.classroom import Classroom
from lstm_gui.ui.window.workspace_switch import Workspaces


class TimeKeys(QObject):
    """Does what the menu of time says, in whichever workspace shows."""

    def __init__(
        self,
        document: Document,
        playback: Playback,
        workspaces: Workspaces,
        classroom: Classroom,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._document, self._playback, self._workspaces = document, playback, workspaces
        self._classroom, self._window = classroom, window

    def do_play(self) -> None:
        if not self._workspaces.play():
            self._playback.toggle()

    def do_back(self) -> None:
        self._playback.back()

    def do_forward(self) -> None:
        self._playback.forward()

    def do_first(self) -> None:
        self._playback.first()

    def do_last(self) -> None:
        self._playback.last()

    def do_clear(self) -> None:
        if not self._holds_anything():
            self._classroom.leave()
        self._playback.stop()
        self._playback.slow_motion.leave()
        self._document.inspect(None)
        focused = QApplication.focusWidget()
        if focused is not None:
            focused.clearFocus()

    def _holds_anything(self) -> bool:
        """Return whether something plays, is explained, or has the keys to itself."""
        playback, focused = self._playback, QApplication.focusWidget()
        busy = playback.playing or playback.slow_motion.active
        explained = self._document.inspection is not None
        return busy or explained or focused not in (None, self._window)
