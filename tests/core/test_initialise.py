"""Random parameters: drawn as promised, and the same for the same seed."""

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core import MINGRU, Initial, Sequence, forward, randomised, rnn_kind
from tests.core.states import seeded_state

SIZES = [(1, 1), (4, 8), (16, 64)]


@pytest.mark.parametrize(("inputs", "units"), SIZES)
def test_recurrent_blocks_are_orthogonal(inputs: int, units: int) -> None:
    w_h = randomised(seeded_state(inputs, units, 3), 5, False).parameters.w_h
    for block in w_h:
        np.testing.assert_allclose(block @ block.T, np.eye(units), atol=1e-12)


def test_orthogonal_blocks_lean_to_no_side() -> None:
    state = seeded_state(1, 1, 1)
    signs = [randomised(state, seed, False).parameters.w_h.ravel() for seed in range(100)]
    assert abs(np.mean(signs)) < 0.2


@pytest.mark.parametrize(("inputs", "units"), SIZES)
def test_input_weights_fill_the_xavier_interval(inputs: int, units: int) -> None:
    w_x = randomised(seeded_state(inputs, units, 3), 5, False).parameters.w_x
    bound = np.sqrt(6 / (inputs + units))
    assert np.abs(w_x).max() <= bound
    if w_x.size > 1000:
        assert np.abs(w_x).max() > 0.99 * bound
        np.testing.assert_allclose(w_x.var(), bound**2 / 3, rtol=0.1)


def test_biases_are_zero_but_for_the_forget_gate_if_wanted() -> None:
    state = seeded_state(2, 3, 4)
    assert (randomised(state, 5, False).parameters.b == 0).all()
    parameters = randomised(state, 5, True).parameters
    assert (parameters.block("f").b == 1).all()
    assert all((parameters.block(name).b == 0).all() for name in "ico")


def test_the_seed_decides() -> None:
    state, other = seeded_state(2, 3, 4), seeded_state(2, 3, 9, seed=1)
    drawn = randomised(state, 5, False).parameters
    assert randomised(other, 5, False).parameters == drawn
    assert randomised(state, 6, False).parameters != drawn


def test_only_the_parameters_change() -> None:
    state = seeded_state(2, 3, 4)
    new = randomised(state, 5, True)
    assert (new.initial, new.sequence, new.selection) == (
        state.initial,
        state.sequence,
        state.selection,
    )


def test_an_irnn_starts_by_keeping_what_it_has() -> None:
    kind = rnn_kind("relu")
    state = replace(
        randomised(seeded_state(2, 3, 6, kind=kind), 5, False, identity=True),
        sequence=Sequence(np.zeros((6, 2))),
        initial=Initial(np.array([0.5, 2.0, 0.0]), np.zeros(0)),
    )
    assert (state.parameters.w_h == np.eye(3)).all()
    assert (forward(state).h == state.initial.h).all()
    deaf = seeded_state(2, 3, 6, kind=MINGRU)
    assert (randomised(deaf, 5, False, identity=True).parameters.w_h == 0).all()
