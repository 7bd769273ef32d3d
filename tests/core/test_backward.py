"""The backward pass against differences of the forward pass, and against itself."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lstm_gui.core import (
    Entry,
    Gradients,
    Initial,
    Parameters,
    Sequence,
    State,
    Trace,
    derivative,
    forward,
    gradients,
    select,
    sensitivity,
    strongest,
    tanh_slope,
)
from tests.core.reference import SENSITIVITIES, reference_state
from tests.core.same import assert_same
from tests.core.slopes import assert_derivatives, assert_slopes, directions, entries_of
from tests.core.states import seeded_state, states

BY = ("w_x", "w_h", "b", "x", "h_0", "c_0", "h", "c", "z")


def rest(state: State, trace: Trace, t: int) -> State:
    """The cell from step ``t`` on."""
    at = Initial(trace.h_before(t), trace.c_before(t))
    return State(state.parameters, at, Sequence(state.sequence.x[t:]))


def assert_finite(result: Gradients) -> None:
    assert all(np.isfinite(getattr(result, name)).all() for name in BY)


@given(states(largest=1.5), st.integers(0, 9))
@settings(max_examples=40)
def test_derivatives_equal_finite_differences(state: State, seed: int) -> None:
    assert_slopes(state, seed)


@given(states(largest=1.5))
@settings(max_examples=20)
def test_the_sensitivity_equals_finite_differences(state: State) -> None:
    chosen = state.selection
    d_h = np.zeros((len(state.sequence), state.parameters.hidden_size))
    d_h[chosen.t, chosen.unit] = 1.0
    assert_derivatives(sensitivity(state, forward(state)), state, d_h, np.zeros_like(d_h))


@pytest.mark.parametrize(("entry", "expected"), SENSITIVITIES.items(), ids=str)
def test_reference_values(entry: Entry, expected: float) -> None:
    state = select(reference_state(), t=2, unit=0)
    result = derivative(sensitivity(state, forward(state)), entry)
    assert result == pytest.approx(expected, rel=1e-12, abs=0)


def test_a_larger_cell_equals_finite_differences() -> None:
    assert_slopes(seeded_state(5, 20, 60, scale=0.7), 1)


@given(states(largest=2.0), st.integers(0, 9), st.data())
def test_total_derivatives_are_those_of_the_steps_that_follow(
    state: State, seed: int, data: st.DataObject
) -> None:
    trace = forward(state)
    d_h, d_c = directions(state, seed)
    whole = gradients(state, trace, d_h, d_c)
    t = data.draw(st.integers(0, len(trace) - 1))
    by_h, by_c = d_h[t], d_c[t]
    if t + 1 < len(trace):
        later = rest(state, trace, t + 1)
        of_rest = gradients(later, forward(later), d_h[t + 1 :], d_c[t + 1 :])
        by_h, by_c = by_h + of_rest.h_0, by_c + of_rest.c_0
    by_c = by_c + by_h * trace.o[t] * tanh_slope(trace.c[t])
    np.testing.assert_allclose(whole.h[t], by_h, rtol=1e-9, atol=1e-10)
    np.testing.assert_allclose(whole.c[t], by_c, rtol=1e-9, atol=1e-10)


@given(states(largest=2.0), st.integers(0, 9), st.data())
def test_weighted_sums_are_differentiated_step_by_step(
    state: State, seed: int, data: st.DataObject
) -> None:
    trace = forward(state)
    d_h, d_c = directions(state, seed)
    t = data.draw(st.integers(0, len(trace) - 1))
    later = rest(state, trace, t)
    of_rest = gradients(later, forward(later), d_h[t:], d_c[t:])
    z = gradients(state, trace, d_h, d_c).z
    np.testing.assert_allclose(z[:, t:].sum(axis=1), of_rest.b, rtol=1e-9, atol=1e-10)


@given(states(largest=2.0))
def test_derivatives_are_linear_in_the_direct_ones(state: State) -> None:
    trace = forward(state)
    (h_1, c_1), (h_2, c_2) = directions(state, 1), directions(state, 2)
    one, two = gradients(state, trace, h_1, c_1), gradients(state, trace, h_2, c_2)
    both = gradients(state, trace, h_1 + 3 * h_2, c_1 + 3 * c_2)
    expected = {name: getattr(one, name) + 3 * getattr(two, name) for name in BY}
    assert_same(both, expected, BY, rtol=1e-9, atol=1e-10)


@given(states())
def test_without_direct_derivatives_by_c_they_are_zero(state: State) -> None:
    trace = forward(state)
    d_h, _ = directions(state, 1)
    assert gradients(state, trace, d_h) == gradients(state, trace, d_h, np.zeros_like(d_h))


@given(states(largest=2.0))
def test_steps_after_the_selected_one_take_no_part(state: State) -> None:
    trace, t = forward(state), state.selection.t
    result = sensitivity(state, trace)
    for later in (result.h[t + 1 :], result.c[t + 1 :], result.z[:, t + 1 :], result.x[t + 1 :]):
        assert (later == 0).all()
    shorter = replace(state, sequence=Sequence(state.sequence.x[: t + 1]))
    alone = sensitivity(shorter, forward(shorter))
    assert_same(result, alone, ("w_x", "w_h", "b", "h_0", "c_0"), rtol=1e-9, atol=1e-12)


def test_what_depends_on_nothing_has_no_derivatives() -> None:
    state = seeded_state(2, 3, 4)
    trace = forward(state)
    result = gradients(state, trace, np.zeros_like(trace.h))
    assert all((getattr(result, name) == 0).all() for name in BY)
    assert strongest(result) is None


@given(states())
@settings(max_examples=20)
def test_every_array_is_read_only_and_of_the_stated_shape(state: State) -> None:
    result, p = sensitivity(state, forward(state)), state.parameters
    steps_and_units = (len(state.sequence), p.hidden_size)
    shapes = {
        "w_x": p.w_x.shape,
        "w_h": p.w_h.shape,
        "b": p.b.shape,
        "x": state.sequence.x.shape,
        "h_0": (p.hidden_size,),
        "c_0": (p.hidden_size,),
        "h": steps_and_units,
        "c": steps_and_units,
        "z": (4, *steps_and_units),
    }
    for name, shape in shapes.items():
        array = getattr(result, name)
        assert array.shape == shape
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0.0
        assert not (isinstance(array.base, np.ndarray) and array.base.flags.writeable)


@pytest.mark.parametrize("shape", [(3, 3), (4, 2), (4,), (4, 3, 1)])
def test_direct_derivatives_of_other_shape_are_refused(shape: tuple[int, ...]) -> None:
    state = seeded_state(2, 3, 4)
    trace, right = forward(state), np.zeros((4, 3))
    with pytest.raises(ValueError, match=r"\(4, 3\)"):
        gradients(state, trace, np.zeros(shape))
    with pytest.raises(ValueError, match=r"\(4, 3\)"):
        gradients(state, trace, right, np.zeros(shape))


@given(states(largest=1.5))
def test_the_strongest_parameter_is_the_one_no_other_exceeds(state: State) -> None:
    result = sensitivity(state, forward(state))
    sizes = {
        entry: abs(derivative(result, entry)) for entry in entries_of(state) if entry.block != ""
    }
    in_reading_order = sorted(sizes, key=lambda e: "fico".index(e.block))
    entry = strongest(result)
    if entry is None:
        assert max(sizes.values()) == 0
    else:
        largest = max(sizes.values())
        assert entry == next(e for e in in_reading_order if sizes[e] == largest)


def test_among_equals_the_first_in_reading_order_is_the_strongest() -> None:
    state = seeded_state(2, 2, 3)
    result = sensitivity(state, forward(state))
    ones = {name: np.ones_like(getattr(result, name)) for name in ("w_x", "w_h", "b")}
    assert strongest(replace(result, **ones)) == Entry("w_x", 0, 0, "f")
    ones["w_h"][2, 1, 0] = -5.0
    ones["b"][2, 1] = 5.0
    ones["w_x"][3, 0, 0] = 5.0
    assert strongest(replace(result, **ones)) == Entry("w_h", 1, 0, "c")


def test_a_derivative_outside_of_the_arrays_is_refused() -> None:
    result = sensitivity(seeded_state(2, 3, 4), forward(seeded_state(2, 3, 4)))
    with pytest.raises(IndexError):
        derivative(result, Entry("w_x", 0, 2, "f"))
    with pytest.raises(ValueError, match="not in tuple"):
        derivative(result, Entry("b", 0, 0, "r"))


def strict_gradients(state: State, d_h: float = 1.0, d_c: float = 1.0) -> Gradients:
    """The pass, with every floating-point condition but underflow an error."""
    with np.errstate(all="raise", under="ignore"):
        trace = forward(state)
        shape = trace.h.shape
        return gradients(state, trace, np.full(shape, d_h), np.full(shape, d_c))


def speaking(steps: int = 3, c_0: float = 0.0, **bias: float) -> State:
    """A cell of one unit that listens to nothing: only its biases speak."""
    b = np.array([[bias.get(name, 0.0)] for name in "fico"])
    return State(
        replace(Parameters.zeros(1, 1), b=b),
        Initial(np.zeros(1), np.full(1, c_0)),
        Sequence(np.ones((steps, 1))),
    )


@pytest.mark.parametrize("z", [-1e4, 1e4])
def test_huge_weighted_sums_do_not_answer(z: float) -> None:
    result = strict_gradients(speaking(f=z, i=z, c=z, o=z))
    assert_finite(result)
    assert (result.z == 0).all()


@pytest.mark.parametrize("z", [-60.0, -40.0, 40.0, 60.0])
@pytest.mark.parametrize("block", "fio")
def test_a_saturated_gate_keeps_the_digits_of_its_slope(block: str, z: float) -> None:
    state = speaking(steps=1, c_0=0.5, **{"f": 0.3, "i": 0.4, "c": 0.7, "o": 0.2, block: z})
    trace = forward(state)
    result = gradients(state, trace, np.ones((1, 1)))
    to_c = trace.o * (1 - trace.tanh_c**2)
    factor = {"f": 0.5 * to_c, "i": trace.c_tilde * to_c, "o": trace.tanh_c}[block]
    expected = factor * np.exp(-abs(z)) / (1 + np.exp(-abs(z))) ** 2
    entry = Entry("b", 0, 0, block)
    assert derivative(result, entry) == pytest.approx(float(expected[0, 0]), rel=1e-12, abs=0)


def test_a_saturated_memory_and_candidate_keep_the_digits_of_their_slopes() -> None:
    state = speaking(steps=1, c_0=30.0, f=800.0, i=0.0, c=-25.0, o=0.0)
    result = sensitivity(state, forward(state))
    # 1 - tanh(z)^2 is 4 exp(-2 |z|) but for what lies beyond the last digit.
    of_memory = 0.5 * 4 * np.exp(-2 * 29.5)
    assert result.c_0[0] == pytest.approx(of_memory, rel=1e-12)
    by_z_c = of_memory * 0.5 * 4 * np.exp(-2 * 25.0)
    assert derivative(result, Entry("b", 0, 0, "c")) == pytest.approx(by_z_c, rel=1e-12, abs=0)


@pytest.mark.parametrize("c_0", [1e300, -1e300])
def test_a_huge_memory(c_0: float) -> None:
    state = replace(seeded_state(2, 3, 6), initial=Initial(np.zeros(3), np.full(3, c_0)))
    assert_finite(strict_gradients(state))


def test_subnormal_weights() -> None:
    shapes = ((4, 3, 2), (4, 3, 3), (4, 3))
    state = replace(
        seeded_state(2, 3, 6), parameters=Parameters(*(np.full(s, 5e-324) for s in shapes))
    )
    assert_finite(strict_gradients(state))


def test_derivatives_too_large_for_a_float_raise_no_warning() -> None:
    state = seeded_state(1, 2, 40)
    loud = replace(state.parameters, w_h=np.full((4, 2, 2), 1e40), b=np.zeros((4, 2)))
    quiet = State(loud, Initial(np.zeros(2), np.zeros(2)), Sequence(np.zeros((40, 1))))
    assert not np.isfinite(strict_gradients(quiet).h_0).all()


def test_a_hundred_thousand_steps() -> None:
    state = select(seeded_state(2, 2, 100_000), t=99_999)
    trace = forward(state)
    result = sensitivity(state, trace)
    later = select(rest(state, trace, 99_000), t=999)
    short = sensitivity(later, forward(later))
    np.testing.assert_allclose(result.h[99_000:], short.h, rtol=1e-6, atol=1e-12)
    assert_finite(result)
