"""One picture of the Memory workspace."""

from msgspec import Struct

from lstm_gui.core import Sequence
from lstm_gui.files.shipped.trained import TrainedModel
from lstm_gui.scenes.memory.lanes import Comparison, Lane
from lstm_gui.scenes.memory.memory_look import MemoryLook, cell_of, is_pinned
from lstm_gui.scenes.memory.memory_settings import MemorySettings
from lstm_gui.scenes.memory.sentence_words import step_label
from lstm_gui.scenes.memory.stretch import stretch
from lstm_gui.scenes.memory.trained_lanes import LEADER, models_for
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.ui.memory.resting_points import Resting
from lstm_gui.ui.memory.word_removal import Without
from lstm_gui.words.side_by_side import lane_roles


class Asked(Struct, frozen=True, eq=False):
    """The session, and what it asks the three cells for, compared by now or not."""

    snapshot: Snapshot

    @property
    def settings(self) -> MemorySettings:
        return self.snapshot.memory

    @property
    def asked(self) -> Sequence:
        """The input that is asked for."""
        return self.snapshot.state.sequence

    @property
    def asked_steps(self) -> range:
        """Which steps of it are shown."""
        return stretch(len(self.asked), self.snapshot.t)

    @property
    def asked_model(self) -> TrainedModel | None:
        """The trained LSTM that is asked for; None if the cells are to be seeded ones."""
        return models_for(self.settings.trained, self.asked).get(LEADER)


class Scene(Asked, frozen=True, eq=False):
    """The session and the cells that are compared on its input.

    While cells take long to compute, ``comparison`` may still be one of a moment ago: what was
    computed is drawn with the settings it carries, and only controls show what is asked for.
    ``pinned`` is what was pinned, ``resting`` where the states of small cells rest and
    ``without`` what becomes of the lanes without the marked words, if that is shown and was
    computed by now.
    """

    comparison: Comparison
    pinned: Comparison | None = None
    resting: Resting | None = None
    without: Without | None = None

    @property
    def look(self) -> MemoryLook:
        """How it is looked at, of the lanes that are shown."""
        return self.snapshot.view.memory_look.among(self.lanes)

    @property
    def lanes(self) -> tuple[str, ...]:
        """The names of the cells that are shown, in their order."""
        return tuple(self.comparison.lanes)

    @property
    def roles(self) -> dict[str, str]:
        """The role whose colour each of them has."""
        return lane_roles(self.lanes)

    def side(self, name: str) -> Lane | None:
        """Return a lane as it is now or as it was pinned; None while that is computed."""
        comparison = self.pinned if is_pinned(name) else self.comparison
        return None if comparison is None else comparison.lanes.get(cell_of(name))

    @property
    def asked_steps(self) -> range:
        """Which steps of it are shown; those of the lanes as far as it is as long as theirs."""
        if len(self.asked) == len(self.comparison.sequence):
            return self.steps
        return Asked(self.snapshot).asked_steps

    @property
    def marks(self) -> tuple[int, ...]:
        """The marked steps there are."""
        steps = len(self.comparison.sequence)
        return tuple(step for step in self.settings.marks if step < steps)

    @property
    def marks_read(self) -> tuple[int, ...]:
        """The marked steps that are shown, up to the cursor."""
        return tuple(step for step in self.marks if self.steps.start <= step <= self.t)

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
        return step_label(self.comparison.sequence, t)

    def step(self, t: int) -> str:
        """Return what to call a step: its number, and its word if there is one."""
        word = self.label(t)
        return f"t = {t}" if word == str(t) else f"t = {t} {word}"
