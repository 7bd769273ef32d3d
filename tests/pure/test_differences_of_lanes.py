"""Differences of two lanes: of what, on which scale, and as far as both go."""

import numpy as np
from msgspec.structs import replace

from lstm_gui.core import Sequence
from lstm_gui.scenes.memory.lane_difference import SHOWN, difference, in_common
from lstm_gui.scenes.memory.lanes import compare
from tests.pure.memory_sides import SMALL, UNITS


def lanes(steps: int = 5, **changes):
    x = np.random.default_rng(3).normal(size=(steps, 2))
    return compare(replace(SMALL, **changes), Sequence(x)).lanes


def test_the_difference_is_b_minus_a_at_every_step_and_unit():
    a, b = lanes()["gru"], lanes(forget_bias=-2.0)["lstm"]
    made = difference("keep", ("gru", a), ("lstm", b))
    for t in range(5):
        for unit in range(UNITS):
            assert made.change[t, unit] == b.trace.f[t, unit] - a.trace.z[t, unit]
    assert (made.low, made.bound) == (0.0, 1.0)
    assert made.change_bound == max(abs(value) for value in made.change.ravel())
    largest = made.largest
    assert abs(largest.change) == made.change_bound
    assert largest.before == a.trace.z[largest.t, largest.unit]
    assert largest.after == b.trace.f[largest.t, largest.unit]


def test_a_quantity_that_one_cell_lacks_gives_way_to_the_hidden_state():
    made = lanes()
    assert in_common("rnn", "lstm") == ("h",)
    assert in_common("lstm", "lstm") == ("h", "c", "keep", "candidate", "i", "o")
    assert in_common("gru", "gru") == ("h", "keep", "candidate", "reset")
    found = difference("c", ("gru", made["gru"]), ("lstm", made["lstm"]))
    assert found.shown is SHOWN["h"]
    assert np.array_equal(found.after, made["lstm"].trace.h)


def test_both_cell_states_share_the_bound_of_the_larger():
    a, b = lanes()["lstm"], lanes(forget_bias=4.0)["lstm"]
    made = difference("c", ("lstm", a), ("lstm", b))
    assert made.bound == max(np.abs(a.trace.c).max(), np.abs(b.trace.c).max())
    assert made.low == -made.bound


def test_lanes_of_other_sizes_are_not_subtracted_and_shorter_ones_as_far_as_they_go():
    a, b = lanes()["lstm"], lanes(units=4)["lstm"]
    made = difference("h", ("lstm", a), ("lstm", b))
    assert made.change is None
    assert made.largest is None
    short = difference("h", ("lstm", a), ("lstm", lanes(steps=3)["lstm"]))
    assert (len(short.change), short.steps) == (3, 5)


def test_what_is_the_same_differs_nowhere():
    made = difference("h", ("lstm", lanes()["lstm"]), ("lstm", lanes()["lstm"]))
    assert made.largest is None
    assert made.change_bound == 0
