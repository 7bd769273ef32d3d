"""The forward pass of every kind of cell against its equations."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lstm_gui.core import (
    GRU,
    LSTM,
    RNN,
    Entry,
    Initial,
    Kind,
    Parameters,
    Selection,
    Sequence,
    State,
    Trace,
    Variant,
    forward,
    forward_in_parts,
    gru_kind,
    lstm_kind,
    randomised,
    reset_blocks,
    reset_cell,
    resized,
    value,
    with_kind,
    with_values,
)
from tests.core.cell_oracles import scalar_trace
from tests.core.same import assert_same
from tests.core.states import CELLS, any_cell, patterned_state, seeded_state, states

REFERENCES = json.loads(Path("tests/core/cell_references.json").read_text(encoding="utf-8"))
OTHERS = {label: kind for label, kind in CELLS.items() if kind != LSTM}


@pytest.mark.parametrize("label", CELLS)
def test_hidden_states_equal_those_of_pytorch(label: str) -> None:
    h = forward(patterned_state(CELLS[label])).h
    np.testing.assert_allclose(h.ravel(), REFERENCES[label]["h"], rtol=1e-12, atol=1e-15)


@any_cell
@given(data=st.data())
@settings(max_examples=25)
def test_trace_equals_the_scalar_loop(kind: Kind, data: st.DataObject) -> None:
    state = data.draw(states(largest=1.5, kind=kind))
    trace, expected = forward(state), scalar_trace(state)
    assert set(trace.quantities) == set(expected)
    assert_same(trace, expected, trace.quantities, rtol=1e-11, atol=1e-11)


@any_cell
def test_a_larger_cell_equals_the_scalar_loop(kind: Kind) -> None:
    state = seeded_state(16, 64, 6, scale=0.3, kind=kind)
    trace, expected = forward(state), scalar_trace(state)
    assert_same(trace, expected, trace.quantities, rtol=0, atol=1e-12)


@any_cell
def test_the_trace_is_read_only_and_names_what_it_holds(kind: Kind) -> None:
    state = seeded_state(2, 3, 5, kind=kind)
    trace = forward(state)
    expected = {"lstm": Trace, "rnn": Trace, "gru": Trace}[kind.name]
    assert type(trace) is expected
    for name in trace.quantities:
        array = getattr(trace, name)
        assert array.shape == (5, 3)
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0.0
        assert not (isinstance(array.base, np.ndarray) and array.base.flags.writeable)
    assert trace.c_before(2).shape == trace.c_before(0).shape == state.initial.c.shape
    assert (trace.h_before(0) == state.initial.h).all()
    assert trace.largest("h") == np.abs(trace.h).max()


@any_cell
def test_parts_make_up_the_whole(kind: Kind) -> None:
    state = seeded_state(2, 3, 2100, scale=0.5, kind=kind)
    state = replace(state, selection=replace(state.selection, t=2099))
    assert forward_in_parts(state, lambda share: True) == forward(state)


@any_cell
@pytest.mark.parametrize("z", [-1e4, 1e4])
def test_huge_weighted_sums(kind: Kind, z: float) -> None:
    loud = Parameters.zeros(1, 2, kind)
    state = State(
        replace(loud, b=np.full_like(loud.b, z)),
        Initial(np.ones(2), np.ones(kind.cells(2))),
        Sequence(np.ones((4, 1))),
        Selection(block=kind.blocks[0]),
    )
    with np.errstate(all="raise", under="ignore"):
        trace = forward(state)
    assert all(np.isfinite(getattr(trace, name)).all() for name in trace.quantities)


@pytest.mark.parametrize("reset", ["after", "before"])
def test_a_gru_with_its_update_gate_shut_keeps_every_digit(reset: str) -> None:
    state = seeded_state(2, 3, 300, kind=gru_kind(reset))
    b = np.array(state.parameters.b)
    b[0] = 1e4
    kept = forward(replace(state, parameters=replace(state.parameters, b=b))).h
    assert (kept == state.initial.h).all()


def test_without_the_reset_both_grus_are_one() -> None:
    state = seeded_state(2, 3, 6, kind=gru_kind("before"))
    b = np.array(state.parameters.b)
    b[1] = 1e4
    open_reset = replace(state, parameters=replace(state.parameters, b=b))
    np.testing.assert_allclose(
        forward(open_reset).h, forward(with_kind(open_reset, GRU)).h, rtol=1e-13, atol=1e-14
    )


def test_standard_switches_are_the_standard_cell() -> None:
    assert lstm_kind(Variant(tanh_gates=())) == LSTM
    assert Variant(tanh_gates=("o", "f")).tanh_gates == ("f", "o")


@pytest.mark.parametrize(
    ("gates", "coupled"), [(("c",), False), (("f",), True), (("i",), True), (("x",), False)]
)
def test_gates_that_cannot_be_tanh_are_refused(gates: tuple[str, ...], coupled: bool) -> None:
    with pytest.raises(ValueError, match="tanh gates"):
        Variant(tanh_gates=gates, coupled=coupled)


def test_the_memory_of_a_cell_that_has_none_is_empty() -> None:
    parameters, x = Parameters.zeros(1, 2, RNN), Sequence(np.zeros((1, 1)))
    State(parameters, Initial(np.zeros(2), np.zeros(0)), x, Selection(block="h"))
    with pytest.raises(ValueError, match="H = 2"):
        State(parameters, Initial(np.zeros(2), np.zeros(2)), x, Selection(block="h"))


def test_further_parameters_are_zero_or_of_the_right_shape() -> None:
    plain = Parameters.zeros(1, 2, GRU)
    assert plain.extra.tolist() == [[0, 0]]
    with pytest.raises(ValueError, match=r"\(1, 2\)"):
        replace(plain, extra=np.zeros((3, 2)))


@pytest.mark.parametrize("kind", OTHERS.values(), ids=OTHERS)
def test_every_number_of_any_cell_can_be_set(kind: Kind) -> None:
    state = seeded_state(2, 3, 4, kind=kind)
    entries = {Entry("w_x", 2, 1, kind.blocks[0]): 0.5, Entry("h_0", 1): 0.25}
    entries |= {Entry(name, 2, 0, block): 7.0 + k for k, (block, name) in enumerate(kind.extra)}
    changed = with_values(state, entries)
    assert {entry: value(changed, entry) for entry in entries} == entries
    assert with_values(changed, {entry: value(state, entry) for entry in entries}) == state


@any_cell
def test_sizes_change_and_come_back(kind: Kind) -> None:
    state = seeded_state(2, 3, 4, kind=kind)
    larger = resized(state, 3, 5, 6)
    assert larger.initial.c.shape == (kind.cells(5),)
    assert larger.parameters.extra.shape == (len(kind.extra), 5)
    assert resized(larger, 2, 3, 4) == state
    forward(larger)


@any_cell
def test_a_reset_brings_back_every_number(kind: Kind) -> None:
    baseline, state = (seeded_state(2, 3, 4, seed=seed, kind=kind) for seed in (0, 1))
    again = reset_cell(state, baseline)
    assert (again.parameters, again.initial) == (baseline.parameters, baseline.initial)
    last = kind.blocks[-1]
    one = reset_blocks(state, [last], baseline).parameters
    assert one.block(last) == baseline.parameters.block(last)
    for block, name in kind.extra:
        from_where = baseline if block == last else state
        assert (one.extra_of(block, name) == from_where.parameters.extra_of(block, name)).all()


def test_switches_keep_what_both_cells_have() -> None:
    state = seeded_state(2, 3, 4, kind=lstm_kind(Variant(peepholes=True)))
    coupled = with_kind(state, lstm_kind(Variant(peepholes=True, coupled=True)))
    assert with_kind(coupled, state.parameters.kind) == state
    plain = with_kind(state, LSTM)
    assert (plain.parameters.w_h == state.parameters.w_h).all()
    assert (with_kind(plain, state.parameters.kind).parameters.extra == 0).all()
    with pytest.raises(ValueError, match="blocks"):
        with_kind(state, RNN)


@any_cell
def test_random_parameters_for_any_cell(kind: Kind) -> None:
    drawn = randomised(seeded_state(2, 3, 4, kind=kind), 5, True).parameters
    for block in drawn.w_h:
        np.testing.assert_allclose(block @ block.T, np.eye(3), atol=1e-12)
    assert (drawn.extra == 0).all()
    assert drawn.b.sum() == (0 if kind.name == "rnn" else 3)
