"""Clamps: what is held is held, what follows follows, and no derivative leads through."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lstm_gui.core import (
    GRU,
    LSTM,
    RNN,
    Clamp,
    Entry,
    Gradients,
    Kind,
    Parameters,
    Sequence,
    State,
    clamp_at,
    forward,
    forward_in_parts,
    gradients,
    insert_step,
    largest_clamp,
    lstm_kind,
    remove_step,
    reset_blocks,
    reset_cell,
    reset_everything,
    resized,
    seconds_expected,
    select,
    sensitivity,
    with_clamp,
    with_clamps,
    with_kind,
    with_sequence,
    with_values,
    without_clamps,
)
from lstm_gui.core.analysis import decomposition, influence
from lstm_gui.core.kinds import Variant
from tests.core.cell_oracles import scalar_trace
from tests.core.states import CELLS, clamped_states, clamps_of, seeded_state, states
from tests.core.test_cells_backward import assert_slopes, directions, number

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


def every_clamp(kind: Kind) -> tuple[Clamp, ...]:
    return tuple(clamp for clamp in EVERY_CLAMP[kind.name] if clamp.quantity in kind.clampable)


def cut_open(kind: Kind, steps: int = 40) -> State:
    state = seeded_state(3, 6, steps, scale=0.5, kind=kind)
    return replace(state, clamps=every_clamp(kind))


@any_cell
@given(data=st.data())
@settings(max_examples=30)
def test_trace_equals_the_scalar_loop(kind: Kind, data: st.DataObject) -> None:
    state = data.draw(clamped_states(largest=1.5, kind=kind))
    trace, expected = forward(state), scalar_trace(state)
    assert set(trace.quantities) == set(expected)
    for name in trace.quantities:
        np.testing.assert_allclose(
            getattr(trace, name), expected[name], rtol=1e-12, atol=1e-12, err_msg=name
        )


@any_cell
def test_a_larger_cell_equals_the_scalar_loop(kind: Kind) -> None:
    state = cut_open(kind, steps=60)
    trace, expected = forward(state), scalar_trace(state)
    for name in trace.quantities:
        np.testing.assert_allclose(
            getattr(trace, name), expected[name], rtol=0, atol=1e-12, err_msg=name
        )


@any_cell
def test_the_trace_has_the_held_numbers_and_the_sums_they_do_not_answer_to(kind: Kind) -> None:
    state = cut_open(kind)
    trace, free = forward(state), forward(without_clamps(state))
    for clamp in state.clamps:
        held = getattr(trace, clamp.quantity)[clamp.first : clamp.last + 1, clamp.unit]
        assert (held == clamp.value).all()
    for name in trace.quantities:
        first = min(clamp.first for clamp in state.clamps)
        np.testing.assert_allclose(
            getattr(trace, name)[:first], getattr(free, name)[:first], rtol=1e-12, atol=1e-14
        )
        array = getattr(trace, name)
        assert array.shape == (40, 6)
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0.0
    held_z = {"lstm": "z_f", "gru": "z_z", "rnn": "z_h"}[kind.name]
    assert not np.isin(getattr(trace, held_z), [clamp.value for clamp in state.clamps]).any()


@any_cell
def test_a_clamp_at_what_the_cell_computes_changes_nothing(kind: Kind) -> None:
    state = seeded_state(2, 3, 6, kind=kind)
    free = forward(state)
    for quantity in kind.clampable:
        at = float(getattr(free, quantity)[3, 1])
        trace = forward(with_clamp(state, Clamp(quantity, 1, 3, 3, at)))
        for name in free.quantities:
            np.testing.assert_allclose(
                getattr(trace, name), getattr(free, name), rtol=1e-12, atol=1e-13
            )


def test_coupled_gates_move_together() -> None:
    state = seeded_state(2, 3, 6, kind=lstm_kind(Variant(coupled=True)))
    trace = forward(with_clamp(state, Clamp("f", 1, 2, 4, 0.75)))
    assert (trace.i[2:5, 1] == 0.25).all()
    assert (trace.f[2:5, 1] == 0.75).all()
    with pytest.raises(ValueError, match="outside"):
        with_clamp(state, Clamp("i", 1, 2, 4, 0.75))


def test_of_two_clamps_the_later_one_wins() -> None:
    state = seeded_state(1, 2, 8)
    twice = with_clamp(with_clamp(state, Clamp("f", 0, 1, 6, 1.0)), Clamp("f", 0, 3, 4, 0.0))
    assert forward(twice).f[1:7, 0].tolist() == [1, 1, 0, 0, 1, 1]
    assert clamp_at(twice, "f", 0, 3) == Clamp("f", 0, 3, 4, 0.0)
    assert clamp_at(twice, "f", 0, 2) == Clamp("f", 0, 1, 6, 1.0)
    assert clamp_at(twice, "f", 0, 0) is clamp_at(twice, "f", 1, 3) is None


@any_cell
def test_a_silent_unit_tells_nothing(kind: Kind) -> None:
    state = with_clamp(seeded_state(2, 3, 9, kind=kind), Clamp("h", 1, 0, 8, 0.0))
    state = with_values(state, {Entry("h_0", 1): 0.0})
    w_h = np.array(state.parameters.w_h)
    w_h[:, :, 1] = 7.0
    loud = replace(state, parameters=replace(state.parameters, w_h=w_h))
    np.testing.assert_allclose(forward(loud).h, forward(state).h, rtol=1e-12, atol=1e-14)


@any_cell
@given(data=st.data(), seed=st.integers(0, 9))
@settings(max_examples=15)
def test_derivatives_equal_finite_differences(kind: Kind, data: st.DataObject, seed: int) -> None:
    state = data.draw(clamped_states(largest=1.0, kind=kind))
    assert_slopes(state, seed)


@any_cell
def test_derivatives_of_a_larger_cell_equal_finite_differences(kind: Kind) -> None:
    state = cut_open(kind)
    assert_slopes(state, 1, every=13)


def scalar_rnn_gradients(state: State, d_h: np.ndarray) -> Gradients:
    """Backpropagation through a clamped RNN, number by number."""
    h = scalar_trace(state)["h"]
    w_h, w_x = state.parameters.w_h[0].tolist(), state.parameters.w_x[0]
    steps, units = range(len(h)), range(len(h[0]))
    by_z = np.zeros((len(h), len(units)))
    by_h = np.zeros((len(h), len(units)))
    for t in reversed(steps):
        for j in units:
            later = 0.0
            if t + 1 < len(h):
                later = sum(w_h[k][j] * by_z[t + 1, k] for k in units)
            by_h[t, j] = d_h[t, j] + later
            free = clamp_at(state, "h", j, t) is None
            by_z[t, j] = by_h[t, j] * (1 - h[t][j] ** 2) if free else 0.0
    before = [state.initial.h.tolist(), *h[:-1]]
    by_w_h = [[sum(by_z[t, j] * before[t][k] for t in steps) for k in units] for j in units]
    return Gradients(
        RNN,
        w_x=(by_z.T @ state.sequence.x)[np.newaxis],
        w_h=np.array([by_w_h]),
        b=by_z.sum(axis=0)[np.newaxis],
        x=by_z @ w_x,
        h_0=np.array([sum(w_h[k][j] * by_z[0, k] for k in units) for j in units]),
        c_0=np.zeros(0),
        h=by_h,
        c=np.zeros((len(h), 0)),
        z=by_z[np.newaxis],
    )


def scalar_lstm_gradients(state: State, d_h: np.ndarray, d_c: np.ndarray) -> dict[str, np.ndarray]:
    """Backpropagation through a clamped LSTM, number by number."""
    q = {name: np.array(rows) for name, rows in scalar_trace(state).items()}
    steps, units = len(q["h"]), len(q["h"][0])
    w_h = state.parameters.w_h
    by_h, by_c, by_z = (
        np.zeros((steps, units)),
        np.zeros((steps, units)),
        np.zeros((4, steps, units)),
    )
    ends = {"f": ("f",), "i": ("i",), "c": ("c_tilde",), "o": ("o", "h")}
    for t in reversed(range(steps)):
        c_before = state.initial.c if t == 0 else q["c"][t - 1]
        for j in range(units):
            last = t + 1 == steps
            by_h[t, j] = d_h[t, j] + (
                0.0
                if last
                else sum(w_h[k, m, j] * by_z[k, t + 1, m] for k in range(4) for m in range(units))
            )
            by_c[t, j] = d_c[t, j] + (0.0 if last else q["f"][t + 1, j] * by_c[t + 1, j])
            if clamp_at(state, "h", j, t) is None:
                by_c[t, j] += by_h[t, j] * q["o"][t, j] * (1 - q["tanh_c"][t, j] ** 2)
            f, i, o, c_tilde = (q[name][t, j] for name in ("f", "i", "o", "c_tilde"))
            by = {
                "f": by_c[t, j] * c_before[j] * f * (1 - f),
                "i": by_c[t, j] * c_tilde * i * (1 - i),
                "c": by_c[t, j] * i * (1 - c_tilde**2),
                "o": by_h[t, j] * q["tanh_c"][t, j] * o * (1 - o),
            }
            for k, name in enumerate("fico"):
                free = all(clamp_at(state, end, j, t) is None for end in ends[name])
                by_z[k, t, j] = by[name] if free else 0.0
    return {"h": by_h, "c": by_c, "z": by_z, "b": by_z.sum(axis=1)}


@given(state=clamped_states(largest=1.2, kind=RNN), seed=st.integers(0, 9))
def test_derivatives_of_an_rnn_equal_a_scalar_loop(state: State, seed: int) -> None:
    d_h, d_c = directions(state, seed)
    result, expected = gradients(state, forward(state), d_h, d_c), scalar_rnn_gradients(state, d_h)
    for name in ("w_x", "w_h", "b", "x", "h_0", "h", "z"):
        np.testing.assert_allclose(
            getattr(result, name), getattr(expected, name), rtol=1e-12, atol=1e-12, err_msg=name
        )


@given(state=clamped_states(largest=1.2), seed=st.integers(0, 9))
def test_derivatives_of_an_lstm_equal_a_scalar_loop(state: State, seed: int) -> None:
    d_h, d_c = directions(state, seed)
    result = gradients(state, forward(state), d_h, d_c)
    for name, expected in scalar_lstm_gradients(state, d_h, d_c).items():
        np.testing.assert_allclose(
            getattr(result, name), expected, rtol=1e-11, atol=1e-12, err_msg=name
        )


@any_cell
@given(data=st.data(), seed=st.integers(0, 9))
@settings(max_examples=15)
def test_the_derivative_by_a_clamped_h_is_that_by_its_number(
    kind: Kind, data: st.DataObject, seed: int
) -> None:
    state = data.draw(states(largest=1.0, kind=kind))
    t = data.draw(st.integers(0, len(state.sequence) - 1))
    d_h, d_c = directions(state, seed)

    def at(h: float) -> State:
        return replace(state, clamps=(Clamp("h", 0, t, t, h),))

    far, near = (
        number(at(0.3 + step), d_h, d_c) - number(at(0.3 - step), d_h, d_c) for step in (2e-3, 1e-3)
    )
    whole = gradients(at(0.3), forward(at(0.3)), d_h, d_c)
    assert whole.h[t, 0] == pytest.approx((8 * near - far) / 12e-3, rel=1e-6, abs=1e-7)


@any_cell
def test_nothing_leads_through_a_clamped_number(kind: Kind) -> None:
    state = cut_open(kind)
    d_h, d_c = directions(state, 3)
    result = gradients(state, forward(state), d_h, d_c)
    sums = {"f": "f", "i": "i", "c_tilde": "c", "o": "o", "z": "z", "r": "r", "h_tilde": "n"}
    for clamp in state.clamps:
        if clamp.quantity != "h":
            block = kind.blocks.index(sums[clamp.quantity])
            assert (result.z[block, clamp.first : clamp.last + 1, clamp.unit] == 0).all()
    assert np.isfinite(result.w_h).all()


@any_cell
@given(data=st.data())
@settings(max_examples=12)
def test_influence_is_the_length_of_the_jacobian(kind: Kind, data: st.DataObject) -> None:
    state = data.draw(clamped_states(largest=1.5, kind=kind))
    trace = forward(state)
    measured = influence(state, trace)
    for t in range(len(trace)):
        chosen = [select(state, t=t, unit=unit) for unit in range(trace.h.shape[1])]
        jacobian = np.array([sensitivity(one, trace).x for one in chosen])
        expected = np.sqrt((jacobian**2).sum(axis=(0, 2)))
        np.testing.assert_allclose(measured.norms[t], expected, rtol=1e-9, atol=1e-12)


@any_cell
@given(data=st.data())
@settings(max_examples=15)
def test_the_parts_add_up_to_the_memory(kind: Kind, data: st.DataObject) -> None:
    state = data.draw(clamped_states(kind=kind))
    trace = forward(state)
    if kind.has_cell_state:
        parts = decomposition(trace, 0)
        allowed = 1e-12 * np.abs(parts).sum(axis=1)
        assert (np.abs(parts.sum(axis=1) - trace.c[:, 0]) <= allowed).all()


@any_cell
def test_parts_make_up_the_whole(kind: Kind) -> None:
    state = seeded_state(2, 4, 2100, scale=0.5, kind=kind)
    last = kind.clampable[-1]
    clamps = (
        Clamp(last, 0, 998, 1001, 0.5),
        Clamp(last, 1, 0, 2099, 0.25),
        Clamp(last, 2, 2000, 2000, 0.0),
        Clamp(last, 0, 1000, 1000, -0.5),
    )
    state = replace(state, clamps=clamps, selection=replace(state.selection, t=2099))
    parts, whole = forward_in_parts(state, lambda share: True), forward(state)
    assert parts is not None
    for name in whole.quantities:
        np.testing.assert_allclose(getattr(parts, name), getattr(whole, name), rtol=0, atol=1e-12)


def test_a_clamped_pass_is_expected_to_take_longer() -> None:
    state = cut_open(LSTM)
    assert seconds_expected(state) > seconds_expected(without_clamps(state))


@any_cell
@pytest.mark.parametrize("z", [-1e4, 1e4])
def test_extremes_stay_finite_and_raise_no_condition(kind: Kind, z: float) -> None:
    state = seeded_state(1, 2, 400, kind=kind)
    loud = replace(state.parameters, b=np.full_like(state.parameters.b, z))
    clamps = tuple(
        Clamp(quantity, unit, 0, 399, sign * largest_clamp(quantity))
        for quantity in kind.clampable
        for unit, sign in ((0, 1.0), (1, -1.0))
    )
    for held in (clamps, clamps[:-2]):
        cell = replace(state, parameters=loud, clamps=held)
        with np.errstate(all="raise", under="ignore"):
            trace = forward(cell)
            result = gradients(cell, trace, np.ones(trace.h.shape))
        assert all(np.isfinite(getattr(trace, name)).all() for name in trace.quantities)
        assert all(np.isfinite(getattr(result, name)).all() for name in ("w_x", "w_h", "b", "x"))


@pytest.mark.parametrize(
    "wrong",
    [
        ("f", -1, 0, 1, 0.0),
        ("f", 0, -1, 1, 0.0),
        ("f", 0, 2, 1, 0.0),
        ("f", 0, 0, 1, np.nan),
        ("h", 0, 0, 1, np.inf),
        ("h", 0, 0, 1, 1.1e6),
        ("f", 0, 0, 1, 1.5),
        ("z", 0, 0, 1, -1.5),
    ],
)
def test_clamps_that_make_no_sense_are_refused(wrong: tuple[str, int, int, int, float]) -> None:
    with pytest.raises(ValueError, match="Clamp"):
        Clamp(*wrong)


@pytest.mark.parametrize(
    ("kind", "clamp"),
    [
        (LSTM, Clamp("f", 3, 0, 1, 0.0)),
        (LSTM, Clamp("f", 0, 0, 4, 0.0)),
        (LSTM, Clamp("z_f", 0, 0, 1, 0.0)),
        (LSTM, Clamp("c", 0, 0, 1, 0.0)),
        (LSTM, Clamp("z", 0, 0, 1, 0.0)),
        (GRU, Clamp("f", 0, 0, 1, 0.0)),
        (RNN, Clamp("h_tilde", 0, 0, 1, 0.0)),
    ],
)
def test_clamps_outside_of_the_state_are_refused(kind: Kind, clamp: Clamp) -> None:
    with pytest.raises(ValueError, match="outside of the state"):
        with_clamp(seeded_state(2, 3, 4, kind=kind), clamp)


def test_what_can_be_clamped_is_known_of_each_kind() -> None:
    assert LSTM.clampable == ("f", "i", "o", "c_tilde", "h")
    assert lstm_kind(Variant(coupled=True)).clampable == ("f", "o", "c_tilde", "h")
    assert GRU.clampable == ("z", "r", "h_tilde", "h")
    assert RNN.clampable == ("h",)
    assert {Clamp("h", 0, 0, 1, 0.0)} == {Clamp("h", 0, 0, 1, 0.0)}


def test_states_differ_by_their_clamps() -> None:
    state = seeded_state(1, 2, 4)
    clamp = Clamp("f", 0, 1, 2, 1.0)
    assert with_clamp(state, clamp) == with_clamp(state, clamp) != state
    assert without_clamps(with_clamp(state, clamp)) == state
    assert without_clamps(state) is state


def test_a_clamp_takes_the_place_of_those_it_covers() -> None:
    state = seeded_state(1, 2, 9)
    for clamp in (Clamp("f", 0, 2, 3, 0.5), Clamp("f", 1, 2, 3, 0.5), Clamp("f", 0, 3, 6, 0.5)):
        state = with_clamp(state, clamp)
    wide = Clamp("f", 0, 2, 5, 1.0)
    assert with_clamp(state, wide).clamps == (state.clamps[1], state.clamps[2], wide)
    assert without_clamps(state, state.clamps[:2]).clamps == state.clamps[2:]
    assert without_clamps(state, [wide]) is state


def test_several_clamps_at_once_are_as_one_after_the_other() -> None:
    state = with_clamp(seeded_state(1, 2, 9), Clamp("f", 1, 2, 3, 0.5))
    more = (Clamp("f", 0, 0, 8, 1.0), Clamp("f", 1, 1, 4, 0.0), Clamp("o", 1, 2, 3, 0.0))
    one_by_one = state
    for clamp in more:
        one_by_one = with_clamp(one_by_one, clamp)
    assert with_clamps(state, more) == one_by_one
    assert one_by_one.clamps == more


@given(data=st.data())
def test_a_step_put_in_and_taken_out_changes_no_clamp(data: st.DataObject) -> None:
    state = data.draw(clamped_states())
    t = data.draw(st.integers(0, len(state.sequence)))
    longer = insert_step(state, t)
    assert remove_step(longer, t).clamps == state.clamps
    for old, new in zip(state.clamps, longer.clamps, strict=True):
        held = [
            step for step in range(len(longer.sequence)) if new.holds(old.quantity, old.unit, step)
        ]
        expected = [s + (s >= t) for s in range(old.first, old.last + 1)]
        assert set(held) - {t} == set(expected)
        assert (t in held) == (old.first < t <= old.last)


@given(data=st.data())
def test_what_is_held_stays_with_its_step_when_another_is_taken_out(data: st.DataObject) -> None:
    state = data.draw(clamped_states())
    t = data.draw(st.integers(0, len(state.sequence) - 1))
    shorter = remove_step(state, t)
    if len(state.sequence) == 1:
        assert shorter == state
        return
    quantity, unit = state.clamps[0].quantity, state.clamps[0].unit
    before = [clamp_at(state, quantity, unit, s) for s in range(len(state.sequence)) if s != t]
    after = [clamp_at(shorter, quantity, unit, s) for s in range(len(shorter.sequence))]
    assert [c and c.value for c in before] == [c and c.value for c in after]


@given(data=st.data(), units=st.integers(1, 5), steps=st.integers(1, 6))
def test_resizing_keeps_of_clamps_what_fits(data: st.DataObject, units: int, steps: int) -> None:
    state = data.draw(clamped_states())
    new = resized(state, 2, units, steps)
    for quantity in state.parameters.kind.clampable:
        for unit in range(units):
            for t in range(steps):
                old = clamp_at(state, quantity, unit, t)
                kept = clamp_at(new, quantity, unit, t)
                assert (kept and kept.value) == (old and old.value)
    assert all(clamp.first < steps and clamp.unit < units for clamp in new.clamps)
    longer = with_sequence(state, Sequence(np.zeros((9, state.parameters.input_size))))
    assert longer.clamps == state.clamps


def test_other_edits_leave_clamps_alone() -> None:
    baseline = seeded_state(2, 3, 4, seed=1)
    state = replace(seeded_state(2, 3, 4), clamps=(Clamp("f", 0, 0, 3, 1.0),))
    for edited in (
        select(state, t=2),
        with_values(state, {Entry("b", 0, 0, "f"): 2.0, Entry("x", 0, 0): 1.0}),
        reset_blocks(state, ["f"], baseline),
        reset_cell(state, baseline),
    ):
        assert edited.clamps == state.clamps
    assert reset_everything(state, baseline).clamps == ()
    assert reset_everything(baseline, state).clamps == state.clamps


def test_a_switch_drops_clamps_of_what_it_decides() -> None:
    state = seeded_state(2, 3, 4)
    state = with_clamp(with_clamp(state, Clamp("i", 0, 0, 3, 0.0)), Clamp("f", 0, 0, 3, 1.0))
    assert with_kind(state, lstm_kind(Variant(coupled=True))).clamps == state.clamps[1:]
    assert with_kind(state, lstm_kind(Variant(peepholes=True))).clamps == state.clamps


@given(data=st.data())
def test_random_clamps_are_valid(data: st.DataObject) -> None:
    state = data.draw(states())
    clamps = data.draw(clamps_of(state))
    assert replace(state, clamps=clamps).clamps == clamps


def test_a_parameter_that_only_a_clamped_gate_hears_does_not_matter() -> None:
    state = with_clamp(seeded_state(2, 3, 5), Clamp("o", 1, 0, 4, 0.5))
    result = sensitivity(select(state, t=4, unit=1), forward(state))
    assert (result.b[3, 1], result.w_x[3, 1].tolist()) == (0.0, [0.0, 0.0])
    assert (result.b[3, [0, 2]] != 0).all()


def test_silence_from_the_start_makes_a_cell_of_one_unit_less() -> None:
    state = seeded_state(2, 3, 7)
    quiet = replace(state, clamps=(Clamp("h", 2, 0, 6, 0.0),))
    at_rest = replace(quiet, initial=replace(state.initial, h=[*state.initial.h[:2], 0.0]))
    p = state.parameters
    smaller = State(
        Parameters(p.w_x[:, :2], p.w_h[:, :2, :2], p.b[:, :2]),
        replace(state.initial, h=state.initial.h[:2], c=state.initial.c[:2]),
        state.sequence,
    )
    np.testing.assert_allclose(
        forward(at_rest).h[:, :2], forward(smaller).h, rtol=1e-12, atol=1e-14
    )
