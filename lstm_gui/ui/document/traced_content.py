"""The content that is shown: what is selected in it, its forward pass, the picture of both."""

from msgspec.structs import replace
from PyQt6.QtCore import QObject, pyqtSignal

from lstm_gui.core import Network, NetworkTrace, State
from lstm_gui.core.network import focused, reads_input
from lstm_gui.scenes.focus import Pointing
from lstm_gui.scenes.memory.memory_settings import MemorySettings
from lstm_gui.scenes.snapshot import Snapshot, View
from lstm_gui.scenes.training.training_settings import TrainingSettings
from lstm_gui.ui.document.baselines import baseline_of
from lstm_gui.ui.document.content import Content
from lstm_gui.ui.document.layer_edits import with_selection
from lstm_gui.ui.document.moves import settle_moves
from lstm_gui.ui.document.tracing import Tracing
from lstm_gui.ui.document.view_state import ViewState

_PARTS_BESIDE = 2
"""Parts of a long pass, each of `SECONDS_PER_PART`, that come for one picture beside it.

A picture takes up to as long as a part, and the pass waits for it. One for each part doubled the
time to the next pass, and what keys ask for came on top.
"""


class TracedContent(ViewState):
    """Shows a Content; what becomes of it is no undo step here.

    Signals
    -------
    progressed(float)
        A long forward pass has come so far, in [0, 1]; 1 once none runs any more.
    failed(object)
        The forward pass cannot be done; carries the `Problem` to tell, or None if the error
        report does. The picture before stays.
    halted()
        Something else is shown, at a step of its own: what moves the step by itself is to end.
    """

    progressed = pyqtSignal(float)
    failed = pyqtSignal(object)
    halted = pyqtSignal()

    def __init__(self, content: Content, view: View, parent: QObject | None) -> None:
        super().__init__(view, parent)
        self._content = content
        self._kept: NetworkTrace | None = None
        self._parts_left, self._is_due = 0, False
        """How many parts are to come before another picture is drawn beside the pass that runs, and
        whether there is one to draw."""
        self._turn.ended.connect(self._draw_in_pace)
        self._tracing = Tracing(self)
        self._tracing.progressed.connect(self.progressed)
        self._tracing.progressed.connect(self._come_on)
        self._tracing.failed.connect(self.failed)
        self._tracing.computed.connect(self.flush)
        self._turn.start()

    @property
    def network(self) -> Network:
        return self._now.network

    @property
    def state(self) -> State:
        """The layer that is looked at; what it reads is what stands below it."""
        return self._tracing.view(self._now.network)

    @property
    def baseline(self) -> State:
        """What a reset of the layer that is looked at returns to."""
        return baseline_of(self._now)

    @property
    def network_baseline(self) -> Network:
        """What a reset of everything returns to."""
        return self._now.baseline

    @property
    def reads_input(self) -> bool:
        """Whether the layer that is looked at reads the input, so that x can be set in it."""
        return reads_input(self.network, self.network.focus)

    @property
    def memory(self) -> MemorySettings:
        return self._now.memory

    @property
    def training(self) -> TrainingSettings:
        return self._now.training

    @property
    def computing(self) -> bool:
        """Whether the forward pass of what is set is under way."""
        return self._tracing.running and not self.settled

    @property
    def settled(self) -> bool:
        """Whether the forward pass of what is set is there."""
        return self._tracing.is_at_hand(self.network)

    def snapshot(self) -> Snapshot | None:
        """Return the picture of this moment; None until a first long forward pass is done.

        While a later one runs, it is the picture of the one before, looked at as everything
        is looked at now. Nothing long is computed, and nothing is changed.
        """
        seen = self._tracing.seen(self.network, self._pointing)
        if seen is None:
            return None
        known, state, pointing = seen
        picture = Snapshot(
            state,
            known.traces[known.network.focus],
            self._view,
            pointing.spotlight_in_force,
            pointing.inspection,
            None,
            pointing.moment,
            self.memory,
            self.training,
            awaited=None if self.settled else self.state,
            layers=known,
            kept=self._kept,
        )
        return replace(picture, influence=self._tracing.influence(picture))

    def computed(self) -> Snapshot:
        """Return the picture of this moment, however long the forward pass takes."""
        self._tracing.compute(self.network)
        snapshot = self.snapshot()
        assert snapshot is not None
        return snapshot

    def keep_for_comparison(self) -> None:
        """Compare what follows with what is drawn now; this is not an undo step."""
        picture = self.snapshot()
        if picture is not None:
            self._kept = picture.layers
            self._turn.start()

    def forget_comparison(self) -> None:
        """Compare with nothing any more."""
        self._kept = None
        self._turn.start()

    def adopt(self, picture: Snapshot) -> None:
        """Take over the forward pass of another Document that shows the same network."""
        if picture.layers is not None:
            self._tracing.take(picture.layers)

    def select(
        self, t: int | None = None, unit: int | None = None, block: str | None = None
    ) -> None:
        """Move the selection that all panels share; this is not an undo step.

        To choose a block is to ask what it computes. What is drawn may be of the cell before:
        of a block that this one has not, nothing is chosen.
        """
        if block not in self.state.parameters.kind.blocks:
            block = None
        if block is not None:
            self._pointing = self._pointing.at_a_block()
        network = with_selection(self.network, self.state, t, unit, block)
        self.restore(replace(self._now, network=network))

    def halt(self) -> None:
        """Let the selected step stay where it is."""
        self.halted.emit()

    def look_at(self, layer: int) -> None:
        """Show another layer; this is not an undo step.

        One that the picture before the redraw shows may be gone.
        """
        if layer != self.network.focus and layer < len(self.network.layers):
            self._pointing = Pointing()
            self.restore(replace(self._now, network=focused(self.network, layer)))

    def restore(self, content: Content) -> None:
        """Show ``content`` as it is, without an undo step."""
        before = self.state
        self._content = content
        self._pointing = self._pointing.carried_over(before, self.state)
        self._turn.start()

    def flush(self) -> None:
        """Draw what is pending now rather than at the end of the turn.

        A forward pass that takes long is only started; what it gives is drawn when it is
        done, and the pass before until then.
        """
        self._turn.stop()
        self._tracing.ask(self.network)
        self._tracing.look_at(self.network)
        snapshot = self.snapshot()
        if snapshot is not None:
            self._tracing.rest_after(snapshot)
            self._parts_left, self._is_due = _PARTS_BESIDE if self.computing else 0, False
            self.changed.emit(snapshot)

    def close(self) -> None:
        """Give up what is still being computed."""
        self._turn.stop()
        self._is_due = False
        self._tracing.close()

    def _draw_in_pace(self) -> None:
        """Draw, but beside a pass that runs only once for `_PARTS_BESIDE` parts of it.

        Each picture takes time from the pass: drawn at every move, a drag would hold up the very
        pictures that it waits for.
        """
        self._tracing.ask(self.network)
        self._is_due = self._parts_left > 0 and self.computing
        if not self._is_due:
            self.flush()

    def _come_on(self, share: float) -> None:
        self._parts_left = max(0, self._parts_left - 1) if share < 1.0 else 0
        if self._is_due and not self._parts_left:
            self._turn.start()

    @property
    def _now(self) -> Content:
        """What is shown, with all that the pointer has asked for."""
        settle_moves()
        return self._content

    def _show_other(self, content: Content, view: View, kept: NetworkTrace | None = None) -> None:
        """Show something else, compared with ``kept``: forget what was pointed at.

        The pass of before is left.
        """
        self._content, self._view, self._pointing = content, view, Pointing()
        self._kept = kept
        self._tracing.give_up()
        self._turn.start()
        self.halt()
