"""The Document: the one place where the session changes.

Widgets ask for edits; each becomes a new frozen State on the undo stack. The
forward pass and the repaint that follow happen once per turn of the event loop,
however many edits arrived in it.
"""

from collections.abc import Hashable, Iterable

from msgspec.structs import replace
from PyQt6.QtCore import pyqtSignal

from lstm_gui.core import Entry, Network, State, reset_entries, with_part, with_values
from lstm_gui.core.arrays import Array
from lstm_gui.scenes.memory.memory_settings import MemorySettings
from lstm_gui.scenes.training.training_settings import TrainingSettings
from lstm_gui.ui.document.baselines import reset_network
from lstm_gui.ui.document.content import Content, Edit
from lstm_gui.ui.document.layer_edits import (
    READS_BELOW,
    changes_what_is_read,
    settable,
    with_network,
    with_state,
)
from lstm_gui.ui.document.open_session import EXAMPLE, OpenSession
from lstm_gui.ui.document.opening import Title


class Document(OpenSession):
    """The open session and every edit of it.

    Signals
    -------
    refused(str)
        What was asked for cannot be set in the layer that is looked at; carries why, as an
        English message.
    """

    refused = pyqtSignal(str)

    def edit(
        self,
        label: str,
        state: State,
        gesture: Hashable | None = None,
        baseline: State | None = None,
        memory: MemorySettings | None = None,
        title: Title | None = None,
    ) -> None:
        """Make ``state`` the layer that is looked at, as one undo step called ``label``.

        Edits that carry the same ``gesture`` (one drag, one run of key presses)
        are one step together. What the layer reads stays what stands below it.
        Where all of the cell is another, ``title`` says what it is, and a reset returns to it.
        """
        now = self._now
        if title is not None and baseline is None:
            baseline = state
        if changes_what_is_read(now.network, self.state, state):
            self.refused.emit(READS_BELOW)
        self._push(label, with_state(now, state, baseline, memory), gesture, title)

    @property
    def refuses_example(self) -> bool:
        """Whether an example that came by itself was undone."""
        return self._stacks.own.redoText() == EXAMPLE

    def show_example(self, state: State, memory: MemorySettings, title: Title) -> None:
        """Show something by itself, as one undo step that is no work to be saved."""
        self.edit(EXAMPLE, state, memory=memory, title=title)

    def end_example(self) -> None:
        """Show again what there was before the example, if nothing was made of it."""
        if self.shows_example:
            self.undo_stack.undo()

    def edit_network(
        self,
        label: str,
        network: Network,
        gesture: Hashable | None = None,
        baseline: Network | None = None,
        memory: MemorySettings | None = None,
        title: Title | None = None,
    ) -> None:
        """Make ``network`` the current one, as `edit` does; a reset returns to ``baseline``."""
        content = with_network(self._now, network, baseline, memory)
        self._push(label, content, gesture, title)

    def reset_network(self, label: str) -> None:
        """Return to all layers of the baseline, as one undo step."""
        self._push(label, replace(self._now, network=reset_network(self._now)), None)

    def set_values(
        self, label: str, changes: dict[Entry, float], gesture: Hashable | None = None
    ) -> None:
        """Set numbers of the session, as `edit` does."""
        present = self._present(changes)
        self.edit(label, with_values(self.state, {at: changes[at] for at in present}), gesture)

    def set_part(self, label: str, first: Entry, values: Array) -> None:
        """Set the numbers from ``first`` on to ``values (rows, columns)``, as `edit` does."""
        if self._present([first]):
            self.edit(label, with_part(self.state, first, values))

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

    def _push(
        self, label: str, content: Content, gesture: Hashable | None, title: Title | None = None
    ) -> None:
        if content == self._content:
            return
        if title is None or self.visiting:
            self._do(Edit(label, self._content, content, self._latest, self.restore, gesture))
        else:
            opened = self._opened.as_other(title, self._stacks.own.saved, self._view)
            self._open_by(label, content, opened, saved=False)

    def _present(self, entries: Iterable[Entry]) -> list[Entry]:
        found, others_are_read = settable(self.network, self.state, entries)
        if others_are_read:
            self.refused.emit(READS_BELOW)
        return found
