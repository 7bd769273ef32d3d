"""The numbers of a lesson are computed again beside its text, and that can be stopped."""

import pytest
from msgspec.structs import replace

from lstm_gui.files.lessons.lesson_evidence import Claim, OfTrace, evidence_of
from lstm_gui.files.lessons.lesson_files import program_lessons
from lstm_gui.files.problem import Problem
from lstm_gui.scenes.learning.claims import Come
from lstm_gui.ui.learn import evidence_box, repeat_box
from lstm_gui.ui.learn.repeat_box import RepeatBox
from lstm_gui.ui.window.main_window import MainWindow
from tests.ui.driving import click, key, middle, settle

LESSONS = {lesson.id: lesson for lesson in program_lessons()}


@pytest.fixture
def main(shared_window) -> MainWindow:
    main = shared_window("latch")
    key(main, "F2")
    settle()
    return main


def opened(main: MainWindow, lesson: str) -> RepeatBox:
    """Open a lesson and what it rests on."""
    main.learning.course.start(LESSONS[lesson])
    settle()
    box = main.learning.panel.evidence
    if box.text.isHidden():
        click(box.toggle, middle(box.toggle))
    settle()
    # Whatever the test before has offered.
    box.again.offer(LESSONS[lesson], evidence_of(lesson).claims)
    return box.again


def press(button) -> None:
    click(button, middle(button))


def test_the_numbers_of_a_chapter_come_to_the_same_here(main, qtbot):
    box = opened(main, "candidate")
    press(box.again)
    qtbot.waitUntil(box.again.isVisible)
    lines = box.results.toPlainText().splitlines()
    assert len(lines) == len(evidence_of("candidate").claims)
    assert lines[0].strip().endswith("here 0.94 (text: 0.94) ✓")
    main.apply_language("ko")
    settle()
    assert not box.results.isVisible()
    press(box.again)
    qtbot.waitUntil(box.again.isVisible)
    assert "이 컴퓨터 0.94 (본문 0.94) ✓" in box.results.toPlainText()


def test_another_number_than_in_the_text_is_told(main, qtbot):
    box = opened(main, "candidate")
    claim = Claim({"en": "one"}, {"en": "0.5"}, OfTrace(page=2, quantity="i", t=6))
    box.offer(LESSONS["candidate"], [claim])
    press(box.again)
    qtbot.waitUntil(box.again.isVisible)
    assert box.results.toPlainText() == "one: here 0.0 (text: 0.5) ≠"


def endless(_lesson, _claims, goes_on):
    """Never come further than 37 %."""
    while goes_on(Come(0.37, ())):
        pass
    return ()


def test_what_takes_long_tells_how_far_it_is_and_can_be_stopped(main, qtbot, monkeypatch):
    monkeypatch.setattr(repeat_box, "repeat_all", endless)
    box = opened(main, "forget-gate")
    press(box.again)
    assert box.stop.hasFocus()
    qtbot.waitUntil(lambda: box.told.text() == "Computing … 37\N{NO-BREAK SPACE}%")
    press(box.stop)
    qtbot.waitUntil(box.again.isVisible)
    assert not box.told.text()
    assert not box.results.isVisible()


@pytest.mark.parametrize("how", ["lesson", "leave", "close"])
def test_whoever_goes_on_stops_it(main, monkeypatch, how):
    monkeypatch.setattr(repeat_box, "repeat_all", endless)
    box = opened(main, "forget-gate")
    press(box.again)
    job = box._job
    if how == "lesson":
        opened(main, "candidate")
    elif how == "leave":
        main.learning.course.leave()
    else:
        main.learning.close()
    assert job.stopped
    job.wait()
    settle()
    assert box.results.toPlainText() == ""


def test_what_cannot_be_computed_is_told(main, qtbot, monkeypatch):
    def fail(*_asked):
        raise Problem("{file} is missing.", file="one")

    told = []
    monkeypatch.setattr(repeat_box, "repeat_all", fail)
    monkeypatch.setattr(repeat_box, "show_problem", lambda _parent, problem: told.append(problem))
    box = opened(main, "candidate")
    press(box.again)
    qtbot.waitUntil(box.again.isVisible)
    assert [str(problem) for problem in told] == ["one is missing."]


def test_a_chapter_without_such_numbers_offers_nothing(main, monkeypatch):
    without = replace(evidence_of("sequences"), claims=[])
    monkeypatch.setattr(evidence_box, "evidence_of", lambda _lesson: without)
    assert opened(main, "sequences").isHidden()
    monkeypatch.undo()
    assert opened(main, "valve").isVisible()
