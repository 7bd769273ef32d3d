"""The Document: the one place where the session changes.

Widgets ask for edits; each becomes a new frozen State on the undo stack. The
forward pass and the repaint that follow happen once per turn of the event loop,
however many edits arrived in it.
"""

from collections.abc import Hashable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from PyQt6.QtCore import QObject, pyqtSignal
from PyQt6.QtGui import QUndoStack

from lstm_gui.core import (
    Entry,
    Network,
    NetworkTrace,
    State,
    contains,
    reset_entries,
    select,
    with_values,
)
from lstm_gui.core.network import focused, merged, reads_input, state_of
from lstm_gui.files.session import Session
from lstm_gui.scenes.focus import Pointing
from lstm_gui.scenes.memory.memory_settings import FIRST, MemorySettings
from lstm_gui.scenes.slow_motion.moment import Moment
from lstm_gui.scenes.snapshot import Inspection, Snapshot, Spotlight, View
from lstm_gui.scenes.training.training_settings import TrainingSettings
from lstm_gui.ui.document.baselines import baseline_of, reset_network, with_baseline
from lstm_gui.ui.document.content import Content, Edit
from lstm_gui.ui.document.moves import settle_moves
from lstm_gui.ui.document.tracing import Tracing, have_same_parts, looked_at_as
from lstm_gui.ui.document.turn import Turn
from lstm_gui.words.translation import message

UNDO_LIMIT = 500
READS_BELOW = message(
    "This layer reads what the layers below it say. "
    "Choose a layer that reads x to change the input."
)
MEMORY_KEY = "memory"
"""Where the settings of the Memory workspace stand in the view of a session file."""
TRAINING_KEY = "training"
"""The same of the Train workspace."""


class _Aside(Struct, frozen=True):
    """The open session, while something else is shown for a time."""

    content: Content
    view: View
    foreign_view: dict[str, Any]


class Document(QObject):
    """The open session with its undo stack.

    A visit shows something else for a time, with an undo stack of its own. Name, file,
    modified mark and `session` remain those of the open session all along.

    Signals
    -------
    changed(Snapshot)
        Something to draw; at most once per turn of the event loop.
    identity_changed()
        Another file, another name, or the modified mark came or went.
    progressed(float)
        A long forward pass has come so far, in [0, 1]; 1 once none runs any more.
    failed(object)
        The forward pass cannot be done; carries the `Problem` to tell, or None if the error
        report does. The picture before stays.
    undo_changed()
        What can be undone or redone now is something else; at most once per turn.
    visit_ended()
        The open session is shown again.
    refused(str)
        What was asked for cannot be set in the layer that is looked at; carries why, as an
        English message.
    """

    changed = pyqtSignal(object)
    identity_changed = pyqtSignal()
    progressed = pyqtSignal(float)
    failed = pyqtSignal(object)
    undo_changed = pyqtSignal()
    visit_ended = pyqtSignal()
    refused = pyqtSignal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._undo_turn = Turn(self)
        self._undo_turn.ended.connect(self.undo_changed)
        self._own_stack = self._new_stack()
        self._own_stack.cleanChanged.connect(self._clean_changed)
        self._visit_stack = self._new_stack()
        self._aside: _Aside | None = None
        self._turn = Turn(self)
        self._turn.ended.connect(self.flush)
        self._tracing = Tracing(self)
        self._tracing.progressed.connect(self.progressed)
        self._tracing.failed.connect(self.failed)
        self._tracing.computed.connect(self.flush)
        self.path: Path | None = None
        self.title = ""
        self.preset = ""
        self.seen = ""
        """The fingerprint of what stood in the file when it was opened or saved here."""
        self.visited = ""
        """What the last visit was called; files that are made of it are named after it."""
        self._load(session)

    @property
    def undo_stack(self) -> QUndoStack:
        """The undo stack of what is shown."""
        settle_moves()
        return self._own_stack if self._aside is None else self._visit_stack

    @property
    def visiting(self) -> bool:
        """Whether something else than the open session is shown."""
        return self._aside is not None

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
    def view(self) -> View:
        return self._view

    @property
    def memory(self) -> MemorySettings:
        return self._now.memory

    @property
    def training(self) -> TrainingSettings:
        return self._now.training

    @property
    def modified(self) -> bool:
        return not self._own_stack.isClean()

    @property
    def session(self) -> Session:
        """Return what a session file of this moment holds."""
        own = self._aside or _Aside(self._now, self._view, self._foreign_view)
        settings = {
            MEMORY_KEY: own.content.memory.as_json(),
            TRAINING_KEY: own.content.training.as_json(),
        }
        return Session(own.content.network, {**own.foreign_view, **own.view.as_json(), **settings})

    @property
    def inspection(self) -> Inspection | None:
        """What is explained; None for what the selected block computes."""
        return self._pointing.inspection

    @property
    def unrolled(self) -> bool:
        """Whether copies along time are shown; slow motion happens inside of the cell."""
        return self._view.unrolled and self.moment is None

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
        known = self._tracing.latest(self.network)
        if known is None:
            return None
        known, state, pointing = self._seen(known)
        trace = known.traces[known.network.focus]
        picture = Snapshot(
            state,
            trace,
            self._view,
            pointing.spotlight_in_force,
            pointing.inspection,
            None,
            pointing.moment,
            self.memory,
            self.training,
            awaited=None if self.settled else self.state,
            layers=known,
        )
        return replace(picture, influence=self._tracing.influence(picture))

    def computed(self) -> Snapshot:
        """Return the picture of this moment, however long the forward pass takes."""
        self._tracing.compute(self.network)
        snapshot = self.snapshot()
        assert snapshot is not None
        return snapshot

    def adopt(self, picture: Snapshot) -> None:
        """Take over the forward pass of another Document that shows the same network."""
        if picture.layers is not None:
            self._tracing.take(picture.layers)

    def open(
        self,
        session: Session,
        title: str = "",
        path: Path | None = None,
        preset: str = "",
        seen: str = "",
    ) -> None:
        """Replace the whole session; what was undoable before is forgotten."""
        self.end_visit()
        self.title, self.path, self.preset, self.seen = title, path, preset, seen
        self._load(session)
        self._own_stack.clear()
        self._own_stack.setClean()
        self.identity_changed.emit()

    def recover(
        self, session: Session, title: str, path: Path | None, preset: str = "", seen: str = ""
    ) -> None:
        """Open a session that was never saved as it is: it starts out modified."""
        self.open(session, title, path, preset, seen)
        self._own_stack.resetClean()

    def visit(self, network: Network, memory: MemorySettings = FIRST, name: str = "") -> None:
        """Show ``network`` for a time; the open session and what it can undo are set aside."""
        self.visited = name
        if self._aside is None:
            self._aside = _Aside(self._now, self._view, self._foreign_view)
        self._visit_stack.clear()
        self._show_other()
        self.restore(replace(self._content, network=network, baseline=network, memory=memory))
        self._undo_turn.start()

    def end_visit(self) -> None:
        """Show the open session again, exactly as it was."""
        if self._aside is None:
            return
        own, self._aside = self._aside, None
        self._visit_stack.clear()
        self._view, self._foreign_view = own.view, own.foreign_view
        self._show_other()
        self.restore(own.content)
        self._undo_turn.start()
        self.visit_ended.emit()

    def saved(self, path: Path, seen: str = "") -> None:
        """Note that the session now stands in ``path``, a file with the fingerprint ``seen``."""
        self.path, self.title, self.preset, self.seen = path, "", "", seen
        self._own_stack.setClean()
        self.identity_changed.emit()

    def edit(
        self,
        label: str,
        state: State,
        gesture: Hashable | None = None,
        baseline: State | None = None,
        memory: MemorySettings | None = None,
    ) -> None:
        """Make ``state`` the layer that is looked at, as one undo step called ``label``.

        Edits that carry the same ``gesture`` (one drag, one run of key presses)
        are one step together. What the layer reads stays what stands below it.
        """
        now = self._now
        if not self.reads_input and not _reads_alike(state, self.state):
            self.refused.emit(READS_BELOW)
        content = replace(
            now,
            network=merged(now.network, state),
            baseline=now.baseline if baseline is None else with_baseline(now, baseline),
            memory=self.memory if memory is None else memory,
        )
        self._push(label, content, gesture)

    def edit_network(
        self,
        label: str,
        network: Network,
        gesture: Hashable | None = None,
        baseline: Network | None = None,
        memory: MemorySettings | None = None,
    ) -> None:
        """Make ``network`` the current one, as `edit` does; a reset returns to ``baseline``."""
        content = replace(
            self._now,
            network=network,
            baseline=network if baseline is None else baseline,
            memory=self.memory if memory is None else memory,
        )
        self._push(label, content, gesture)

    def reset_network(self, label: str) -> None:
        """Return to all layers of the baseline, as one undo step."""
        self._push(label, replace(self._now, network=reset_network(self._now)), None)

    def set_values(
        self, label: str, changes: dict[Entry, float], gesture: Hashable | None = None
    ) -> None:
        """Set numbers of the session, as `edit` does."""
        present = self._present(changes)
        self.edit(label, with_values(self.state, {at: changes[at] for at in present}), gesture)

    def set_memory(
        self, label: str, memory: MemorySettings, gesture: Hashable | None = None
    ) -> None:
        """Compare other cells or mark other steps, as `edit` does."""
        self._push(label, replace(self._now, memory=memory), gesture)

    def set_training(
        self, label: str, training: TrainingSettings, gesture: Hashable | None = None
    ) -> None:
        """Train something else, as `edit` does."""
        self._push(label, replace(self._now, training=training), gesture)

    def reset_values(self, label: str, entries: Iterable[Entry]) -> None:
        """Return numbers of the session to their defaults, as one undo step."""
        self.edit(label, reset_entries(self.state, self._present(entries), self.baseline))

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
        selection = select(self.state, t, unit, block).selection
        network = self.network
        if selection != network.selection:
            network = replace(network, selection=selection)
        self.restore(replace(self._now, network=network))

    def look_at(self, layer: int) -> None:
        """Show another layer; this is not an undo step.

        One that the picture before the redraw shows may be gone.
        """
        if layer != self.network.focus and layer < len(self.network.layers):
            self._pointing = Pointing()
            self.restore(replace(self._now, network=focused(self.network, layer)))

    def set_view(self, **changes: Any) -> None:
        """Change how the session is looked at, see `View`."""
        self._view = replace(self._view, **changes)
        self._turn.start()

    @property
    def spotlight(self) -> Spotlight:
        return self._pointing.spotlight

    def set_spotlight(self, spotlight: Spotlight) -> None:
        """Point at something; this is not kept anywhere."""
        if spotlight != self.spotlight:
            self._pointing = replace(self._pointing, spotlight=spotlight)
            self._turn.start()

    def inspect(self, inspection: Inspection | None) -> None:
        """Explain one quantity, or with ``None`` what the selected block computes."""
        self._pointing = replace(self._pointing, inspection=inspection)
        self._turn.start()

    @property
    def moment(self) -> Moment | None:
        return self._pointing.moment

    def set_moment(self, moment: Moment | None) -> None:
        """Look at one sub-step of the selected step, or with ``None`` at whole steps."""
        if moment != self.moment:
            self._pointing = replace(self._pointing, moment=moment)
            self._turn.start()

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
            self.changed.emit(snapshot)

    def close(self) -> None:
        """Give up what is still being computed."""
        self._turn.stop()
        self._tracing.close()

    def _seen(self, known: NetworkTrace) -> tuple[NetworkTrace, State, Pointing]:
        """Return what is drawn of the latest pass, and what is pointed at in it."""
        if have_same_parts(known.network, self.network):
            known = looked_at_as(known, self.network)
            return known, self.state if self.settled else state_of(known), self._pointing
        # What is selected and pointed at may not be there yet.
        return known, state_of(known), Pointing()

    @property
    def _now(self) -> Content:
        """What is shown, with all that the pointer has asked for."""
        settle_moves()
        return self._content

    def _push(self, label: str, content: Content, gesture: Hashable | None) -> None:
        if content == self._content:
            return
        stack, shown = self.undo_stack, lambda: self._content
        stack.push(Edit(label, self._content, content, shown, self.restore, gesture))
        step_before = stack.command(stack.index() - 2)
        if isinstance(step_before, Edit):
            step_before.keep_differences()

    def _new_stack(self) -> QUndoStack:
        stack = QUndoStack(self)
        # It would tell of its changes even while it is being destroyed.
        self.destroyed.connect(partial(_silence, stack))
        stack.setUndoLimit(UNDO_LIMIT)
        stack.indexChanged.connect(self._undo_turn.start)
        stack.canUndoChanged.connect(self._undo_turn.start)
        return stack

    def _load(self, session: Session) -> None:
        memory = MemorySettings.from_json(session.view.get(MEMORY_KEY))
        training = TrainingSettings.from_json(session.view.get(TRAINING_KEY))
        self._content = Content(session.network, session.network, memory, training)
        self._view = View.from_json(session.view)
        self._foreign_view = session.view
        self._show_other()
        self._turn.start()

    def _show_other(self) -> None:
        """Forget what was pointed at, and leave the pass of what was shown."""
        self._pointing = Pointing()
        self._tracing.give_up()

    def _present(self, entries: Iterable[Entry]) -> list[Entry]:
        # A control may act before it was drawn again, on a number that is gone by now.
        present = [entry for entry in entries if contains(self.state, entry)]
        settable = [entry for entry in present if entry.array != "x" or self.reads_input]
        if len(settable) < len(present):
            self.refused.emit(READS_BELOW)
        return settable

    def _clean_changed(self, _clean: bool) -> None:
        self.identity_changed.emit()


def _reads_alike(one: State, other: State) -> bool:
    return one.sequence is other.sequence or one.sequence == other.sequence


def _silence(stack: QUndoStack, _document: QObject | None = None) -> None:
    stack.blockSignals(True)
