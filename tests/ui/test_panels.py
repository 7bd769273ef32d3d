"""The real window: what is done in one panel reaches the document and all others."""

import numpy as np
import pytest
from msgspec.structs import replace
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QAbstractSpinBox, QWidget

from lstm_gui.core import Entry, Initial, Sequence, State, forward, value
from lstm_gui.files.shipped.presets import preset_names
from lstm_gui.scenes.snapshot import View
from lstm_gui.ui.style.theme import DARK, LIGHT, contrast
from lstm_gui.ui.window.main_window import MainWindow
from lstm_gui.words.numbers import number
from tests.core.states import seeded_state
from tests.each_case import Cases
from tests.ui.cell_panels import (
    PICTURE,
    assert_live,
    at_cell,
    at_node,
    panel,
    shown_numbers,
    state_of,
)
from tests.ui.driving import (
    Heard,
    click,
    double_click,
    drag,
    hover,
    key,
    leave,
    middle,
    move_mouse,
    press_mouse,
    release_mouse,
    settle,
    wheel,
    write,
)

STATE = seeded_state(2, 4, 12)


@pytest.fixture
def main(shared_window) -> MainWindow:
    return shared_window(STATE)


def test_every_preset_shows_its_own_trace(shared_window):
    with Cases() as cases:
        for preset in preset_names():
            with cases.case(preset):
                main = shared_window(preset)
                assert_live(main)
                assert {one.name for one in main.workspace.panels} >= {
                "parameters", "diagram", "states", "ranges", "inspector",
            }  # fmt: skip


class TestParameters:
    def test_dragging_a_slider_follows_during_the_drag_in_every_panel(self, main):
        row = panel(main, "parameters").block.sliders.rows[0]
        slider, y = row.slider, row.slider.height() / 2
        press_mouse(slider, (20, y))
        for x in (40, 60, 80):
            move_mouse(slider, (x, y))
            settle()
            assert value(state_of(main), row.entry) == slider.number == row.box.number
            assert_live(main)
        release_mouse(slider, (80, y))
        assert main.document.undo_stack.count() == 1

    def test_every_slider_and_box_sets_its_own_number_and_no_other(self, main):
        parameters = panel(main, "parameters")
        stacks = (parameters.block.sliders, parameters.input.sliders, parameters.initial.sliders)
        for row in [row for stack in stacks for row in stack.rows]:
            before, entry = state_of(main), row.entry
            key(row.slider, "PageUp")
            settle()
            assert value(state_of(main), entry) == pytest.approx(
                round(value(before, entry) + 0.5, 2), abs=0.005
            )
            row.box.setFocus()
            row.box.selectAll()
            write(row.box, "0.125")
            key(row.box, "Return")
            settle()
            assert value(state_of(main), entry) == 0.125
            assert differences(before, state_of(main)) == 1
        assert_live(main)

    def test_double_click_returns_to_the_default(self, main):
        row = panel(main, "parameters").block.sliders.rows[1]
        key(row.slider, "PageUp")
        settle()
        double_click(row.slider, middle(row.slider))
        settle()
        assert value(state_of(main), row.entry) == value(STATE, row.entry)

    def test_a_matrix_entry_is_dragged_and_typed_where_it_is_seen(self, main):
        grid = panel(main, "parameters").block.matrices.grids["w_h"]
        center = grid.cell_rect(2, 1).center()
        drag(grid, (center.x(), center.y()), (center.x(), center.y() - 33))
        settle()
        entry = Entry("w_h", 2, 1, state_of(main).selection.block)
        assert value(state_of(main), entry) > value(STATE, entry) + 0.5
        assert state_of(main).selection.unit == 2
        write(grid, "0")
        key(main.focusWidget(), "Return")
        settle()
        assert value(state_of(main), entry) == 0.0
        # Enter went on to the entry below, as in a table.
        key(grid, "Up")
        key(grid, "Delete")
        settle()
        assert value(state_of(main), entry) == value(STATE, entry)
        assert_live(main)

    def test_tabs_choose_the_block_everywhere(self, main):
        parameters = panel(main, "parameters")
        for block in "ocif":
            button = parameters.block.tabs.buttons[block]
            click(button, middle(button))
            settle()
            assert state_of(main).selection.block == block
            for array, grid in parameters.block.matrices.grids.items():
                shown = getattr(state_of(main).parameters.block(block), array)
                assert np.array_equal(grid.values.reshape(shown.shape), shown)
            assert all(row.entry.block == block for row in parameters.block.sliders.rows)
            assert_live(main)

    def test_drawing_on_the_canvas_changes_the_input(self, main):
        canvas = panel(main, "parameters").input.canvas
        drag(canvas, (60, 4), (canvas.width() - 20, 30))
        settle()
        assert not np.array_equal(state_of(main).sequence.x[:, 0], STATE.sequence.x[:, 0])
        assert np.array_equal(state_of(main).sequence.x[:, 1], STATE.sequence.x[:, 1])
        assert main.document.undo_stack.count() == 1
        assert_live(main)

    def test_steps_are_added_and_removed(self, main):
        section = panel(main, "parameters").input
        section.insert.trigger()
        settle()
        assert len(state_of(main).sequence) == 13
        for _ in range(20):
            section.remove.trigger()
            settle()
        assert len(state_of(main).sequence) == 1
        assert not section.remove.isEnabled()
        assert_live(main)

    @pytest.mark.parametrize(("symbol", "sizes"), [("I", (3, 1)), ("H", (7, 2)), ("T", (30, 5))])
    def test_sizes_keep_what_still_fits(self, main, symbol, sizes):
        box = panel(main, "parameters").sizes.boxes[symbol]
        for size in sizes:
            box.setValue(size)
            settle()
            assert_live(main)
            assert_fits(STATE, state_of(main))
        for _ in sizes:
            main.document.undo_stack.undo()
        assert state_of(main) == STATE

    def test_the_reach_changes_every_slider_and_no_number(self, main):
        parameters = panel(main, "parameters")
        parameters.sizes.reach.setValue(10.0)
        settle()
        key(parameters.block.sliders.rows[0].slider, "End")
        settle()
        assert value(state_of(main), parameters.block.sliders.rows[0].entry) == 10.0
        assert parameters.block.matrices.grids["b"]._reach == 10.0
        assert differences(STATE, state_of(main)) == 1

    def test_the_wheel_scrolls_past_size_boxes_without_the_focus(self, main):
        main.setFocus()
        boxes = panel(main, "parameters").findChildren(QAbstractSpinBox)
        for box in boxes:
            wheel(box, 1, middle(box))
            settle()
        assert state_of(main) == STATE
        assert main.document.view == View()


class TestDiagram:
    def test_pointing_at_a_part_tells_its_formula_and_leaving_returns(self, main):
        figure = panel(main, "diagram").figure
        quiet = figure.formula()
        seen = set()
        for node in PICTURE.nodes:
            hover(*at_node(main, node.name))
            assert figure.hovered == node.name
            seen.add(figure.formula())
        assert len(seen) == len(PICTURE.nodes)
        leave(figure)
        assert figure.hovered == ""
        assert figure.formula() == quiet

    def test_its_numbers_are_those_of_the_step(self, main):
        main.document.select(7, 2, "o")
        settle()
        trace = forward(STATE)
        assert number(trace.o[7, 2]) in panel(main, "diagram").figure.formula()
        assert str(7) in panel(main, "diagram").heading.text()

    def test_mean_of_all_units(self, main):
        figure = panel(main, "diagram")
        click(figure.mean, middle(figure.mean))
        settle()
        trace, t = forward(STATE), state_of(main).selection.t
        assert shown_numbers(main)[2] == pytest.approx(trace.c[t].mean(), abs=0.0051)
        assert main.actions_by_name["mean"].isChecked()
        key(main, "M")
        settle()
        assert not figure.mean.isChecked()
        assert_live(main)

    def test_zoom_and_fit(self, main):
        figure = panel(main, "diagram").figure
        whole = figure._view.viewRect()
        figure.zoom(2.0)
        assert figure._view.viewRect().width() == pytest.approx(whole.width() / 2, rel=0.01)
        figure.fit()
        assert figure._view.viewRect().width() == pytest.approx(whole.width(), rel=0.01)

    def test_wires_are_wider_for_larger_numbers_within_their_bounds(self, main):
        painter = panel(main, "diagram").figure._painter
        for wire in PICTURE.wires:
            assert 1.5 <= painter.width(wire.quantity) <= 6.0
        large = replace(STATE, initial=Initial(STATE.initial.h, STATE.initial.c * 0 + 9.0))
        main.document.edit("Change a number", large)
        main.document.select(t=0)
        settle()
        wider = panel(main, "diagram").figure._painter
        assert wider.width("c_before") > max(5.0, painter.width("c_before"))


class TestStates:
    def test_a_session_of_zeros_has_nothing_bright_in_the_dark(self, main):
        zeros = replace(STATE, initial=Initial(STATE.initial.h * 0, STATE.initial.c * 0))
        zeros = replace(zeros, sequence=Sequence(STATE.sequence.x * 0))
        main.document.edit("x", zeros)
        for theme in (LIGHT, DARK):
            main.apply_theme(theme)
            settle()
            view, (x, y) = at_cell(main, "x", 0, 8)
            shown = view.grab().toImage().pixelColor(round(x) + 3, round(y) + 1)
            assert contrast(shown, theme.color("card")) < 1.2

    def test_toggles_choose_the_rows(self, main):
        states = panel(main, "states")
        toggles = {names[0]: toggle for names, toggle in states.toggles.items()}
        for name in ("h", "o"):
            click(toggles[name], middle(toggles[name]))
            settle()
        assert [row.kind.name for row in states.figure._rows] == ["c", "f", "i", "c_tilde", "x"]
        assert {name for name, item in states.figure._maps.items() if item.isVisible()} == {
            "c", "f", "i", "c_tilde", "x",
        }  # fmt: skip
        click(toggles["z_f"], middle(toggles["z_f"]))
        settle()
        assert {row.kind.name for row in states.figure._rows} >= {"z_f", "z_i", "z_c", "z_o"}

    def test_the_last_row_cannot_be_switched_off(self, main):
        states = panel(main, "states")
        for toggle in states.toggles.values():
            if toggle.isChecked():
                click(toggle, middle(toggle))
                settle()
        assert len(states.figure._rows) >= 1
        assert any(toggle.isChecked() for toggle in states.toggles.values())

    def test_zooming_in_time_keeps_inside_of_the_sequence_and_double_click_shows_all(self, main):
        figure = panel(main, "states").figure
        view, place = at_cell(main, "c", 1, 6)
        for _ in range(8):
            wheel(view, 2, place)
        left, right = figure._view.viewRange()[0]
        assert -0.5 <= left < right <= 11.5
        assert right - left < 11
        double_click(view, place)
        assert figure._view.viewRange()[0] == pytest.approx([-0.5, 11.5])

    def test_pointing_at_a_cell_names_row_unit_and_step(self, main):
        figure = panel(main, "states").figure
        said = Heard(figure.cell_hovered)
        hover(*at_cell(main, "f", 2, 8))
        row, lane, step = said.last
        assert (row.kind.name, lane, step) == ("f", 2, 8)
        leave(figure)
        assert said.last == (None, -1, -1)


def differences(one: State, other: State) -> int:
    """Return how many numbers of two states of one size differ."""
    pairs = (
        (one.parameters.w_x, other.parameters.w_x), (one.parameters.w_h, other.parameters.w_h),
        (one.parameters.b, other.parameters.b), (one.initial.h, other.initial.h),
        (one.initial.c, other.initial.c), (one.sequence.x, other.sequence.x),
    )  # fmt: skip
    return sum(int(np.count_nonzero(a != b)) for a, b in pairs)


def assert_fits(old: State, new: State) -> None:
    """What exists in both sizes is the same, what is new is 0."""
    pairs = (
        (old.parameters.w_x, new.parameters.w_x), (old.parameters.w_h, new.parameters.w_h),
        (old.sequence.x, new.sequence.x), (old.initial.c, new.initial.c),
    )  # fmt: skip
    for before, after in pairs:
        shared = tuple(slice(min(a, b)) for a, b in zip(before.shape, after.shape, strict=True))
        assert np.count_nonzero(after) == np.count_nonzero(after[shared])


def test_the_right_button_never_changes_the_session(window):
    # It zooms in and out wherever it can, so nobody shares this window.
    main = window(STATE)
    for child in main.findChildren(QWidget):
        if child.isVisible() and child.width() > 8 and "Menu" not in type(child).__name__:
            press_mouse(child, middle(child), Qt.MouseButton.RightButton)
            move_mouse(child, (3, 3), Qt.MouseButton.RightButton)
            release_mouse(child, (3, 3), Qt.MouseButton.RightButton)
    settle()
    assert state_of(main) == STATE
