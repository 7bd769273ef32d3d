"""How many numbers a cell learns: counted by hand, and the size that comes nearest to a number."""

from hypothesis import given
from hypothesis import strategies as st

from lstm_gui.core import GRU, KINDS, LSTM, RNN
from lstm_gui.core.cells.mingru.equations import MINGRU
from lstm_gui.core.facts.learned_numbers import learned_numbers, nearest_units


def test_counted_by_hand():
    assert learned_numbers(LSTM, 2, 16) == 4 * (16 * 2 + 16 * 16 + 16) == 1216
    assert learned_numbers(GRU, 2, 16) == 3 * (16 * 2 + 16 * 16 + 16) + 16
    assert learned_numbers(RNN, 2, 38) == 38 * 2 + 38 * 38 + 38 == 1558
    assert learned_numbers(MINGRU, 2, 16) == 2 * (16 * 2 + 16), "its gates do not see h"


def test_a_second_layer_reads_the_units_of_the_first():
    second = 4 * (16 * 16 + 16 * 16 + 16)
    assert learned_numbers(LSTM, 2, 16, layers=2) == learned_numbers(LSTM, 2, 16) + second


@given(
    st.sampled_from(list(KINDS.values())),
    st.integers(1, 8),
    st.integers(1, 2000),
    st.integers(1, 2),
)
def test_no_other_size_comes_nearer(kind, inputs, numbers, layers):
    units = nearest_units(kind, inputs, numbers, layers)

    def away(size: int) -> int:
        return abs(learned_numbers(kind, inputs, size, layers) - numbers)

    assert away(units) <= away(units + 1)
    assert units == 1 or away(units) <= away(units - 1)
