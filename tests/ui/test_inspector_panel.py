"""The inspector in the window: what is clicked is explained, and its numbers are links."""

import pytest
from PyQt6.QtCore import QPointF, Qt
from PyQt6.QtWidgets import QWidget

from lstm_gui.core import LSTM, Entry, value
from lstm_gui.scenes.inspection.pieces import Fold, Line, Number, Words
from lstm_gui.scenes.pictures import picture_of
from lstm_gui.scenes.snapshot import Inspection, Spotlight
from lstm_gui.ui.cell.inspector.equation_view import EquationView
from lstm_gui.ui.cell.inspector_panel import InspectorPanel
from lstm_gui.ui.style.current import set_theme, theme
from lstm_gui.ui.style.theme import DARK
from lstm_gui.ui.window.main_window import MainWindow
from tests.core.states import seeded_state
from tests.ui.driving import (
    SHIFT,
    Heard,
    Point,
    click,
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
)

PICTURE = picture_of(LSTM)

STATE = seeded_state(2, 4, 12)
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def main(shared_window) -> MainWindow:
    return shared_window(STATE)


@pytest.fixture
def inspector(main) -> InspectorPanel:
    return panel(main, "inspector")


def panel(main: MainWindow, name: str) -> QWidget:
    return next(one for one in main.workspace.panels if one.name == name)


def asked(inspector: InspectorPanel) -> Inspection:
    settle()
    return inspector.view.explained.inspection


def place(view: EquationView, index: int) -> Point:
    center = view.links[index].rect.center()
    return center.x(), center.y()


def links(view: EquationView) -> list[Number]:
    return [placed.piece for placed in view.links]


def weight_at(view: EquationView) -> tuple[int, Entry]:
    """Return the first link that can be changed, and what it changes."""
    index, link = next(pair for pair in enumerate(links(view)) if pair[1].entry is not None)
    return index, link.entry


def at_spot(main: MainWindow, spot: tuple[float, float]) -> tuple[QWidget, Point]:
    figure = panel(main, "diagram").figure
    at = figure.mapFromScene(figure._view.mapViewToScene(QPointF(*spot)))
    return figure.viewport(), (at.x(), at.y())


class TestAsking:
    def test_it_starts_with_the_selected_block(self, main, inspector):
        for block, name in (("f", "f"), ("c", "c_tilde"), ("o", "o")):
            main.document.select(block=block)
            assert asked(inspector) == Inspection(name, 0, 0)

    @pytest.mark.parametrize("name", [node.name for node in PICTURE.nodes])
    def test_a_node_of_the_diagram_is_explained(self, main, inspector, name):
        node = next(node for node in PICTURE.nodes if node.name == name)
        click(*at_spot(main, node.center))
        assert asked(inspector) == Inspection(node.quantity, 0, 0)

    def test_a_wire_of_the_diagram_is_explained(self, main, inspector):
        main.document.select(t=3, unit=1)
        settle()
        wires = {wire.name: wire for wire in PICTURE.wires}
        (x, above), (_, below) = wires["to_i"].points[0], wires["to_i"].points[1]
        click(*at_spot(main, (x, (above + below) / 2)))
        assert asked(inspector) == Inspection("z_i", 3, 1)
        click(*at_spot(main, (wires["c_in"].points[0][0] + 12, wires["c_in"].points[0][1])))
        assert asked(inspector) == Inspection("c", 2, 1)

    def test_a_cell_of_a_heat_map_is_explained(self, main, inspector):
        figure = panel(main, "states").figure
        for name, expected in (
            ("h", Inspection("h", 7, 2)),
            ("i", Inspection("i", 7, 2)),
            ("x", Inspection("x", 7, 2, Entry("x", 7, 1))),
        ):
            row = next(one for one in figure._rows if one.kind.name == name)
            lane = 1 if name == "x" else 2
            y = row.top + (lane + 0.5) * row.height / row.lanes
            spot = figure.mapFromScene(figure._view.mapViewToScene(QPointF(7, y)))
            click(figure.viewport(), (spot.x(), spot.y()))
            assert asked(inspector) == expected

    def test_an_entry_of_a_matrix_is_explained_and_can_be_changed_there(self, main, inspector):
        grid = panel(main, "parameters").block.matrices.grids["w_h"]
        at = grid.cell_rect(2, 1).center()
        click(grid, (at.x(), at.y()))
        entry = Entry("w_h", 2, 1, "f")
        assert asked(inspector) == Inspection("w_h", 0, 2, entry)
        index, changed = weight_at(inspector.view.equations)
        assert changed == entry
        drag(inspector.view.equations, place(inspector.view.equations, index), (200, 0))
        assert value(main.document.state, entry) != value(STATE, entry)

    def test_an_operating_point_and_a_term_of_the_strip_are_explained(self, main, inspector):
        figure = panel(main, "ranges").figure
        point = next(one for one in figure._points if one.name == "c")
        spot = figure._view.mapViewToScene(figure._markers.shown_at(point))
        at = figure.mapFromScene(spot)
        click(figure.viewport(), (at.x(), at.y()))
        assert asked(inspector).quantity == "tanh_c"
        strip = panel(main, "diagram").strip
        for term, rect in strip._places():
            if term.quantity:
                click(strip, (rect.center().x(), rect.center().y()))
                settle()
                expected = {"c_before": "c_0"}.get(term.quantity, term.quantity)
                assert asked(inspector).quantity == expected

    def test_escape_and_another_block_lead_back_to_the_block(self, main, inspector):
        for leaving in (
            main.actions_by_name["clear"].trigger,
            main.actions_by_name["block_1"].trigger,
        ):
            main.document.inspect(Inspection("h"))
            assert asked(inspector).quantity == "h"
            leaving()
            assert asked(inspector).quantity == "f"

    def test_it_follows_time_unit_language_and_theme(self, main, inspector):
        main.document.inspect(Inspection("c"))
        main.document.select(t=4, unit=3)
        assert asked(inspector) == Inspection("c", 4, 3)
        assert inspector.view.memory.parts.total == main.document.snapshot().trace.c[4, 3]
        english = inspector.heading.text()
        main.apply_language("ko")
        settle()
        assert inspector.heading.text() != english
        set_theme(DARK)
        painted(inspector)

    def test_drawing_tells_nobody(self, main, inspector):
        view = inspector.view.equations
        said = Heard(view.followed, view.pointed, view.edited, view.fold_toggled)
        said_too = Heard(inspector.view.bars.pointed, inspector.view.memory.step_picked)
        for quantity in ("z_f", "c", "h", "x"):
            main.document.inspect(Inspection(quantity))
            settle()
            painted(inspector)
        assert said.calls == said_too.calls == []

    def test_a_long_name_does_not_widen_the_panel(self, main, inspector):
        width = inspector.width()
        main.document.inspect(Inspection("w_h", entry=Entry("w_h", 0, 3, "f")))
        settle()
        assert inspector.width() == width
        assert inspector.heading.toolTip() == inspector.view.explained.heading


class TestLinks:
    def test_pointing_at_a_number_lights_it_up_everywhere(self, main, inspector):
        view = inspector.view.equations
        index, entry = weight_at(view)
        hover(view, place(view, index))
        assert entry in main.document.snapshot().spotlight.entries
        settle()
        stack = panel(main, "parameters").block.sliders
        assert [row.symbol._lit for row in stack.rows] == [row.entry == entry for row in stack.rows]
        leave(view)
        assert main.document.snapshot().spotlight == Spotlight()

    def test_what_was_lit_before_is_lit_again(self, main, inspector):
        lesson = Spotlight(parts=frozenset({"f"}), dims=True)
        main.document.set_spotlight(lesson)
        settle()
        view = inspector.view.equations
        for index in (0, 2):
            hover(view, place(view, index))
            assert main.document.spotlight == links(view)[index].spotlight
        leave(view)
        assert main.document.spotlight == lesson

    def test_a_click_goes_to_where_the_number_comes_from(self, main, inspector):
        main.document.select(t=5, unit=1)
        main.document.inspect(Inspection("c"))
        settle()
        before = next(
            index for index, link in enumerate(links(inspector.view.equations))
            if link.target == Inspection("c", 4, 1)
        )  # fmt: skip
        click(inspector.view.equations, place(inspector.view.equations, before))
        assert asked(inspector) == Inspection("c", 4, 1)
        assert main.document.state.selection.t == 4
        gate = next(
            index for index, link in enumerate(links(inspector.view.equations))
            if link.target == Inspection("i", 4, 1)
        )  # fmt: skip
        click(inspector.view.equations, place(inspector.view.equations, gate))
        assert asked(inspector) == Inspection("i", 4, 1)
        assert main.document.state.selection.block == "i"

    def test_a_drag_changes_the_number_in_one_step_of_undo(self, main, inspector):
        view = inspector.view.equations
        index, entry = weight_at(view)
        x, y = place(view, index)
        press_mouse(view, (x, y))
        for moved in (11, 33, 55):
            move_mouse(view, (x + moved, y))
            settle()
            shown = next(link for link in links(view) if link.entry == entry)
            assert shown.value == value(main.document.state, entry)
        assert value(main.document.state, entry) == pytest.approx(
            value(STATE, entry) + 1.5, abs=0.01
        )
        release_mouse(view, (x + 55, y))
        settle()
        assert asked(inspector).entry is None, "a drag is no click"
        assert main.document.undo_stack.count() == 1
        main.document.undo_stack.undo()
        assert value(main.document.state, entry) == value(STATE, entry)

    def test_a_computed_number_is_not_dragged(self, main, inspector):
        main.document.inspect(Inspection("h"))
        settle()
        drag(inspector.view.equations, place(inspector.view.equations, 0), (150, 5), (180, 5))
        assert main.document.undo_stack.count() == 0

    def test_all_by_keyboard(self, main, inspector):
        main.activateWindow()
        view = inspector.view.equations
        view.setFocus(Qt.FocusReason.TabFocusReason)
        index, entry = weight_at(view)
        for _ in range(index):
            key(view, "Right")
        assert view.current.entry == entry
        assert main.document.snapshot().spotlight.entries == {entry}
        for name, keys, step in (("Up", ALT, 0.05), ("Plus", SHIFT, 0.01), ("Minus", SHIFT, -0.01)):
            before = value(main.document.state, entry)
            key(view, name, keys)
            settle()
            after = value(main.document.state, entry)
            assert after == pytest.approx(round((before + step) / 0.01) * 0.01)
        key(view, "Return")
        assert asked(inspector).entry == entry

    def test_tab_goes_from_link_to_link_and_then_on(self, main, inspector):
        main.activateWindow()
        view = inspector.view.equations
        view.setFocus(Qt.FocusReason.TabFocusReason)
        met = [view.current]
        while view.focusNextPrevChild(True) and view.hasFocus():
            met.append(view.current)
        assert met == links(view)
        assert not view.hasFocus()

    def test_the_wheel_turns_only_the_chosen_number(self, main, inspector):
        view = inspector.view.equations
        index, entry = weight_at(view)
        assert not wheel(view, 1, place(view, index))
        view.setFocus(Qt.FocusReason.OtherFocusReason)
        view._go(index)
        assert wheel(view, 1, place(view, index))
        assert value(main.document.state, entry) == pytest.approx(
            value(STATE, entry) + 0.05, abs=0.01
        )

    def test_the_description_says_what_the_keys_act_on(self, inspector):
        view = inspector.view.equations
        view._go(1)
        assert view.current.name in view.accessibleDescription()
        assert "Z f = W h (f) h t−1" in view.accessibleDescription()
        assert view.accessibleName()


class TestParts:
    def test_smaller_terms_unfold_and_fold_again(self, window):
        main = window(seeded_state(6, 12, 4))
        view = panel(main, "inspector").view.equations
        few = len(view.links)
        for expected in (lambda n: n > few, lambda n: n == few):
            index = next(i for i, link in enumerate(links(view)) if isinstance(link, Fold))
            click(view, place(view, index))
            settle()
            assert expected(len(view.links))

    def test_a_bar_lights_up_what_it_is_made_of(self, main, inspector):
        hover(inspector.view.bars, (40, 5))
        lit = main.document.snapshot().spotlight.entries
        assert {entry.array for entry in lit} == {"w_x", "x"}
        leave(inspector.view.bars)
        assert main.document.snapshot().spotlight == Spotlight()

    def test_a_bar_of_the_memory_leads_to_the_step_that_wrote_it(self, main, inspector):
        main.document.select(t=6)
        main.document.inspect(Inspection("c"))
        settle()
        memory = inspector.view.memory
        assert memory.isVisibleTo(inspector)
        place_of_3 = memory.bar_rect(4).center()
        click(memory, (place_of_3.x(), place_of_3.y()))
        assert asked(inspector) == Inspection("written", 3, 0)
        main.document.inspect(Inspection("c"))
        settle()
        memory.setFocus(Qt.FocusReason.OtherFocusReason)
        for _ in range(9):
            key(memory, "Left")
        key(memory, "Return")
        assert asked(inspector).entry == Entry("c_0", 0)

    def test_pins_stay_follow_the_data_and_go(self, main, inspector):
        main.document.inspect(Inspection("c"))
        settle()
        inspector.pin.click()
        main.document.inspect(Inspection("b", entry=Entry("b", 0, 0, "f")))
        settle()
        inspector.pin.click()
        settle()
        cell, bias = links(inspector.view.pins)
        assert inspector.view.pins.isVisibleTo(inspector)
        main.document.set_values("", {Entry("b", 0, 0, "f"): -2.0, Entry("c_0", 0): 2.5})
        main.document.select(t=3)
        settle()
        cell_now, bias_now = links(inspector.view.pins)
        assert cell_now.value == main.document.snapshot().trace.c[0, 0] != cell.value
        assert bias_now.value == -2.0 != bias.value
        click(inspector.view.pins, place(inspector.view.pins, 0))
        assert asked(inspector) == Inspection("c", 0, 0)
        assert inspector.pin.isChecked()
        inspector.pin.click()
        settle()
        assert [link.entry for link in links(inspector.view.pins)] == [Entry("b", 0, 0, "f")]
        inspector.view._clear_pins()
        assert not inspector.view.pins.isVisibleTo(inspector)

    def test_pins_go_with_the_session(self, main, inspector):
        main.document.inspect(Inspection("c"))
        settle()
        inspector.pin.click()
        settle()
        assert inspector.view.pins.isVisibleTo(inspector)
        main.document.open(main.document.session)
        settle()
        assert not inspector.view.pins.isVisibleTo(inspector)
        assert not inspector.pin.isChecked()


def test_arrows_have_nowhere_to_go_in_a_sentence_without_numbers(shown):
    view = shown(EquationView())
    view.show_lines((Line((Words("nothing"), Words("here"))),), 1.0)
    for name in ("Up", "Down", "Left", "Right", "Return"):
        key(view, name)
    assert view.current is None


class TestInfluence:
    def test_sliders_and_matrices_show_what_matters(self, main):
        settle()
        influence = main.document.snapshot().influence
        section = panel(main, "parameters").block
        for row in section.sliders.rows:
            marked = row.slider._influence
            largest = abs(influence.of(influence.strongest))
            assert marked == pytest.approx(influence.of(row.entry) / largest, abs=0.05)
        for array, grid in section.matrices.grids.items():
            assert grid._influence == pytest.approx(influence.shares(array, "f"))

    def test_the_most_influential_number_is_named_and_leads_there(self, main, inspector):
        (strongest,) = links(inspector.view.influence)
        click(inspector.view.influence, place(inspector.view.influence, 0))
        assert asked(inspector).entry == strongest.target.entry
        assert main.document.state.selection.block == strongest.target.entry.block

    def test_in_a_large_cell_it_waits_until_nothing_moves(self, qtbot, window):
        main = window(seeded_state(8, 32, 150))
        document = main.document
        document.select(t=149)
        document.flush()
        assert document.snapshot().influence is None
        with qtbot.waitSignal(document.changed) as drawn:
            pass
        assert drawn.args[0].influence is not None
        assert len(links(panel(main, "inspector").view.influence)) == 1
        document.set_values("", {Entry("b", 0, 0, "f"): 0.5})
        document.flush()
        assert document.snapshot().influence is None
        assert links(panel(main, "inspector").view.influence) == []


def test_a_pin_leaves_room_for_the_whole_line_about_influence(window):
    inspector = panel(window("remember-early-pulse"), "inspector")
    click(inspector.pin, middle(inspector.pin))
    settle()
    assert inspector.view.pins.isVisible()
    line = inspector.view.influence
    assert "▲" in line.accessibleDescription()
    assert (
        line.mapTo(inspector, line.rect().bottomLeft()).y()
        < inspector.view.pins.mapTo(inspector, inspector.view.pins.rect().topLeft()).y()
    )


@pytest.mark.parametrize("quantity", ["f", "g", "c", "h"])
def test_no_formula_is_wider_than_a_narrow_window_lets_it_be(window, quantity):
    main = window("remember-early-pulse")
    main.resize(1360, 860)
    settle()
    main.resize(1024, 700)
    settle()
    main.document.inspect(Inspection(quantity))
    settle()
    inspector = panel(main, "inspector")
    assert inspector.view.equations.width() < 260
    for placed in inspector.view.equations._placed:
        assert placed.rect.right() <= inspector.view.equations.width()


def test_the_sum_of_a_memory_ends_with_its_number_where_there_is_little_room(window):
    main = window("remember-early-pulse")
    main.resize(1360, 860)
    settle()
    main.resize(1024, 700)
    main.document.inspect(Inspection("c"))
    settle()
    picture = panel(main, "inspector").view.memory.grab().copy(0, 0, 9999, 15).toImage()
    ink = theme().ink("cell").rgb()
    columns = [
        x
        for x in range(picture.width())
        if any(picture.pixel(x, y) == ink for y in range(picture.height()))
    ]
    assert columns, "the number is not to be seen"
    assert max(columns) < picture.width() - 1
