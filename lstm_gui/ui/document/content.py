"""What undo restores, and the undo step that restores it."""

from collections.abc import Callable, Hashable
from itertools import count

from msgspec import Struct
from msgspec.structs import replace
from PyQt6.QtGui import QUndoCommand

from lstm_gui.core import Network, Selection
from lstm_gui.core.edits.differences import Difference, applied, difference
from lstm_gui.scenes.memory.memory_settings import MemorySettings
from lstm_gui.scenes.training.training_settings import TrainingSettings

_places = count(1)


def new_place() -> int:
    """Return the number of a place between steps of undo; each is given once."""
    return next(_places)


class Content(Struct, frozen=True):
    """What undo restores: the network and what a reset returns to, memory, training."""

    network: Network
    baseline: Network
    memory: MemorySettings
    training: TrainingSettings

    def same_but_for_selection(self, other: "Content") -> bool:
        """Tell whether only another layer, step, unit or block is selected in ``other``."""
        return self._edited == other._edited

    @property
    def _edited(self) -> tuple[object, ...]:
        network = self.network
        parts = network.layers, network.sequence, network.embedding, network.readout
        return *parts, self.baseline, self.memory, self.training


class _Change(Struct, frozen=True):
    """One Content as what it differs in from another, which holds the large arrays.

    What is looked at may have changed since, and of the small records nobody need know more
    than that they are these.
    """

    looked_at: tuple[int, Selection]
    network: Difference
    baseline: Difference
    memory: MemorySettings
    training: TrainingSettings

    @classmethod
    def between(cls, wanted: Content, other: Content) -> "_Change":
        """Return what leads to ``wanted`` from ``other``."""
        return cls(
            (other.network.focus, other.network.selection),
            difference(wanted.network, other.network),
            difference(wanted.baseline, other.baseline),
            wanted.memory,
            wanted.training,
        )

    def applied(self, other: Content) -> Content:
        focus, selection = self.looked_at
        network = replace(other.network, focus=focus, selection=selection)
        baseline = applied(self.baseline, other.baseline)
        return Content(applied(self.network, network), baseline, self.memory, self.training)


class Edit(QUndoCommand):
    """One step of undo: from one Content to another.

    It holds both as long as it is the last of its stack, and may then be told to keep no more
    than they differ in. That is enough, since what is undone or redone is what is shown.

    Parameters
    ----------
    label
        The English message that menus show, translated there.
    before, after
        What undo and redo restore.
    shown
        Returns the Content that is shown.
    restore
        Shows a Content.
    gesture
        Edits of the same gesture become one step; ``None`` stands alone.

    Attributes
    ----------
    leads_from, leads_to
        The numbers of the places between which it stands, see `History`.
    """

    _ID = 1

    def __init__(
        self,
        label: str,
        before: Content,
        after: Content,
        shown: Callable[[], Content],
        restore: Callable[[Content], None],
        gesture: Hashable | None,
    ) -> None:
        super().__init__(label)
        self._before: Content | _Change = before
        self._after: Content | _Change = after
        self._shown, self._restore = shown, restore
        self._gesture = gesture
        self.leads_from, self.leads_to = 0, new_place()

    def keep_differences(self) -> None:
        """Hold no more than what differs, now that another step follows this one."""
        before, after = self._before, self._after
        if isinstance(before, Content) and isinstance(after, Content):
            self._before = _Change.between(before, after)
            self._after = _Change.between(after, before)

    def id(self) -> int:
        return self._ID if self._gesture is not None else -1

    def mergeWith(self, other: QUndoCommand | None) -> bool:
        if not isinstance(other, Edit) or other._gesture != self._gesture:
            return False
        # The last of a stack, which is what is being pushed, holds both.
        assert isinstance(other._before, Content)
        assert isinstance(other._after, Content)
        self._before = _content(self._before, other._before)
        self._after = other._after
        self.leads_to = other.leads_to
        self.setObsolete(self._before.same_but_for_selection(self._after))
        return True

    def redo(self) -> None:
        self._restore(_content(self._after, self._shown()))

    def undo(self) -> None:
        self._restore(_content(self._before, self._shown()))


def _content(kept: Content | _Change, other: Content) -> Content:
    return kept if isinstance(kept, Content) else kept.applied(other)
