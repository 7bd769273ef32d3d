"""Steps that stand out: passages of a unit, and states that were as now."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_gui.core.analysis import Peak, cosines, similar_moments, top_moments


def test_each_passage_is_named_by_its_largest_step():
    values = np.array([0.0, 5.0, 6.0, 5.5, 0.0, 0.0, 3.0, 2.9])
    found = top_moments(values, most=2, apart=3)
    assert found == (Peak(2, 6.0), Peak(6, 3.0))


@given(seed=st.integers(0, 2**32 - 1), most=st.integers(1, 12), apart=st.integers(1, 5))
@settings(max_examples=50)
def test_no_two_are_near_and_none_that_is_larger_was_free(seed, most, apart):
    values = np.random.default_rng(seed).normal(size=30)
    found = top_moments(values, most, apart)
    steps = [one.t for one in found]
    assert all(abs(a - b) >= apart for a in steps for b in steps if a != b)
    for number, one in enumerate(found):
        free = [t for t in range(30) if all(abs(t - before) >= apart for before in steps[:number])]
        assert one == Peak(one.t, max(values[free]))


def test_what_is_no_number_is_no_moment():
    values = np.array([math.nan, 1.0, math.nan, math.inf])
    assert [one.t for one in top_moments(values, apart=1)] == [3, 1]
    assert top_moments(np.full(3, math.nan)) == ()


def test_cosines_are_those_of_a_loop_at_any_scale():
    rng = np.random.default_rng(1)
    rows = rng.normal(size=(9, 4))
    for factor in (1.0, 1e-200, 1e200):
        found = cosines(rows * factor, rows[3] * factor)
        for t in range(9):
            product = math.fsum(a * b for a, b in zip(rows[t], rows[3], strict=True))
            lengths = math.hypot(*rows[t]) * math.hypot(*rows[3])
            assert found[t] == pytest.approx(product / lengths, abs=1e-12)


def test_similar_moments_leave_out_now_and_what_has_no_direction():
    rows = np.array([[1.0, 0.0], [0.9, 0.1], [0.0, 0.0], [2.0, 0.1], [0.0, -1.0], [-1.0, 0.0]])
    found = similar_moments(rows, 0, apart=2)
    assert [one.t for one in found] == [3, 5]
    assert found[0].value == pytest.approx(2.0 / math.hypot(2.0, 0.1))
    assert found[1].value == -1.0
    assert similar_moments(rows, 2) == ()
