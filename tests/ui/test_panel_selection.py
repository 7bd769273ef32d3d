"""What is selected in one panel is selected in all, by the pointer and by keys."""

import pytest
from PyQt6.QtCore import QPointF

from lstm_gui.ui.window.main_window import MainWindow
from tests.core.states import seeded_state
from tests.ui.cell_panels import assert_live, at_cell, at_node, panel, state_of
from tests.ui.driving import SHIFT, click, key, move_mouse, press_mouse, release_mouse, settle

STATE = seeded_state(2, 4, 12)
KEYS = {
    "Right": (6, 1, "f"),
    "Left": (5, 1, "f"),
    "Up": (5, 0, "f"),
    "Down": (5, 1, "f"),
    "2": (5, 1, "i"),
    "3": (5, 1, "c"),
    "4": (5, 1, "o"),
}
"""Where each leads, one after the other, from step 5, unit 1, block f."""
GATES = {"f": "f", "i": "i", "c": "c", "o": "o", "keep": "f", "show": "o"}
"""The block of each node, never that of the node before."""


class TestSelection:
    @pytest.fixture
    def main(self, shared_window) -> MainWindow:
        return shared_window(STATE)

    @pytest.mark.parametrize(("row", "unit", "t"), [("c", 3, 7), ("h", 0, 0), ("o", 2, 11)])
    def test_clicking_a_heat_map_selects_step_and_unit_everywhere(self, main, row, unit, t):
        click(*at_cell(main, row, unit, t))
        settle()
        chosen = state_of(main).selection
        assert (chosen.t, chosen.unit) == (t, unit)
        assert_live(main)
        grids = panel(main, "parameters").block.matrices.grids
        assert {grid._row for grid in grids.values()} == {unit}
        sliders = panel(main, "parameters").block.sliders
        assert {one.entry.row for one in sliders.rows} == {unit}

    def test_a_row_of_inputs_selects_the_step_only(self, main):
        main.document.select(unit=3)
        click(*at_cell(main, "x", 1, 5))
        settle()
        assert (state_of(main).selection.t, state_of(main).selection.unit) == (5, 3)

    def test_dragging_over_the_heat_maps_scrubs_through_time(self, main):
        view, start = at_cell(main, "c", 1, 2)
        _, end = at_cell(main, "c", 1, 9)
        press_mouse(view, start)
        move_mouse(view, end)
        settle()
        assert state_of(main).selection.t == 9
        release_mouse(view, end)

    def test_clicking_a_gate_selects_its_block_everywhere(self, main):
        main.document.select(block="c")
        settle()
        for node, block in GATES.items():
            click(*at_node(main, node))
            settle()
            assert state_of(main).selection.block == block, node
            assert_live(main)

    def test_clicking_an_operating_point_selects_its_block(self, main):
        figure = panel(main, "ranges").figure
        for point in figure._points:
            at = figure._markers.shown_at(point)
            spot = figure.mapFromScene(figure._view.mapViewToScene(at))
            near = figure._point_under(QPointF(spot))
            click(figure.viewport(), (spot.x(), spot.y()))
            settle()
            if near.block:
                assert state_of(main).selection.block == near.block

    def test_selecting_makes_no_undo_step(self, main):
        click(*at_cell(main, "c", 1, 5))
        click(*at_node(main, "o"))
        settle()
        assert main.document.undo_stack.count() == 0
        assert not main.document.modified

    @pytest.mark.parametrize("focus", ["window", "diagram", "states", "ranges"])
    def test_plain_keys_move_the_selection(self, main, focus):
        reached = {}
        main.document.select(5, 1, "f")
        target = main if focus == "window" else panel(main, focus).figure
        target.setFocus()
        settle()
        for name in KEYS:
            key(target, name)
            settle()
            chosen = state_of(main).selection
            reached[name] = (chosen.t, chosen.unit, chosen.block)
            assert_live(main)
        assert reached == KEYS

    def test_keys_at_the_ends_stay_inside(self, main):
        for name in ("Left", "Up"):
            key(main, name)
        main.document.select(11, 3)
        for name in ("Right", "Down"):
            key(main, name)
        chosen = state_of(main).selection
        assert (chosen.t, chosen.unit) == (11, 3)

    def test_a_slider_with_the_focus_keeps_its_keys(self, main):
        slider = panel(main, "parameters").block.sliders.rows[0].slider
        before = state_of(main).selection
        key(slider, "Right")
        key(slider, "Up", SHIFT)
        settle()
        assert state_of(main).selection == before
        assert main.document.undo_stack.count() == 1

    def test_space_plays_and_esc_stops_and_leaves_the_control(self, main):
        slider = panel(main, "parameters").block.sliders.rows[0].slider
        slider.setFocus()
        key(slider, "Space")
        assert main.playback.playing
        key(slider, "Escape")
        assert not main.playback.playing
        assert not slider.hasFocus()
