"""Contributions: the parts of a weighted sum make up the whole."""

import pytest

from lstm_gui.core import forward, select
from lstm_gui.core.contributions import contributions
from tests.core.states import seeded_state

STATE = seeded_state(2, 3, 4)
TRACE = forward(STATE)
RESULTS = {"f": "f", "i": "i", "c": "c_tilde", "o": "o"}


@pytest.mark.parametrize("t", [0, 3])
@pytest.mark.parametrize("block", RESULTS)
def test_the_parts_add_up_to_the_sum_in_the_trace(t: int, block: str) -> None:
    parts = contributions(select(STATE, t=t, unit=1), TRACE, block)
    assert parts.total == getattr(TRACE, f"z_{block}")[t, 1]
    assert parts.result == getattr(TRACE, RESULTS[block])[t, 1]
    assert parts.from_bias == STATE.parameters.block(block).b[1]
    total = parts.from_hidden + parts.from_input + parts.from_bias
    assert total == pytest.approx(parts.total, rel=1e-12, abs=1e-12)


def test_an_unknown_block_is_refused() -> None:
    with pytest.raises(ValueError, match="not in tuple"):
        contributions(STATE, TRACE, "r")
