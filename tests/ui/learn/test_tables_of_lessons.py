"""The pictures of lessons have their numbers as tables too."""

import numpy as np
import pytest

from lstm_gui.files.lessons.lesson_files import bundled_lessons
from lstm_gui.scenes.learning.gradient_lines import gradient_lines
from lstm_gui.ui.exporting.dialogs.table_dialog import TableDialog
from tests.ui.driving import click, middle, settle
from tests.ui.learn.lesson_window import start, turn_to


def place_of(picture: str) -> tuple[int, int]:
    """Return the lesson and the page on which there is such a picture."""
    for number, lesson in enumerate(bundled_lessons()):
        for index, page in enumerate(lesson.pages):
            if page.picture == picture or f"{{{{{picture}}}}}" in page.text["en"]:
                return number, index
    raise AssertionError(picture)


def show(main, picture: str):
    number, index = place_of(picture)
    start(main, bundled_lessons()[number])
    turn_to(main, index)
    settle()
    return main.learning.panel


@pytest.mark.parametrize("picture", ["gradients", "outline", "taps"])
def test_a_button_below_a_picture_shows_its_numbers(main, picture):
    panel = show(main, picture)
    assert panel.table.isVisible()
    panel.scroll.ensureWidgetVisible(panel.table)
    settle()
    click(panel.table, middle(panel.table))
    settle()
    dialog = main.findChild(TableDialog)
    assert dialog.windowTitle().startswith("Learn")
    assert dialog.model.rowCount() > 0
    dialog.reject()


def test_the_lines_of_the_gradients_are_in_the_table(main):
    tables = show(main, "gradients").shown_tables()
    columns = {column.title: column for table in tables for column in table.columns}
    for line in gradient_lines():
        assert np.array_equal(columns[line.title].values, line.values)
    assert all(len({len(column.values) for column in table.columns}) == 1 for table in tables)


def test_a_page_without_a_picture_offers_none(main):
    number, index = place_of("outline")
    lesson = bundled_lessons()[number]
    other = next(at for at, page in enumerate(lesson.pages) if "{{" not in page.text["en"])
    panel = show(main, "outline")
    assert panel.shown_tables()
    turn_to(main, other)
    settle()
    assert index != other
    assert not panel.table.isVisible()
    assert panel.shown_tables() == ()
