"""The forward pass against the equations, number by number."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_gui.core import Initial, Sequence, State, forward, with_sequence
from tests.core.oracle import QUANTITIES, scalar_trace
from tests.core.reference import reference_state
from tests.core.same import assert_same
from tests.core.states import seeded_state, states

# Of a cell with two units and one input, calculated with 50 decimal digits.
REFERENCE = (
    {
        "z_f": (1.90625, -1.765625),
        "f": (0.8705972684083609, 0.14608724704829565),
        "z_i": (0.25, 0.96875),
        "i": (0.5621765008857981, 0.7248702761768248),
        "z_c": (-1.0, 1.1875),
        "c_tilde": (-0.7615941559557649, 0.8298019099859595),
        "z_o": (0.53125, 0.28125),
        "o": (0.6297746074044134, 0.5698526514141571),
        "c": (-0.8634489718944652, 0.8206296102360227),
        "tanh_c": (-0.698030406080885, 0.6754124138810448),
        "h": (-0.4396018249459326, 0.3848855548481494),
    },
    {
        "z_f": (0.30897769881499637, -0.10021996999611814),
        "f": (0.5766357094161326, 0.47496595757609794),
        "z_i": (-1.9778558538664759, -0.7785073997966699),
        "i": (0.12154759075547306, 0.31464166469905425),
        "z_c": (0.3990697918843463, -0.3278707552548096),
        "c_tilde": (0.3791527589385736, -0.3166062601679484),
        "z_o": (0.7148208815780572, 2.665765991082045),
        "o": (0.6714655219913225, 0.9349760950292424),
        "c": (-0.45181040607572104, 0.29015360788766736),
        "tanh_c": (-0.42338602384782753, 0.2822761872333541),
        "h": (-0.284289117506812, 0.26392148725918474),
    },
    {
        "z_f": (2.4793750694317978, -4.095854699472969),
        "f": (0.9226832277854671, 0.01636910989146936),
        "z_i": (3.3451775817597014, 1.130275861549316),
        "i": (0.9659465641242613, 0.7558898047734939),
        "z_c": (-2.9327726060036645, 4.225526789642183),
        "c_tilde": (-0.9943450810148737, 0.9995727409486571),
        "z_o": (1.867306834830018, 0.013480232951200603),
        "o": (0.8661463481555064, 0.5033700072057445),
        "c": (-1.3773620983851864, 0.7603164003055061),
        "tanh_c": (-0.8803592017809789, 0.6412632895971524),
        "h": (-0.7625199076876915, 0.322792706705298),
    },
)


@pytest.mark.parametrize("t", range(3))
@pytest.mark.parametrize("name", QUANTITIES)
def test_reference_values(name: str, t: int) -> None:
    np.testing.assert_allclose(
        getattr(forward(reference_state()), name)[t], REFERENCE[t][name], rtol=1e-12, atol=0
    )


@given(states(largest=2.0))
def test_trace_equals_the_scalar_loop(state: State) -> None:
    trace, expected = forward(state), scalar_trace(state)
    assert_same(trace, expected, QUANTITIES, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("sizes", [(1, 1, 1), (4, 8, 24), (16, 64, 24), (3, 70, 5)])
def test_larger_cells_equal_the_scalar_loop(sizes: tuple[int, int, int]) -> None:
    state = seeded_state(*sizes, scale=0.5)
    trace, expected = forward(state), scalar_trace(state)
    assert_same(trace, expected, QUANTITIES, rtol=0, atol=1e-12)


@given(states(largest=2.0), st.integers(1, 4))
def test_the_first_steps_do_not_know_what_follows(state: State, steps: int) -> None:
    steps = min(steps, len(state.sequence))
    whole = forward(state)
    first = forward(with_sequence(state, Sequence(state.sequence.x[:steps])))
    for name in QUANTITIES:
        np.testing.assert_allclose(
            getattr(first, name), getattr(whole, name)[:steps], rtol=1e-12, atol=1e-12
        )


@given(states(largest=2.0))
def test_stepping_on_from_the_end_continues_the_trace(state: State) -> None:
    whole = forward(state)
    half = len(state.sequence) // 2
    at_half = Initial(whole.h_before(half), whole.c_before(half))
    rest = forward(State(state.parameters, at_half, Sequence(state.sequence.x[half:])))
    np.testing.assert_allclose(rest.h, whole.h[half:], rtol=1e-12, atol=1e-12)


@given(states(largest=1e5))
def test_gates_candidate_and_output_stay_in_their_ranges(state: State) -> None:
    trace = forward(state)
    for gate in (trace.f, trace.i, trace.o):
        assert gate.min() >= 0
        assert gate.max() <= 1
    for signal in (trace.c_tilde, trace.tanh_c, trace.h):
        assert np.abs(signal).max() <= 1


@given(states())
def test_the_trace_agrees_with_itself(state: State) -> None:
    trace = forward(state)
    c_before = np.vstack([trace.c_0, trace.c[:-1]])
    kept, written = trace.f * c_before, trace.i * trace.c_tilde
    np.testing.assert_allclose(trace.c, kept + written, rtol=1e-14, atol=1e-14)
    np.testing.assert_allclose(trace.h, trace.o * trace.tanh_c, rtol=1e-14, atol=0)


@given(states())
@settings(max_examples=20)
def test_every_array_is_read_only_and_of_the_stated_shape(state: State) -> None:
    trace = forward(state)
    shape = (len(state.sequence), state.parameters.hidden_size)
    for name in (*QUANTITIES, "x", "h_0", "c_0"):
        array = getattr(trace, name)
        assert array.dtype == np.float64
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0.0
        assert not (isinstance(array.base, np.ndarray) and array.base.flags.writeable)
        if name in QUANTITIES:
            assert array.shape == shape
    assert len(trace) == shape[0]


def test_two_passes_share_no_memory() -> None:
    state = seeded_state(2, 3, 4)
    first, second = forward(state), forward(state)
    assert first == second
    assert not np.shares_memory(first.h, second.h)


def test_the_pass_leaves_the_state_as_it_was() -> None:
    state = seeded_state(2, 3, 4)
    copy = seeded_state(2, 3, 4)
    forward(state)
    assert state == copy
