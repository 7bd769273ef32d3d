"""The trace of the State on screen, and how much each parameter matters for it."""

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from lstm_gui.core import Trace, State, forward, seconds_expected
from lstm_gui.ui.computation import LONGEST_AT_ONCE, Computation
from lstm_gui.ui.influence import LONGEST, Influence, InfluenceMemory, cost

RESTS_AFTER = 80
"""Milliseconds without a change, after which what takes longer is computed."""


class Tracing(QObject):
    """Computes at once what is quick, on a thread what is not, and keeps the latest.

    Signals
    -------
    progressed(float)
        A long forward pass has come so far, in (0, 1].
    computed()
        There is something new to draw.
    """

    progressed = pyqtSignal(float)
    computed = pyqtSignal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._latest: tuple[State, Trace] | None = None
        self._computation = Computation(self)
        self._computation.progressed.connect(self.progressed)
        self._computation.finished.connect(self._finish)
        self._influences = InfluenceMemory()
        self._resting: State | None = None
        self._rest = QTimer(self)
        self._rest.setInterval(RESTS_AFTER)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._find_influence)

    def trace(self, state: State) -> Trace:
        """Return the trace of ``state``; the forward pass runs if it must."""
        if self._latest is None or not _same_computation(self._latest[0], state):
            self._latest = (state, forward(state))
        return self._latest[1]

    def influence(self, state: State) -> Influence | None:
        """Return how much each parameter matters, if that is known or quickly found."""
        return self._influences.recall(state, self.trace(state))

    def is_at_hand(self, state: State) -> bool:
        """Tell whether `trace` answers at once; else start it, and `computed` follows."""
        known = self._latest is not None and _same_computation(self._latest[0], state)
        if known or seconds_expected(state) <= LONGEST_AT_ONCE:
            self._computation.stop()
            return True
        self._computation.start(state)
        return False

    def rest_after(self, state: State, influence: Influence | None) -> None:
        """Find a missing ``influence`` of ``state`` as soon as nothing changes any more."""
        self._rest.stop()
        self._resting = state
        if influence is None and cost(state) <= LONGEST:
            self._rest.start()

    def close(self) -> None:
        """Give up what is still being computed."""
        self._rest.stop()
        self._computation.wait()

    def _finish(self, state: State, trace: Trace) -> None:
        self._latest = (state, trace)
        self.computed.emit()

    def _find_influence(self) -> None:
        if self._resting is not None:
            self._influences.compute(self._resting, self.trace(self._resting))
            self.computed.emit()


def _same_computation(one: State, other: State) -> bool:
    return (
        one.parameters is other.parameters
        and one.initial is other.initial
        and one.sequence is other.sequence
        and one.clamps == other.clamps
    )
