"""Readings: the numbers of one step, of one unit or of the mean of all."""

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core import Initial, forward, reading, sigmoid
from tests.core.states import seeded_state

STATE = seeded_state(2, 3, 4)
TRACE = forward(STATE)
SCALARS = list(reading(TRACE, 0, 0).numbers)


@pytest.mark.parametrize("t", range(4))
@pytest.mark.parametrize("unit", range(3))
def test_a_reading_satisfies_the_equations(t: int, unit: int) -> None:
    r = reading(TRACE, t, unit)
    np.testing.assert_array_equal(r.x, STATE.sequence.x[t])
    np.testing.assert_allclose(
        [r["f"], r["i"], r["o"], r["c_tilde"]],
        [sigmoid(r["z_f"]), sigmoid(r["z_i"]), sigmoid(r["z_o"]), np.tanh(r["z_c"])],
        rtol=1e-12,
    )
    assert (r["kept"], r["written"]) == (r["f"] * r["c_before"], r["i"] * r["c_tilde"])
    assert r["c"] == pytest.approx(r["kept"] + r["written"], rel=1e-14)
    assert r["tanh_c"] == pytest.approx(np.tanh(r["c"]), rel=1e-12)
    assert r["h"] == pytest.approx(r["o"] * r["tanh_c"], rel=1e-14)


def test_what_enters_is_what_left_the_step_before() -> None:
    first, second = reading(TRACE, 0, 1), reading(TRACE, 1, 1)
    assert (first["h_before"], first["c_before"]) == (STATE.initial.h[1], STATE.initial.c[1])
    assert (second["h_before"], second["c_before"]) == (first["h"], first["c"])


@pytest.mark.parametrize("name", SCALARS)
def test_the_mean_is_that_of_each_quantity(name: str) -> None:
    units = [reading(TRACE, 2, unit)[name] for unit in range(3)]
    assert reading(TRACE, 2, None)[name] == pytest.approx(np.mean(units), rel=1e-12)


def test_sums_hold_in_the_mean_though_products_do_not() -> None:
    mean = reading(TRACE, 2, None)
    assert mean["c"] == pytest.approx(mean["kept"] + mean["written"], rel=1e-12)
    assert mean["kept"] != pytest.approx(mean["f"] * mean["c_before"], rel=1e-3)


def test_the_mean_of_huge_memories_is_finite() -> None:
    state = replace(STATE, initial=Initial(np.zeros(3), np.full(3, 1.7e308)))
    assert reading(forward(state), 0, None)["c_before"] == pytest.approx(1.7e308)


@pytest.mark.parametrize(("t", "unit"), [(4, 0), (-1, 0), (0, 3), (0, -1), (4, None)])
def test_what_lies_outside_is_refused(t: int, unit: int | None) -> None:
    with pytest.raises(IndexError):
        reading(TRACE, t, unit)


def test_what_is_read_again_is_what_was_read_whatever_was_read_meanwhile() -> None:
    asked = [(t, unit) for t in range(4) for unit in (0, None, 2)]
    fresh = [reading(forward(STATE), t, unit) for t, unit in asked]
    for _ in range(2):
        assert [reading(TRACE, t, unit) for t, unit in asked] == fresh
    assert reading(TRACE, 1, 2) is reading(TRACE, 1, 2)
