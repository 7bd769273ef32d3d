"""Slow motion: the sub-steps as data, their numbers, and how one goes through them."""

import re
from functools import cache
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from lstm_gui.core import Clamp, Entry, forward, reading, select, with_clamp, with_values
from lstm_gui.scenes.pictures import Picture, picture_of
from lstm_gui.scenes.pictures.token_routes import MEETS, along, cut, length, routes
from lstm_gui.scenes.slow_motion.moment import Moment
from lstm_gui.scenes.slow_motion.step_numbers import UNKNOWN, formula, guess_range, texts, truth
from lstm_gui.scenes.slow_motion.step_sentences import heading, sentence, short_heading, verdict
from lstm_gui.scenes.slow_motion.stepping import stepped
from lstm_gui.scenes.slow_motion.steps_of import steps_of
from lstm_gui.scenes.slow_motion.sub_steps import PHASES
from lstm_gui.scenes.snapshot import Snapshot, View
from lstm_gui.words.numbers import number, parsed
from tests.core.states import CELLS, seeded_state
from tests.pure.standard_steps import LSTM_STEPS
from tests.ui.every_cell import EVERY

INDEXES = range(len(LSTM_STEPS))
STEPS = {cell: steps_of(kind) for cell, kind in CELLS.items()}
ASKED = [
    (cell, index)
    for cell, steps in STEPS.items()
    for index, step in enumerate(steps)
    if step.quantity
]

every_cell = pytest.mark.parametrize("cell", CELLS)
every_riddle = pytest.mark.parametrize(("cell", "index"), ASKED)


def snapshot(index: int = 0, seed: int = 0, cell: str = "lstm", **moment: object) -> Snapshot:
    state = seeded_state(2, 3, 6, seed=seed, kind=CELLS[cell])
    return Snapshot(state, forward(state), View(), moment=Moment(STEPS[cell], index, **moment))


def shown(index: int, seed: int = 0, cell: str = "lstm", **moment: object) -> str:
    picture = snapshot(index, seed, cell, **moment)
    return formula(picture, picture.moment)


_SUM = re.compile(r"^(\(?−?\d+\.\d+\)?)( \+ \(?−?\d+\.\d+\)?)+$")
SUMS = [
    (cell, index)
    for cell, index in ASKED
    if _SUM.match(re.split(" [=≈] ", shown(index, 0, cell))[-2])
]


def test_the_steps_are_numbered_as_the_curriculum_numbers_them():
    numbered = [(step.phase, step.number, step.of) for step in LSTM_STEPS]
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


@every_cell
def test_each_phase_counts_from_one_and_is_gone_through_at_once(cell):
    numbered = [(step.phase, step.number, step.of) for step in STEPS[cell]]
    phases = list(dict.fromkeys(phase for phase, _, _ in numbered))
    assert set(phases) <= set(PHASES)
    counts = {phase: of for phase, _, of in numbered}
    assert numbered == [
        (phase, number, counts[phase]) for phase in phases for number in range(1, counts[phase] + 1)
    ]


@every_cell
def test_each_quantity_is_revealed_once_and_before_it_is_used(cell):
    kind = CELLS[cell]
    known = {"h_before", "c_before", "u", "x"}
    for step in STEPS[cell]:
        assert {journey.quantity for journey in step.comes} <= known
        assert step.quantity not in known
        known |= {step.quantity, *step.implied} - {""}
        assert {journey.quantity for journey in step.goes} <= known
    results = {kind.result(block) for block in kind.blocks}
    assert {*results, "h"} <= known


@every_cell
def test_parts_and_wires_are_in_the_diagram(cell):
    picture = picture_of(CELLS[cell])
    wires = {wire.name for wire in picture.wires}
    for step in STEPS[cell]:
        assert step.parts <= set(picture.parts)
        for journey in (*step.comes, *step.goes):
            assert set(journey.wires) <= wires


@every_cell
def test_what_is_unknown_shrinks_to_nothing(cell):
    steps = STEPS[cell]
    unknown = [Moment(steps, index).unknown for index in range(len(steps))]
    assert all(later <= earlier for earlier, later in pairwise(unknown))
    assert unknown[-1] == frozenset()
    assert {step.quantity for step in steps[1:]} - {""} <= unknown[0]


@pytest.mark.parametrize("cell", EVERY)
def test_a_riddle_of_any_cell_can_be_worked_out(cell):
    """Only the result is unknown: neither its equation nor what is said of it lacks a number."""
    kind = EVERY[cell]
    state = seeded_state(2, 3, 6, kind=kind)
    steps = steps_of(kind)
    for index in range(1, len(steps)):
        moment = Moment(steps, index, predicting=True)
        riddle = Snapshot(state, forward(state), View(), moment=moment)
        assert UNKNOWN not in sentence(riddle, moment)
        assert formula(riddle, moment).count(UNKNOWN) == moment.concealed


@pytest.mark.parametrize("cell", EVERY)
def test_no_riddle_asks_for_a_number_that_stands_there(cell):
    kind = EVERY[cell]
    state = seeded_state(2, 3, 6, kind=kind)
    steps = steps_of(kind)
    for index in range(len(steps)):
        moment = Moment(steps, index, predicting=True)
        riddle = Snapshot(state, forward(state), View(), moment=moment)
        if moment.asks:
            asked = number(truth(riddle, moment))
            assert not formula(riddle, moment).endswith(f"= {asked} = {UNKNOWN}")
        else:
            assert UNKNOWN not in formula(riddle, moment)


def result_of(equation: str) -> str:
    """Return the last number of an equation, whatever sign stands before it."""
    return re.split("[=≈] ", equation)[-1].strip("()")


@every_riddle
def test_a_riddle_shows_its_result_nowhere(cell, index):
    riddle = snapshot(index, cell=cell, predicting=True)
    quantity = STEPS[cell][index].quantity
    assert riddle.moment.concealed
    assert texts(riddle, riddle.moment)[quantity] == UNKNOWN
    assert formula(riddle, riddle.moment).endswith(f"= {UNKNOWN}")
    told = sentence(riddle, riddle.moment)
    assert UNKNOWN not in told
    answered = replace(riddle.moment, guess=0.0)
    result = result_of(formula(riddle, answered))
    assert told.count(result) < sentence(riddle, answered).count(result)
    assert verdict(riddle, riddle.moment) == ""


@every_riddle
def test_after_the_guess_the_error_is_told(cell, index):
    guessed = snapshot(index, cell=cell, predicting=True, guess=0.25)
    right = truth(guessed, guessed.moment)
    told = verdict(guessed, guessed.moment)
    assert number(right) in told
    assert number(0.25) in told
    assert number(abs(0.25 - right)) in told
    assert UNKNOWN not in sentence(guessed, guessed.moment)


def test_on_the_way_to_the_node_the_result_is_not_there_yet():
    assert shown(1, underway=True).endswith(f"= {UNKNOWN}")
    assert not shown(1).endswith(UNKNOWN)


@given(which=st.sampled_from(ASKED), seed=st.integers(0, 200))
def test_formula_and_sentence_end_in_the_number_of_the_trace(which, seed):
    cell, index = which
    picture = snapshot(index, seed, cell)
    exact = reading(picture.trace, 0, 0)[STEPS[cell][index].quantity]
    result = result_of(shown(index, seed, cell))
    assert result == number(exact)
    assert result in sentence(picture, picture.moment)


@given(which=st.sampled_from(SUMS), seed=st.integers(0, 200))
def test_sums_hold_as_they_are_written_or_say_that_they_are_rounded(which, seed):
    cell, index = which
    equation = shown(index, seed, cell)
    *_, terms, total = re.split(" [=≈] ", equation)
    numbers = [parsed(term) for term in re.findall(r"−?\d+\.\d+", terms)]
    holds = round(sum(numbers), 2) == pytest.approx(parsed(total.strip("()")), abs=1e-12)
    assert holds == (" ≈ " not in equation)


@cache
def dragged(cell, block):
    """Return the states while a weight of ``block`` is dragged, with their traces."""
    state, weight = seeded_state(2, 3, 6, kind=CELLS[cell]), Entry("w_x", 0, 0, block)
    there = [with_values(state, {weight: float(value)}) for value in np.arange(-1.0, 1.0, 0.01)]
    return [(moved, forward(moved)) for moved in there]


@pytest.mark.parametrize(("cell", "index"), SUMS)
def test_no_number_changes_its_decimals_while_a_weight_is_dragged(cell, index):
    block = STEPS[cell][index].block or CELLS[cell].blocks[0]
    for moved, trace in dragged(cell, block):
        picture = Snapshot(moved, trace, View(), moment=Moment(STEPS[cell], index))
        written = texts(picture, picture.moment).values()
        assert {len(text.partition(".")[2]) for text in written if text != UNKNOWN} == {2}


@given(which=st.sampled_from(ASKED), seed=st.integers(0, 200))
def test_the_right_answer_can_be_given(which, seed):
    picture = snapshot(which[1], seed, which[0], predicting=True)
    low, high = guess_range(picture, picture.moment)
    assert low <= truth(picture, picture.moment) <= high


@every_riddle
def test_the_range_of_answers_is_the_same_at_every_step_and_unit(cell, index):
    state = seeded_state(2, 3, 6, kind=CELLS[cell])
    trace, ranges = forward(state), set()
    for t in range(6):
        moment = Moment(STEPS[cell], index)
        moved = Snapshot(select(state, t, None, None), trace, View(), moment=moment)
        ranges.add(guess_range(moved, moved.moment))
    assert len(ranges) == 1


def test_a_gate_clamped_beyond_its_range_can_still_be_guessed():
    state = with_clamp(seeded_state(2, 3, 6), Clamp("i", 0, 0, 5, -7.5))
    index = next(n for n, step in enumerate(LSTM_STEPS) if step.quantity == "i")
    clamped = Snapshot(state, forward(state), View(), moment=Moment(LSTM_STEPS, index))
    assert guess_range(clamped, clamped.moment) == (-8.0, 8.0)


def test_headings_count_within_their_phase():
    assert heading(Moment(LSTM_STEPS, 2)) == "Forget · step 3 of 3"
    assert short_heading(Moment(LSTM_STEPS, 1)) == "Forget · 2/3"
    assert heading(Moment(LSTM_STEPS, 9)) == "Update"


@given(index=st.sampled_from(INDEXES), t=st.integers(0, 5), guess=st.none() | st.floats(-1, 1))
def test_a_step_on_and_one_back_lead_to_the_same_place(index, t, guess):
    there = stepped(Moment(LSTM_STEPS, index, True, guess), t, 1, 6)
    if there is None:
        assert (index, t) == (INDEXES[-1], 5)
    else:
        assert stepped(*there, -1, 6) == (Moment(LSTM_STEPS, index, True), t)


def test_the_sequence_is_left_at_neither_end():
    assert stepped(Moment(LSTM_STEPS, 0), 0, -1, 6) is None
    assert stepped(Moment(LSTM_STEPS, INDEXES[-1]), 5, 1, 6) is None
    assert stepped(Moment(LSTM_STEPS, INDEXES[-1]), 2, 1, 6) == (Moment(LSTM_STEPS, 0), 3)


@every_cell
def test_routes_follow_the_wires_and_meet_before_anything_leaves(cell):
    picture = picture_of(CELLS[cell])
    for step in STEPS[cell]:
        for route in routes(step, picture):
            assert all(is_drawn(picture, route.at(share)) for share in np.linspace(0, 1, 41))
            assert (route.ends == MEETS) == (route.journey in step.comes)


def is_drawn(picture: Picture, point) -> bool:
    return (
        point is None
        or any(
            abs(length((a, point)) + length((point, b)) - length((a, b))) < 1e-6
            for wire in picture.wires
            for a, b in pairwise(wire.points)
        )
        or any(node.contains(point, 1.0) for node in picture.nodes)
    )


@every_cell
def test_what_leaves_rests_at_its_place(cell):
    for step in STEPS[cell]:
        for route in routes(step, picture_of(CELLS[cell])):
            resting = route.at(1.0)
            assert (resting is not None) == (route.journey in step.goes)


def test_a_line_is_cut_by_its_length():
    corner = ((0.0, 0.0), (3.0, 0.0), (3.0, 4.0))
    assert along(corner, 0.0) == (0.0, 0.0)
    assert along(corner, 3 / 7) == (3.0, 0.0)
    assert along(corner, 5 / 7) == pytest.approx((3.0, 2.0))
    assert length(cut(corner, 0.5)) == pytest.approx(3.5)
