"""What a number is made of and depends on: terms, bars, pins and influence."""

import pytest
from PyQt6.QtCore import Qt

from lstm_gui.core import Entry
from lstm_gui.scenes.inspection.pieces import Bar, Fold
from lstm_gui.scenes.snapshot import Inspection, Spotlight
from lstm_gui.ui.cell.inspector.bars_view import BarsView
from lstm_gui.ui.style.current import theme
from tests.core.states import seeded_state
from tests.ui.cell_panels import panel
from tests.ui.driving import click, hover, key, leave, middle, settle
from tests.ui.inspector.inspector_window import asked, links, place


class TestParts:
    def test_smaller_terms_unfold_and_fold_again(self, shared_window):
        main = shared_window(seeded_state(6, 12, 4))
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

    @pytest.mark.parametrize("value", [2.0, 2.5e3, 1e154])
    def test_a_bar_ends_before_its_number(self, shown, value):
        bars = shown(BarsView())
        bars.resize(200, 21)
        bars.show_bars((Bar("b", "bias", value, "f"),))
        image = bars.grab().toImage()
        rows = range(image.height())
        of_bar = theme().role("f").rgb()
        inked = [any(image.pixel(x, y) != image.pixel(199, 0) for y in rows) for x in range(200)]
        end = max(x for x in range(200) if image.pixel(x, 10) == of_bar)
        assert not any(inked[end + 2 : end + 6])

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
        inspector.view.pin_board.clear()
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


def test_a_pin_leaves_room_for_the_whole_line_about_influence(shared_window):
    inspector = panel(shared_window("remember-early-pulse"), "inspector")
    click(inspector.pin, middle(inspector.pin))
    settle()
    assert inspector.view.pins.isVisible()
    line = inspector.view.influence
    assert "▲" in line.accessibleDescription()
    assert (
        line.mapTo(inspector, line.rect().bottomLeft()).y()
        < inspector.view.pins.mapTo(inspector, inspector.view.pins.rect().topLeft()).y()
    )


def test_no_formula_is_wider_than_a_narrow_window_lets_it_be(shared_window):
    main = shared_window("remember-early-pulse")
    main.resize(1360, 860)
    settle()
    main.resize(1024, 700)
    settle()
    inspector = panel(main, "inspector")
    for quantity in ("f", "g", "c", "h"):
        main.document.inspect(Inspection(quantity))
        settle()
        assert inspector.view.equations.width() < 260, quantity
        for placed in inspector.view.equations.placed:
            assert placed.rect.right() <= inspector.view.equations.width(), quantity


def test_the_sum_of_a_memory_ends_with_its_number_where_there_is_little_room(shared_window):
    main = shared_window("remember-early-pulse")
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
