"""Resets after the solution of a challenge was shown to a learner with another cell."""

import pytest

from lstm_gui.core import KINDS
from tests.ui.driving import settle
from tests.ui.learn.lesson_window import LESSONS, become, start

PAGES = [
    next(
        (lesson, index)
        for lesson in LESSONS
        for index, page in enumerate(lesson.pages)
        if test(page)
    )
    for test in (
        lambda page: (
            page.challenge and page.challenge.solution and not page.challenge.solution_cell
        ),
        lambda page: page.challenge and page.challenge.solution_cell,
    )
]
"""A challenge that is met by numbers, and one that is met by another cell."""


@pytest.mark.parametrize(("lesson", "page"), PAGES, ids=["numbers", "cell"])
def test_a_reset_after_the_solution_knows_its_cell(main, lesson, page):
    start(main, lesson)
    document, course = main.document, main.learning.course
    for kind in KINDS.values():
        course.go(page)
        become(main, kind)
        main.learning.panel.challenge.solution_button.click()
        settle()
        solved = document.state.parameters
        for name in ("reset_block", "reset_cell"):
            main.actions_by_name[name].trigger()
            settle()
            assert (
                document.state.parameters.kind == solved.kind == document.baseline.parameters.kind
            )
        document.undo_stack.undo()
        settle()
