"""The interval of a share that was counted."""

import pytest

from lstm_gui.core.facts.proportions import wilson

PUBLISHED = {
    (81, 263): (0.2553, 0.3662),
    (15, 148): (0.0624, 0.1605),
    (0, 20): (0.0, 0.1611),
    (1, 29): (0.0061, 0.1718),
}
"""Newcombe 1998, "Two-sided confidence intervals for the single proportion", table I, method 3."""


@pytest.mark.parametrize(("counted", "ends"), PUBLISHED.items())
def test_the_interval_is_the_published_one(counted, ends) -> None:
    found = wilson(*counted)
    assert (found.low, found.high) == pytest.approx(ends, abs=5e-5)


def test_all_and_none_are_mirrored_and_end_exactly() -> None:
    for trials in (1, 3, 16, 1000):
        none, every = wilson(0, trials), wilson(trials, trials)
        assert (none.low, every.high) == (0.0, 1.0)
        assert every.low == pytest.approx(1 - none.high, abs=1e-15)
        assert 0 < none.high < 1


def test_what_cannot_be_counted_is_refused() -> None:
    for counted in ((0, 0), (3, 2), (-1, 2)):
        with pytest.raises(ValueError, match=" of "):
            wilson(*counted)
