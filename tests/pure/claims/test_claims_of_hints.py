"""Numbers in notes, goals, hints and reasons are settings of the page, or computed here."""

import math

import pytest

from lstm_gui.core import forward
from lstm_gui.files.lessons.lesson_files import program_lessons
from lstm_gui.scenes.learning.lesson_starts import start_of
from tests.pure.claims.claims import LANGUAGES, NUMBER, written

PAGES = [
    (lesson, index)
    for lesson in program_lessons()
    for index, page in enumerate(lesson.pages)
    if page.notes or page.challenge
]


def sigma(z: float) -> float:
    return 1 / (1 + math.exp(-z))


def of_step(lesson: str, *names: str) -> set[str]:
    """Return numbers of step 0 of a worked example, with three decimals."""
    example = next(one for one in program_lessons() if one.id == lesson)
    trace = forward(start_of(example, 0).state)
    return {written(getattr(trace, name)[0, 0], 3) for name in names}


def computed() -> dict[tuple[str, int], set[str]]:
    of_1 = {written(sigma(1.1)), written(sigma(-1.1)), "1.1", "−1.1"}
    return {
        ("tour", 2): {"0.9"},
        ("valve", 1): of_1,
        ("valve", 3): {"1.1", "0.5", "0.75", "0.25"},
        ("scalar-lstm", 0): of_step("scalar-lstm", "c", "h"),
        ("lstm-step", 0): of_step("lstm-step", "f", "i") | {"−0.4"},
        ("gru-step", 0): of_step("gru-step", "z", "r"),
        ("counting", 1): {written(sigma(10), 5)},
    }


COMPUTED = computed()


def stated_beside(page, code: str) -> set[str]:
    """Return the numbers of a page that stand in none of what other tests compute."""
    words = [page.notes]
    if page.challenge:
        reasons = [getattr(part, "why", None) for part in page.challenge.conditions]
        words += [page.challenge.goal, page.challenge.hint, *reasons]
    return {number for one in words if one for number in NUMBER.findall(one[code])}


def settings_of(lesson, index: int, code: str) -> set[str]:
    page = lesson.pages[index]
    texts = [page.text[code]]
    if page.challenge:
        texts += [part.text[code] for part in page.challenge.conditions]
    numbers = {number for text in texts for number in NUMBER.findall(text)}
    x = start_of(lesson, index).state.sequence.x
    return numbers | {written(value, 1) for value in x[:50].flat}


@pytest.mark.parametrize(("lesson", "index"), PAGES, ids=lambda one: getattr(one, "id", one))
@pytest.mark.parametrize("code", LANGUAGES)
def test_a_number_beside_the_text_is_known(lesson, index, code):
    known = settings_of(lesson, index, code) | COMPUTED.get((lesson.id, index), set())
    # What runs away, and its limit, are computed in the test of chapter 11.
    if (lesson.id, index) == ("sigmoid-and-tanh", 4):
        known |= {"0.9975", "7.5"}
    assert stated_beside(lesson.pages[index], code) <= known


def test_half_of_the_weight_opens_the_valve_as_far():
    """The hint of the second challenge: the input is 0.5, so W_x is twice the bias."""
    lesson = next(one for one in program_lessons() if one.id == "valve")
    solution = lesson.pages[3].challenge.solution
    assert solution["w_x_f[1,1]"] * start_of(lesson, 3).state.sequence.x[0, 0] == 1.1
    assert lesson.pages[1].challenge.solution["b_f[1]"] == 1.1
