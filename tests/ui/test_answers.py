"""Why a learner thinks so: asked beside each answer, and kept."""

import pytest

from lstm_gui.files.lessons.answers import Answered, with_answer
from lstm_gui.files.lessons.lesson_files import bundled_lessons
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.window.main_window import MainWindow
from tests.ui.driving import click, key, middle, settle, write

COST = bundled_lessons()[12]


@pytest.fixture
def main(shared_window) -> MainWindow:
    main = shared_window("latch")
    key(main, "F2")
    settle()
    assert main.learning.panel.chapters.export.isHidden()
    main.learning.course.start(COST, 1)
    settle()
    return main


def answer(main: MainWindow, question: int, option: int) -> None:
    button = main.learning.panel.challenge.options[question, option]
    click(button, middle(button))
    settle()


def explain(main: MainWindow, question: int, text: str) -> None:
    reason = main.learning.panel.challenge.reasons[question]
    reason.setFocus()
    write(reason, text)
    key(reason, "Return")
    settle()


def test_after_an_answer_the_learner_says_why(main):
    reasons = main.learning.panel.challenge.reasons
    answer(main, 0, 1)
    explain(main, 0, "one block")
    answer(main, 0, 3)
    (kept,) = Settings().answers
    assert kept == Answered(
        COST.id, 2, 1, "How many parameters has the LSTM?", "104", False, "one block"
    )
    assert reasons[0].text() == "one block"


def test_why_can_be_written_before_the_answer(main):
    reason = main.learning.panel.challenge.reasons[0]
    click(reason, middle(reason))
    state = main.document.state
    write(reason, "four blocks, r 1")
    assert main.document.state == state, "its letters are no keys of the window"
    assert Settings().answers == []
    answer(main, 0, 3)
    assert reason.text() == "four blocks, r 1"
    (kept,) = Settings().answers
    assert (kept.right, kept.because) == (True, "four blocks, r 1")


def test_another_try_takes_the_place_of_the_first(main):
    answer(main, 0, 1)
    explain(main, 0, "one block")
    box = main.learning.panel.challenge
    click(box.again, middle(box.again))
    settle()
    assert not any(reason.text() for reason in box.reasons.values())
    answer(main, 0, 3)
    assert box.reasons[0].text() == ""
    (kept,) = Settings().answers
    assert (kept.right, kept.because) == (True, "")


def test_a_shown_solution_is_no_answer(main):
    box = main.learning.panel.challenge
    box.solution_button.click()
    settle()
    assert Settings().answers == []
    assert not any(reason.isEnabled() for reason in box.reasons.values())


def test_only_the_latest_thousand_are_kept():
    answers = []
    for page in range(1005):
        answers = with_answer(answers, Answered("x", page, 1, "", "", True))
    assert [answers[0].page, len(answers)] == [5, 1000]
