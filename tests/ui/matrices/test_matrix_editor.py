"""The editor of an entry in a matrix: typed, refused, left by keys and clicks."""

import numpy as np
import pytest

from tests.ui.driving import (
    Heard,
    drag,
    key,
    settle,
    write,
)
from tests.ui.matrices.entries import VALUES, at, editors


def test_typing_a_digit_opens_an_editor_and_enter_sets_the_number(grid, live):
    key(grid, "Down")
    write(grid, "-")
    editor = editors(grid)[0]
    write(editor, "1,75")
    key(editor, "Return")
    settle()
    assert grid.values[1, 0] == -1.75
    assert editors(grid) == []
    assert grid.hasFocus()


def test_enter_opens_the_editor_on_the_exact_number(grid):
    grid.show_values(VALUES / 3, 0, 3.0)
    key(grid, "Return")
    assert float(editors(grid)[0].text()) == VALUES[0, 0] / 3


def test_esc_closes_the_editor_and_keeps_the_number_and_the_focus(grid, live):
    edited = Heard(grid.edited)
    write(grid, "9")
    key(editors(grid)[0], "Escape")
    settle()
    assert editors(grid) == []
    assert edited.calls == []
    assert grid.hasFocus()


def test_what_is_no_number_keeps_the_editor_open_and_is_explained(grid, live):
    edited = Heard(grid.edited)
    write(grid, "1")
    editor = editors(grid)[0]
    write(editor, "x")
    key(editor, "Return")
    assert editors(grid) == [editor]
    assert editor.property("wrong")
    assert edited.calls == []


def test_arrows_in_the_editor_do_not_leave_its_entry(grid, live):
    write(grid, "2")
    for name in ("Down", "Right", "Up"):
        key(editors(grid)[0], name)
    assert grid.current == (0, 0)
    key(editors(grid)[0], "Return")
    assert grid.values[0, 0] == 2.0


def test_tab_goes_right_and_enter_down_as_in_a_table(grid, live):
    for text, name in (("1.5", "Tab"), ("2.5", "Return"), ("0.5", "Backtab"), ("7", "Return")):
        write(grid, text[0])
        write(editors(grid)[0], text[1:])
        key(editors(grid)[0], name)
        settle()
        assert editors(grid) == []
        assert grid.hasFocus()
    assert grid.values.tolist() == [[1.5, 2.5, VALUES[0, 2]], [7.0, 0.5, VALUES[1, 2]]]
    assert grid.current == (1, 0)


def test_tab_stays_where_what_was_typed_is_no_number(grid, live):
    write(grid, "1")
    editor = editors(grid)[0]
    write(editor, "x")
    key(editor, "Tab")
    assert editors(grid) == [editor]
    assert grid.current == (0, 0)


def test_clicking_another_entry_keeps_what_was_typed_where_it_was_typed(grid, live):
    write(grid, "2")
    assert editors(grid)
    drag(grid, at(grid, 1, 2))
    settle()
    assert grid.values[0, 0] == 2.0
    assert grid.values[1, 2] == VALUES[1, 2]
    assert editors(grid) == []


def test_the_editor_stays_inside_of_the_matrix(grid):
    grid.show_values(np.zeros((3, 10)), 0, 3.0)
    for _ in range(9):
        key(grid, "Right")
    write(grid, "1")
    assert grid.rect().contains(editors(grid)[0].geometry())


@pytest.mark.parametrize("size", [17, 31])
def test_the_editor_covers_the_height_of_its_entry(grid, size):
    grid.show_values(np.zeros((4, 6)), 0, 3.0)
    grid.set_cell_size(size)
    key(grid, "Down")
    write(grid, "1")
    cell, editor = grid.cell_rect(1, 0), editors(grid)[0].geometry()
    assert editor.top() <= cell.top() < cell.bottom() <= editor.bottom()
