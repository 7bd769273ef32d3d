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
        """The step of the cursor, or the nearest that is shown."""
        return min(max(self.snapshot.t, self.steps.start), self.steps.stop - 1)

    @property
    def steps(self) -> range:
        """The steps that are shown: all, or a stretch of a long input."""
        return self.comparison.steps

    @property
    def labels(self) -> tuple[str, ...]:
        """A name for each step that is shown; its number where it has none."""
        return tuple(map(self.label, self.steps))

    def label(self, t: int) -> str:
        """Return the name of a step; its number where it has none."""
        labels = self.comparison.sequence.labels
        return (labels[t] if labels and t < len(labels) else "") or str(t)

    def step(self, t: int) -> str:
        """Return what to call a step: its number, and its word if there is one."""
        word = self.label(t)
        return f"t = {t}" if word == str(t) else f"t = {t} {word}"
