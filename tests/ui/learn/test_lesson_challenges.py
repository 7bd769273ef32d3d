"""Challenges: met with mouse and keyboard, told when they are, and never by a trick."""

import pytest
from PyQt6.QtCore import QPointF, Qt

from lstm_gui.core import LSTM, Kind
from lstm_gui.files.lessons.lesson_addresses import entry_at
from lstm_gui.files.lessons.lesson_format import Challenge, Choice, Page, Pick
from lstm_gui.files.lessons.lesson_kinds import kind_of
from lstm_gui.scenes.pictures import picture_of
from lstm_gui.ui.cell.variant_menu import SWITCHES
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.window.main_window import MainWindow
from tests.ui.driving import click, key, middle, settle
from tests.ui.learn.lesson_window import (
    FORGET,
    LESSONS,
    change_memory,
    learn,
    marks,
    start,
    turn_to,
    type_number,
)

PICTURE = picture_of(LSTM)


@pytest.fixture
def main(at_chapters: MainWindow) -> MainWindow:
    return at_chapters


def click_quantity(main: MainWindow, quantity: str) -> None:
    """Click where ``quantity`` stands in the diagram."""
    figure = main.workspace.diagram().figure
    spot = next((node.center for node in PICTURE.nodes if node.quantity == quantity), None)
    if spot is None:
        wire = next(wire for wire in PICTURE.wires if wire.quantity == quantity)
        (x0, y0), (x1, y1) = wire.points[:2]
        spot = ((x0 + x1) / 2, (y0 + y1) / 2)
    at = figure.mapFromScene(figure._view.mapViewToScene(QPointF(*spot)))
    click(figure.viewport(), (at.x(), at.y()))
    settle()


def choose_kind(main: MainWindow, kind: Kind) -> None:
    """Press the button of ``kind``, and every switch in which it departs."""
    section = main.workspace.parameters.kind
    if main.document.state.parameters.kind.name != kind.name:
        button = section.buttons[kind.name]
        click(button, middle(button))
    settle()
    for switch, action in zip(SWITCHES, section.variants.switches, strict=True):
        if switch.is_on(kind.variant) != action.isChecked():
            action.trigger()
            settle()
    if (
        kind.reset is not None
        and not section.variants.settings["gru"]["reset", kind.reset].isChecked()
    ):
        section.variants.settings["gru"]["reset", kind.reset].trigger()
    settle()


def test_every_challenge_can_be_met_with_mouse_and_keyboard(main):
    learn(main)
    wrong = []
    for lesson in LESSONS:
        main.learning.course.start(lesson)
        settle()
        for index, page in enumerate(lesson.pages):
            turn_to(main, index)
            wrong += [(lesson.id, index, what) for what in wrong_on(main, page)]
        if lesson.id not in Settings().solved_lessons:
            wrong.append((lesson.id, "not solved"))
    assert not wrong


def wrong_on(main: MainWindow, page: Page) -> list[str]:
    """Return what is not as it should be before and after the challenge of ``page`` is met."""
    box = main.learning.panel.challenge
    if page.challenge is None:
        return [] if box.isHidden() else ["shown"]
    right = {
        "hidden": not box.isHidden(),
        "met at once": not all(marks(main)),
        "success at once": box.success.isHidden(),
        "another workspace": main.workspaces.current == page.workspace,
    }
    meet(main, page.challenge)
    right |= {"not met": all(marks(main)), "no success": box.success.isVisible()}
    return [what for what, is_so in right.items() if not is_so]


def meet(main: MainWindow, challenge: Challenge) -> None:
    """Do with mouse and keyboard what solves ``challenge``."""
    box = main.learning.panel.challenge
    if challenge.solution_cell is not None:
        choose_kind(main, kind_of(challenge.solution_cell, main.document.snapshot().kind))
    for part in challenge.solution_memory:
        change_memory(main, part)
    for address, number in challenge.solution.items():
        type_number(main, entry_at(address), number)
    for place, part in enumerate(challenge.conditions):
        if isinstance(part, Pick):
            click_quantity(main, part.quantities[0])
        elif isinstance(part, Choice):
            button = box.options[place, part.answer]
            click(button, middle(button))
    settle()


def test_the_solution_on_request_meets_every_condition_and_can_be_undone(main):
    learn(main)
    wrong = []
    for lesson in LESSONS:
        main.learning.course.start(lesson, len(lesson.pages) - 1)
        settle()
        before = main.document.state
        main.learning.panel.challenge.solution_button.click()
        settle()
        if not all(marks(main)):
            wrong.append((lesson.id, "not met"))
        challenge = lesson.pages[-1].challenge
        if challenge.solution or challenge.solution_cell or challenge.solution_memory:
            key(main, "Z", Qt.KeyboardModifier.ControlModifier)
            if main.document.state != before:
                wrong.append((lesson.id, "not undone"))
    assert not wrong


def test_a_wrong_click_and_a_wrong_answer_are_told_and_do_not_count(main):
    start(main, LESSONS[3])
    turn_to(main, 3)
    box = main.learning.panel.challenge
    assert box.rows[0].now.text() == "Click it in the diagram."
    click_quantity(main, "o")
    assert not any(marks(main))
    assert box.rows[0].now.text() == "Not there. Look once more."
    main.learning.course.start(LESSONS[12], 1)
    settle()
    button = box.options[0, 1]
    click(button, middle(button))
    assert not box.rows[0].mark.met
    assert box.rows[0].now.text() == "Not quite. Choose another answer."


def test_why_an_answer_is_right_is_told_with_its_formula(main):
    start(main, LESSONS[10])
    turn_to(main, 4)
    row = main.learning.panel.challenge.rows[0]
    assert row.why.isHidden()
    button = main.learning.panel.challenge.options[0, 2]
    click(button, middle(button))
    assert row.why.isVisible()
    assert row.why.toPlainText().startswith("Yes.")
    assert "$" not in row.why.toPlainText()


def test_that_a_challenge_is_met_is_read_without_scrolling_in_a_small_window(main):
    main.resize(1024, 700)
    start(main, LESSONS[2])
    turn_to(main, 1)
    box = main.learning.panel.challenge
    type_number(main, entry_at("b_f[1]"), 1.0)
    assert box.success.visibleRegion().isEmpty()
    type_number(main, entry_at("b_i[1]"), -1.0)
    assert not box.success.visibleRegion().isEmpty()


def test_the_hint_comes_when_asked_for(main):
    start(main, FORGET)
    turn_to(main, 4)
    box = main.learning.panel.challenge
    assert box.hint.isHidden()
    click(box.hint_button, middle(box.hint_button))
    assert box.hint.isVisible()
