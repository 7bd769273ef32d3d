"""States for the tests: any, small ones of hypothesis, seeded ones of any size."""

from collections.abc import Callable
from functools import cache, partial
from itertools import count, product
from math import prod

import numpy as np
import pytest
from hypothesis import strategies as st
from msgspec.structs import replace

from lstm_gui.core import (
    LSTM,
    RNN,
    Clamp,
    Initial,
    Kind,
    Parameters,
    Selection,
    Sequence,
    State,
    Variant,
    gru_kind,
    largest_clamp,
    lstm_kind,
)

CELLS = {
    "lstm": LSTM,
    "rnn": RNN,
    "gru-after": gru_kind("after"),
    "gru-before": gru_kind("before"),
    "lstm-without-second-tanh": lstm_kind(Variant(second_tanh=False)),
    "lstm-with-swaps": lstm_kind(Variant(tanh_gates=("f", "i", "o"), sigmoid_candidate=True)),
    "lstm-coupled": lstm_kind(Variant(coupled=True)),
    "lstm-with-peepholes": lstm_kind(Variant(peepholes=True)),
    "lstm-with-all": lstm_kind(Variant(False, ("o",), True, True, True)),
}

any_cell = pytest.mark.parametrize("kind", CELLS.values(), ids=CELLS)

EVERY_CLAMP = {
    "lstm": (
        Clamp("f", 0, 2, 5, 1.0),
        Clamp("i", 1, 0, 3, 0.25),
        Clamp("c_tilde", 2, 1, 8, -0.5),
        Clamp("o", 0, 4, 9, 0.75),
        Clamp("h", 3, 3, 6, 0.0),
    ),
    "gru": (
        Clamp("z", 0, 2, 5, 1.0),
        Clamp("r", 1, 0, 3, 0.25),
        Clamp("h_tilde", 2, 1, 8, -0.5),
        Clamp("h", 3, 3, 6, 0.0),
    ),
    "rnn": (Clamp("h", 0, 2, 5, 0.5), Clamp("h", 3, 3, 6, 0.0)),
}


def of_those_that_hear(kind: Kind, w_h: np.ndarray) -> np.ndarray:
    """Return ``w_h`` without numbers where a block of ``kind`` has no recurrent weights."""
    deaf = np.array([kind.is_deaf(block) for block in kind.blocks])
    return np.where(deaf[:, np.newaxis, np.newaxis], 0.0, w_h)


def seeded_state(
    inputs: int, units: int, steps: int, seed: int = 0, scale: float = 1.0, kind: Kind = LSTM
) -> State:
    draw = np.random.default_rng(seed).normal
    blocks = len(kind.blocks)
    parameters = Parameters(
        draw(size=(blocks, units, inputs)) * scale,
        of_those_that_hear(kind, draw(size=(blocks, units, units)) * scale / units**0.5),
        draw(size=(blocks, units)) * scale,
        kind,
        draw(size=(len(kind.extra), units)) * scale,
    )
    initial = Initial.from_states(
        kind, {name: draw(size=units) * (0.5 if name == "h" else 1.0) for name in kind.states}
    )
    x = draw(size=(steps, inputs))
    return State(parameters, initial, Sequence(x), Selection(block=kind.blocks[0]))


def every_clamp(kind: Kind) -> tuple[Clamp, ...]:
    return tuple(clamp for clamp in EVERY_CLAMP[kind.name] if clamp.quantity in kind.clampable)


def cut_open(kind: Kind, steps: int = 40) -> State:
    state = seeded_state(3, 6, steps, scale=0.5, kind=kind)
    return replace(state, clamps=every_clamp(kind))


def patterned_state(kind: Kind) -> State:
    """A cell of two units and two inputs for three steps, of numbers short in binary."""
    numbers = iter([((7 * k + 3) % 17 - 8) / 8 for k in range(200)])

    def some(*shape: int) -> np.ndarray:
        return np.array([next(numbers) for _ in range(int(np.prod(shape)))]).reshape(shape)

    blocks = len(kind.blocks)
    extra = some(len(kind.extra), 2)
    w_x, w_h = some(blocks, 2, 2), of_those_that_hear(kind, some(blocks, 2, 2))
    parameters = Parameters(w_x, w_h, some(blocks, 2), kind, extra)
    initial = Initial.from_states(kind, {name: some(2) for name in kind.states})
    return State(parameters, initial, Sequence(some(3, 2)), Selection(block=kind.blocks[0]))


_NUMBERS = 256
"""More than the largest of `states` has."""
_SIZES = st.sampled_from(list(product(range(1, 5), repeat=3)))
_TEXTS = ("", "a", "밥을", "\x00", "x_1", "\U0001f642", " ", "é")
_LABELS = {
    steps: st.sampled_from(
        [None, *(tuple((_TEXTS[k:] + _TEXTS)[:steps]) for k in range(len(_TEXTS)))]
    )
    for steps in range(1, 5)
}


@cache
def _arrays(largest: float) -> st.SearchStrategy[Callable[..., np.ndarray]]:
    """What makes arrays, of any shape, of numbers up to ``largest``: any, and such as are common.

    Some numbers are of hypothesis, which knows the ones that break things; all others follow
    from a seed, since drawing each by itself takes longer than what is tested.
    """
    floats = st.lists(st.floats(-largest, largest), min_size=1, max_size=6)
    return st.builds(partial(_filling, largest), floats, st.integers(0, 2**32 - 1))


def _filling(largest: float, chosen: list[float], seed: int) -> Callable[..., np.ndarray]:
    random = np.random.default_rng(seed)
    # What is simplest is the first number everywhere.
    of_chosen, tiny = random.uniform(size=2) if seed else (1.0, 0.0)
    # All at once: to ask for a few numbers takes as long as to ask for many.
    numbers = random.uniform(-largest, largest, _NUMBERS)
    small = random.uniform(size=_NUMBERS) < tiny
    numbers[small] *= 10.0 ** -random.uniform(0, 20, small.sum())
    numbers = np.where(
        random.uniform(size=_NUMBERS) < of_chosen, random.choice(chosen, _NUMBERS), numbers
    )
    places = count()

    def fill(*shape: int) -> np.ndarray:
        return numbers[[next(places) for _ in range(prod(shape))]].reshape(shape)

    return fill


@st.composite
def states(draw: st.DrawFn, largest: float = 50.0, kind: Kind = LSTM) -> State:
    """Small states with any numbers up to ``largest``, labels and a selection."""
    inputs, units, steps = draw(_SIZES)
    array = draw(_arrays(largest))
    labels = draw(_LABELS[steps])
    blocks = len(kind.blocks)
    return State(
        Parameters(
            array(blocks, units, inputs),
            of_those_that_hear(kind, array(blocks, units, units)),
            array(blocks, units),
            kind,
            array(len(kind.extra), units),
        ),
        # A normaliser counts what was written, so it is never negative.
        Initial.from_states(
            kind,
            {name: np.abs(array(units)) if name == "n" else array(units) for name in kind.states},
        ),
        Sequence(array(steps, inputs), labels),
        draw(_selections(steps, units, kind.blocks)),
    )


@cache
def _selections(steps: int, units: int, blocks: tuple[str, ...]) -> st.SearchStrategy[Selection]:
    return st.sampled_from(
        [
            Selection(t, unit, block)
            for t, unit, block in product(range(steps), range(units), blocks)
        ]
    )


@st.composite
def clamps_of(
    draw: st.DrawFn, state: State, most: int = 4, largest: float = 1e6
) -> tuple[Clamp, ...]:
    """Any clamps that ``state`` can have, with numbers up to ``largest``."""
    p = state.parameters
    held = _held(p.kind.clampable, p.hidden_size, len(state.sequence))

    def one() -> Clamp:
        quantity, unit, first, last = draw(held)
        bound = min(largest, largest_clamp(quantity))
        return Clamp(quantity, unit, first, last, draw(_values(bound)))

    return tuple(one() for _ in range(draw(_counts(most))))


@cache
def _held(
    quantities: tuple[str, ...], units: int, steps: int
) -> st.SearchStrategy[tuple[str, int, int, int]]:
    """What can be held when: drawn as one, since every draw takes longer than what is tested."""
    spans = [(first, last) for first in range(steps) for last in range(first, steps)]
    return st.sampled_from(
        [(name, unit, *span) for name, unit, span in product(quantities, range(units), spans)]
    )


@cache
def _values(bound: float) -> st.SearchStrategy[float]:
    return st.sampled_from([0.0, 1.0]) | st.floats(-bound, bound)


@cache
def _counts(most: int) -> st.SearchStrategy[int]:
    return st.integers(1, most)


@st.composite
def clamped_states(draw: st.DrawFn, largest: float = 50.0, kind: Kind = LSTM) -> State:
    """As `states`, with at least one clamp."""
    state = draw(states(largest, kind))
    return replace(state, clamps=draw(clamps_of(state, largest=largest)))
