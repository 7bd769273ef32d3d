"""The Document: the one place where the session changes.

Widgets ask for edits; each becomes a new frozen State on the undo stack. The
forward pass and the repaint that follow happen once per turn of the event loop,
however many edits arrived in it.
"""

from collections.abc import Hashable, Iterable
from pathlib import Path

from msgspec.structs import replace
from PyQt6.QtCore import QObject, pyqtSignal
from PyQt6.QtGui import QUndoStack

from lstm_gui.core import Entry, Network, State, reset_entries, with_values
from lstm_gui.files.session import Session
from lstm_gui.scenes.memory.memory_settings import FIRST, MemorySettings
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
from lstm_gui.ui.document.moves import settle_moves
from lstm_gui.ui.document.session_content import Shown
from lstm_gui.ui.document.traced_content import TracedContent
from lstm_gui.ui.document.undo_stacks import UndoStacks
from lstm_gui.words.translation import message

_EXAMPLE = message("Show an example")


class Document(TracedContent):
    """The open session with its undo stack.

    A visit shows something else for a time, with an undo stack of its own. Name, file,
    modified mark and `session` remain those of the open session all along.

    Signals
    -------
    identity_changed()
        Another file, another name, or the modified mark came or went.
    undo_changed()
        What can be undone or redone now is something else; at most once per turn.
    visit_ended()
        The open session is shown again.
    refused(str)
        What was asked for cannot be set in the layer that is looked at; carries why, as an
        English message.
    """

    identity_changed = pyqtSignal()
    undo_changed = pyqtSignal()
    visit_ended = pyqtSignal()
    refused = pyqtSignal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        shown = Shown.of(session)
        super().__init__(shown.content, shown.view, parent)
        self._foreign_view = shown.foreign_view
        self._stacks = UndoStacks(self)
        self._stacks.turn.ended.connect(self.undo_changed)
        self._was_modified = False
        self._stacks.own.cleanChanged.connect(self._tell_identity)
        self._stacks.turn.ended.connect(self._tell_identity)
        self._aside: Shown | None = None
        self.path: Path | None = None
        self.title = ""
        self.preset = ""
        self.seen = ""
        """The fingerprint of what stood in the file when it was opened or saved here."""
        self.visited = ""
        """What the last visit was called; files that are made of it are named after it."""

    @property
    def undo_stack(self) -> QUndoStack:
        """The undo stack of what is shown."""
        settle_moves()
        return self._stacks.own if self._aside is None else self._stacks.visit

    @property
    def visiting(self) -> bool:
        """Whether something else than the open session is shown."""
        return self._aside is not None

    @property
    def modified(self) -> bool:
        """Whether there is work that is not saved; an example that came by itself is none."""
        stack = self._stacks.own
        shown = 1 if _ends_with_example(stack) else 0
        return stack.cleanIndex() not in (stack.index(), stack.index() - shown)

    @property
    def shows_example(self) -> bool:
        """Whether an example that came by itself is shown, as it came and not saved."""
        stack = self._stacks.own
        return not self.visiting and _ends_with_example(stack) and not stack.isClean()

    @property
    def session(self) -> Session:
        """Return what a session file of this moment holds."""
        return (self._aside or Shown(self._now, self._view, self._foreign_view)).session

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
        self._stacks.own.clear()
        self._stacks.own.setClean()
        self.identity_changed.emit()

    def recover(
        self, session: Session, title: str, path: Path | None, preset: str = "", seen: str = ""
    ) -> None:
        """Open a session that was never saved as it is: it starts out modified."""
        self.open(session, title, path, preset, seen)
        self._stacks.own.resetClean()

    def visit(self, network: Network, memory: MemorySettings = FIRST, name: str = "") -> None:
        """Show ``network`` for a time; the open session and what it can undo are set aside."""
        self.visited = name
        if self._aside is None:
            self._aside = Shown(self._now, self._view, self._foreign_view)
        self._stacks.visit.clear()
        content = replace(self._content, network=network, baseline=network, memory=memory)
        self._show_other(content, self._view)
        self._stacks.turn.start()

    def end_visit(self) -> None:
        """Show the open session again, exactly as it was."""
        if self._aside is None:
            return
        own, self._aside = self._aside, None
        self._stacks.visit.clear()
        self._foreign_view = own.foreign_view
        self._show_other(own.content, own.view)
        self._stacks.turn.start()
        self.visit_ended.emit()

    def saved(self, path: Path, seen: str = "") -> None:
        """Note that the session now stands in ``path``, a file with the fingerprint ``seen``."""
        self.path, self.title, self.preset, self.seen = path, "", "", seen
        self._stacks.own.setClean()
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
        if changes_what_is_read(now.network, self.state, state):
            self.refused.emit(READS_BELOW)
        self._push(label, with_state(now, state, baseline, memory), gesture)

    @property
    def refuses_example(self) -> bool:
        """Whether an example that came by itself was undone."""
        return self._stacks.own.redoText() == _EXAMPLE

    def show_example(self, state: State, memory: MemorySettings) -> None:
        """Show something by itself, as one undo step that is no work to be saved."""
        self.edit(_EXAMPLE, state, memory=memory)

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
    ) -> None:
        """Make ``network`` the current one, as `edit` does; a reset returns to ``baseline``."""
        self._push(label, with_network(self._now, network, baseline, memory), gesture)

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

    def _push(self, label: str, content: Content, gesture: Hashable | None) -> None:
        if content == self._content:
            return
        stack, shown = self.undo_stack, lambda: self._content
        stack.push(Edit(label, self._content, content, shown, self.restore, gesture))
        step_before = stack.command(stack.index() - 2)
        if isinstance(step_before, Edit):
            step_before.keep_differences()

    def _load(self, session: Session) -> None:
        shown = Shown.of(session)
        self._foreign_view = shown.foreign_view
        self._show_other(shown.content, shown.view)

    def _present(self, entries: Iterable[Entry]) -> list[Entry]:
        found, others_are_read = settable(self.network, self.state, entries)
        if others_are_read:
            self.refused.emit(READS_BELOW)
        return found

    def _tell_identity(self) -> None:
        if self.modified != self._was_modified:
            self._was_modified = self.modified
            self.identity_changed.emit()


def _ends_with_example(stack: QUndoStack) -> bool:
    return stack.undoText() == _EXAMPLE
