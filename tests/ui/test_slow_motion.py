"""Slow motion: the sub-steps as data, their numbers, and how one goes through them."""

import re
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_gui.core import forward, reading, select
from lstm_gui.ui.plots.diagram_geometry import NODES, WIRES
from lstm_gui.ui.plots.token_routes import MEETS, along, cut, length, routes
from lstm_gui.ui.slow_motion.model import PHASES, SUB_STEPS, Moment
from lstm_gui.ui.slow_motion.numbers import UNKNOWN, formula, guess_range, texts, truth
from lstm_gui.ui.slow_motion.sentences import heading, sentence, short_heading, verdict
from lstm_gui.ui.slow_motion.stepping import stepped
from lstm_gui.ui.snapshot import Snapshot, View
from lstm_gui.ui.style.numbers import number, parsed
from tests.core.states import seeded_state

INDEXES = range(len(SUB_STEPS))
ASKED = [index for index in INDEXES if SUB_STEPS[index].quantity]


def snapshot(index: int = 0, seed: int = 0, **moment: object) -> Snapshot:
    state = seeded_state(2, 3, 6, seed=seed)
    return Snapshot(state, forward(state), View(), moment=Moment(index, **moment))


def shown(index: int, seed: int = 0, **moment: object) -> str:
    picture = snapshot(index, seed, **moment)
    return formula(picture, picture.moment)


def test_the_steps_are_numbered_as_the_curriculum_numbers_them():
    numbered = [(step.phase, step.number, step.of) for step in SUB_STEPS]
    expected = [
        (phase, number, of)
        for phase, of in (
            ("forget", 3),
            ("candidate", 3),
            ("input", 3),
            ("update", 1),
            ("output", 4),
        )
        for number in range(1, of + 1)
    ]
    assert numbered == expected
    assert list(PHASES) == list(dict.fromkeys(phase for phase, _, _ in numbered))


def test_each_quantity_is_revealed_once_and_before_it_is_used():
    known = {"h_before", "c_before", "x"}
    for step in SUB_STEPS:
        assert {journey.quantity for journey in step.comes} <= known
        assert step.quantity not in known
        known |= {step.quantity} - {""}
        assert {journey.quantity for journey in step.goes} <= known
    assert {"z_f", "f", "kept", "z_i", "i", "z_c", "c_tilde", "written", "c"} <= known
    assert {"tanh_c", "z_o", "o", "h"} <= known


def test_parts_and_wires_are_in_the_diagram():
    names = {part.name for part in (*NODES, *WIRES)}
    wires = {wire.name for wire in WIRES}
    for step in SUB_STEPS:
        assert step.parts <= names
        for journey in (*step.comes, *step.goes):
            assert set(journey.wires) <= wires


def test_what_is_unknown_shrinks_to_nothing():
    unknown = [Moment(index).unknown for index in INDEXES]
    assert all(later <= earlier for earlier, later in pairwise(unknown))
    assert unknown[-1] == frozenset()
    assert unknown[0] == {step.quantity for step in SUB_STEPS[1:]} - {""}


@pytest.mark.parametrize("index", ASKED)
def test_a_riddle_shows_its_result_nowhere(index):
    riddle = snapshot(index, predicting=True)
    quantity = SUB_STEPS[index].quantity
    assert riddle.moment.concealed
    assert texts(riddle, riddle.moment)[quantity] == UNKNOWN
    assert formula(riddle, riddle.moment).endswith(f"= {UNKNOWN}")
    told = sentence(riddle, riddle.moment)
    assert UNKNOWN not in told
    after = sentence(riddle, replace(riddle.moment, guess=0.0))
    result = number(truth(riddle, riddle.moment))
    assert told.count(result) < after.count(result)
    assert verdict(riddle, riddle.moment) == ""


@pytest.mark.parametrize("index", ASKED)
def test_after_the_guess_the_error_is_told(index):
    guessed = snapshot(index, predicting=True, guess=0.25)
    right = truth(guessed, guessed.moment)
    told = verdict(guessed, guessed.moment)
    assert number(right) in told
    assert number(0.25) in told
    assert number(abs(0.25 - right)) in told
    assert UNKNOWN not in sentence(guessed, guessed.moment)


def test_on_the_way_to_the_node_the_result_is_not_there_yet():
    assert shown(1, underway=True).endswith(f"= {UNKNOWN}")
    assert not shown(1).endswith(UNKNOWN)


@given(index=st.sampled_from(ASKED), seed=st.integers(0, 200))
def test_formula_and_sentence_end_in_the_number_of_the_trace(index, seed):
    picture = snapshot(index, seed)
    exact = getattr(reading(picture.trace, 0, 0), SUB_STEPS[index].quantity)
    result = shown(index, seed).rsplit("= ", 1)[1].strip("()")
    decimals = len(result.partition(".")[2])
    assert result == number(exact, decimals)
    assert result in sentence(picture, picture.moment)


@given(index=st.sampled_from([0, 3, 6, 9, 11]), seed=st.integers(0, 200))
def test_sums_hold_as_they_are_written(index, seed):
    *_, terms, total = shown(index, seed).split(" = ")
    numbers = [parsed(term) for term in re.findall(r"−?\d+\.\d+", terms)]
    decimals = len(total.partition(".")[2])
    if decimals < 4:
        assert round(sum(numbers), decimals) == pytest.approx(parsed(total), abs=1e-12)


@given(index=st.sampled_from(ASKED), seed=st.integers(0, 200))
def test_the_right_answer_can_be_given(index, seed):
    picture = snapshot(index, seed, predicting=True)
    low, high = guess_range(picture, picture.moment)
    assert low <= truth(picture, picture.moment) <= high


def test_the_range_of_answers_is_the_same_at_every_step_and_unit():
    state = seeded_state(2, 3, 6)
    trace = forward(state)
    for index in ASKED:
        ranges = set()
        for t in range(6):
            moved = Snapshot(select(state, t, None, None), trace, View(), moment=Moment(index))
            ranges.add(guess_range(moved, moved.moment))
        assert len(ranges) == 1


def test_headings_count_within_their_phase():
    assert heading(Moment(2)) == "Forget · step 3 of 3"
    assert short_heading(Moment(1)) == "Forget · 2/3"
    assert heading(Moment(9)) == "Update"


@given(index=st.sampled_from(INDEXES), t=st.integers(0, 5), guess=st.none() | st.floats(-1, 1))
def test_a_step_on_and_one_back_lead_to_the_same_place(index, t, guess):
    there = stepped(Moment(index, True, guess), t, 1, 6)
    if there is None:
        assert (index, t) == (INDEXES[-1], 5)
    else:
        assert stepped(*there, -1, 6) == (Moment(index, True), t)


def test_the_sequence_is_left_at_neither_end():
    assert stepped(Moment(0), 0, -1, 6) is None
    assert stepped(Moment(INDEXES[-1]), 5, 1, 6) is None
    assert stepped(Moment(INDEXES[-1]), 2, 1, 6) == (Moment(0), 3)


def test_routes_follow_the_wires_and_meet_before_anything_leaves():
    for step in SUB_STEPS:
        for route in routes(step):
            assert all(on_a_wire(route.at(share)) for share in np.linspace(0, 1, 41))
            assert (route.ends == MEETS) == (route.journey in step.comes)


def on_a_wire(point) -> bool:
    return (
        point is None
        or any(
            abs(length((a, point)) + length((point, b)) - length((a, b))) < 1e-6
            for wire in WIRES
            for a, b in pairwise(wire.points)
        )
        or in_a_node(point)
    )


def in_a_node(point) -> bool:
    return any(node.contains(point, 1.0) for node in NODES)


def test_what_leaves_rests_at_its_place():
    for step in SUB_STEPS:
        for route in routes(step):
            resting = route.at(1.0)
            assert (resting is not None) == (route.journey in step.goes)


def test_a_line_is_cut_by_its_length():
    corner = ((0.0, 0.0), (3.0, 0.0), (3.0, 4.0))
    assert along(corner, 0.0) == (0.0, 0.0)
    assert along(corner, 3 / 7) == (3.0, 0.0)
    assert along(corner, 5 / 7) == pytest.approx((3.0, 2.0))
    assert length(cut(corner, 0.5)) == pytest.approx(3.5)
