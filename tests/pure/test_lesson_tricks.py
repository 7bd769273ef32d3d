"""Cells that meet the letter of a challenge without doing the thing, which is not enough."""

from collections.abc import Mapping

import pytest
from msgspec import Struct, field
from msgspec.structs import replace

from lstm_gui.core import State, Variant, converted, forward, gru_kind, lstm_kind, with_values
from lstm_gui.core.facts.challenges import progress
from lstm_gui.files.lessons.lesson_addresses import entry_at
from lstm_gui.files.lessons.lesson_files import bundled_lessons, tour
from lstm_gui.files.lessons.lesson_format import Memory, OfMemory, SameInput
from lstm_gui.files.lessons.lesson_layers import looked_at
from lstm_gui.files.lessons.lesson_states import condition_of, solved
from lstm_gui.scenes.learning.lesson_starts import remembered, start_of
from lstm_gui.scenes.learning.memory_progress import memory_progress
from lstm_gui.scenes.memory.lanes import compare
from lstm_gui.scenes.snapshot import Snapshot, View

LESSONS = {lesson.number: lesson for lesson in (*bundled_lessons(), tour())}


class Trick(Struct):
    """A page, both counted from 1, and what becomes of its cell."""

    chapter: int
    page: int
    how: str
    values: Mapping[str, float] = field(default_factory=dict)
    variant: Variant | None = None
    from_solution: bool = False


def every_step(address: str, steps: int, value: float) -> dict[str, float]:
    return {address.format(t=t): value for t in range(steps)}


TRICKS = [
    Trick(0, 1, "never written", {"b_i[1]": -12}),
    Trick(1, 4, "edited input", every_step("x[{t},1]", 12, 1.0) | {"b_h[1]": 2}),
    Trick(1, 4, "constant", {"b_h[1]": 3}),
    Trick(3, 2, "start value", {"c_0[1]": 1.5, "b_c[1]": 0.55}),
    Trick(3, 4, "start value", {"c_0[1]": 1.5, "b_c[1]": 0.55}),
    Trick(3, 4, "edited input", {"x[0,1]": 1.1, "w_x_f[1,1]": 1, "w_x_i[1,1]": -1}),
    Trick(3, 4, "by hand", {"b_f[1]": 1.1, "b_i[1]": -1.1}),
    Trick(5, 3, "shut", {"b_f[1]": -8, "b_c[1]": 5}),
    Trick(5, 3, "start value", {"c_0[1]": 0.5, "w_x_c[1,1]": 0, "b_f[1]": 8}),
    Trick(5, 3, "filled up again", {"b_i[1]": -0.19, "b_c[1]": 0.58, "c_0[1]": -1.23}),
    Trick(5, 3, "timer", {
        "w_x_c[1,1]": 0, "b_c[1]": 1e-4, "w_h_c[1,1]": 2000, "b_f[1]": 8, "w_h_i[1,1]": -50,
    }),
    Trick(5, 3, "edited input", every_step("x[{t},1]", 12, 0.0) | {"c_0[1]": 0.5, "b_f[1]": 8}),
    Trick(5, 3, "no gate to open", {}, Variant(forget_gate=False)),
    Trick(6, 5, "turned over", {}, Variant(tanh_gates=("f",)), from_solution=True),
    Trick(6, 5, "edited input", {"x[5,1]": 60, "w_x_f[1,1]": -1, "b_f[1]": 4}),
    Trick(6, 5, "constant", {"b_f[1]": 8}),
    Trick(6, 5, "timer", {
        "w_h_f[1,1]": -16.36, "b_f[1]": 6.07, "b_c[1]": 0.76, "b_i[1]": -8.84, "w_h_c[1,1]": -0.32,
        "w_h_i[1,1]": 7.25, "b_o[1]": -3.58, "w_h_o[1,1]": 32.81,
    }),
    Trick(7, 4, "edited input", {"x[5,1]": 50, "w_x_c[1,1]": 1, "b_c[1]": -2}),
    Trick(7, 4, "other switch", {}, Variant(sigmoid_candidate=True), from_solution=True),
    Trick(7, 4, "constant", {"b_c[1]": 4}),
    Trick(7, 4, "timer", {"b_c[1]": 2, "w_h_c[1,1]": -50}),
    Trick(8, 4, "nothing to write", {"w_x_c[1,1]": 0}, from_solution=True),
    Trick(8, 4, "constant", {"b_i[1]": 6}),
    Trick(8, 4, "written turned over", {}, Variant(tanh_gates=("i",)), from_solution=True),
    Trick(8, 4, "timer", {
        "w_h_i[1,1]": 119.15, "b_i[1]": -4.65, "b_c[1]": 0.75, "w_x_c[1,1]": -4, "b_o[1]": 4.12,
    }),
    Trick(9, 4, "turned over", {
        "b_i[1]": -16, "w_x_i[1,1]": 10, "w_x_i[1,2]": 12,
    }, Variant(tanh_gates=("f",)), from_solution=True),
    Trick(9, 4, "start value", {
        "c_0[1]": 0.7, "b_f[1]": 6, "w_x_f[1,2]": -7.5, "b_i[1]": -20, "w_x_i[1,1]": -40,
    }),
    Trick(9, 4, "timer", {
        "w_x_c[1,1]": 0, "b_c[1]": 2, "w_h_c[1,1]": -20,
    }, from_solution=True),
    Trick(9, 4, "never stored", {"c_0[1]": 0.6, "b_f[1]": 8, "b_i[1]": -8}),
    Trick(10, 4, "constant at the end", {
        "w_x_c[1,1]": 0, "w_x_c[1,2]": 5, "b_o[1]": -6, "w_x_o[1,2]": 12,
    }),
    Trick(10, 4, "start value", {
        "c_0[1]": 1, "b_i[1]": -8, "b_f[1]": 8, "b_o[1]": -6, "w_x_o[1,2]": 12,
    }),
    Trick(10, 4, "timer", {
        "w_x_c[1,1]": 0, "b_c[1]": 0.04, "w_h_c[1,1]": 20000,
    }, from_solution=True),
    Trick(10, 4, "another signal", {"w_x_f[1,2]": -20, "w_x_c[1,2]": 5}, from_solution=True),
    Trick(11, 5, "no forget gate either", {}, Variant(
        sigmoid_candidate=True, forget_gate=False
    )),
    Trick(11, 5, "other switches", {}, Variant(
        tanh_gates=("f", "i", "o"), sigmoid_candidate=True
    )),
    Trick(11, 5, "one more switch", {}, Variant(tanh_gates=("f",), sigmoid_candidate=True)),
    Trick(11, 5, "without the switch", {"b_c[1]": 3}),
    Trick(13, 6, "edited input", every_step("x[{t},2]", 24, 0.0), from_solution=True),
    Trick(13, 6, "constant", {"b_n[1]": 3}),
]  # fmt: skip


@pytest.mark.parametrize("trick", TRICKS, ids=lambda one: f"{one.chapter}.{one.page} {one.how}")
def test_a_trick_does_not_meet_a_challenge(trick):
    lesson, index = LESSONS[trick.chapter], trick.page - 1
    challenge, network = lesson.pages[index].challenge, start_of(lesson, index).network
    begun = solved(network, challenge, network) if trick.from_solution else network
    start, state = looked_at(network), looked_at(begun)
    state = with_values(state, {entry_at(place): value for place, value in trick.values.items()})
    if trick.variant is not None:
        state = converted(state, lstm_kind(trick.variant))
    assert not all(met(challenge, state, start))


@pytest.mark.parametrize("chapter", [9, 13])
def test_what_only_looks_like_another_cell_does_not_count(chapter):
    """A GRU in the place of the LSTM that was asked for, and the other way round."""
    lesson = LESSONS[chapter]
    index = len(lesson.pages) - 1
    challenge, network = lesson.pages[index].challenge, start_of(lesson, index).network
    start, right = looked_at(network), looked_at(solved(network, challenge, network))
    other = lstm_kind(Variant()) if chapter == 13 else gru_kind("after")
    assert not all(met(challenge, converted(right, other), start))


def met(challenge, state: State, start: State) -> list[bool]:
    trace = forward(state)
    found = [
        progress(condition, state, trace).met
        for condition in map(condition_of, challenge.conditions)
        if condition is not None
    ]
    asks = any(isinstance(part, SameInput) for part in challenge.conditions)
    return [*found, state.sequence == start.sequence] if asks else found


def test_only_the_networks_of_the_page_count():
    """Other weights would keep the share that scaling these is to keep."""
    start = start_of(LESSONS[2], 3)
    part = next(
        one for one in LESSONS[2].pages[3].challenge.conditions if isinstance(one, OfMemory)
    )
    for changes in ({"gain": 2.0}, {"gain": 2.0, "units": 3}, {"gain": 2.0, "seed": 7}):
        settings = replace(start.memory, **changes)
        comparison = compare(settings, start.state.sequence)
        snapshot = Snapshot(start.state, forward(start.state), View(), memory=settings)
        found = memory_progress(part, comparison, snapshot, start.memory)
        assert found.met == (len(changes) == 1), changes


def test_weakened_networks_do_not_set_a_new_longest_distance():
    start = start_of(LESSONS[12], 4)
    part = LESSONS[12].pages[4].challenge.conditions[1]
    for bias, counts in ((0.0, True), (-6.0, False)):
        far = remembered(Memory(distance=20, forget_bias=bias), start)
        comparison = compare(far.memory, far.state.sequence)
        snapshot = Snapshot(far.state, forward(far.state), View(), memory=far.memory)
        found = memory_progress(part, comparison, snapshot, start.memory)
        assert found.met == counts
