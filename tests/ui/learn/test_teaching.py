"""Lessons of a teacher: opened, mended, read again, and with their hints withheld."""

from pathlib import Path

import pytest
from PyQt6.QtWidgets import QMessageBox

from lstm_gui.core import Entry
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.learn import lesson_dialogs
from tests.ui.driving import settle
from tests.ui.told import notices

OWN = """format = "lstm-explorer/lesson"
version = 1
id = "own"
number = 1
title = { ko = "새는 기억" }
[[pages]]
title = { ko = "새는 기억" }
text = { ko = "망각 게이트" }
spotlight = ["part:f"]
[pages.set]
blank = { inputs = 1, units = 1, steps = 4 }
[[pages]]
title = { ko = "두 번째" }
text = { ko = "막아 보세요." }
[pages.challenge]
goal = { ko = "끝까지 지키세요." }
hint = { ko = "올리세요." }
solution = { "b_f[1]" = 6 }
[[pages.challenge.conditions]]
kind = "entry"
text = { ko = "크게" }
entry = "b_f[1]"
at_least = 4
"""


def test_an_ampersand_in_a_title_stands_in_the_menu_of_the_pages(main, tmp_path):
    path = tmp_path / "own.lesson.toml"
    path.write_text(OWN.replace('title = { ko = "두 번째" }', 'title = { ko = "f & i" }'), "utf-8")
    main.learning.open_lesson(path)
    settle()
    pages = main.learning.panel.pages
    pages.aboutToShow.emit()
    assert pages.actions()[1].text() == "2. f && i"


WRONG_PAGES = """
[[pages]]
title = { ko = "셋" }
text = { ko = "[여기](row:zz)" }
[pages.challenge]
goal = { ko = "목표" }
hint = { ko = "$b를" }
[[pages.challenge.conditions]]
kind = "entry"
text = { ko = "크게" }
entry = "b_q[1]"
[[pages.challenge.conditions]]
kind = "choice"
text = { ko = "어느 쪽?" }
options = [{ ko = "가" }, { ko = "나" }]
answer = 3
why = { ko = "그래서" }
"""


def test_a_lesson_of_a_teacher_opens_and_a_mistake_names_its_line(main, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()))
    path = tmp_path / "mine.lesson.toml"
    source = Path("resources/lessons/05-cell-state.lesson.toml").read_text(encoding="utf-8")
    path.write_text(source.replace("number = 5", "number = five"), encoding="utf-8")
    main.learning.open_lesson(path)
    assert f"{path}, line 4" in told[0]
    assert main.learning.course.lesson is None
    path.write_text(source, encoding="utf-8")
    main.learning.open_lesson(path)
    settle()
    assert main.learning.panel.isVisible()
    assert main.learning.course.lesson.number == 5


def test_all_mistakes_of_a_lesson_are_told_at_once_in_the_order_of_lines(
    main, tmp_path, monkeypatch
):
    told = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()))
    path = tmp_path / "mine.lesson.toml"
    path.write_text(OWN.replace('"part:f"', '"part:q"') + WRONG_PAGES, encoding="utf-8")
    main.learning.open_lesson(path)
    lines = [int(line.split("line ")[1].split(":")[0]) for line in told[0].splitlines()]
    assert len(lines) == 5
    assert lines == sorted(lines)
    for word in ("part:q", "b_q[1]", "row:zz", "begins with $", "between 1 and 2"):
        assert word in told[0], word


def test_a_lesson_is_read_again_when_it_is_saved_and_its_page_stays(main, tmp_path, qtbot):
    path = tmp_path / "mine.lesson.toml"
    path.write_text(OWN, encoding="utf-8")
    main.learning.open_lesson(path)
    course = main.learning.course
    course.next()
    path.write_text(OWN.replace("두 번째", "새로 쓴"), encoding="utf-8")
    qtbot.waitUntil(lambda: "새로 쓴" in course.page.title["ko"])
    assert course.index == 1
    # Editors put another file in its place.
    other = tmp_path / "other"
    other.write_text(OWN.replace("두 번째", "세 번 쓴"), encoding="utf-8")
    other.replace(path)
    qtbot.waitUntil(lambda: "세 번 쓴" in course.page.title["ko"])
    path.write_text(OWN.replace('"part:f"', '"part:q"'), encoding="utf-8")
    qtbot.waitUntil(lambda: any("part:q" in text for text in notices(main)))
    assert "세 번 쓴" in course.page.title["ko"]


def test_of_a_lesson_only_the_last_mistakes_are_told(main, tmp_path, qtbot):
    path = tmp_path / "mine.lesson.toml"
    path.write_text(OWN, encoding="utf-8")
    main.learning.open_lesson(path)
    for wrong in ("part:q", "part:w"):
        path.write_text(OWN.replace('"part:f"', f'"{wrong}"'), encoding="utf-8")
        qtbot.waitUntil(lambda wrong=wrong: any(wrong in text for text in notices(main)))
    assert len(notices(main)) == 1
    path.write_text(OWN, encoding="utf-8")
    qtbot.waitUntil(lambda: notices(main) == [])


def test_own_lessons_stand_in_the_list_and_can_be_opened_there(main, tmp_path, monkeypatch):
    path = tmp_path / "mine.lesson.toml"
    path.write_text(OWN, encoding="utf-8")
    main.learning.open_lesson(path)
    main.learning.course.leave()
    settle()
    button = main.learning.panel.chapters.own[path]
    assert button.isVisible()
    button.click()
    assert main.learning.course.lesson.id == "own"
    main.learning.course.leave()
    path.unlink()
    monkeypatch.setattr(QMessageBox, "exec", lambda box: None)
    main.learning.panel.chapters.own[path].click()
    assert Settings().recent_lessons == []


def test_an_own_lesson_is_listed_by_its_title_as_its_file_tells_it_now(main, tmp_path):
    path = tmp_path / "mine.lesson.toml"
    path.write_text(OWN, encoding="utf-8")
    main.learning.open_lesson(path)
    main.learning.course.leave()
    title = 'title = { ko = "새는 기억" }'
    chapters, button = main.learning.panel.chapters, main.learning.panel.chapters.own[path]
    for head, called in (
        ('title = { en = "Ten minutes" }', "Ten minutes"),
        ('title = { en = "Ten minutes" }\nwrong = 1', "Ten minutes"),
        ("title = 3", "mine"),
        ("title = {", "mine"),
    ):
        path.write_text(OWN.replace(title, head, 1), encoding="utf-8")
        chapters.refresh()
        assert button.text() == called
        assert path.name in button.toolTip()


def test_a_lesson_can_be_begun_from_the_list_with_what_is_on_the_screen(
    main, tmp_path, monkeypatch
):
    path = tmp_path / "two-gates.lesson.toml"
    monkeypatch.setattr(lesson_dialogs, "file_to_save", lambda *_: path)
    main.document.set_values("b", {Entry("b", 0, 0, "f"): 1.25})
    network = main.document.network
    main.learning.do_learn()
    main.learning.panel.chapters.write.click()
    settle()
    course = main.learning.course
    assert course.lesson.title == {"en": "two gates"}
    assert main.document.network == network
    assert any(path.name in text for text in notices(main))
    course.leave()
    assert path in main.learning.panel.chapters.own


@pytest.mark.parametrize("withheld", [[], ["hints"], ["solutions"], ["hints", "solutions"]])
def test_hints_and_solutions_can_be_withheld(main, tmp_path, withheld):
    path = tmp_path / "mine.lesson.toml"
    path.write_text(f"withhold = {withheld}\n" + OWN, encoding="utf-8")
    main.learning.open_lesson(path)
    main.learning.course.next()
    settle()
    box = main.learning.panel.challenge
    assert box.goal.isVisible()
    assert box.hint_button.isVisible() == ("hints" not in withheld)
    assert box.solution_button.isVisible() == ("solutions" not in withheld)
