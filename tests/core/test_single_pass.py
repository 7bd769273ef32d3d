"""The pass of one cell, in arrays that stay, against the steps of any number of cells."""

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core import CELLS, Clamp, Kind, State, rnn_kind, slstm_kind
from lstm_gui.core.equations import Product, Sum
from lstm_gui.core.equations.in_place import moves
from lstm_gui.core.passes import plain_pass
from lstm_gui.core.passes.plain_steps import plain_steps
from tests.core.states import CELLS as CLASSIC
from tests.core.states import seeded_state

KINDS = CLASSIC | {
    **{name: listed.make() for name, listed in CELLS.items()},
    "rnn-relu": rnn_kind("relu"),
    "rnn-linear": rnn_kind("linear"),
    "slstm-sigmoid": slstm_kind(forget="sigmoid"),
    "slstm-unstabilised": slstm_kind(stabiliser=False),
}
every = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
# One from the first step on and one that ends before the last, so that both sets of arrays hold.
SPANS = ((0, 0, 4), (2, 3, 10))


def by_steps(state: State) -> dict[str, np.ndarray]:
    """Return what `plain_steps` finds, ``(T, H)`` each."""
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        steps = list(plain_steps(plain_pass.given(state)))
    recorded = state.parameters.kind.recorded
    return {name: np.array([numbers[name][:, 0] for numbers in steps]) for name in recorded}


def assert_same(state: State) -> None:
    trace = plain_pass.forward(state)
    for name, wanted in by_steps(state).items():
        np.testing.assert_array_equal(trace.numbers[name], wanted, err_msg=name)


@every
@pytest.mark.parametrize("steps", [1, 2, 13])
@pytest.mark.parametrize("scale", [1.0, 300.0])
def test_every_kind_finds_the_same_to_the_last_digit(kind: Kind, steps: int, scale: float) -> None:
    assert_same(seeded_state(2, 5, steps, 3, scale, kind))


@every
def test_what_is_held_is_held_at_its_steps_alone(kind: Kind) -> None:
    state = seeded_state(2, 5, 13, 4, kind=kind)
    clamps = tuple(
        Clamp(quantity, unit, first, last, 0.25)
        for quantity in kind.clampable
        for unit, first, last in SPANS
    )
    assert_same(replace(state, clamps=clamps))


def test_what_is_subtracted_may_be_several() -> None:
    rows = {name: np.array([float(place), 0.1]) for place, name in enumerate("abcdefg")}
    equation = Sum("g", ("a", "b", "c"), ("d", "e", "f"))
    wanted = equation.value(rows.__getitem__)
    for move in moves(equation, rows):
        move()
    np.testing.assert_array_equal(rows["g"], wanted)


def test_an_equation_without_a_way_of_its_own_goes_by_its_value() -> None:
    class Doubled(Product, frozen=True):
        pass

    class Third(Sum, frozen=True):
        pass

    rows = {name: np.array([2.0, 3.0]) for name in ("one", "other", "made")}
    for equation in (Doubled("made", "one", "other"), Third("made", ("one",))):
        wanted = equation.value(rows.__getitem__)
        for move in moves(equation, rows):
            move()
        np.testing.assert_array_equal(rows["made"], wanted)
