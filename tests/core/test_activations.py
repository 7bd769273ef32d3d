"""The squashing functions to the last digits, near 0 and near 1, and every cell's gates."""

from decimal import Decimal, localcontext

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core import Clamp, Kind, forward, log_sigmoid, sigmoid
from tests.core.states import CELLS, any_cell, seeded_state

ARGUMENTS = (
    -700.0, -600.5, -100.0, -40.0, -37.9, -36.0, -20.0, -3.0, -0.7, -1e-9, -1e-300, 0.0,
    1e-300, 0.3, 2.0, 17.0, 36.0, 40.0, 100.0, 700.0,
)  # fmt: skip
FEW_DIGITS = 4 * np.finfo(np.float64).eps
GATES = {"lstm": "fio", "gru": "zr", "rnn": ""}


def exact_sigmoid(z: float) -> Decimal:
    """To 400 digits, of which many cancel beside 1."""
    with localcontext() as context:
        context.prec = 400
        return 1 / (1 + (-Decimal(z)).exp())


def exact_log_sigmoid(z: float) -> Decimal:
    with localcontext() as context:
        context.prec = 400
        return exact_sigmoid(z).ln()


@pytest.mark.parametrize("z", ARGUMENTS)
def test_the_sigmoid_has_all_its_digits(z: float) -> None:
    assert float(sigmoid(z)) == pytest.approx(float(exact_sigmoid(z)), rel=FEW_DIGITS, abs=0)


@pytest.mark.parametrize("z", ARGUMENTS)
def test_the_logarithm_of_the_sigmoid_has_all_its_digits(z: float) -> None:
    expected = float(exact_log_sigmoid(z))
    assert float(log_sigmoid(z)) == pytest.approx(expected, rel=FEW_DIGITS, abs=0)


def test_any_finite_argument_raises_no_condition() -> None:
    largest = np.finfo(np.float64).max
    with np.errstate(all="raise", under="ignore"):
        assert sigmoid([-largest, -1e4, -750.0, 750.0, 1e4, largest]).tolist() == [0, 0, 0, 1, 1, 1]
        assert log_sigmoid([-largest, -1e4, 1e4, largest]).tolist() == [-largest, -1e4, 0, 0]
        assert sigmoid(np.linspace(-745, 745, 999)).min() > 0


def test_shapes_are_kept() -> None:
    for function in (sigmoid, log_sigmoid):
        assert function(0.0).shape == ()
        assert function([[1, 2], [3, 4]]).shape == (2, 2)


@any_cell
@pytest.mark.parametrize("z", [-700.0, -100.0, -38.5, -10.0])
@pytest.mark.parametrize("clamped", [False, True])
def test_a_gate_that_is_shut_is_recorded_with_all_its_digits(
    kind: Kind, z: float, clamped: bool
) -> None:
    state = seeded_state(1, 2, 3, scale=0.0, kind=kind)
    shut = replace(state.parameters, b=np.full_like(state.parameters.b, z))
    last = (Clamp(kind.clampable[-1], 1, 2, 2, 0.0),)
    trace = forward(replace(state, parameters=shut, clamps=last if clamped else ()))
    for gate in GATES[kind.name]:
        if gate not in kind.variant.tanh_gates and not (gate == "i" and kind.variant.coupled):
            expected = float(exact_sigmoid(z))
            np.testing.assert_allclose(getattr(trace, gate)[0], expected, rtol=FEW_DIGITS, atol=0)


@pytest.mark.parametrize("z", [40.0, 300.0, 700.0])
def test_a_coupled_input_gate_has_the_digits_that_1_minus_f_lacks(z: float) -> None:
    state = seeded_state(1, 2, 3, scale=0.0, kind=CELLS["lstm-coupled"])
    wide = replace(state.parameters, b=np.full_like(state.parameters.b, z))
    trace = forward(replace(state, parameters=wide))
    assert (trace.f == 1.0).all()
    np.testing.assert_allclose(trace.i, float(exact_sigmoid(-z)), rtol=FEW_DIGITS, atol=0)
