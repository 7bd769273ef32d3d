"""The matrix of entries: dragged, typed, stepped, reset, and reached by the keys."""

import numpy as np
import pytest
from PyQt6.QtCore import QRect, Qt

from lstm_gui.ui.widgets.numbers.key_steps import COARSE, FINE, NORMAL
from lstm_gui.ui.widgets.numbers.matrix_grid import MatrixGrid
from tests.ui.driving import (
    SHIFT,
    Heard,
    double_click,
    drag,
    hover,
    key,
    leave,
    move_mouse,
    painted,
    pixels_of,
    press_mouse,
    release_mouse,
    wheel,
)
from tests.ui.matrices.entries import VALUES, all_said, at

ALT = Qt.KeyboardModifier.AltModifier


def test_showing_values_tells_nobody(grid):
    said = all_said(grid)
    grid.show_values(VALUES + 1, 1, 5.0)
    grid.show_values(np.zeros((4, 4)), 2, 1.0)
    grid.set_cell_size(20)
    painted(grid)
    assert said.calls == []


@pytest.mark.parametrize("shape", [(1, 1), (2, 3), (64, 64), (64, 1), (1, 16)])
@pytest.mark.parametrize("cell", [17, 30])
def test_is_as_large_as_its_entries(grid, shape, cell):
    grid.show_values(np.zeros(shape), 0, 3.0)
    grid.set_cell_size(cell)
    assert (grid.height(), grid.width()) == (shape[0] * cell, shape[1] * cell)
    painted(grid)


@pytest.mark.parametrize("cell", [26, 31, 54])
def test_no_mark_of_influence_lies_over_a_digit(grid, cell):
    grid.set_cell_size(cell)
    entry, elsewhere = np.array([[0.88]]), 1
    grid.show_values(entry, elsewhere, 3.0)
    digits = pixels_of(grid)[4:-4, 4:-4]
    grid.show_values(entry, elsewhere, 3.0, influence=np.ones((1, 1)))
    marked = pixels_of(grid)[4:-4, 4:-4] != digits
    assert marked.any()
    assert not (marked & (digits != digits[0, 0])).any()


def test_a_click_picks_the_entry_under_it(grid):
    said = Heard(grid.picked)
    edited = Heard(grid.edited)
    drag(grid, at(grid, 1, 2))
    assert said.calls == [(1, 2)]
    assert grid.current == (1, 2)
    assert edited.calls == []


def test_dragging_up_or_right_adds_and_down_or_left_takes_away(grid):
    for (dx, dy), sign in (((0, -22), 1), ((22, 0), 1), ((0, 22), -1), ((-22, 0), -1)):
        said = Heard(grid.edited)
        x, y = at(grid, 0, 1)
        drag(grid, (x, y), (x + dx, y + dy))
        row, column, value, _ = said.last
        assert (row, column) == (0, 1)
        assert value == pytest.approx(-1.25 + sign * 0.6)


def test_a_drag_with_shift_is_ten_times_finer(grid):
    said = Heard(grid.edited)
    x, y = at(grid, 0, 1)
    drag(grid, (x, y), (x, y - 22), keys=SHIFT)
    assert said.last[2] == pytest.approx(-1.25 + 0.06)


def test_a_drag_keeps_to_its_entry_and_is_one_gesture(grid, live):
    said = Heard(grid.edited)
    x, y = at(grid, 1, 1)
    press_mouse(grid, (x, y))
    for step in range(1, 30):
        move_mouse(grid, (x + 3 * step, y - 9 * step))
    release_mouse(grid, (x, y))
    assert {(row, column) for row, column, _, _ in said.calls} == {(1, 1)}
    assert len({gesture for *_, gesture in said.calls}) == 1
    assert all(value == round(value, 2) for _, _, value, _ in said.calls)


def test_a_drag_out_and_back_returns_the_number(grid, live):
    x, y = at(grid, 0, 0)
    drag(grid, (x, y), (x, y - 50), (x + 40, y + 70), (x, y))
    assert grid.values[0, 0] == 0.5


def test_moving_without_pressing_only_hovers(grid):
    edited, hovered = Heard(grid.edited), Heard(grid.hovered)
    hover(grid, at(grid, 0, 2))
    hover(grid, at(grid, 1, 0))
    leave(grid)
    assert hovered.calls == [(0, 2), (1, 0), (-1, -1)]
    assert edited.calls == []


def test_the_right_button_changes_nothing(grid):
    edited = Heard(grid.edited)
    x, y = at(grid, 0, 1)
    press_mouse(grid, (x, y), Qt.MouseButton.RightButton)
    move_mouse(grid, (x, y - 30), Qt.MouseButton.RightButton)
    assert edited.calls == []


@pytest.mark.parametrize(
    ("name", "keys", "step"),
    [
        ("Up", ALT, NORMAL),
        ("Down", ALT, -NORMAL),
        ("Right", ALT, NORMAL),
        ("Left", ALT | SHIFT, -FINE),
        ("Up", ALT | SHIFT, FINE),
        ("PageUp", Qt.KeyboardModifier.NoModifier, COARSE),
        ("PageDown", Qt.KeyboardModifier.NoModifier, -COARSE),
    ],
)
def test_keys_change_the_entry_by_the_declared_steps(grid, live, name, keys, step):
    said = Heard(grid.edited)
    key(grid, name, keys)
    key(grid, name, keys)
    assert grid.values[0, 0] == pytest.approx(0.5 + 2 * step)
    assert len({gesture for *_, gesture in said.calls}) == 1


def test_home_and_end_go_to_the_ends_of_the_range(grid, live):
    key(grid, "End")
    assert grid.values[0, 0] == 3.0
    key(grid, "Home")
    assert grid.values[0, 0] == -3.0


def test_arrows_walk_over_the_entries_and_stop_at_the_edges(grid):
    said, edited = Heard(grid.picked), Heard(grid.edited)
    for name in ("Right", "Down", "Down", "Right", "Right", "Left", "Up", "Up"):
        key(grid, name)
    assert said.calls == [(0, 1), (1, 1), (1, 1), (1, 2), (1, 2), (1, 1), (0, 1), (0, 1)]
    assert edited.calls == []


@pytest.mark.parametrize("name", ["Delete", "Backspace"])
def test_delete_asks_for_the_default(grid, name):
    asked = Heard(grid.reset_asked)
    key(grid, "Right")
    key(grid, name)
    assert asked.calls == [(0, 1)]


def test_double_click_asks_for_the_default_and_edits_nothing(grid):
    asked, edited = Heard(grid.reset_asked), Heard(grid.edited)
    double_click(grid, at(grid, 1, 2))
    assert asked.calls == [(1, 2)]
    assert edited.calls == []


def test_the_wheel_changes_only_the_chosen_entry_with_the_focus(grid, live):
    grid.clearFocus()
    assert not wheel(grid, 1, at(grid, 0, 0))
    grid.setFocus()
    assert not wheel(grid, 1, at(grid, 1, 1))
    assert wheel(grid, 1, at(grid, 0, 0))
    assert wheel(grid, -2, at(grid, 0, 0), SHIFT)
    assert grid.values[0, 0] == pytest.approx(0.5 + NORMAL - 2 * FINE)
    assert np.array_equal(grid.values.ravel()[1:], VALUES.ravel()[1:])


def test_a_smaller_matrix_pulls_the_current_entry_inside(grid):
    for _ in range(2):
        key(grid, "Right")
    key(grid, "Down")
    said = Heard(grid.edited)
    grid.show_values(np.zeros((1, 2)), 0, 3.0)
    assert grid.current == (0, 1)
    key(grid, "Up", ALT)
    assert said.last[:2] == (0, 1)


def test_keys_it_does_not_know_are_left_to_the_window(grid):
    said = all_said(grid)
    for name in ("Space", "M", "Tab"):
        key(grid, name)
    assert said.calls == []


def colours(grid: MatrixGrid) -> np.ndarray:
    """Return the colour of each entry, where nothing else is painted."""
    picture = grid.grab().toImage()
    spots = [[grid.cell_rect(row, column).topLeft() for column in range(3)] for row in range(2)]
    return np.array([[picture.pixel(at.x() + 5, at.y() + 6) for at in row] for row in spots])


@pytest.mark.parametrize("cell", [12, 17, 30, 40])
@pytest.mark.parametrize("scale", [0.0, 1e-300, 1e4, 1e300])
def test_extreme_numbers_have_the_colours_of_their_signs(grid, scale, cell):
    grid.set_cell_size(cell)
    grid.show_values(np.sign(VALUES) * (3.0 if scale > 1.0 else 0.0), 0, 3.0)
    painted(grid)
    expected = colours(grid)
    grid.show_values(VALUES * scale, 0, 3.0)
    assert np.array_equal(colours(grid), expected)
    assert len(np.unique(expected)) == (3 if scale > 1.0 else 1)


@pytest.mark.parametrize("cell", [17, 30])
def test_what_is_painted_of_a_part_is_that_part_of_the_whole(grid, cell):
    grid.show_values(np.linspace(-3.0, 3.0, 48).reshape(6, 8), 2, 3.0)
    grid.set_cell_size(cell)
    whole = grid.grab().toImage()
    for part in (grid.cell_rect(3, 4), QRect(cell - 5, 7, 2 * cell, cell + 9), QRect(0, 0, 3, 3)):
        assert grid.grab(part).toImage() == whole.copy(part)
