"""Contributions: the parts of a weighted sum make up the whole, in every kind of cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_gui.core import forward, select
from lstm_gui.core.facts.contributions import contributions
from tests.core.states import CELLS, seeded_state, states

STATE = seeded_state(2, 3, 4)
TRACE = forward(STATE)
# Of coupled gates the input gate has no sum of its own.
SUMS = [
    (name, block)
    for name, kind in CELLS.items()
    for block in kind.blocks
    if not (kind.variant.coupled and block == "i")
]


@pytest.mark.parametrize("t", [0, 3])
@pytest.mark.parametrize("block", STATE.parameters.kind.blocks)
def test_the_numbers_are_those_of_state_and_trace(t: int, block: str) -> None:
    parts = contributions(select(STATE, t=t, unit=1), TRACE, block)
    assert parts.total == getattr(TRACE, f"z_{block}")[t, 1]
    assert parts.result == getattr(TRACE, TRACE.kind.result(block))[t, 1]
    assert parts.from_bias == STATE.parameters.block(block).b[1]
    assert parts.from_cell == 0.0


@given(st.sampled_from(SUMS), st.data())
def test_the_parts_add_up_to_the_sum_in_the_trace(
    which: tuple[str, str], data: st.DataObject
) -> None:
    name, block = which
    state = data.draw(states(largest=5.0, kind=CELLS[name]))
    parts = contributions(state, forward(state), block)
    summands = (parts.from_hidden, parts.from_input, parts.from_bias, parts.from_cell)
    allowed = 1e-11 * sum(map(abs, summands)) + 1e-12
    assert sum(summands) == pytest.approx(parts.total, rel=0, abs=allowed)


def test_a_peephole_brings_the_memory_before_to_f_and_the_new_one_to_o() -> None:
    state = select(seeded_state(2, 3, 4, kind=CELLS["lstm-with-peepholes"]), t=2, unit=1)
    trace, p = forward(state), state.parameters.extra
    assert contributions(state, trace, "f").from_cell == p[0, 1] * trace.c[1, 1]
    assert contributions(state, trace, "o").from_cell == p[2, 1] * trace.c[2, 1]


def test_an_unknown_block_is_refused() -> None:
    with pytest.raises(ValueError, match="not in tuple"):
        contributions(STATE, TRACE, "r")
