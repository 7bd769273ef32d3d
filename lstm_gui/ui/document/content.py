"""What undo restores, and the undo step that restores it."""

from collections.abc import Callable, Hashable

from msgspec import Struct
from PyQt6.QtGui import QUndoCommand

from lstm_gui.core import State
from lstm_gui.scenes.memory.memory_settings import MemorySettings
from lstm_gui.scenes.training.training_settings import TrainingSettings


class Content(Struct, frozen=True):
    """What undo restores: the State and the one that a reset returns to, memory, training."""

    state: State
    baseline: State
    memory: MemorySettings
    training: TrainingSettings

    def same_but_for_selection(self, other: "Content") -> bool:
        """Tell whether only another step, unit or block is selected in ``other``."""
        return self._edited == other._edited

    @property
    def _edited(self) -> tuple[object, ...]:
        state = self.state
        parts = state.parameters, state.initial, state.sequence, state.clamps
        return *parts, self.baseline, self.memory, self.training


class Edit(QUndoCommand):
    """One step of undo: from one Content to another.

    Parameters
    ----------
    label
        The English message that menus show, translated there.
    before, after
        What undo and redo restore.
    restore
        Shows a Content.
    gesture
        Edits of the same gesture become one step; ``None`` stands alone.
    """

    _ID = 1

    def __init__(
        self,
        label: str,
        before: Content,
        after: Content,
        restore: Callable[[Content], None],
        gesture: Hashable | None,
    ) -> None:
        super().__init__(label)
        self._before, self._after = before, after
        self._restore = restore
        self._gesture = gesture

    def id(self) -> int:
        return self._ID if self._gesture is not None else -1

    def mergeWith(self, other: QUndoCommand | None) -> bool:
        if not isinstance(other, Edit) or other._gesture != self._gesture:
            return False
        self._after = other._after
        self.setObsolete(self._before.same_but_for_selection(self._after))
        return True

    def redo(self) -> None:
        self._restore(self._after)

    def undo(self) -> None:
        self._restore(self._before)
