"""The keys of a presenter: on, back, and the screen blank."""

from PyQt6.QtCore import QObject
from PyQt6.QtWidgets import QWidget

from lstm_gui.ui.document.playback import Playback
from lstm_gui.ui.learn.page_turning import go_on
from lstm_gui.ui.window.lessons.learning import Learning


class Presenter(QObject):
    """Goes through what shows: the pages of a lesson to their ends, else gate or time steps."""

    def __init__(self, learning: Learning, playback: Playback, window: QWidget) -> None:
        super().__init__(window)
        self._learning, self._playback, self._window = learning, playback, window

    def do_present_next(self) -> None:
        self._turn(1)

    def do_present_back(self) -> None:
        self._turn(-1)

    def do_blank(self) -> None:
        from lstm_gui.ui.widgets.covers.curtain import Curtain

        # Asked for anew only from the notes: whatever key the window gets lifts the curtain.
        curtains = [one for one in self._window.findChildren(Curtain) if one.isVisible()]
        for curtain in curtains:
            curtain.lift()
        if not curtains:
            Curtain(self._window)

    def _turn(self, by: int) -> None:
        learning, playback = self._learning, self._playback
        if learning.reading:
            go_on(learning.course, learning.panel.scroll, by)
        elif playback.slow_motion.active:
            playback.slow_motion.step(by)
        else:
            playback.forward() if by > 0 else playback.back()
