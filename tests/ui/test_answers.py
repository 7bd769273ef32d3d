"""Why a learner thought so: asked after each answer, kept, and saved as a table."""

import csv

import pytest
from PyQt6.QtWidgets import QMessageBox

from lstm_gui.files.lessons.answers import Answered, answer_table, with_answer
from lstm_gui.files.lessons.lesson_files import bundled_lessons
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.learn.answer_saving import save_answers
from lstm_gui.ui.window.main_window import MainWindow
from tests.ui.driving import click, key, middle, settle, write

COST = bundled_lessons()[12]


@pytest.fixture
def main(window) -> MainWindow:
    main = window("latch")
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
    assert not any(reason.isEnabled() for reason in reasons.values())
    answer(main, 0, 1)
    assert [reason.isEnabled() for reason in reasons.values()] == [True, False]
    explain(main, 0, "one block")
    answer(main, 0, 3)
    (kept,) = Settings().answers
    assert kept == Answered(
        COST.id, 2, 1, "How many parameters has the LSTM?", "104", False, "one block"
    )
    assert reasons[0].text() == "one block"


def test_another_try_takes_the_place_of_the_first(main):
    answer(main, 0, 1)
    explain(main, 0, "one block")
    box = main.learning.panel.challenge
    click(box.again, middle(box.again))
    settle()
    assert not any(reason.isEnabled() for reason in box.reasons.values())
    answer(main, 0, 3)
    assert box.reasons[0].text() == ""
    (kept,) = Settings().answers
    assert (kept.right, kept.because) == (True, "")


def test_a_shown_solution_is_no_answer(main):
    main.learning.panel.challenge.solution_button.click()
    settle()
    assert Settings().answers == []


def test_answers_are_saved_as_a_table_in_the_language_in_force(main, tmp_path):
    answer(main, 0, 3)
    explain(main, 0, "네 블록이니까, 4 · 104")
    main.learning.course.leave()
    settle()
    assert main.learning.panel.chapters.export.isVisible()
    main.apply_language("ko")
    path = tmp_path / "mine.csv"
    save_answers(Settings(), path, main)
    with path.open(encoding="utf-8-sig", newline="") as file:
        titles, line = csv.reader(file)
    assert titles == ["수업", "쪽", "질문", "처음 고른 답", "처음부터 맞힘", "까닭"]
    asked = COST.pages[1].challenge.conditions[0].text["en"]
    assert line == [COST.id, "2", asked, "416", "예", "네 블록이니까, 4 · 104"]


def test_answers_are_saved_as_markdown_if_the_name_says_so(main, tmp_path):
    answer(main, 0, 3)
    explain(main, 0, "four | blocks")
    path = tmp_path / "mine.md"
    save_answers(Settings(), path, main)
    titles, rule, line = path.read_text("utf-8").splitlines()
    assert titles.startswith("| lesson | page | question |")
    assert set(rule) <= set("|- ")
    assert line.endswith(r"| 416 | yes | four \| blocks |")
    assert line.startswith(f"| {COST.id} | 2 | ")


def test_what_cannot_be_saved_is_told(main, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()))
    answer(main, 0, 3)
    save_answers(Settings(), tmp_path / "nowhere" / "mine.csv", main)
    assert len(told) == 1


def test_a_reason_is_never_a_formula():
    one = Answered("x", 1, 1, "asked", "chosen", True, "=1+1")
    table = answer_table([one], ["a"] * 6, ("no", "yes"))
    assert table.splitlines()[1].endswith("yes,'=1+1")


def test_only_the_latest_thousand_are_kept():
    answers = []
    for page in range(1005):
        answers = with_answer(answers, Answered("x", page, 1, "", "", True))
    assert [answers[0].page, len(answers)] == [5, 1000]
