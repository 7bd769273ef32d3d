"""What follows a signal: against plain loops, and what it must not depend on."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_gui.core import forward
from lstm_gui.core.analysis import auc, correlations, followers
from tests.core.states import CELLS, seeded_state


def pearson(pairs: list[tuple[float, float]]) -> float:
    """The definition, number by number."""
    one = [a for a, _ in pairs]
    other = [b for _, b in pairs]
    a_mean, b_mean = math.fsum(one) / len(pairs), math.fsum(other) / len(pairs)
    shared = math.fsum((a - a_mean) * (b - b_mean) for a, b in pairs)
    a_spread = math.fsum((a - a_mean) ** 2 for a in one)
    b_spread = math.fsum((b - b_mean) ** 2 for b in other)
    return shared / math.sqrt(a_spread * b_spread)


def drawn(steps: int, units: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    return rng.normal(3.0, 2.0, (steps, units)), rng.normal(-40.0, 0.5, steps)


@pytest.mark.parametrize(("steps", "longest"), [(3, 0), (9, 2), (40, 7)])
def test_correlations_are_those_of_a_loop_at_every_lag(steps, longest):
    values, signal = drawn(steps, 3, 1)
    found = correlations(values, signal, longest)
    assert found.shape == (2 * longest + 1, 3)
    for lag in range(-longest, longest + 1):
        both = [t for t in range(steps) if 0 <= t + lag < steps]
        for unit in range(3):
            pairs = [(values[t + lag, unit], signal[t]) for t in both]
            assert found[longest + lag, unit] == pytest.approx(pearson(pairs), abs=1e-12)


def test_parts_of_a_long_pass_make_one_sum():
    values, signal = drawn(20_001, 2, 2)
    lags = (-3, 0, 3)
    found = correlations(values, signal, 3)
    for lag in lags:
        later = values[max(lag, 0) : len(values) + min(lag, 0)]
        earlier = signal[max(-lag, 0) : len(signal) - max(lag, 0)]
        expected = np.corrcoef(later.T, earlier)[-1, :-1]
        np.testing.assert_allclose(found[3 + lag], expected, atol=1e-12)


@given(
    seed=st.integers(0, 2**32 - 1),
    factor=st.floats(1e-6, 1e6),
    offset=st.floats(-100.0, 100.0),
    unit_factor=st.sampled_from([-1e200, -1.0, 1e-200, 1.0, 1e9]),
)
@settings(max_examples=40)
def test_neither_scale_nor_offset_of_a_signal_matters(seed, factor, offset, unit_factor):
    values, signal = drawn(24, 2, seed)
    signal += 40.0
    as_it_is = correlations(values, signal, 4)
    otherwise = correlations(values * unit_factor, signal * factor + offset * factor, 4)
    np.testing.assert_allclose(otherwise, as_it_is * np.sign(unit_factor), atol=1e-11)


@given(seed=st.integers(0, 2**32 - 1), lag=st.integers(-6, 6))
@settings(max_examples=40)
def test_what_repeats_a_signal_later_is_found_with_its_lag(seed, lag):
    rng = np.random.default_rng(seed)
    signal = rng.normal(size=60)
    values = rng.normal(size=(60, 3))
    values[:, 1] = -2.0 * np.roll(signal, lag)
    first = followers({"h": values}, signal, 6)[0]
    assert (first.quantity, first.unit, first.lag) == ("h", 1, lag)
    assert first.r == pytest.approx(-1.0)


def test_of_lags_that_are_as_good_the_nearest_is_named():
    wave = np.sin(2 * np.pi * np.arange(48) / 4)
    found = followers({"h": wave[:, np.newaxis]}, wave, 12)[0]
    assert found.lag == 0


def test_no_lag_leaves_less_than_three_quarters_of_the_steps():
    values, signal = drawn(12, 1, 3)
    assert len(correlations(values, signal, 100)) == 2 * 3 + 1


@pytest.mark.parametrize(
    "column",
    [np.full(8, 0.1), [0.3] * 7 + [math.nan], [0.3] * 7 + [math.inf]],
    ids=["constant", "undefined", "infinite"],
)
def test_what_never_moves_or_is_no_number_follows_nothing(column):
    values, signal = drawn(8, 2, 4)
    values[:, 0] = column
    assert [one.unit for one in followers({"h": values}, signal)] == [1]
    assert followers({"h": values}, np.full(8, 2.5)) == ()


def test_two_steps_follow_nothing():
    values, signal = drawn(2, 2, 5)
    assert followers({"h": values}, signal) == ()


def counted_auc(values, signal) -> float:
    ones = [v for v, s in zip(values, signal, strict=True) if s]
    zeros = [v for v, s in zip(values, signal, strict=True) if not s]
    won = sum((a > b) + 0.5 * (a == b) for a in ones for b in zeros)
    return won / (len(ones) * len(zeros))


@given(
    seed=st.integers(0, 2**32 - 1),
    steps=st.integers(2, 30),
    levels=st.integers(1, 5),
)
@settings(max_examples=60)
def test_the_auc_counts_pairs_and_knows_no_scale(seed, steps, levels):
    rng = np.random.default_rng(seed)
    values = rng.integers(0, levels, steps).astype(float)
    signal = rng.integers(0, 2, steps).astype(float)
    signal[:2] = 0.0, 1.0
    found = auc(values, signal)
    assert found == pytest.approx(counted_auc(values, signal))
    assert auc(np.exp(values), signal) == found
    assert auc(values, 1.0 - signal) == pytest.approx(1.0 - found)


def test_labels_of_one_sort_tell_nothing_apart():
    assert math.isnan(auc(np.arange(4.0), np.ones(4)))
    assert math.isnan(auc(np.array([0.0, math.nan]), np.array([0.0, 1.0])))


def test_zeros_and_ones_have_an_auc_at_the_lag_that_is_found():
    rng = np.random.default_rng(6)
    signal = (rng.random(80) < 0.4).astype(float)
    values = rng.normal(size=(80, 2))
    values[3:, 0] = signal[:-3] + 0.01 * values[3:, 0]
    first, *rest = followers({"f": values}, signal, 4)
    assert (first.unit, first.lag, first.auc) == (0, 3, 1.0)
    later = values[rest[0].lag :, 1] if rest[0].lag >= 0 else values[: rest[0].lag, 1]
    lag = rest[0].lag
    labels = signal[: len(signal) - lag] if lag >= 0 else signal[-lag:]
    assert rest[0].auc == pytest.approx(counted_auc(later, labels))
    assert followers({"f": values}, signal + 1.0)[0].auc is None


@pytest.mark.parametrize("cell", CELLS)
def test_every_quantity_of_every_cell_is_ranked(cell):
    trace = forward(seeded_state(2, 3, 30, kind=CELLS[cell]))
    found = followers(trace.numbers, trace.x[:, 0], 2)
    assert {one.quantity for one in found} <= set(trace.quantities)
    sizes = [round(abs(one.r), 9) for one in found]
    assert sizes == sorted(sizes, reverse=True)
    assert followers(trace.numbers, trace.x[:, 0], 2, most=4) == found[:4]
