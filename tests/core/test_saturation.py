"""Saturation begins where the slope falls below 5 % of its maximum."""

import numpy as np
import pytest

from lstm_gui.core import RANGES, saturated_share, sigmoid, sigmoid_slope, tanh, tanh_slope

SLOPES = {"sigmoid": (sigmoid_slope, 0.25), "tanh": (tanh_slope, 1.0)}
FUNCTIONS = {"sigmoid": sigmoid, "tanh": tanh}


@pytest.mark.parametrize("name", RANGES)
def test_at_the_bound_the_slope_is_a_twentieth_of_its_maximum(name: str) -> None:
    slope, largest = SLOPES[name]
    bound = RANGES[name].saturated_beyond
    np.testing.assert_allclose(slope([bound, -bound]), 0.05 * largest, rtol=1e-12)
    np.testing.assert_allclose(slope(0.0), largest)


@pytest.mark.parametrize("name", RANGES)
def test_slopes_are_those_of_the_functions(name: str) -> None:
    z, step = np.linspace(-4, 4, 33), 1e-6
    rise = FUNCTIONS[name](z + step) - FUNCTIONS[name](z - step)
    np.testing.assert_allclose(SLOPES[name][0](z), rise / (2 * step), atol=1e-9)


@pytest.mark.parametrize("name", RANGES)
def test_values_fill_the_stated_range(name: str) -> None:
    low, high = FUNCTIONS[name]([-50.0, 50.0])
    np.testing.assert_allclose([low, high], [RANGES[name].low, RANGES[name].high], atol=1e-12)


@pytest.mark.parametrize("name", RANGES)
def test_the_share_counts_units_on_both_sides(name: str) -> None:
    bound = RANGES[name].saturated_beyond
    assert saturated_share([0.0, bound * 0.99, -bound * 0.99], name) == 0
    assert saturated_share([0.0, bound * 1.01, -bound * 1.01, 1.0], name) == 0.5
    assert saturated_share([1e4, -1e4], name) == 1


def test_an_unknown_function_is_refused() -> None:
    with pytest.raises(KeyError):
        saturated_share([0.0], "relu")


@pytest.mark.parametrize("z", [-700.0, -45.0, 45.0, 300.0])
def test_slopes_keep_their_digits_deep_in_saturation(z: float) -> None:
    # Both slopes are a pure exponential there but for what lies beyond the last digit.
    np.testing.assert_allclose(sigmoid_slope(z), np.exp(-abs(z)), rtol=1e-14)
    np.testing.assert_allclose(tanh_slope(z / 2), 4 * np.exp(-abs(z)), rtol=1e-14)


def test_slopes_of_any_finite_argument_raise_no_floating_point_condition() -> None:
    largest = np.finfo(np.float64).max
    with np.errstate(all="raise", under="ignore"):
        assert (sigmoid_slope([-largest, largest]) == 0).all()
        assert (tanh_slope([-largest, largest]) == 0).all()
