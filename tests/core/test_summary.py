"""Summaries: which words a step deserves."""

import math

import pytest
from msgspec.structs import replace

from lstm_gui.core import GRU, Contributions, Reading, forward, reading
from lstm_gui.core.facts.summary import (
    Answering,
    Hearing,
    Keeping,
    Showing,
    Writing,
    answering,
    remembered,
    summary,
)
from tests.core.states import seeded_state


def step(**numbers: float) -> Reading:
    seeded = reading(forward(seeded_state(1, 1, 1)), 0, 0)
    return replace(seeded, numbers={**seeded.numbers, **numbers})


@pytest.mark.parametrize(
    ("f", "c_before", "expected"),
    [
        (0.87, 1.0, Keeping.KEEPS),
        (0.80, -1.0, Keeping.KEEPS),
        (0.79, 1.0, Keeping.FADES),
        (0.21, 1.0, Keeping.FADES),
        (0.20, 1.0, Keeping.FORGETS),
        (-0.20, 1.0, Keeping.FORGETS),
        (-0.21, 1.0, Keeping.FLIPS),
        (0.99, 0.001, Keeping.NOTHING_YET),
        (0.01, 0.0, Keeping.NOTHING_YET),
    ],
)
def test_keeping(f: float, c_before: float, expected: Keeping) -> None:
    assert summary(step(f=f, c_before=c_before)).keeping is expected


def test_a_memory_that_is_gone_was_there() -> None:
    assert summary(step(c_before=0.001), 0.5).keeping is Keeping.NOTHING_LEFT
    assert summary(step(c_before=0.001), 0.001).keeping is Keeping.NOTHING_YET


def test_the_most_that_was_remembered_is_that_of_the_start_and_all_steps_before() -> None:
    trace = forward(seeded_state(1, 2, 6))
    memory = [trace.c_0[1], *trace.c[:4, 1]]
    assert remembered(trace, 4, 1) == max(abs(number) for number in memory)
    assert remembered(trace, 0, 1) == abs(trace.c_0[1])


@pytest.mark.parametrize(
    ("written", "kept", "expected"),
    [
        (0.04, 0.03, Writing.LITTLE_UP),
        (-0.04, 0.03, Writing.LITTLE_DOWN),
        (0.04, 0.5, Writing.NOTHING),
        (0.004, 0.0, Writing.NOTHING),
    ],
)
def test_little_is_nothing_only_beside_much_more(written, kept, expected) -> None:
    assert summary(step(written=written, kept=kept)).writing is expected


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
    assert summary(step(written=written, kept=1.0)).writing is expected


@pytest.mark.parametrize(
    ("o", "expected"),
    [
        (0.8, Showing.SHOWS),
        (0.5, Showing.HALF_SHOWS),
        (0.2, Showing.HIDES),
        (-0.5, Showing.FLIPS),
    ],
)
def test_showing(o: float, expected: Showing) -> None:
    assert summary(step(o=o)).showing is expected


def test_the_numbers_are_those_of_the_step() -> None:
    facts = summary(step(f=0.87, written=-0.3, o=0.4))
    assert (facts.kept_share, facts.written, facts.shown_share) == (0.87, -0.3, 0.4)


def test_a_gru_is_judged_by_its_update_gate_and_shows_everything() -> None:
    seeded = reading(forward(seeded_state(1, 1, 1, kind=GRU)), 0, 0)
    numbers = {**seeded.numbers, "z": 0.9, "h_before": 0.5, "taken": -0.3}
    facts = summary(replace(seeded, numbers=numbers))
    assert (facts.keeping, facts.writing) == (Keeping.KEEPS, Writing.LITTLE_DOWN)
    assert (facts.kept_share, facts.written, facts.showing) == (0.9, -0.3, None)


@pytest.mark.parametrize(
    ("heard", "hidden", "bias", "hearing", "shares"),
    [
        (0.0, 0.0, 0.0, Hearing.NOTHING, (0.0, 0.0, 0.0)),
        (-0.9, 0.1, 0.0, Hearing.INPUT, (0.9, 0.1, 0.0)),
        (0.1, -0.9, 0.0, Hearing.MEMORY, (0.1, 0.9, 0.0)),
        (0.1, 0.1, 0.8, Hearing.BIAS, (0.1, 0.1, 0.8)),
        (0.1, 0.5, -0.4, Hearing.MIXED, (0.1, 0.5, 0.4)),
        (0.5, 0.5, 0.0, Hearing.MIXED, (0.5, 0.5, 0.0)),
    ],
)
def test_an_rnn_is_judged_by_what_its_sum_is_made_of(
    heard: float, hidden: float, bias: float, hearing: Hearing, shares: tuple[float, float, float]
) -> None:
    total = hidden + heard + bias
    facts = answering(Contributions(hidden, heard, bias, 0.0, total, math.tanh(total)))
    assert facts == Answering(hearing, *map(pytest.approx, shares), math.tanh(total), False)


def test_an_rnn_far_out_on_tanh_is_saturated() -> None:
    assert answering(Contributions(3.0, 0.0, 0.0, 0.0, 3.0, 0.995)).saturated
