"""Playing the sequence: a timer that moves the selected step."""

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.slow_motion_player import SlowMotion

SPEEDS = (0.5, 1.0, 2.0)
_STEP_MS = 500
_GATE_STEP_MS = 2200
"""Long enough to watch the numbers arrive and to read the sentence."""


class Playback(QObject):
    """Moves the selection in time, by hand or by itself.

    While slow motion is on, it plays from sub-step to sub-step, and waits where the
    learner is asked for a guess. It ends where something else is shown, another session or page.

    Signals
    -------
    playing_changed(bool)
    """

    playing_changed = pyqtSignal(bool)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.slow_motion = SlowMotion(document, self)
        self._speed = 1.0
        self.loop = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._advance)
        document.halted.connect(self.stop)
        self.set_speed(1.0)

    @property
    def playing(self) -> bool:
        return self._timer.isActive()

    def set_speed(self, speed: float) -> None:
        """Play at ``speed`` times two steps a second."""
        self._speed = speed
        self._keep_pace()

    def toggle(self) -> None:
        """Start, from the beginning if at the end, or stop."""
        self.stop() if self.playing else self.start()

    def start(self) -> None:
        if self._at_end() and not self.slow_motion.active:
            self.first()
        self._keep_pace()
        self._timer.start()
        self.playing_changed.emit(True)

    def stop(self) -> None:
        if self.playing:
            self._timer.stop()
            self.playing_changed.emit(False)

    def go_to(self, t: int) -> None:
        """Select step ``t``, or the last one if there are not so many."""
        self._document.select(t=t)

    def first(self) -> None:
        self._document.select(t=0)

    def last(self) -> None:
        self._document.select(t=len(self._document.state.sequence) - 1)

    def back(self) -> None:
        self._document.select(t=self._document.state.selection.t - 1)

    def forward(self) -> None:
        self._document.select(t=self._document.state.selection.t + 1)

    def _at_end(self) -> bool:
        return self._document.state.selection.t >= len(self._document.state.sequence) - 1

    def _keep_pace(self) -> None:
        pause = _GATE_STEP_MS if self.slow_motion.active else _STEP_MS
        self._timer.setInterval(round(pause / self._speed))

    def _advance(self) -> None:
        self._keep_pace()
        if self.slow_motion.active:
            self._advance_slowly()
        else:
            self._advance_a_step()

    def _advance_slowly(self) -> None:
        if not self.slow_motion.waits and not self.slow_motion.step(1):
            self.stop()

    def _advance_a_step(self) -> None:
        if not self._at_end():
            self.forward()
        elif self.loop:
            self.first()
        else:
            self.stop()
