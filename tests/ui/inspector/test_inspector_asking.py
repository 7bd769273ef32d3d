"""The inspector asked by the panels: what is explained, and until when."""

from PyQt6.QtCore import QPointF
from PyQt6.QtWidgets import QWidget

from lstm_gui.core import LSTM, Entry, value
from lstm_gui.scenes.pictures import picture_of
from lstm_gui.scenes.snapshot import Inspection
from lstm_gui.ui.style.current import set_theme
from lstm_gui.ui.style.theme import DARK
from lstm_gui.ui.window.main_window import MainWindow
from tests.ui.cell_panels import panel
from tests.ui.driving import Heard, Point, click, drag, painted, settle
from tests.ui.inspector.inspector_window import STATE, asked, place, weight_at

PICTURE = picture_of(LSTM)


def at_spot(main: MainWindow, spot: tuple[float, float]) -> tuple[QWidget, Point]:
    figure = panel(main, "diagram").figure
    at = figure.mapFromScene(figure._view.mapViewToScene(QPointF(*spot)))
    return figure.viewport(), (at.x(), at.y())


class TestAsking:
    def test_it_starts_with_the_selected_block(self, main, inspector):
        for block, name in (("f", "f"), ("c", "c_tilde"), ("o", "o")):
            main.document.select(block=block)
            assert asked(inspector) == Inspection(name, 0, 0)

    def test_a_node_of_the_diagram_is_explained(self, main, inspector):
        for node in PICTURE.nodes:
            click(*at_spot(main, node.center))
            assert asked(inspector) == Inspection(node.quantity, 0, 0), node.name

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
