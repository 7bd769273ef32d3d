"""Summaries: which words a step deserves."""

from dataclasses import replace

import pytest

from lstm_gui.core import Keeping, Reading, Showing, Writing, forward, reading, summary
from tests.core.states import seeded_state


def step(**numbers: float) -> Reading:
    return replace(reading(forward(seeded_state(1, 1, 1)), 0, 0), **numbers)


@pytest.mark.parametrize(
    ("f", "c_before", "expected"),
    [
        (0.87, 1.0, Keeping.KEEPS),
        (0.80, -1.0, Keeping.KEEPS),
        (0.79, 1.0, Keeping.FADES),
        (0.21, 1.0, Keeping.FADES),
        (0.20, 1.0, Keeping.FORGETS),
        (0.99, 0.001, Keeping.NOTHING_THERE),
        (0.01, 0.0, Keeping.NOTHING_THERE),
    ],
)
def test_keeping(f: float, c_before: float, expected: Keeping) -> None:
    assert summary(step(f=f, c_before=c_before)).keeping is expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (0.05, Writing.NOTHING),
        (-0.05, Writing.NOTHING),
        (0.06, Writing.LITTLE_UP),
        (-0.06, Writing.LITTLE_DOWN),
        (0.5, Writing.STRONG_UP),
        (-0.5, Writing.STRONG_DOWN),
    ],
)
def test_writing(written: float, expected: Writing) -> None:
    assert summary(step(written=written)).writing is expected


@pytest.mark.parametrize(
    ("o", "expected"),
    [(0.8, Showing.SHOWS), (0.5, Showing.HALF_SHOWS), (0.2, Showing.HIDES)],
)
def test_showing(o: float, expected: Showing) -> None:
    assert summary(step(o=o)).showing is expected


def test_the_numbers_are_those_of_the_step() -> None:
    facts = summary(step(f=0.87, written=-0.3, o=0.4))
    assert (facts.kept_share, facts.written, facts.shown_share) == (0.87, -0.3, 0.4)
