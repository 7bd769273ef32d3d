"""Three cells on the same input, with everything that is shown of them."""

from functools import cached_property

import numpy as np
from msgspec import Struct, field
from msgspec.structs import replace

from lstm_gui.core import Sequence, State, Trace, forward
from lstm_gui.core.analysis import PrincipalComponents, influence
from lstm_gui.core.passes.going_on import GoesOn, always
from lstm_gui.files.shipped.trained import TrainedModel
from lstm_gui.scenes.memory.gradient_flow import Flow, flow, spectral_radius
from lstm_gui.scenes.memory.lane_cost import Cost, cost
from lstm_gui.scenes.memory.memory_settings import MemorySettings
from lstm_gui.scenes.memory.shares import Shares, parts_of_cell_state
from lstm_gui.scenes.memory.stretch import Beginnings, GivenUpError, stretch
from lstm_gui.scenes.memory.trained_lanes import LEADER, Answer, Models, answer, models_for
from lstm_gui.scenes.memory.untrained_lanes import has_gain, lane_state, trained_state
from lstm_gui.words.side_by_side import lane_kind

_STEP_SECONDS, _STEP_BEFORE_SECONDS, _PRODUCT_SECONDS = 7e-5, 1e-5, 6e-11


class Lane(Struct, frozen=True, eq=False, dict=True):
    """One cell, its pass over the input, and the measures of its memory.

    Of a long input all of it is that of a stretch, whose steps count from ``first`` in ``whole``.
    """

    state: State
    trace: Trace
    influence: Shares
    flow: Flow
    model: TrainedModel | None = None
    first: int = 0
    whole: Sequence | None = None

    def answer(self, t: int) -> Answer | None:
        """Return what a trained network says after step ``t``; None for a seeded cell."""
        if self.model is None:
            return None
        return answer(self.model, self.whole or self.state.sequence, self.trace.h[t - self.first])

    @cached_property
    def parts(self) -> Shares | None:
        """What ``c_t`` is made of; None for a cell without one."""
        if not self.trace.kind.has_cell_state:
            return None
        return parts_of_cell_state(self.trace, self.first)

    @cached_property
    def components(self) -> dict[str, PrincipalComponents]:
        """The planes that were asked for by now, by the name of what they show."""
        return {}

    def shares(self, parts: bool) -> Shares:
        """Return the influence on ``h_t``, or with ``parts`` what ``c_t`` is made of."""
        return self.parts if parts and self.parts is not None else self.influence


class Comparison(Struct, frozen=True, eq=False, dict=True):
    """The lanes by name, in the order they stand in, how they were made, and of which steps."""

    settings: MemorySettings
    sequence: Sequence
    lanes: dict[str, Lane]
    steps: range
    costs: dict[str, Cost] = field(default_factory=dict)

    @cached_property
    def spectral_radii(self) -> dict[str, float]:
        """That of the recurrent weights of each cell without gates, by its lane."""
        return {
            name: spectral_radius(lane.state)
            for name, lane in self.lanes.items()
            if has_gain(lane.trace.kind)
        }

    @property
    def model(self) -> TrainedModel | None:
        """One of the trained networks, which know the same; None if all cells are seeded ones."""
        models = [lane.model for lane in self.lanes.values() if lane.model is not None]
        return models[-1] if models else None

    @property
    def cells_are_trained(self) -> bool:
        """Whether trained networks were asked for, of which a lane may have none."""
        return bool(models_for(self.settings.trained, self.sequence))

    @property
    def is_whole(self) -> bool:
        """Whether all steps of the input are shown."""
        return len(self.steps) == len(self.sequence)

    def answers(
        self, settings: MemorySettings, sequence: Sequence, steps: range | None = None
    ) -> bool:
        """Tell whether no other cells than these would be made of ``settings``, at ``steps``."""
        same = self.sequence is sequence and making(self.settings) == making(settings)
        return same and steps in (None, self.steps)


class Cells:
    """The cells that settings ask for, and how they come to any stretch of their input."""

    def __init__(self, settings: MemorySettings, sequence: Sequence) -> None:
        self.settings, self.sequence = settings, sequence
        self.models = models_for(settings.trained, sequence)
        self.beginnings = {
            name: Beginnings(_whole_state(name, settings, sequence, self.models))
            for name in settings.lanes
        }

    def compare(self, steps: range, goes_on: GoesOn = always) -> Comparison:
        """Return all lanes over ``steps``; takes about `seconds_for`.

        Raises
        ------
        GivenUpError
            If ``goes_on``, called with the share that is done, says no.
        """
        lanes: dict[str, Lane] = {}
        for done, (name, beginnings) in enumerate(self.beginnings.items()):
            share = _part_of(goes_on, done, len(self.beginnings))
            state = beginnings.begin(steps, share)
            lanes[name] = _lane(state, self.models.get(name), steps.start, self.sequence)
            if not share(1.0):
                raise GivenUpError
        costs = _COSTS.of({name: lane.state for name, lane in lanes.items()})
        return Comparison(self.settings, self.sequence, lanes, steps, costs)


def compare(settings: MemorySettings, sequence: Sequence, t: int = 0) -> Comparison:
    """Return all lanes, of a long input over a stretch around step ``t``."""
    return Cells(settings, sequence).compare(stretch(len(sequence), t))


def _whole_state(name: str, settings: MemorySettings, sequence: Sequence, models: Models) -> State:
    if name in models:
        return trained_state(name, models[name], settings, sequence)
    if models:
        # As large as the trained ones beside it.
        units = models[LEADER].state.parameters.hidden_size
        settings = replace(settings, units=units)
    return lane_state(name, settings, sequence)


def _part_of(goes_on: GoesOn, done: int, parts: int) -> GoesOn:
    """Return what one of several parts asks to go on, all of them as long."""
    return lambda share: goes_on((done + share) / parts)


def seconds_for(settings: MemorySettings, sequence: Sequence, steps: range | None = None) -> float:
    """Return about how many seconds `compare` takes, at most."""
    shown = stretch(len(sequence), 0) if steps is None else steps
    sizes = [settings.units * len(lane_kind(name).states) for name in settings.lanes]
    inputs = sequence.x.shape[1]
    products = len(shown) ** 2 * sum(min(inputs, size) * size**2 for size in sizes)
    before = shown.start * len(sizes) * _STEP_BEFORE_SECONDS
    return before + len(sizes) * len(shown) * _STEP_SECONDS + products * _PRODUCT_SECONDS


def _lane(state: State, model: TrainedModel | None, first: int, whole: Sequence) -> Lane:
    trace = forward(state)
    found = influence(state, trace)
    shares = Shares(found.norms, found.shares, np.zeros(len(found.norms)), first)
    return Lane(state, trace, shares, flow(state, trace), model, first, whole)


def making(settings: MemorySettings) -> MemorySettings:
    """Return ``settings`` without what no cell is made of."""
    return replace(settings, marks=(), parts=False, distance=0)


class _Costs:
    """Measures once for each size, so that the numbers stand still while a slider moves."""

    def __init__(self) -> None:
        self._known: tuple[object, dict[str, Cost]] | None = None

    def of(self, states: dict[str, State]) -> dict[str, Cost]:
        shapes = [
            (name, state.parameters.w_x.shape, len(state.sequence))
            for name, state in states.items()
        ]
        if self._known is None or self._known[0] != shapes:
            self._known = shapes, {name: cost(state) for name, state in states.items()}
        return self._known[1]


_COSTS = _Costs()
