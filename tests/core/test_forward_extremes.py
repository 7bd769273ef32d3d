"""The forward pass where floating point is at its end: no warning, no nonsense."""

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core import Initial, Parameters, Sequence, State, Trace, forward
from tests.core.oracle import QUANTITIES, scalar_trace
from tests.core.same import assert_same
from tests.core.states import seeded_state

SMALLEST = 5e-324
LARGEST_SUM = 1e4


def strict_forward(state: State) -> Trace:
    """The pass, with every floating-point condition but underflow an error."""
    with np.errstate(all="raise", under="ignore"):
        return forward(state)


def with_bias(state: State, **bias: float) -> State:
    blocks = state.parameters.kind.blocks
    b = np.array([[bias.get(name, 0.0)] * state.parameters.hidden_size for name in blocks])
    return replace(state, parameters=replace(state.parameters, b=b))


def silent(units: int = 2, steps: int = 4, c_0: float = 0.0) -> State:
    """A cell that listens to nothing: only its biases speak."""
    return State(
        Parameters.zeros(1, units),
        Initial(np.zeros(units), np.full(units, c_0)),
        Sequence(np.zeros((steps, 1))),
    )


@pytest.mark.parametrize("sign", [-1.0, 1.0])
def test_huge_weighted_sums_saturate(sign: float) -> None:
    z = sign * LARGEST_SUM
    trace = strict_forward(with_bias(silent(), f=z, i=z, c=z, o=z))
    for gate in (trace.f, trace.i, trace.o):
        assert (gate == (sign > 0)).all()
    assert (trace.c_tilde == sign).all()
    assert (trace.z_f == z).all()
    assert (trace.z_c == z).all()


def test_gates_are_symmetric() -> None:
    for z in (1e-300, 0.1, 1.0, 10.0, 36.0, 40.0, 700.0, 800.0):
        open_, shut = (strict_forward(with_bias(silent(), f=s * z)).f[0, 0] for s in (1, -1))
        assert open_ + shut == 1.0


def test_an_almost_shut_gate_keeps_its_digits() -> None:
    trace = strict_forward(with_bias(silent(c_0=1e300), f=-60.0, i=-60.0))
    np.testing.assert_allclose(trace.f[0], np.exp(-60.0), rtol=1e-14)
    np.testing.assert_allclose(trace.c[0], 1e300 * np.exp(-60.0), rtol=1e-14)


@pytest.mark.parametrize("c_0", [1e300, -1e300])
def test_a_huge_memory(c_0: float) -> None:
    state = replace(seeded_state(2, 3, 6), initial=Initial(np.zeros(3), np.full(3, c_0)))
    trace, expected = strict_forward(state), scalar_trace(state)
    assert_same(trace, expected, QUANTITIES, rtol=1e-12, atol=1e-12)
    assert (trace.tanh_c[0] == np.sign(c_0)).all()


def test_subnormal_weights() -> None:
    shapes = ((4, 3, 2), (4, 3, 3), (4, 3))
    state = replace(
        seeded_state(2, 3, 6), parameters=Parameters(*(np.full(s, SMALLEST) for s in shapes))
    )
    trace = strict_forward(state)
    assert (trace.f == 0.5).all()
    assert np.isfinite(trace.h).all()


def test_the_largest_parameters_a_session_may_hold() -> None:
    huge = 1e100
    state = State(
        Parameters(*(np.full(shape, -huge) for shape in ((4, 3, 2), (4, 3, 3), (4, 3)))),
        Initial(np.full(3, huge), np.full(3, 1e300)),
        Sequence(np.full((5, 2), -huge)),
    )
    trace = strict_forward(state)
    assert all(np.isfinite(getattr(trace, name)).all() for name in QUANTITIES)


def test_an_open_forget_gate_and_a_shut_input_gate_keep_the_memory_exactly() -> None:
    state = with_bias(silent(steps=50, c_0=0.1), f=LARGEST_SUM, i=-LARGEST_SUM, c=3.0)
    assert (strict_forward(state).c == 0.1).all()


def test_nothing_in_gives_plain_zeros() -> None:
    trace = strict_forward(silent())
    for name in ("z_f", "z_i", "z_c", "z_o", "c", "h"):
        assert not np.signbit(getattr(trace, name)).any(), name


def test_a_hundred_thousand_steps() -> None:
    state = seeded_state(2, 2, 100_000)
    trace = strict_forward(state)
    last = State(
        state.parameters,
        Initial(trace.h_before(99_999), trace.c_before(99_999)),
        Sequence(state.sequence.x[-1:]),
    )
    np.testing.assert_allclose(trace.h[-1], forward(last).h[0], rtol=0, atol=1e-12)
