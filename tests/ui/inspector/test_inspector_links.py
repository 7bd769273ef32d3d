"""The numbers of a formula: lit up, followed, dragged, and all by keys."""

import pytest
from PyQt6.QtCore import Qt

from lstm_gui.core import value
from lstm_gui.scenes.inspection.pieces import Line, Words
from lstm_gui.scenes.snapshot import Inspection, Spotlight
from lstm_gui.ui.cell.inspector.equation_view import EquationView
from tests.ui.cell_panels import panel
from tests.ui.driving import (
    SHIFT,
    click,
    drag,
    hover,
    key,
    leave,
    move_mouse,
    press_mouse,
    release_mouse,
    settle,
    wheel,
)
from tests.ui.inspector.inspector_window import STATE, asked, links, place, weight_at

ALT = Qt.KeyboardModifier.AltModifier


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

    def test_keys_put_a_frame_around_a_number_and_the_mouse_does_not(self, main, inspector):
        main.activateWindow()
        view = inspector.view.equations
        index, _ = weight_at(view)
        view.clearFocus()
        leave(view)
        settle()
        plain = view.grab().toImage()
        press_mouse(view, place(view, index))
        view.setFocus(Qt.FocusReason.MouseFocusReason)
        leave(view)
        settle()
        assert view.hasFocus()
        assert view.grab().toImage() == plain
        key(view, "Right")
        settle()
        assert view.grab().toImage() != plain

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


def test_arrows_have_nowhere_to_go_in_a_sentence_without_numbers(shown):
    view = shown(EquationView())
    view.show_lines((Line((Words("nothing"), Words("here"))),), 1.0)
    for name in ("Up", "Down", "Left", "Right", "Return"):
        key(view, name)
    assert view.current is None
