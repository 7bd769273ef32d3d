"""Pointing at anything in the Cell workspace, with the pointer or the keys, tells what it is."""

import re

import pytest
from PyQt6.QtCore import QEvent, QPoint, QPointF, Qt
from PyQt6.QtGui import QHelpEvent
from PyQt6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QScrollBar,
    QToolTip,
    QWidget,
)

from lstm_gui.ui.widgets.numbers.slider_row import SliderRow
from lstm_gui.words.translation import set_language
from tests.ui.cell_panels import panel
from tests.ui.driving import hover, key, leave, settle

NUMBER = re.compile(r"\d\.\d\d")


@pytest.fixture
def main(window):
    return window()


@pytest.fixture
def said(monkeypatch):
    """All tooltips that were shown, the last one last."""
    texts: list[str] = []

    def show(_at, text, *_):
        texts.append(text)

    monkeypatch.setattr(QToolTip, "showText", show)
    return texts


def ask(widget, at: QPoint) -> None:
    """Rest with the pointer at a place of a widget until it is explained."""
    event = QHelpEvent(QEvent.Type.ToolTip, at, widget.mapToGlobal(at))
    QApplication.sendEvent(widget, event)


def point_at(figure, place: tuple[float, float]) -> None:
    spot = figure.mapFromScene(figure._view.mapViewToScene(QPointF(*place)))
    hover(figure.viewport(), (spot.x(), spot.y()))


def test_every_node_of_the_diagram_is_told_of_in_the_language_of_the_window(main, said):
    figure = panel(main, "diagram").figure
    for code, word in (("en", "of unit 1 at t = "), ("ko", "유닛 1의")):
        set_language(code)
        for node in figure.picture.nodes:
            point_at(figure, node.center)
            assert word in said[-1], node.name
            assert NUMBER.search(said[-1]), node.name
            leave(figure)


def test_an_open_tooltip_follows_what_is_computed(main, said, monkeypatch):
    figure = panel(main, "diagram").figure
    place = next(node.center for node in figure.picture.nodes if node.name == "f")
    point_at(figure, place)
    before = said[-1]
    monkeypatch.setattr(QToolTip, "isVisible", lambda: True)
    main.document.select(t=main.document.state.selection.t + 3)
    settle()
    assert said[-1] != before
    assert f"at t = {main.document.state.selection.t}" in said[-1]


def test_the_keys_walk_from_number_to_number_and_say_each_to_a_screen_reader(main, said):
    figure = panel(main, "diagram").figure
    figure.setFocus()
    told = []
    for _ in figure.picture.carried:
        key(figure, "Right", Qt.KeyboardModifier.ControlModifier)
        assert figure.accessibleDescription() == said[-1]
        told.append(said[-1])
    assert len(set(told)) == len(figure.picture.carried)
    assert told[0].startswith("Input xₜ")
    key(figure, "Left", Qt.KeyboardModifier.ControlModifier)
    assert said[-1] == told[-2]
    key(figure, "Return")
    assert main.document.snapshot().inspection.quantity in figure.picture.carried
    figure.clearFocus()
    assert figure.accessibleDescription().startswith("At t = ")


def test_terms_of_the_update_equations_are_told_of(main, said):
    strip = panel(main, "diagram").strip
    terms = [(term, rect) for term, rect in strip._places() if term.quantity]
    for _term, rect in terms:
        ask(strip, rect.center().toPoint())
        assert NUMBER.search(said[-1])
        assert said[-1].endswith(".")
    assert len(set(said)) == len({term.quantity for term, _ in terms})


def test_a_row_of_the_parameters_tells_what_its_number_does_wherever_it_is_pointed_at(main, said):
    row = main.workspace.parameters.block.sliders.rows[0]
    for part in (row.symbol, row.slider):
        ask(part, part.rect().center())
        first, legend = said[-1].split("\n")
        assert re.search(r"which times .* adds .* to Z_f = .*\.$", first)
        assert legend.startswith("The triangle shows")
    assert len(set(said)) == 1


def test_an_entry_of_a_matrix_tells_what_it_does(main):
    grid = main.workspace.parameters.block.matrices.grids["w_h"]
    middle = grid.cell_rect(0, 1).center()
    hover(grid, (middle.x(), middle.y()))
    told = grid.accessibleDescription()
    assert re.search(r"unit 1: weight of the hidden state of unit 2: .* adds .* \(\d × \d\)$", told)
    assert grid.toolTip().startswith(told)


def test_cells_of_the_heat_maps_are_told_of(main, said):
    figure = panel(main, "states").figure
    row = next(row for row in figure._rows if row.kind.name == "f")
    panel(main, "states")._tell(row, 0, 5)
    assert re.search(r"^Forget gate fₜ of unit 1 at t = 5: \d\.\d{4}, so .* is kept\.$", said[-1])


def test_the_curves_of_the_ranges_tell_their_values(main, said):
    figure = panel(main, "ranges").figure
    figure._points = ()
    point_at(figure, (4.0, 0.982))
    assert re.search(r"^The function (σ|tanh) makes \d\.\d\d of 4\.\d0\.$", said[-1])


def test_the_chain_tells_of_what_is_pointed_at(main, said):
    main.document.set_view(unrolled=True)
    settle()
    chain = panel(main, "diagram").views.chain
    chain.hold(1.0)
    copy = next(copy for copy in chain._painter.copies if copy.t != main.document.state.selection.t)
    point_at(chain, (copy.center[0], chain._painter.lanes[0].y))
    assert f"of unit 1 at t = {copy.t}: " in said[-1]
    point_at(chain, (copy.center[0], copy.center[1] - 50))
    assert said[-1].startswith(f"At t = {copy.t}: ")


def test_numbers_of_the_inspector_tell_what_they_are(main, said):
    equations = panel(main, "inspector").view.equations
    for placed in equations.links:
        equations.setFocus()
        ask(equations, placed.rect.center().toPoint())
    assert len(said) == len(equations.links) > 4
    assert all(NUMBER.search(text) and text.split("\n")[0].endswith(".") for text in said)


def test_a_guess_is_not_given_away(main, said):
    main.playback.slow_motion.do_predict()
    settle()
    figure = panel(main, "diagram").figure
    moment = main.document.snapshot().moment
    assert moment.predicting
    for node in figure.picture.nodes:
        figure.point_at(QPointF(*node.center))
        if node.quantity in moment.unknown:
            assert "not computed yet" in said[-1]
            assert not NUMBER.search(said[-1])


@pytest.mark.parametrize("workspace", ["cell", "memory", "train"])
def test_every_control_of_a_workspace_says_what_it_does(main, workspace):
    getattr(main.workspaces, f"do_show_{workspace}")()
    settle()
    kinds = QAbstractButton | QAbstractSlider | QAbstractSpinBox | QComboBox
    shown = [one for one in main.findChildren(QWidget) if one.isVisibleTo(main)]
    controls = [one for one in shown if isinstance(one, kinds) and not isinstance(one, QScrollBar)]
    silent = [one.accessibleName() or type(one).__name__ for one in controls if not told(one)]
    assert silent == []
    assert len(controls) > 30


def told(control: QWidget) -> str:
    """Return what is said of a control, or as Qt asks then, of what it stands in."""
    row = control.parentWidget()
    if isinstance(row, SliderRow):
        return row.told()
    around = (control, row, row.parentWidget())
    return next((one.toolTip() for one in around if one and one.toolTip()), "")
