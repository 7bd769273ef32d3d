"""Curves over time: what they show, what they are read against, and what can be asked of them."""

import numpy as np
import pytest
from msgspec.structs import replace
from PyQt6.QtCore import QPointF, QRectF, QSize
from PyQt6.QtGui import QTransform
from PyQt6.QtWidgets import QWidget

from lstm_gui.core import KINDS, LSTM, Initial, forward
from lstm_gui.files.figures.marks import Text
from lstm_gui.ui.exporting.recording.recorder import recording
from lstm_gui.ui.plots.standing_scales import StandingScales, round_up
from lstm_gui.ui.plots.state_curves import CurveCursorItem, spread
from lstm_gui.ui.plots.state_rows import row_kinds, rows_of
from lstm_gui.ui.style.theme import DARK, LIGHT
from lstm_gui.ui.window.main_window import MainWindow
from lstm_gui.words.numbers import number
from tests.core.states import seeded_state
from tests.ui.cell_panels import panel, state_of
from tests.ui.classroom.drawn_numbers import box_of, inside
from tests.ui.driving import Heard, click, drag, hover, middle, settle

SEEDED = seeded_state(2, 4, 12)
STATE = replace(SEEDED, initial=Initial(SEEDED.initial.h, np.array([-9.0, -4.0, 4.0, 9.0])))


@pytest.fixture
def main(window) -> MainWindow:
    main = window(STATE)
    click(panel(main, "states").curves, middle(panel(main, "states").curves))
    settle()
    return main


def at_curve(main: MainWindow, name: str, unit: int, t: int) -> tuple[QWidget, tuple[float, float]]:
    figure = panel(main, "states").figure
    row = next(one for one in figure._rows if one.kind.name == name)
    y = row.y_of(row.values[unit, t : t + 1])[0]
    spot = figure.mapFromScene(figure._view.mapViewToScene(QPointF(t, y)))
    return figure.viewport(), (spot.x(), spot.y())


def from_memory(value: float):
    return replace(STATE, initial=Initial(STATE.initial.h, STATE.initial.c * 0 + value))


def bound_of_c(main: MainWindow) -> float:
    return next(row.bound for row in panel(main, "states").figure._rows if row.kind.name == "c")


class TestCurves:
    def test_a_button_shows_them_instead_of_the_maps_and_the_maps_again(self, main):
        states = panel(main, "states")
        assert main.document.view.curves
        assert not any(item.isVisible() for item in states.figure._maps.values())
        click(states.curves, middle(states.curves))
        settle()
        assert not main.document.view.curves
        assert all(item.isVisible() for item in states.figure._maps.values())
        assert not main.document.undo_stack.canUndo()

    def test_pointing_at_a_curve_names_its_unit_and_step(self, main):
        said = Heard(panel(main, "states").figure.cell_hovered)
        values = forward(STATE).c[1]
        for unit in (int(np.argmin(values)), int(np.argmax(values))):
            hover(*at_curve(main, "c", unit, 1))
            row, lane, step = said.last
            assert (row.kind.name, lane, step) == ("c", unit, 1)

    def test_a_drag_along_a_curve_keeps_to_its_unit(self, main):
        unit = int(np.argmax(forward(STATE).c[1]))
        view, start = at_curve(main, "c", unit, 1)
        _, (x, y) = at_curve(main, "c", (unit + 1) % 4, 9)
        drag(view, start, (x, y))
        assert (state_of(main).selection.t, state_of(main).selection.unit) == (9, unit)

    @pytest.mark.parametrize("theme", [LIGHT, DARK])
    def test_the_curve_of_the_selected_unit_is_drawn_where_its_numbers_are(self, main, theme):
        main.apply_theme(theme)
        main.document.select(t=0, unit=1)
        settle()
        view, (x, y) = at_curve(main, "c", 1, 6)
        shown = view.grab().toImage()
        near = [shown.pixelColor(round(x), round(y) + dy) for dy in (-1, 0, 1)]
        role = theme.role("cell")
        apart = [abs(c.red() - role.red()) + abs(c.blue() - role.blue()) for c in near]
        assert min(apart) < 40

    def test_the_numbers_at_the_cursor_are_said(self, main):
        main.document.select(t=5, unit=2)
        settle()
        figure, trace = panel(main, "states").figure, forward(STATE)
        said = figure.accessibleDescription()
        assert "unit 3, t = 5" in said
        assert number(float(trace.c[5, 2])) in said
        assert number(float(trace.f[5, 2])) in said

    def test_the_scale_stands_still_while_numbers_change(self, main):
        bound = bound_of_c(main)
        assert bound == round_up(float(np.max(np.abs(forward(STATE).c))))
        for value in (5.0, 2.0, 9.0, 4.0):
            main.document.edit("x", from_memory(value))
            settle()
            assert bound_of_c(main) == bound
        main.document.edit("x", from_memory(90.0))
        settle()
        assert bound_of_c(main) > bound


class TestScales:
    def test_they_end_at_round_numbers_that_hold_all(self):
        assert [round_up(one) for one in (0.94, 1.0, 1.01, 2.32, 7.0, 0.0301, 1e300)] == [
            1.0, 1.0, 2.0, 5.0, 10.0, 0.05, 1e300,
        ]  # fmt: skip

    def test_they_shrink_once_the_largest_fills_less_than_a_tenth(self):
        scales, kind = StandingScales(), row_kinds(LSTM)["c"]
        bounds = [
            scales.bound(kind, forward(from_memory(value))) for value in (1000.0, 400.0, 20.0)
        ]
        assert bounds[0] == bounds[1] > bounds[2]


def test_a_curve_stays_within_its_row_and_has_no_place_for_what_is_no_number():
    row = rows_of(forward(STATE), [row_kinds(LSTM)["h"]], 100)[0]
    ys = row.y_of(np.array([-np.inf, -1.0, 0.0, 1.0, np.inf, np.nan]))
    assert ys[0] == ys[1] > ys[2] > ys[3] == ys[4]
    assert 0 <= ys[3] < ys[1] <= 100
    assert np.isnan(ys[5])


def test_as_many_steps_are_drawn_as_can_be_told_apart():
    assert list(spread(range(3, 9), 600)) == [3, 4, 5, 6, 7, 8]
    many = spread(range(100_001), 500)
    assert len(many) <= 1100
    assert (many[0], many[-1]) == (0, 100_000)


class TestResets:
    def crossing(self, main: MainWindow, t: int) -> bool:
        """Tell whether the strong curve of c is drawn halfway between t - 1 and t."""
        figure = panel(main, "states").figure
        row = next(one for one in figure._rows if one.kind.name == "c")
        top, bottom = (
            figure.mapFromScene(figure._view.mapViewToScene(QPointF(t - 0.5, y)))
            for y in (row.top, row.top + row.height)
        )
        image, color = figure.grab().toImage(), LIGHT.role(row.kind.role)
        ratio = image.devicePixelRatio()
        column = [
            image.pixelColor(round(top.x() * ratio), round(y * ratio))
            for y in range(top.y() + 1, bottom.y() - 1)
        ]
        apart = (
            max(abs(one - other) for one, other in zip(seen.getRgb(), color.getRgb(), strict=True))
            for seen in column
        )
        return min(apart) < 40

    def test_a_curve_breaks_at_a_reset(self, main):
        assert self.crossing(main, 6)
        main.document.select(t=6)
        settle()
        main.actions_by_name["restart"].trigger()
        settle()
        main.document.select(t=1)
        settle()
        assert main.document.computed().trace.resets == (6,)
        assert not self.crossing(main, 6)
        assert self.crossing(main, 5)


def test_no_number_at_the_cursor_is_cut_in_low_rows(window):
    main = window(seeded_state(1, 4, 12, kind=KINDS["slstm"]), QSize(1024, 700))
    main.document.set_view(curves=True)
    settle()
    figure = panel(main, "states").figure
    last = figure._rows[-1]
    assert last.kind.name == "x"
    (item,) = (one for one in figure.scene().items() if isinstance(one, CurveCursorItem))
    visible = QRectF(-0.5, 0, 12.0 * 20, last.top + last.height)
    with recording(QSize(400, 400), QPointF()) as (canvas, marks):
        item.paint_pixels(canvas, QTransform.fromScale(20, 1), visible)
    boxes = {part: box_of(mark) for part, mark in inside(tuple(marks)) if isinstance(mark, Text)}
    assert "value x" in boxes
    assert max(bottom for _, _, _, bottom in boxes.values()) <= visible.bottom()
