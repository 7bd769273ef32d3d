"""What a render draws: one State, its Trace and how it is being looked at."""

from typing import TYPE_CHECKING, Any

from msgspec import Struct, field
from msgspec.structs import asdict, replace

from lstm_gui.core import KINDS, Entry, Kind, NetworkTrace, Reading, State, Trace, reading
from lstm_gui.core.quantities import row_names
from lstm_gui.files.sessions.session_limits import MAX_SIZE, MAX_TOKENS
from lstm_gui.scenes.derivatives import Asked, Influence
from lstm_gui.scenes.memory.memory_look import PLAIN, MemoryLook
from lstm_gui.scenes.memory.memory_settings import FIRST, MemorySettings
from lstm_gui.scenes.readers import Reader, flag, listed, number_within, sane, whole
from lstm_gui.scenes.training.training_settings import FIRST_TRAINING, TrainingSettings
from lstm_gui.words.notations.in_force import notation_name
from lstm_gui.words.one_line import one_line

if TYPE_CHECKING:
    from lstm_gui.scenes.slow_motion.moment import Moment

SMALLEST_REACH, LARGEST_REACH = 0.1, 100.0


def all_rows() -> tuple[str, ...]:
    """Return the heat maps of all kinds of cell: states, blocks, the input, weighted sums."""
    names = dict.fromkeys(name for kind in KINDS.values() for name in row_names(kind))
    states = {state for kind in KINDS.values() for state in kind.states}
    memories = {kind.cell_state for kind in KINDS.values()}
    return tuple(sorted(names, key=lambda name: (_shelf(name, states), name not in memories)))


def _shelf(name: str, states: set[str]) -> int:
    if name in states:
        return 0
    return 2 if name == "x" else 3 if name.startswith("z_") else 1


class View(Struct, frozen=True):
    """How the session is looked at; saved with it, but no part of what is undone.

    Parameters
    ----------
    rows
        The heat maps that are shown, names out of `all_rows`; where one is of another kind of
        cell, those that its kind is shown with at first.
    mean
        Whether the diagram shows the mean of all units instead of one.
    reach
        The sliders run from ``-reach`` to ``+reach``.
    unrolled
        Whether the cell is shown as copies along time instead of its inside.
    curves
        Whether the quantities over time are curves instead of heat maps.
    difference
        Whether heat maps show what changed since a state was kept for comparison.
    layers
        Whether the strip of layers is shown even if there is only one.
    gradient
        Whether the gradient over time stands below what is shown over time.
    answer
        Whether numbers matter by what the network answers, not by ``h_t`` of the layer.
    answered
        Which answer of the read-out that is, counted from 0; None for the largest share, or the
        first number.
    beside
        The units whose curves are strong beside that of the selected one, counted from 0.
    memory_look
        The same for the Memory workspace.
    """

    rows: tuple[str, ...] = ("c", "h", "f", "i", "c_tilde", "o", "x")
    mean: bool = False
    reach: float = 3.0
    unrolled: bool = False
    curves: bool = False
    difference: bool = False
    layers: bool = False
    gradient: bool = False
    answer: bool = False
    answered: int | None = None
    beside: tuple[int, ...] = ()
    memory_look: MemoryLook = PLAIN

    def as_json(self) -> dict[str, Any]:
        lists = {"rows": list(self.rows), "beside": list(self.beside)}
        return {**asdict(self), **lists, "memory_look": self.memory_look.as_json()}

    def beside_or_not(self, unit: int) -> tuple[int, ...]:
        """Return ``beside`` with ``unit``, or without it if it is there."""
        return tuple(sorted({unit}.symmetric_difference(self.beside)))

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "View":
        """Read what is known and sane; anything else keeps its default."""
        look = MemoryLook.from_json(data.get("memory_look"))
        return cls(**sane(data, _READERS), memory_look=look)


def _rows(value: object) -> tuple[str, ...] | None:
    """Read those of a list that are heat maps, in their order; None if there are none."""
    return tuple(name for name in all_rows() if isinstance(value, list) and name in value) or None


def _beside(value: object) -> tuple[int, ...] | None:
    """Read those of a list that can be numbers of units, each once, in their order."""
    units = map(whole(0, MAX_SIZE - 1), listed(value, MAX_SIZE) or ())
    return tuple(sorted({unit for unit in units if unit is not None})) or None


_READERS: dict[str, Reader] = {
    "rows": _rows,
    "beside": _beside,
    "mean": flag,
    "reach": number_within(SMALLEST_REACH, LARGEST_REACH),
    "unrolled": flag,
    "curves": flag,
    "difference": flag,
    "layers": flag,
    "gradient": flag,
    "answer": flag,
    "answered": whole(0, MAX_TOKENS - 1),
}


class Spotlight(Struct, frozen=True):
    """What is pointed at for a moment, by the pointer or by a lesson.

    Parameters
    ----------
    parts
        Nodes and wires of the diagram, names of `lstm_gui.scenes.pictures`.
    rows
        Heat maps, names out of `all_rows`.
    entries
        Numbers of the session.
    dims
        Whether everything else steps back.
    cards
        Cards of the Memory workspace, ``"sentence"``, a lane, ``"flow"`` or ``"cost"``; where
        not all have room, the first is in sight.
    layer
        The name of another layer than the one on screen, if what is meant is there.
    """

    parts: frozenset[str] = frozenset()
    rows: frozenset[str] = frozenset()
    entries: frozenset[Entry] = frozenset()
    dims: bool = False
    cards: tuple[str, ...] = ()
    layer: str = ""


class Inspection(Struct, frozen=True):
    """One quantity to explain.

    Parameters
    ----------
    quantity
        A name of a `lstm_gui.core.Reading`, or the array of ``entry``.
    t, unit
        Its step and unit; without them it follows the selection, an ``entry`` too.
    entry
        The number of the session it is, if it is one.
    """

    quantity: str
    t: int | None = None
    unit: int | None = None
    entry: Entry | None = None


class Snapshot(Struct, frozen=True):
    """Everything a panel needs for one picture; never changed, only replaced.

    Without an ``inspection`` the selected block is explained. ``influence`` is missing
    while numbers move in a cell whose derivatives take long. ``moment`` is where slow motion
    stands; None while whole steps are looked at. ``memory`` says which cells are compared,
    ``training`` which are trained. ``awaited`` is the State that is set while its forward pass
    still runs, and None when the one that is drawn is the one that is set. ``layers`` is the
    pass of the whole network, of which ``state`` and ``trace`` are one layer. ``kept`` is a pass
    that was kept for comparison. ``notation`` is the name of that in which symbols are written.
    """

    state: State
    trace: Trace
    view: View
    spotlight: Spotlight = Spotlight()
    inspection: Inspection | None = None
    influence: Influence | None = None
    moment: "Moment | None" = None
    memory: MemorySettings = FIRST
    training: TrainingSettings = FIRST_TRAINING
    awaited: State | None = None
    layers: NetworkTrace | None = None
    kept: NetworkTrace | None = None
    notation: str = field(default_factory=notation_name)

    @property
    def before(self) -> Trace | None:
        """What the layer computed when it was kept, if that can be compared number by number."""
        if self.kept is None or self.layers is None:
            return None
        place = self.layers.network.focus
        if place >= len(self.kept.traces):
            return None
        before, now = self.kept.traces[place], self.trace
        same = before.kind == now.kind and before.h.shape == now.h.shape
        return before if same and before.x.shape == now.x.shape else None

    @property
    def as_set(self) -> "Snapshot":
        """What controls show: the numbers that are set, whether or not they are computed with."""
        if self.awaited is None:
            return self
        return replace(self, state=self.awaited, influence=None)

    @property
    def whole(self) -> NetworkTrace | None:
        """The pass of the network, if numbers matter by its answer."""
        layers = self.layers
        if layers is None or not self.view.answer or not layers.network.has_answer:
            return None
        return layers

    @property
    def asked(self) -> Asked:
        """Which number it is that numbers matter by."""
        return Asked(self.state, self.trace, self.whole, self.view.answered)

    @property
    def kind(self) -> Kind:
        return self.state.parameters.kind

    @property
    def t(self) -> int:
        return self.state.selection.t

    @property
    def unit(self) -> int:
        return self.state.selection.unit

    @property
    def block(self) -> str:
        return self.state.selection.block

    @property
    def mean(self) -> bool:
        """Whether the mean of all units is shown; slow motion always shows one unit."""
        return self.view.mean and self.moment is None

    def has_numbers_of(self, other: "Snapshot | None") -> bool:
        """Tell whether ``other`` has the same numbers and selection, seen differently perhaps.

        They are no longer the same once their symbols are others.
        """
        if other is None or self.notation != other.notation:
            return False
        return self.state is other.state and self.trace is other.trace

    def waits_like(self, other: "Snapshot | None") -> bool:
        """Tell whether nothing is new since ``other`` but what is set, whose pass is awaited.

        What shows computed numbers looks as it did then; only controls do not.
        """
        if other is None or self.awaited is None or not self.has_numbers_of(other):
            return False
        looks = ((one.view, one.spotlight, one.inspection, one.moment) for one in (self, other))
        return self.kept is other.kept and next(looks) == next(looks)

    @property
    def keeps_back(self) -> bool:
        """Whether something of the time step is still to be guessed."""
        return bool(self.withheld)

    @property
    def withheld(self) -> frozenset[str]:
        """The quantities of the time step that are still to be guessed."""
        moment = self.moment
        return frozenset() if moment is None or not moment.predicting else moment.unknown

    @property
    def unrolled(self) -> bool:
        """Whether copies along time are shown; slow motion happens inside of the cell."""
        return self.view.unrolled and self.moment is None

    def label(self, t: int) -> str:
        """Return what step t is called, in one line; nothing if it has no name."""
        labels = self.state.sequence.labels
        return one_line(labels[t]) if labels else ""

    def reading(self) -> Reading:
        """Return the numbers of the selected step for the unit, or the mean of all."""
        return reading(self.trace, self.t, None if self.mean else self.unit)

    def reading_before(self) -> Reading | None:
        """Return what `reading` was when a state was kept for comparison."""
        before = self.before
        return None if before is None else reading(before, self.t, None if self.mean else self.unit)

    def unit_reading_before(self) -> Reading | None:
        """Return what `unit_reading` was when a state was kept for comparison."""
        return None if self.before is None else reading(self.before, self.t, self.unit)

    def unit_reading(self) -> Reading:
        """Return the numbers of the selected step for the selected unit."""
        return reading(self.trace, self.t, self.unit)
