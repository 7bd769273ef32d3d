"""One picture of the Memory workspace."""

from msgspec import Struct

from lstm_gui.ui.memory.lanes import Comparison, Lane
from lstm_gui.ui.memory.look import PINNED, MemoryLook, cell_of
from lstm_gui.ui.memory.resting import Resting
from lstm_gui.ui.memory.settings import MemorySettings
from lstm_gui.ui.snapshot import Snapshot


class Scene(Struct, frozen=True, eq=False):
    """The session and the cells that are compared on its input.

    While cells take long to compute, ``comparison`` may still be one of a moment ago.
    ``pinned`` is what was pinned and ``resting`` where the states of small cells rest, if
    that is shown and was computed by now.
    """

    snapshot: Snapshot
    comparison: Comparison
    pinned: Comparison | None = None
    resting: Resting | None = None

    @property
    def settings(self) -> MemorySettings:
        return self.snapshot.memory

    @property
    def look(self) -> MemoryLook:
        return self.snapshot.view.memory_look

    def side(self, name: str) -> Lane | None:
        """Return a lane as it is now or as it was pinned; None while that is computed."""
        comparison = self.pinned if name in PINNED else self.comparison
        return None if comparison is None else comparison.lanes[cell_of(name)]

    @property
    def marks(self) -> tuple[int, ...]:
        """The marked steps there are."""
        steps = len(self.comparison.sequence)
        return tuple(step for step in self.settings.marks if step < steps)

    @property
    def t(self) -> int:
        """The step of the cursor."""
        return min(self.snapshot.t, len(self.comparison.sequence) - 1)

    @property
    def labels(self) -> tuple[str, ...]:
        """A name for each step; its number where it has none."""
        sequence = self.comparison.sequence
        labels = sequence.labels or ("",) * len(sequence)
        return tuple(label or str(step) for step, label in enumerate(labels))

    def step(self, t: int) -> str:
        """Return what to call a step: its number, and its word if there is one."""
        word = self.labels[t] if t < len(self.labels) else ""
        return f"t = {t}" if word in ("", str(t)) else f"t = {t} {word}"
