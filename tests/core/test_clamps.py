"""Clamps: what is held is held, and what follows follows."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lstm_gui.core import (
    GRU,
    KINDS,
    LSTM,
    MINGRU,
    RNN,
    SLSTM,
    Clamp,
    Entry,
    Kind,
    Parameters,
    State,
    clamp_at,
    clamp_range,
    forward,
    forward_in_parts,
    gradients,
    largest_clamp,
    lstm_kind,
    rnn_kind,
    seconds_expected,
    with_clamp,
    with_values,
    without_clamps,
)
from lstm_gui.core.cells.named_kinds import all_named_kinds
from lstm_gui.core.equations import Complement, Product
from lstm_gui.core.kinds import Variant
from tests.core.cell_oracles import scalar_trace
from tests.core.parts import decomposition
from tests.core.same import assert_same
from tests.core.states import any_cell, clamped_states, clamps_of, cut_open, seeded_state, states


@any_cell
@given(data=st.data())
@settings(max_examples=30)
def test_trace_equals_the_scalar_loop(kind: Kind, data: st.DataObject) -> None:
    state = data.draw(clamped_states(largest=1.5, kind=kind))
    trace, expected = forward(state), scalar_trace(state)
    assert set(trace.quantities) == set(expected)
    assert_same(trace, expected, trace.quantities, rtol=1e-12, atol=1e-12)


@any_cell
def test_a_larger_cell_equals_the_scalar_loop(kind: Kind) -> None:
    state = cut_open(kind, steps=60)
    trace, expected = forward(state), scalar_trace(state)
    assert_same(trace, expected, trace.quantities, rtol=0, atol=1e-12)


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
        assert_same(trace, free, free.quantities, rtol=1e-12, atol=1e-13)


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
@given(data=st.data())
@settings(max_examples=15)
def test_the_parts_add_up_to_the_memory(kind: Kind, data: st.DataObject) -> None:
    if kind.has_cell_state:
        trace = forward(data.draw(clamped_states(kind=kind)))
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
    assert_same(parts, whole, whole.quantities, rtol=0, atol=1e-12)


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


def test_no_gate_that_is_offered_to_be_held_lets_a_memory_grow_beyond_all_numbers() -> None:
    for name, named in all_named_kinds().items():
        state = seeded_state(1, 2, 1200, kind=named.kind)
        gates = tuple(
            Clamp(quantity, unit, 0, 1199, end)
            for quantity in named.kind.clampable
            if quantity != "h"
            for unit, end in enumerate(clamp_range(named.kind, quantity))
        )
        trace = forward(replace(state, clamps=gates))
        assert np.isfinite(getattr(trace, named.kind.roles.memory)).all(), name


@pytest.mark.parametrize(
    ("kind", "quantity", "ends"),
    [
        (LSTM, "i", (0.0, 1.0)),
        (LSTM, "c_tilde", (-1.0, 1.0)),
        (LSTM, "h", (-1.0, 1.0)),
        (lstm_kind(Variant(second_tanh=False)), "h", (-1e6, 1e6)),
        (lstm_kind(Variant(tanh_gates=("f",))), "f", (-1.0, 1.0)),
        (GRU, "z", (0.0, 1.0)),
        (GRU, "h", (-1e6, 1e6)),
        (MINGRU, "z", (0.0, 1.0)),
        (MINGRU, "h_tilde", (-1e6, 1e6)),
        (SLSTM, "z", (-1.0, 1.0)),
        (SLSTM, "f", (0.0, 1.0)),
        (SLSTM, "i", (0.0, 1e6)),
        (rnn_kind("relu"), "h", (0.0, 1e6)),
    ],
)
def test_what_is_offered_to_be_held_is_what_the_quantity_can_be(
    kind: Kind, quantity: str, ends: tuple[float, float]
) -> None:
    assert clamp_range(kind, quantity) == ends


def test_what_keeps_the_memory_of_any_kind_is_held_within_one(monkeypatch) -> None:
    assert largest_clamp("a") > 1.0
    shut = (Complement("a", "z", "z_z"), Product("held", "a", "h_before"))
    equations = (*MINGRU.equations[:4], *shut, *MINGRU.equations[6:])
    roles = replace(MINGRU.roles, keeps="a")
    own = replace(MINGRU, name="own", equations=equations, roles=roles)
    monkeypatch.setitem(KINDS, "own", own)
    assert largest_clamp("a") == 1.0


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


@given(data=st.data())
def test_random_clamps_are_valid(data: st.DataObject) -> None:
    state = data.draw(states())
    clamps = data.draw(clamps_of(state))
    assert replace(state, clamps=clamps).clamps == clamps


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
