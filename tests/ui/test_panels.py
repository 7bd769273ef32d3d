"""The real window: what is done in one panel reaches the document and all others."""

import numpy as np
import pytest
from msgspec.structs import replace
from PyQt6.QtCore import QPointF, Qt
from PyQt6.QtWidgets import QAbstractSpinBox, QWidget

from lstm_gui.core import (
    LSTM,
    Entry,
    Initial,
    Parameters,
    Sequence,
    State,
    forward,
    network_of,
    quantity_at,
    value,
)
from lstm_gui.files.presets import preset_names
from lstm_gui.scenes.pictures import picture_of
from lstm_gui.scenes.pictures.operating_points import operating_points
from lstm_gui.scenes.snapshot import View, all_rows
from lstm_gui.ui.style.theme import DARK, LIGHT, contrast
from lstm_gui.ui.window.main_window import MainWindow
from lstm_gui.words.numbers import number, parsed
from tests.core.states import seeded_state
from tests.ui.driving import (
    SHIFT,
    Heard,
    click,
    double_click,
    drag,
    hover,
    key,
    leave,
    middle,
    move_mouse,
    painted,
    press_mouse,
    release_mouse,
    settle,
    wheel,
    write,
)

PICTURE = picture_of(LSTM)

STATE = seeded_state(2, 4, 12)


@pytest.fixture
def main(window) -> MainWindow:
    return window(STATE)


def panel(main: MainWindow, name: str) -> QWidget:
    return next(one for one in main.workspace.panels if one.name == name)


def state_of(main: MainWindow) -> State:
    return main.document.state


def shown_numbers(main: MainWindow) -> list[float]:
    """Return what the strip writes: what `STRIP` names."""
    return [parsed(text) for text in panel(main, "diagram").strip.texts()]


STRIP = {
    "lstm": ("c_before", "f", "c_tilde", "i", "c", "o", "tanh_c", "h"),
    "gru": ("h_before", "z", "h_tilde", "shut", "h"),
    "rnn": ("z_h", "h"),
    "mingru": ("h_before", "shut", "h_tilde", "z", "h"),
    "minlstm": ("h_before", "f_share", "h_tilde", "i_share", "h"),
    "slstm": ("c_before", "f", "z", "i", "c", "o", "shown", "h"),
}


def computed(state: State) -> list[float]:
    """Return the same numbers from a forward pass of our own."""
    trace, (t, j) = forward(state), (state.selection.t, state.selection.unit)
    names = STRIP[state.parameters.kind.name]
    return [float(quantity_at(trace, name, t)[j]) for name in names]


def assert_live(main: MainWindow) -> None:
    """Every panel shows the state of the document."""
    state = state_of(main)
    trace = forward(state)
    chosen = state.selection
    assert shown_numbers(main) == pytest.approx(computed(state), abs=0.0051)
    figure = panel(main, "states").figure
    assert figure._snapshot.state is state
    assert all(np.array_equal(row.values, getattr(trace, row.kind.name).T) for row in figure._rows)
    points = panel(main, "ranges").figure._points
    expected = operating_points(main.document.snapshot())
    assert [(p.name, p.argument) for p in points] == [(p.name, p.argument) for p in expected]
    assert main.transport.slider.value() == chosen.t
    tabs = panel(main, "parameters").block.tabs.buttons
    assert [block for block, button in tabs.items() if button.isChecked()] == [chosen.block]


def at_node(main: MainWindow, name: str) -> tuple[QWidget, tuple[float, float]]:
    figure = panel(main, "diagram").figure
    node = next(node for node in PICTURE.nodes if node.name == name)
    spot = figure.mapFromScene(figure._view.mapViewToScene(QPointF(*node.center)))
    return figure.viewport(), (spot.x(), spot.y())


def at_cell(main: MainWindow, row: str, unit: int, t: int) -> tuple[QWidget, tuple[float, float]]:
    figure = panel(main, "states").figure
    place = next(one for one in figure._rows if one.kind.name == row)
    y = place.top + (unit + 0.5) * place.height / place.lanes
    spot = figure.mapFromScene(figure._view.mapViewToScene(QPointF(t, y)))
    return figure.viewport(), (spot.x(), spot.y())


@pytest.mark.parametrize("preset", preset_names())
def test_every_preset_shows_its_own_trace(shared_window, preset):
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
        click(section.insert, middle(section.insert))
        settle()
        assert len(state_of(main).sequence) == 13
        for _ in range(20):
            click(section.remove, middle(section.remove))
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

    @pytest.mark.parametrize(
        ("node", "block"),
        [("f", "f"), ("i", "i"), ("c", "c"), ("o", "o"), ("keep", "f"), ("show", "o")],
    )
    def test_clicking_a_gate_selects_its_block_everywhere(self, main, node, block):
        main.document.select(block="c" if block != "c" else "f")
        settle()
        click(*at_node(main, node))
        settle()
        assert state_of(main).selection.block == block
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

    @pytest.mark.parametrize(
        ("name", "selection"),
        [
            ("Right", (6, 1, "f")), ("Left", (4, 1, "f")), ("Up", (5, 0, "f")),
            ("Down", (5, 2, "f")), ("2", (5, 1, "i")), ("3", (5, 1, "c")), ("4", (5, 1, "o")),
        ],
    )  # fmt: skip
    @pytest.mark.parametrize("focus", ["window", "diagram", "states", "ranges"])
    def test_plain_keys_move_the_selection(self, main, name, selection, focus):
        main.document.select(5, 1, "f")
        settle()
        target = main if focus == "window" else panel(main, focus).figure
        target.setFocus()
        key(target, name)
        settle()
        chosen = state_of(main).selection
        assert (chosen.t, chosen.unit, chosen.block) == selection
        assert_live(main)

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
        assert wider.width("c_before") > painter.width("z_f") * 0 + 5.0


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


class TestRendering:
    def test_a_hundred_moves_in_one_turn_are_drawn_once(self, main):
        slider = panel(main, "parameters").block.sliders.rows[0].slider
        drawn = Heard(main.document.changed)
        y = slider.height() / 2
        drag(slider, *((10 + x, y) for x in range(100)))
        assert drawn.calls == []
        settle()
        assert len(drawn.calls) == 1
        assert main.document.undo_stack.count() == 1
        assert_live(main)

    def test_nothing_is_drawn_when_nothing_changed(self, main):
        drawn = Heard(main.document.changed)
        settle()
        assert drawn.calls == []

    def test_drawing_says_nothing_and_changes_nothing(self, main):
        told = spies_on(main)
        other = seeded_state(3, 6, 20, seed=1)
        main.document.restore(replace(main.document._content, network=network_of(other)))
        main.document.set_view(reach=5.0, mean=True, rows=("h", "z_f"))
        undone = main.document.undo_stack.index()
        main.document.flush()
        settle()
        assert told() == []
        assert state_of(main) == other
        assert main.document.undo_stack.index() == undone

    @pytest.mark.parametrize("size", [(1000, 640), (1024, 700), (1600, 1000), (2560, 1440)])
    def test_every_size_of_the_window_shows_every_panel(self, main, size):
        main.resize(*size)
        settle()
        painted(main)
        for one in main.workspace.panels:
            assert one.width() > 0
            assert one.x() + one.width() <= main.width()
        assert_live(main)


USER_SIGNALS = (
    "clicked", "triggered", "textEdited", "returnPressed", "editingFinished", "valueChanged",
    "sliderMoved", "sliderPressed", "currentIndexChanged", "activated", "idClicked", "edited",
    "reset_asked", "typed", "drawn", "step_picked", "picked", "hovered", "block_picked",
    "part_hovered", "cell_picked", "cell_hovered", "point_hovered", "closed",
)  # fmt: skip


def spies_on(main: MainWindow):
    """Listen to everything a control can say when a person uses it."""
    ears = {}
    for thing in (main, *main.findChildren(QWidget)):
        for name in USER_SIGNALS:
            if hasattr(getattr(thing, name, None), "connect"):
                ears[f"{type(thing).__name__} {thing.objectName()}.{name}"] = Heard(
                    getattr(thing, name)
                )
    assert len(ears) > 30
    return lambda: [name for name, ear in ears.items() if ear.calls]


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


def _extreme(inputs: int, units: int, steps: int, scale: float, c_0: float = 1.0) -> State:
    state = seeded_state(inputs, units, steps)
    p = state.parameters
    return State(
        Parameters(p.w_x * scale, p.w_h * scale, p.b * scale),
        Initial(state.initial.h, np.full(units, c_0)),
        Sequence(state.sequence.x, ("한국어 label that is much too long to stand there",) * steps),
    )


@pytest.mark.parametrize(
    "state",
    [
        _extreme(1, 1, 1, 1.0),
        _extreme(16, 64, 200, 1.0),
        _extreme(2, 3, 8, 1e4),
        _extreme(2, 3, 8, 1.0, c_0=1e300),
        _extreme(2, 3, 8, 1.0, c_0=-1e300),
        _extreme(1, 2, 3, 0.0, c_0=0.0),
        _extreme(3, 2, 5, 1e-300),
        _extreme(1, 1, 500, 1e100),
    ],
    ids=["smallest", "large", "Z 1e4", "c_0 1e300", "c_0 -1e300", "zeros", "subnormal", "huge"],
)
def test_extreme_sessions_are_drawn_without_a_warning(window, state):
    main = window(state)
    main.document.set_view(rows=all_rows())
    for selection in ((0, 0, "f"), (len(state.sequence) - 1, 0, "o")):
        main.document.select(*selection)
        settle()
        assert_live_roughly(main)
    for mean in (True, False):
        main.document.set_view(mean=mean)
        settle()
        painted(main)
    for node in PICTURE.nodes:
        hover(*at_node(main, node.name))
    painted(main)
    key(panel(main, "parameters").initial.sliders.rows[1].slider, "Up")
    settle()
    painted(main)


def assert_live_roughly(main: MainWindow) -> None:
    assert panel(main, "states").figure._snapshot.state is state_of(main)
    assert len(panel(main, "diagram").strip.texts()) == 8


def test_the_right_button_never_changes_the_session(main):
    for child in main.findChildren(QWidget):
        if child.isVisible() and child.width() > 8 and "Menu" not in type(child).__name__:
            press_mouse(child, middle(child), Qt.MouseButton.RightButton)
            move_mouse(child, (3, 3), Qt.MouseButton.RightButton)
            release_mouse(child, (3, 3), Qt.MouseButton.RightButton)
    settle()
    assert state_of(main) == STATE
