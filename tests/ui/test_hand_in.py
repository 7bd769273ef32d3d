"""What a learner hands in: first answers and solved challenges, in one table with a name."""

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PyQt6.QtGui import QTextDocument
from PyQt6.QtWidgets import QDialog, QLineEdit, QMessageBox

from lstm_gui.core import Entry
from lstm_gui.files.lessons.answers import Answered, hand_in_page, hand_in_table
from lstm_gui.files.lessons.lesson_files import bundled_lessons, program_lessons, read_lesson
from lstm_gui.files.shipped.resources import resource
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.learn.hand_in_dialog import HandInDialog
from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.ui.window.main_window import MainWindow
from tests.ui.dialogs import answering
from tests.ui.driving import click, key, middle, settle, write

VALVE, CELL_STATE = bundled_lessons()[2], bundled_lessons()[4]
TOTAL = sum(page.challenge is not None for one in program_lessons() for page in one.pages)
ANSWER = Answered(VALVE.id, 1, 1, "which | one?", "=1+1", True, "네 블록이니까")


@pytest.fixture
def main(shared_window) -> MainWindow:
    main = shared_window("latch")
    key(main, "F2")
    settle()
    return main


def opened(main: MainWindow) -> HandInDialog:
    """Leave the lesson, and ask for the dialog in the list of chapters."""
    main.learning.course.leave()
    main.learning.panel.chapters.refresh()
    settle()
    main.learning.panel.chapters.export.click()
    settle()
    return main.findChildren(HandInDialog)[-1]


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [*csv.reader(file)]


def handed_in(main: MainWindow, path: Path) -> list[list[str]]:
    opened(main).save_to(path)
    settle()
    return rows(path)


def state_of(table: list[list[str]], lesson: str, page: int) -> list[str]:
    return [row[-1] for row in table if row[1:3] == [lesson, str(page)] and row[-1]]


def at_challenge(main: MainWindow) -> int:
    page = next(n for n, page in enumerate(CELL_STATE.pages) if page.challenge is not None)
    main.learning.course.start(CELL_STATE, page)
    settle()
    return page + 1


def solve(main: MainWindow) -> None:
    main.document.set_values("By hand", {Entry("b", 0, 0, "f"): 6.0})
    settle()


def test_a_name_and_a_file_are_asked_for_and_the_name_is_remembered(main, tmp_path):
    Settings().add_answer(ANSWER)
    Settings().folder = str(tmp_path)
    dialog = opened(main)
    assert dialog.solved.text() == f"0 of {TOTAL}"
    write(dialog.name, "  <b>Kim</b> ")

    def accept(question: QDialog) -> None:
        question.findChild(QLineEdit, "fileNameEdit").setText("mine")
        question.accept()

    with answering(accept):
        click(dialog.save_button, middle(dialog.save_button))
    settle()
    assert {row[0] for row in rows(tmp_path / "mine.csv")[1:]} == {"<b>Kim</b>"}
    assert opened(main).name.text() == "<b>Kim</b>"


def test_each_challenge_of_the_program_is_in_the_table_after_the_answers(main, tmp_path):
    Settings().add_answer(ANSWER)
    Settings().add_solved_page(VALVE.id, 3)
    main.apply_language("ko")
    titles, answer, *challenges, score = handed_in(main, tmp_path / "mine.csv")
    assert titles == [
        "이름", "수업", "쪽", "질문 번호", "질문", "처음 고른 답", "처음부터 맞힘",
        "이유", "도전 과제",
    ]  # fmt: skip
    assert answer == ["", VALVE.id, "1", "1", "which | one?", "'=1+1", "예", "네 블록이니까", ""]
    assert len(challenges) == TOTAL
    assert [row[-1] for row in challenges if row[-1] != "아직 해결하지 않음"] == ["스스로 해결"]
    assert all(row[4] and "$" not in row[4] for row in challenges)
    assert score[4:] == ["해결한 도전 과제", "", "", "", f"{TOTAL}개 중 1개"]


def test_only_what_the_learner_has_solved_counts_as_solved(main, tmp_path):
    page = at_challenge(main)
    main.learning.panel.challenge.solution_button.click()
    settle()
    shown = handed_in(main, tmp_path / "shown.csv")
    assert state_of(shown, CELL_STATE.id, page) == ["solution shown"]
    assert shown[-1][-1] == f"0 of {TOTAL}"
    at_challenge(main)
    solve(main)
    later = handed_in(main, tmp_path / "later.csv")
    assert state_of(later, CELL_STATE.id, page) == ["solved after the solution was shown"]
    assert later[-1][-1] == f"1 of {TOTAL}"


def test_to_look_up_the_solution_afterwards_takes_nothing_away(main, tmp_path):
    page = at_challenge(main)
    solve(main)
    at_challenge(main)
    main.learning.panel.challenge.solution_button.click()
    settle()
    table = handed_in(main, tmp_path / "mine.csv")
    assert state_of(table, CELL_STATE.id, page) == ["solved by oneself"]


def test_a_lesson_of_a_teacher_is_in_the_table_as_long_as_it_can_be_read(main, tmp_path):
    source = next(iter(resource("lessons").glob("03-*.lesson.toml")))
    own = tmp_path / "own.lesson.toml"
    text = source.read_text("utf-8").replace(f'id = "{VALVE.id}"', 'id = "own"', 1)
    own.write_text(text, "utf-8")
    page = next(n for n, page in enumerate(read_lesson(own).pages) if page.challenge is not None)
    Settings().add_solved_page("own", page)
    for path in (tmp_path / "gone.lesson.toml", own):
        Settings().add_recent_lesson(str(path))
    table = handed_in(main, tmp_path / "mine.csv")
    assert state_of(table, "own", page + 1) == ["solved by oneself"]
    assert table[-1][-1].startswith("1 of ")


def test_markdown_if_the_name_says_so(main, tmp_path):
    Settings().add_answer(ANSWER)
    dialog = opened(main)
    dialog.name.setText("![x](y) <i>")
    dialog.save_to(tmp_path / "mine.md")
    titles, rule, answer, *_ = (tmp_path / "mine.md").read_text("utf-8").splitlines()
    assert titles.startswith("| name | lesson | page | question number | question |")
    assert set(rule) <= set("|- ")
    place = rf"| !\[x](y) \<i> | {VALVE.id} | 1 | 1 |"
    assert answer.startswith(rf"{place} which \| one? | =1+1 | yes |")


@pytest.mark.parametrize(
    "text", ["a\\<img src=p.png>", "a\\|b", "`<i>`", "x_2 *and* y_3", "[a](b)", "~~a~~", "a < b"]
)
def test_markdown_says_word_for_word_what_was_typed(text):
    page = QTextDocument()
    page.setMarkdown(hand_in_page([["title", "next"], [text, "end"]]))
    assert page.toPlainText().split("\n")[-3:-1] == [text, "end"]
    assert not re.search("<img|href", page.toHtml())


def test_what_cannot_be_saved_is_told_and_the_dialog_stays(main, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()))
    Settings().add_answer(ANSWER)
    dialog = opened(main)
    dialog.save_to(tmp_path / "nowhere" / "mine.csv")
    assert len(told) == 1
    assert dialog.isVisible()


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "\t=1"])
def test_nothing_typed_is_a_formula(text):
    assert hand_in_table([[text]]).startswith(("'", "\"'"))
    assert text.strip() in hand_in_page([[text]])


def test_the_dialog_speaks_korean(main):
    Settings().add_answer(ANSWER)
    main.apply_language("ko")
    said = [label.text() for label in opened(main).findChildren(Label)]
    assert f"{TOTAL}개 중 0개" in said


def test_the_tables_of_a_class_are_gathered_side_by_side(main, tmp_path):
    Settings().folder = str(tmp_path)
    Settings().add_answer(ANSWER)
    for name in ("Kim", "Lee"):
        dialog = opened(main)
        dialog.name.setText(name)
        dialog.save_to(tmp_path / f"{name}.csv")
    (tmp_path / "other.csv").write_text("x,y\n1,2\n", "utf-8")
    gather = main.learning.panel.chapters.gather

    def choose(*names: str) -> Callable[[QDialog], None]:
        def answer(question: QDialog) -> None:
            typed = " ".join(f'"{name}.csv"' for name in names)
            question.findChild(QLineEdit, "fileNameEdit").setText(typed)
            question.accept()

        return answer

    with answering(choose("Kim", "other"), QDialog.accept) as told:
        click(gather, middle(gather))
    assert told[1].startswith("other.csv is no table of answers.")
    with answering(choose("Kim", "Lee"), QDialog.accept):
        click(gather, middle(gather))
    titles, answer, *_, score = rows(tmp_path / "class-answers.csv")
    assert titles[5:] == ["Kim", "Lee"]
    assert answer[4:] == ["2 of 2", "'=1+1 ✓", "'=1+1 ✓"]
    assert score[5:] == [f"0 of {TOTAL}"] * 2
