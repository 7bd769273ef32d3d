"""How numbers are written, and what becomes of those that are none."""

import math
from itertools import pairwise

import numpy as np
import pytest

from lstm_gui.core.arrays import largest_magnitude
from lstm_gui.ui.style.colormaps import lookup, shade, shaded
from lstm_gui.words.numbers import (
    MINUS,
    beside_drawn,
    briefly,
    end_of_scale,
    number,
    parsed,
    percent,
    percent_of_all,
)

SPACE = "\N{NO-BREAK SPACE}"
ENDS = {math.inf: -1, -math.inf: 0}


@pytest.mark.parametrize(
    ("value", "text"),
    [(-0.0, "0"), (100.0, "100"), (-1.5e-7, "−1.5×10⁻⁷"), (2 / 3, "0.667"), (math.inf, "∞")],
)
def test_what_is_written_briefly_has_no_digit_too_many(value, text):
    assert briefly(value, 3) == text


def test_a_power_of_ten_is_read_with_room_around_its_sign():
    assert parsed("−1,5 × 10⁻⁷") == -1.5e-7


@pytest.mark.parametrize(
    ("value", "plain", "signed", "share"),
    [
        (math.inf, "∞", "+∞", f"∞{SPACE}%"),
        (-math.inf, f"{MINUS}∞", f"{MINUS}∞", f"{MINUS}∞{SPACE}%"),
        (math.nan, "–", "–", "–"),
        (-0.001, "0.00", "+0.00", f"0{SPACE}%"),
        (-0.19, f"{MINUS}0.19", f"{MINUS}0.19", f"{MINUS}19{SPACE}%"),
        (1e300, "1×10³⁰⁰", "+1×10³⁰⁰", f"1×10³⁰²{SPACE}%"),
    ],
)
def test_what_is_written(value, plain, signed, share):
    assert (number(value), number(value, signed=True), percent(value)) == (plain, signed, share)


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (1.0, "100"),
        (0.9949, "99"),
        (0.995, "99.5"),
        (0.99996, "99.996"),
        (1 - 1e-9, ">99.999"),
        (1.004, "100"),
        (0.004, "<1"),
        (0.0, "0"),
        (-0.004, "0"),
    ],
)
def test_only_all_of_it_is_a_hundred_percent(share, text):
    assert percent_of_all(share) == f"{text}{SPACE}%"


@pytest.mark.parametrize(
    ("value", "digits", "signed", "text"),
    [
        (1.0, 0, False, "1"),
        (1.0, 0, True, "+1"),
        (-1.95, 2, True, f"{MINUS}1.95"),
        (0.05, 2, True, "+0.05"),
        (0.046, 2, True, "+0.05"),
        (0.0, 2, True, "0.00"),
        (0.003, 2, True, "+3.0×10⁻³"),
        (-4.26e-13, 2, False, f"{MINUS}4.3×10⁻¹³"),
        (0.006, 2, False, "6.0×10⁻³"),
        (5e-324, 2, False, "4.9×10⁻³²⁴"),
        (1.4, 0, False, "1"),
        (math.inf, 2, True, "+∞"),
        (math.nan, 2, True, "–"),
    ],
)
def test_the_end_of_a_scale_is_never_rounded_to_nothing(value, digits, signed, text):
    assert end_of_scale(value, digits, signed) == text


@pytest.mark.parametrize("value", [1500.0, -2.5e12, 3e300, -0.004, 0.0])
def test_what_is_written_can_be_typed_again(value):
    assert parsed(end_of_scale(value)) == pytest.approx(value)
    assert parsed("1.5e3") == parsed("1,5×10³") == 1500.0


def form(text: str) -> tuple[bool, int]:
    """Return whether ``text`` has an exponent, and how many decimals."""
    mantissa, exponent, _ = text.partition("×")
    return bool(exponent), len(mantissa.partition(".")[2])


@pytest.mark.parametrize("digits", [0, 1, 2, 4])
@pytest.mark.parametrize(
    ("write", "low", "high"), [(number, 1e-3, 1e9), (end_of_scale, 1e-9, 900.0)]
)
def test_what_is_dragged_one_way_changes_how_it_is_written_once(write, low, high, digits):
    forms = [form(write(value, digits)) for value in np.geomspace(low, high, 20_000)]
    assert sum(before != after for before, after in pairwise(forms)) == 1


@pytest.mark.parametrize("digits", [0, 1, 2, 4])
def test_no_number_with_decimals_has_more_than_three_digits_before_them(digits):
    below = number(np.nextafter(1000.0, 0.0), digits)
    assert below == number(1000.0, digits) == "1.0×10³"


@pytest.mark.parametrize("bound", [1.0, 1e308, np.finfo(float).max])
@pytest.mark.parametrize("scale", ["signed", "f"])
def test_what_is_infinite_ends_the_colours_and_what_is_no_number_has_none_of_them(scale, bound):
    values = np.array([[math.inf, -math.inf, math.nan, 1e308, -1e308, 0.0]])
    image = shaded(scale, values, -bound, bound)
    colours = [image.pixelColor(column, 0).getRgb()[:3] for column in range(image.width())]
    table = [tuple(colour) for colour in lookup(scale).tolist()]
    for value, colour in zip(values[0].tolist(), colours, strict=True):
        assert shade(scale, value, -bound, bound).getRgb()[:3] == colour
        if value in ENDS:
            assert colour == table[ENDS[value]]
    assert colours[2] not in table


def test_the_largest_magnitude_is_the_largest_finite_one():
    assert largest_magnitude(np.array([[1.0, -3.0], [2.0, 0.0]])) == 3.0
    assert largest_magnitude(np.array([math.inf, -2.0, math.nan, -math.inf])) == 2.0
    assert largest_magnitude(np.array([math.nan, math.inf])) == 0.0
    assert largest_magnitude(np.empty((3, 0))) == 0.0


@pytest.mark.parametrize(
    ("value", "full", "written"),
    [
        (0.0004, 0.0005, "4.0×10⁻⁴"),
        (-0.0004, 0.0005, "−4.0×10⁻⁴"),
        (0.0004, 1.0, "0.00"),
        (0.012, 0.012, "0.01"),
        (0.0, 0.0, "0.00"),
        (math.inf, 1.0, "∞"),
        (math.nan, 1.0, "–"),
    ],
)
def test_what_is_drawn_is_not_written_as_nothing(value, full, written):
    assert beside_drawn(value, full) == written
