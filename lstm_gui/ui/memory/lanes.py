"""Three cells on the same input, with everything that is shown of them."""

from functools import cached_property

from msgspec import Struct, field
from msgspec.structs import replace

from lstm_gui.core import Trace, Sequence, State, forward
from lstm_gui.core.analysis import influence
from lstm_gui.files.trained import TrainedModel
from lstm_gui.ui.memory.cost import Cost, cost
from lstm_gui.ui.memory.flow import Flow, flow, spectral_radius
from lstm_gui.ui.memory.settings import MemorySettings
from lstm_gui.ui.memory.shares import Shares, parts_of_cell_state
from lstm_gui.ui.memory.trained import Answer, answer, models_for, unknown
from lstm_gui.ui.memory.weights import LANES, lane_state, trained_state

_STEP_SECONDS, _PRODUCT_SECONDS = 7e-5, 6e-11


class Lane(Struct, frozen=True, eq=False, dict=True):
    """One cell, its pass over the input, and the measures of its memory."""

    state: State
    trace: Trace
    influence: Shares
    flow: Flow
    model: TrainedModel | None = None

    def answer(self, t: int) -> Answer | None:
        """Return what a trained network says after step ``t``; None for a seeded cell."""
        if self.model is None:
            return None
        return answer(self.model, self.state.sequence, self.trace.h[t])

    @cached_property
    def parts(self) -> Shares | None:
        """What ``c_t`` is made of; None for a cell without one."""
        return parts_of_cell_state(self.trace) if isinstance(self.trace, Trace) else None

    def shares(self, parts: bool) -> Shares:
        """Return the influence on ``h_t``, or with ``parts`` what ``c_t`` is made of."""
        return self.parts if parts and self.parts is not None else self.influence


class Comparison(Struct, frozen=True, eq=False, dict=True):
    """The lanes by name, in the order they stand in, and how they were made."""

    settings: MemorySettings
    sequence: Sequence
    lanes: dict[str, Lane]
    costs: dict[str, Cost] = field(default_factory=dict)

    @cached_property
    def spectral_radius(self) -> float:
        """That of the recurrent weights of the RNN."""
        return spectral_radius(self.lanes["rnn"].state)

    @property
    def model(self) -> TrainedModel | None:
        """The trained LSTM; None if the cells are seeded ones."""
        return self.lanes["lstm"].model

    @cached_property
    def unknown(self) -> frozenset[int]:
        """The steps whose word the trained networks do not know."""
        return unknown(self.model, self.sequence) if self.model else frozenset()

    def answers(self, settings: MemorySettings, sequence: Sequence) -> bool:
        """Tell whether other cells than these would be made of ``settings``."""
        return self.sequence is sequence and _making(self.settings) == _making(settings)


def compare(settings: MemorySettings, sequence: Sequence) -> Comparison:
    """Return all lanes; takes about `seconds_for`."""
    models = models_for(settings.trained, sequence)
    states = {
        name: trained_state(models[name], settings, sequence)
        if models
        else lane_state(kind, settings, sequence)
        for name, kind in LANES.items()
    }
    lanes = {name: _lane(state, models.get(name)) for name, state in states.items()}
    return Comparison(settings, sequence, lanes, _COSTS.of(states))


def seconds_for(settings: MemorySettings, sequence: Sequence) -> float:
    """Return about how many seconds `compare` takes."""
    steps, inputs = sequence.x.shape
    sizes = [settings.units * (2 if kind.has_cell_state else 1) for kind in LANES.values()]
    products = steps**2 * inputs * sum(size**2 for size in sizes)
    return len(sizes) * steps * _STEP_SECONDS + products * _PRODUCT_SECONDS


def _lane(state: State, model: TrainedModel | None) -> Lane:
    trace = forward(state)
    found = influence(state, trace)
    none = found.norms[:, 0] * 0.0
    shares = Shares(found.norms, found.shares, none)
    return Lane(state, trace, shares, flow(state, trace), model)


def _making(settings: MemorySettings) -> MemorySettings:
    return replace(settings, marks=(), parts=False, distance=0)


class _Costs:
    """Measures once for each size, so that the numbers stand still while a slider moves."""

    def __init__(self) -> None:
        self._known: tuple[object, dict[str, Cost]] | None = None

    def of(self, states: dict[str, State]) -> dict[str, Cost]:
        shape = states["rnn"].parameters.w_x.shape, len(states["rnn"].sequence)
        if self._known is None or self._known[0] != shape:
            self._known = shape, {name: cost(state) for name, state in states.items()}
        return self._known[1]


_COSTS = _Costs()
