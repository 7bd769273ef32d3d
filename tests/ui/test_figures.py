"""What the figures of the Cell workspace owe to keys and pointer."""

import itertools

import pytest
from PyQt6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, QSize, Qt
from PyQt6.QtGui import QHelpEvent
from PyQt6.QtWidgets import QToolTip

from lstm_gui.core import LSTM, Entry, value
from lstm_gui.core.cells.rnn.equations import rnn_kind
from lstm_gui.core.cells.slstm.equations import slstm_kind
from lstm_gui.words.numbers import number
from tests.core.states import seeded_state
from tests.ui.cell_panels import panel
from tests.ui.driving import hover, pixels_of, settle

FIGURES = ("diagram", "states", "ranges")


@pytest.fixture
def main(shared_window):
    made = shared_window("latch")
    made.activateWindow()
    return made


class Asked(QObject):
    """Keeps the kinds of all events that an object gets."""

    def __init__(self, watched: QObject) -> None:
        super().__init__(watched)
        self.kinds: list[QEvent.Type] = []
        watched.installEventFilter(self)

    def eventFilter(self, _watched, event) -> bool:
        self.kinds.append(event.type())
        return False


def figure(main, name):
    return panel(main, name).figure


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_that_tab_reaches_is_seen_to_have_the_keys(main, name):
    shown = figure(main, name)
    main.setFocus()
    settle()
    before = shown.grab().toImage()
    shown.setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    assert shown.grab().toImage() != before
    main.setFocus()
    settle()
    assert shown.grab().toImage() == before


@pytest.mark.parametrize("name", FIGURES)
def test_the_scene_that_has_no_tooltips_is_not_asked_to_show_one(main, name):
    # It would show an empty one, in place of that which tells what is pointed at.
    shown = figure(main, name)
    asked = Asked(shown.scene())
    at = QPoint(90, 40)
    help_asked = QHelpEvent(QEvent.Type.ToolTip, at, shown.mapToGlobal(at))
    QCoreApplication.sendEvent(shown.viewport(), help_asked)
    assert asked.kinds.count(QEvent.Type.GraphicsSceneHelp) == 0


def test_the_range_plot_names_what_is_pointed_at(main, monkeypatch):
    said: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, _widget: said.append(text))
    ranges = figure(main, "ranges")
    point = next(point for point in ranges._points if point.name == "z_i")
    spot = ranges._view.mapViewToScene(ranges._markers.shown_at(point))
    at = ranges.mapFromScene(spot)
    hover(ranges.viewport(), (at.x(), at.y()))
    selection = main.document.state.selection
    assert f" of unit {selection.unit + 1} at t = {selection.t}: " in said[-1]
    assert f"of which σ makes {number(point.result)}" in said[-1]


def test_sizes_stay_where_they_are_while_the_rows_above_them_grow(main):
    main.resize(1024, 700)  # where all of it is never in sight at once
    settle()
    parameters = main.workspace.parameters
    bar = parameters.scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    box = parameters.sizes.boxes["H"]
    box.setFocus()
    settle()
    place = box.mapTo(parameters, QPoint())
    for units in (5, 12, 2):
        box.setValue(units)
        settle()
        assert main.document.state.parameters.hidden_size == units
        assert box.mapTo(parameters, QPoint()) == place


@pytest.mark.parametrize("size", [(2400, 240), (260, 1500)])
def test_a_place_of_any_shape_shows_the_whole_diagram(main, size):
    shown = figure(main, "diagram")
    shown.setFixedSize(*size)
    shown.fit()
    settle()
    assert shown._view.viewRect().contains(shown._item.boundingRect())


def test_a_point_beyond_the_plot_waits_at_its_edge_as_an_arrow(main):
    ranges = figure(main, "ranges")
    bias = Entry("b", main.document.state.selection.unit, block="i")
    color = ranges.theme.role("i").rgb()

    def moved_to(argument: float) -> int:
        """Move Z_i there and return how many pixels its mark has."""
        now = next(point.argument for point in ranges._points if point.name == "z_i")
        new = value(main.document.state, bias) + argument - now
        main.document.set_values("Change a number", {bias: new})
        settle()
        return int((pixels_of(ranges) == color).sum())

    inside = moved_to(4.0)
    assert 0 < moved_to(9.0) < 0.8 * inside
    assert 0 < moved_to(-9.0) < 0.8 * inside


def test_a_point_above_the_plot_waits_at_its_upper_edge_as_an_arrow(shared_window):
    main = shared_window(seeded_state(2, 3, 4, kind=rnn_kind("relu")))
    ranges = figure(main, "ranges")
    unit, color = main.document.state.selection.unit, ranges.theme.role("h").rgb()
    heights = []
    for bias in (1.5, 50.0):
        main.document.set_values("x", {Entry("b", unit, block="h"): bias})
        settle()
        (point,) = ranges._points
        shown = ranges._markers.shown_at(point)
        assert shown.y() <= ranges._view.viewRect().bottom()
        rows, _ = (pixels_of(ranges.viewport()) == color).nonzero()
        heights.append(int(rows[0]))
    assert heights[1] < heights[0]


@pytest.mark.parametrize(
    ("kind", "heading"),
    [
        (LSTM, "Ranges: σ, tanh"),
        (slstm_kind(), "Ranges: σ, exp, tanh"),
        (rnn_kind("relu"), "Ranges: ReLU"),
        (rnn_kind("linear"), "Ranges"),
    ],
)
def test_the_range_plot_is_called_after_the_curves_of_the_cell(shared_window, kind, heading):
    main = shared_window(kind=kind)
    ranges = panel(main, "ranges")
    assert ranges.heading.text() == heading
    drawn = [name for name in ("σ", "exp", "ReLU", "tanh") if f"{name} ∈" in ranges.curves.markup]
    assert drawn == [name for name in ("σ", "exp", "ReLU", "tanh") if name in heading]


def test_a_number_too_wide_for_its_cell_is_left_out(window):
    main = window("count-pulses", QSize(1440, 900))
    shown = figure(main, "states")
    main.document.set_view(rows=("c",))
    settle()

    def colours(lane: int) -> int:
        """Return how many colours the cells of a lane have between their upper and lower edges."""
        spot = shown._view.mapViewToScene(QPointF(4, (lane + 0.5) * shown._rows[0].height / 2))
        at = shown.mapFromScene(spot)
        picture = shown.viewport().grab().toImage()
        return len({picture.pixel(at.x() + dx, at.y()) for dx in range(-100, 100)})

    before = colours(0)
    main.document.set_values("Change a number", {Entry("c_0", 0): -1.7e99})
    settle()
    assert colours(0) < before / 3
    assert colours(1) > before / 3


def test_points_beyond_the_same_edge_wait_side_by_side(main):
    ranges = figure(main, "ranges")
    unit = main.document.state.selection.unit
    main.document.set_values("x", {Entry("b", unit, block=block): -40.0 for block in "fio"})
    settle()
    shown = [ranges._markers.shown_at(point) for point in ranges._points if point.argument < -9]
    xs = sorted(at.x() for at in shown)
    assert len(xs) == 3
    pixel = ranges._view.viewPixelSize()[0]
    assert all(10 < (right - left) / pixel < 16 for left, right in itertools.pairwise(xs))
