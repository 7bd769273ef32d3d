"""The trace of the State on screen, and how much each parameter matters for it."""

from msgspec.structs import replace
from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from lstm_gui.core import State, Trace, forward, forward_in_parts, seconds_expected
from lstm_gui.scenes.derivatives import LONGEST, Influence, InfluenceMemory, cost
from lstm_gui.ui.document.job import GoesOn
from lstm_gui.ui.document.working import Worker

RESTS_AFTER = 80
"""Milliseconds without a change, after which what takes longer is computed."""

Pass = tuple[State, Trace]


class Passes(Worker[State, Pass]):
    """Keeps the latest forward pass, with the State it is of."""

    def find(self, question: State) -> Pass:
        return question, forward(question)

    def find_in_parts(self, question: State, goes_on: GoesOn) -> Pass | None:
        trace = forward_in_parts(question, goes_on)
        return None if trace is None else (question, trace)

    def seconds(self, question: State) -> float:
        return seconds_expected(question)

    def answers(self, latest: Pass, question: State) -> bool:
        return self.is_same(latest[0], question)

    def is_same(self, one: State, other: State) -> bool:
        return (
            one.parameters is other.parameters
            and one.initial is other.initial
            and one.sequence is other.sequence
            and one.clamps == other.clamps
        )

    def leads_to(self, one: State, other: State) -> bool:
        return have_same_sizes(one, other)


def have_same_sizes(one: State, other: State) -> bool:
    """Tell whether two States have one kind of cell and all that can be selected in either."""
    a, b = one.parameters, other.parameters
    sizes = (a.kind, a.w_x.shape, len(one.sequence))
    return sizes == (b.kind, b.w_x.shape, len(other.sequence))


def selected_as(one: State, other: State) -> State:
    """Return ``one`` with what is selected in ``other``, which has the same sizes."""
    selection = other.selection
    return one if one.selection == selection else replace(one, selection=selection)


class Tracing(QObject):
    """Computes at once what is quick, on a thread what is not, and keeps the latest.

    Signals
    -------
    progressed(float)
        A long forward pass has come so far, in [0, 1]; 1 once none runs any more.
    computed()
        There is something new to draw.
    failed(object)
        There will be no trace; carries the `Problem` to tell, or None if the error report does.
    """

    progressed = pyqtSignal(float)
    computed = pyqtSignal()
    failed = pyqtSignal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._passes = Passes(self)
        self._passes.progressed.connect(self.progressed)
        self._passes.found.connect(self.computed)
        self._passes.failed.connect(self.failed)
        self._influences = InfluenceMemory()
        self._resting: State | None = None
        self._rest = QTimer(self)
        self._rest.setInterval(RESTS_AFTER)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._find_influence)

    @property
    def running(self) -> bool:
        """Whether a long forward pass is under way."""
        return self._passes.running

    def latest(self, state: State) -> Pass | None:
        """Return the pass of ``state`` if it is known or quick, else the one before."""
        self._passes.is_at_hand(state)
        return self._passes.latest

    def is_at_hand(self, state: State) -> bool:
        """Tell whether `latest` is the pass of ``state``; nothing long is computed."""
        return self._passes.is_at_hand(state)

    def ask(self, state: State) -> None:
        """Have the pass of ``state`` computed if it is not at hand; `computed` follows."""
        self._passes.answer(state)

    def look_at(self, state: State) -> None:
        """Keep the latest pass with what is selected in ``state``, so that it is one picture."""
        known = self._passes.latest
        if known is not None and have_same_sizes(known[0], state):
            self._passes.latest = selected_as(known[0], state), known[1]

    def give_up(self) -> None:
        """Draw no more of what was asked for."""
        self._passes.give_up()

    def compute(self, state: State) -> None:
        """Have the pass of ``state`` at hand on return, however long it takes."""
        if not self._passes.is_at_hand(state):
            self._passes.stop()
            self._passes.take(self._passes.find(state))

    def take(self, known: Pass) -> None:
        """Take over a pass that somebody else has computed."""
        self._passes.take(known)

    def influence(self, known: Pass) -> Influence | None:
        """Return how much each parameter matters, if that is known or quickly found."""
        return self._influences.recall(*known)

    def rest_after(self, state: State, influence: Influence | None) -> None:
        """Find a missing ``influence`` of ``state`` as soon as nothing changes any more."""
        self._rest.stop()
        self._resting = state
        if influence is None and cost(state) <= LONGEST:
            self._rest.start()

    def close(self) -> None:
        """Give up what is still being computed."""
        self._rest.stop()
        self._passes.stop()

    def _find_influence(self) -> None:
        state, known = self._resting, self._passes.latest
        if state is not None and known is not None and self._passes.answers(known, state):
            self._influences.compute(state, known[1])
            self.computed.emit()
