"""What a page does with the window: gate steps, live numbers, and whose solution it is."""

import numpy as np
import pytest
from PyQt6.QtCore import Qt

from lstm_gui.core import RNN, Entry, converted
from lstm_gui.files.problem import Problem
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.style.current import theme
from tests.files.lessons.lesson_text import lesson_with
from tests.ui.driving import click, key, middle, settle
from tests.ui.lesson_pages.turned import LESSONS, turn_to


@pytest.mark.parametrize(
    ("chapter", "phase"), [(6, "forget"), (7, "candidate"), (8, "input"), (10, "output")]
)
def test_gate_steps_go_where_the_page_is(main, chapter, phase):
    turn_to(main, chapter, 1)
    main.playback.slow_motion.do_gate_steps()
    settle()
    places = []
    for page in (1, 2, 3):
        if page > 1:
            main.learning.course.next()
            settle()
        step = main.document.moment.sub_step
        assert step.phase == phase
        places.append(step.number)
    assert places == ([1, 2, 4] if chapter == 10 else [1, 2, 3])


def test_gate_steps_stay_where_they_are_on_a_page_about_none(main):
    turn_to(main, 4, 3)
    main.playback.slow_motion.do_gate_steps()
    main.playback.slow_motion.step(3)
    settle()
    before = main.document.moment
    main.learning.course.back()
    settle()
    assert main.document.moment == before


def test_the_table_of_the_forget_gate_follows_every_change(main):
    turn_to(main, 6, 4)
    text = main.learning.panel.text
    assert text.toPlainText().count("\ufffc") >= 6
    before = text.toPlainText()
    main.document.set_values("A bias", {Entry("b", 1, 0, "f"): 5.25})
    settle()
    assert "5.25" not in before
    assert "5.25" in text.toPlainText()
    f = main.document.snapshot().unit_reading()["f"]
    assert f"{f:.2f}" in text.toPlainText()
    main.document.select(unit=0)
    settle()
    assert "5.25" not in text.toPlainText()
    assert "unit 1" in text.toPlainText()


def test_the_outline_shows_the_numbers_of_the_cell_beside_it(main):
    turn_to(main, 4, 1)
    outline = main.learning.panel.outline
    assert outline.isVisible()
    reading = main.document.snapshot().unit_reading()
    assert outline.numbers()["c"] == f"{reading['c']:.2f}"
    assert main.learning.panel.more.isVisible()
    before = outline.grab().toImage()
    main.document.select(t=9)
    settle()
    assert outline.grab().toImage() != before
    turn_to(main, 4, 3)
    assert outline.isHidden()
    assert main.learning.panel.more.isHidden()


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_names_in_a_narrow_outline_stay_inside_its_box(main, language):
    main.apply_language(language)
    turn_to(main, 4, 1)
    outline = main.learning.panel.outline
    outline.setFixedWidth(242)
    settle()
    picture = outline.grab().toImage()
    box = range(20, 118)
    edges = {picture.pixelColor(x, y).name() for x in (80, 81, 160, 161) for y in box}
    arrows = {theme().role(role).name() for role in ("cell", "h")}
    written = {picture.pixelColor(x, y).name() for x in range(84, 158) for y in box}
    assert len(written) > len(edges) + 20
    assert edges <= {theme().color("field").name()} | arrows


def test_the_chart_of_the_vanishing_gradient_stands_on_its_page(main):
    turn_to(main, 2, 3)
    chart = main.learning.panel.gradients
    assert chart.isVisible()
    assert len(chart.legend()) == 5
    assert all(line in chart.accessibleDescription() for line in chart.legend())
    turn_to(main, 2, 1)
    assert chart.isHidden()


def test_a_shown_solution_solves_no_lesson(main):
    turn_to(main, 5, 3)
    box = main.learning.panel.challenge
    box.solution_button.click()
    settle()
    assert all(row.mark.met for row in box.rows)
    assert (box.success.isVisible(), box.shown.isVisible()) == (False, True)
    assert LESSONS[5].id not in Settings().solved_lessons
    click(box.again, middle(box.again))
    settle()
    assert not all(row.mark.met for row in box.rows)
    main.document.set_values("By hand", {Entry("b", 0, 0, "f"): 6.0})
    settle()
    assert (box.success.isVisible(), box.shown.isVisible()) == (True, False)
    assert LESSONS[5].id in Settings().solved_lessons


@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_page_whose_solution_is_shown_is_no_wider_than_its_column(main, language):
    main.apply_language(language)
    main.resize(1024, 700)
    turn_to(main, 5, 3)
    panel = main.learning.panel
    panel.challenge.solution_button.click()
    settle()
    assert panel.challenge.again.isVisible()
    assert panel.scroll.widget().width() <= panel.scroll.viewport().width()


@pytest.mark.parametrize("leave", ["again", "back_button", "next_button"])
def test_no_undo_brings_a_shown_solution_back_as_the_own_one(main, leave):
    turn_to(main, 6, 5)
    panel, course = main.learning.panel, main.learning.course
    box = panel.challenge
    box.solution_button.click()
    settle()
    button = box.again if leave == "again" else getattr(panel, leave)
    click(button, middle(button))
    settle()
    if leave != "again":
        course.go(4) if course.lesson is LESSONS[6] else course.start(LESSONS[6], 4)
        settle()
    for _ in range(3):
        key(main, "Z", Qt.KeyboardModifier.ControlModifier)
        settle()
    assert not all(row.mark.met for row in box.rows)
    assert 4 not in Settings().solved_pages(LESSONS[6].id)


def test_an_input_that_was_changed_is_told_whatever_is_done_after_it(main):
    """Nor does a mark in the sequence make it what a reset of the cell returns to."""
    turn_to(main, 6, 5)
    box, document = main.learning.panel.challenge, main.document
    begun = document.network_baseline
    assert box.rows[-1].mark.met
    document.set_values("By hand", {Entry("x", 5, 0): 60.0})
    document.select(t=3)
    for name in ("restart", "restart"):
        main.actions_by_name[name].trigger()
        settle()
        assert not box.rows[-1].mark.met
    assert document.network_baseline == begun


def test_to_look_up_the_solution_afterwards_takes_nothing_away(main):
    turn_to(main, 5, 3)
    box = main.learning.panel.challenge
    main.document.set_values("By hand", {Entry("b", 0, 0, "f"): 6.0})
    settle()
    box.solution_button.click()
    settle()
    assert box.success.isVisible()


def test_the_first_answer_counts(main):
    turn_to(main, 13, 2)
    box = main.learning.panel.challenge
    for option in ((0, 1), (0, 3), (1, 2)):
        click(box.options[option], middle(box.options[option]))
        settle()
    assert all(row.mark.met for row in box.rows)
    assert (box.success.isVisible(), box.late.isVisible()) == (False, True)
    assert 1 not in Settings().solved_pages(LESSONS[13].id)
    click(box.again, middle(box.again))
    settle()
    for option in ((0, 3), (1, 2)):
        click(box.options[option], middle(box.options[option]))
        settle()
    assert box.success.isVisible()
    assert 1 in Settings().solved_pages(LESSONS[13].id)


def test_a_wrong_answer_does_not_move_the_others(main):
    turn_to(main, 13, 2)
    box = main.learning.panel.challenge
    before = [button.mapTo(box, button.rect().topLeft()).y() for button in box.options.values()]
    click(box.options[0, 1], middle(box.options[0, 1]))
    settle()
    after = [button.mapTo(box, button.rect().topLeft()).y() for button in box.options.values()]
    assert after == before


def test_a_live_number_that_is_none_is_told_with_its_line():
    with pytest.raises(Problem, match=r"line \d+: the cell of this page has no \{\{z_z\}\}"):
        lesson_with("[gate](part:f+row:f), $f_t$.", "[gate](part:f), {{z_z}}.")
    lesson = lesson_with("[gate](part:f+row:f), $f_t$.", "{{z_f}} {{w_x_f}} {{unit}} {{t}}")
    assert "{{z_f}}" in lesson.pages[0].text["en"]


def test_a_cell_of_another_kind_leaves_a_dash(main):
    turn_to(main, 6, 1)
    main.document.edit("Another cell", converted(main.document.state, RNN))
    settle()
    assert "At present it is – for unit 2" in main.learning.panel.text.toPlainText()
    assert np.isfinite(main.document.snapshot().trace.h).all()


def test_of_pages_that_no_lesson_has_none_counts_as_solved(home):
    pages = ["a 3", "a 12", "a ²", f"a {'9' * 5000}", "a -1", "a", "b 4", "a  5"]
    Settings()._store.remember({"solved pages": pages})
    assert Settings().solved_pages("a") == {3, 12}
