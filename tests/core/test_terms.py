"""Terms: the weighted sum written out, each factor with its source."""

from math import fsum

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_gui.core import Entry, State, contributions, forward, select, value, with_values
from lstm_gui.core.analysis import Source, by_size, folded, terms
from tests.core.states import CELLS, seeded_state, states

INNER = "u"
SUMS = [
    (name, block)
    for name, kind in CELLS.items()
    for block in (*kind.blocks, *((INNER,) if kind.reset == "after" else ()))
    if not (kind.variant.coupled and block == "i")
]
STATE = select(seeded_state(3, 4, 5), t=2, unit=1)
TRACE = forward(STATE)


@given(states(largest=5.0))
def test_the_terms_add_up_to_the_sum_in_the_trace(state: State) -> None:
    trace, chosen = forward(state), state.selection
    whole = terms(state, trace, chosen.block)
    total = getattr(trace, f"z_{chosen.block}")[chosen.t, chosen.unit]
    allowed = 1e-12 * fsum(abs(term.product) for term in whole)
    assert fsum(term.product for term in whole) == pytest.approx(total, rel=0, abs=allowed + 1e-300)


@given(st.sampled_from(SUMS), st.data())
def test_so_they_do_in_every_kind_of_cell(which: tuple[str, str], data: st.DataObject) -> None:
    name, block = which
    state = data.draw(states(largest=5.0, kind=CELLS[name]))
    trace, unit, t = forward(state), state.selection.unit, state.selection.t
    whole = terms(state, trace, block)
    total = getattr(trace, block if block == INNER else f"z_{block}")[t, unit]
    allowed = 1e-11 * fsum(abs(term.product) for term in whole) + 1e-12
    assert fsum(term.product for term in whole) == pytest.approx(total, rel=0, abs=allowed)


def test_what_the_reset_gate_lets_through_is_one_term() -> None:
    state = select(seeded_state(3, 4, 5, kind=CELLS["gru-after"]), t=2, unit=1)
    trace = forward(state)
    first = terms(state, trace, "n")[0]
    assert (first.weight, first.factor) == (trace.r[2, 1], trace.u[2, 1])
    assert (first.entry, first.source) == (None, Source(INNER, 2, 1))
    inner = terms(state, trace, INNER)
    assert inner[-1].entry == Entry("b_h", 1, 0, "n")


def test_a_reset_before_the_product_stands_in_each_factor() -> None:
    state = select(seeded_state(3, 4, 5, kind=CELLS["gru-before"]), t=2, unit=1)
    trace = forward(state)
    third = terms(state, trace, "n")[2]
    assert third.entry == Entry("w_h", 1, 2, "n")
    assert third.source == Source("passed", 2, 2)
    assert third.factor == trace.r[2, 2] * trace.h[1, 2]


def test_a_peephole_is_a_term_with_its_own_address() -> None:
    state = select(seeded_state(3, 4, 5, kind=CELLS["lstm-with-peepholes"]), t=0, unit=1)
    term = terms(state, forward(state), "i")[-2]
    assert term.entry == Entry("p", 1, 0, "i")
    assert term.source is not None
    assert term.source.entry == Entry("c_0", 1)


@given(states())
def test_weights_and_factors_are_what_their_addresses_say(state: State) -> None:
    trace = forward(state)
    for term in terms(state, trace, state.selection.block):
        assert term.entry is not None
        assert term.weight == value(state, term.entry)
        if term.source is not None and term.source.entry is not None:
            assert term.factor == value(state, term.source.entry)
        elif term.source is not None:
            assert term.source.quantity == "h"
            assert term.factor == trace.h[term.source.t, term.source.index]


def test_the_terms_stand_in_the_order_of_the_formula() -> None:
    whole = terms(STATE, TRACE, "c")
    assert [term.entry for term in whole] == [
        *(Entry("w_h", 1, unit, "c") for unit in range(4)),
        *(Entry("w_x", 1, index, "c") for index in range(3)),
        Entry("b", 1, 0, "c"),
    ]
    assert [term.source for term in whole] == [
        *(Source("h", 1, unit) for unit in range(4)),
        *(Source("x", 2, index) for index in range(3)),
        None,
    ]
    assert whole[-1].factor == 1


def test_the_terms_make_up_the_three_contributions() -> None:
    whole, parts = terms(STATE, TRACE, "o"), contributions(STATE, TRACE, "o")
    assert fsum(t.product for t in whole[:4]) == pytest.approx(parts.from_hidden, rel=1e-13)
    assert fsum(t.product for t in whole[4:7]) == pytest.approx(parts.from_input, rel=1e-13)
    assert whole[7].product == parts.from_bias


def test_before_the_first_step_the_hidden_state_can_be_set() -> None:
    first = select(STATE, t=0)
    source = terms(first, TRACE, "f")[2].source
    assert source == Source("h", -1, 2)
    assert source.entry == Entry("h_0", 2)
    changed = with_values(first, {source.entry: 0.5})
    assert terms(changed, forward(changed), "f")[2].factor == 0.5


def test_an_unknown_block_is_refused() -> None:
    with pytest.raises(ValueError, match="not in tuple"):
        terms(STATE, TRACE, "r")


@given(states())
def test_by_size_goes_from_the_largest_to_the_smallest(state: State) -> None:
    whole = terms(state, forward(state), "f")
    ordered = by_size(whole)
    sizes = [abs(term.product) for term in ordered]
    assert sizes == sorted(sizes, reverse=True)
    assert set(ordered) == set(whole)


def test_equal_terms_keep_their_order() -> None:
    whole = terms(STATE, TRACE, "f")
    zeros = with_values(STATE, {term.entry: 0.0 for term in whole})
    silent = terms(zeros, TRACE, "f")
    assert by_size(silent) == silent


@given(states(), st.integers(-1, 12))
def test_a_folded_sum_shows_the_largest_and_adds_up_the_rest(state: State, most: int) -> None:
    whole = terms(state, forward(state), "i")
    short = folded(whole, most)
    assert short.shown[-1] == whole[-1]
    assert len(short.shown) == min(max(most, 0), len(whole) - 1) + 1
    assert {*short.shown, *short.folded} == set(whole)
    assert [whole.index(term) for term in short.shown] == sorted(map(whole.index, short.shown))
    shown_sizes = [abs(term.product) for term in short.shown[:-1]]
    folded_sizes = [abs(term.product) for term in short.folded]
    assert min(shown_sizes, default=np.inf) >= max(folded_sizes, default=0.0)
    assert folded_sizes == sorted(folded_sizes, reverse=True)
    assert short.folded_total == fsum(term.product for term in short.folded)
