"""Conversion: the cell of another kind that does the same work as far as it can."""

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core import (
    GRU,
    LSTM,
    RNN,
    Clamp,
    Kind,
    Variant,
    converted,
    forward,
    gru_kind,
    lstm_kind,
    nearest,
    select,
)
from lstm_gui.core.kinds import Reset
from lstm_gui.files.shipped.presets import load_preset
from tests.core.states import CELLS, seeded_state

KINDS = (RNN, GRU, LSTM)


@pytest.mark.parametrize("old", KINDS, ids=lambda kind: kind.name)
@pytest.mark.parametrize("new", KINDS, ids=lambda kind: kind.name)
def test_sizes_input_and_selection_stay(old: Kind, new: Kind) -> None:
    state = select(seeded_state(2, 3, 5, kind=old), t=2, unit=1)
    made = converted(state, new)
    assert made.parameters.kind == new
    assert made.sequence is state.sequence
    assert made.parameters.w_x.shape == (len(new.blocks), 3, 2)
    assert (made.selection.t, made.selection.unit) == (2, 1)
    assert made.initial.h is state.initial.h
    assert len(made.initial.c) == new.cells(3)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_same_kind_is_the_same_cell(kind: Kind) -> None:
    state = seeded_state(2, 3, 5, kind=kind)
    assert converted(state, kind) == state


@pytest.mark.parametrize("kind", [GRU, LSTM], ids=lambda kind: kind.name)
def test_an_rnn_goes_on_as_one_with_gates(kind: Kind) -> None:
    rnn = seeded_state(2, 3, 20, kind=RNN, scale=0.5)
    h = forward(converted(rnn, nearest(RNN, kind.name))).h
    np.testing.assert_allclose(h, forward(rnn).h, atol=2e-3)


@pytest.mark.parametrize("reset", ["after", "before"])
def test_a_gru_that_never_resets_goes_on_as_an_lstm(reset: Reset) -> None:
    kind = gru_kind(reset)
    open_reset = tuple(Clamp("r", unit, 0, 19, 1.0) for unit in range(3))
    gru = replace(seeded_state(2, 3, 20, kind=kind), clamps=open_reset)
    h = forward(converted(gru, nearest(kind, "lstm"))).h
    np.testing.assert_allclose(h, forward(gru).h, atol=2e-3)


def test_the_nearest_kind_is_the_standard_one_unless_that_squashes_twice() -> None:
    assert nearest(LSTM, "gru") == GRU
    assert nearest(LSTM, "rnn") == nearest(GRU, "rnn") == RNN
    assert nearest(RNN, "lstm") == nearest(GRU, "lstm") == lstm_kind(Variant(second_tanh=False))


def test_a_gru_keeps_and_writes_where_the_lstm_did() -> None:
    lstm = load_preset("latch").session.state
    gru = converted(lstm, GRU)
    of_lstm, of_gru = forward(lstm), forward(gru)
    writes = of_lstm.i[:, 0] > 0.9
    assert (of_gru.z[writes, 0] < 0.1).all()
    assert (of_gru.z[of_lstm.i[:, 0] < 0.1, 0] > 0.9).all()


def test_the_candidate_is_the_rnn_of_a_cell_with_gates() -> None:
    lstm = seeded_state(2, 3, 5)
    rnn = converted(lstm, RNN).parameters
    np.testing.assert_array_equal(rnn.w_h[0], lstm.parameters.block("c").w_h)


def test_clamps_stay_where_the_new_cell_computes_the_same() -> None:
    clamps = (Clamp("f", 0, 1, 2, 1.0), Clamp("h", 1, 0, 3, 0.0))
    lstm = replace(seeded_state(2, 3, 5), clamps=clamps)
    assert converted(lstm, GRU).clamps == clamps[1:]
    assert converted(lstm, lstm_kind(Variant(coupled=True))).clamps == clamps


def test_a_variant_keeps_its_numbers_and_further_ones_are_zero() -> None:
    lstm = seeded_state(2, 3, 5)
    made = converted(lstm, lstm_kind(Variant(peepholes=True))).parameters
    np.testing.assert_array_equal(made.w_h, lstm.parameters.w_h)
    assert not made.extra.any()


@pytest.mark.parametrize("name", CELLS)
def test_the_block_that_took_over_is_selected(name: str) -> None:
    state = seeded_state(1, 2, 3, kind=CELLS[name])
    for block in state.parameters.kind.blocks:
        made = converted(select(state, block=block), RNN)
        assert made.selection.block == "h"
    candidate = {"lstm": "c", "gru": "n", "rnn": "h"}[state.parameters.kind.name]
    assert converted(select(state, block=candidate), LSTM).selection.block == "c"


@pytest.mark.parametrize(
    "variant", [Variant(second_tanh=False), Variant(peepholes=True), Variant(coupled=True)]
)
def test_a_memory_too_large_for_a_weight_is_brought_down_for_a_variant(variant: Variant) -> None:
    state = seeded_state(1, 2, 3)
    huge = replace(state, initial=replace(state.initial, c=np.array([-1e300, 2.5])))
    made = converted(huge, lstm_kind(variant))
    np.testing.assert_array_equal(made.initial.c, [-1e100, 2.5])
    assert np.isfinite(forward(made).z_f).all()
    assert converted(huge, LSTM).initial is huge.initial
