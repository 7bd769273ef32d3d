"""The ways of the lanes through their state spaces, and where small cells rest."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PyQt6.QtCore import QPointF, QRectF
from PyQt6.QtGui import QImage, QPainter
from PyQt6.QtWidgets import QToolTip

from lstm_gui.core import Sequence, forward, select
from lstm_gui.core.analysis.fixed_points import fixed_points
from lstm_gui.core.state import Initial
from lstm_gui.files.session import decode_session, encode_session
from lstm_gui.scenes.memory.lanes import Lane, compare
from lstm_gui.scenes.memory.memory_look import MemoryLook
from lstm_gui.scenes.memory.memory_settings import MemorySettings
from lstm_gui.scenes.memory.state_plane import rest, space
from lstm_gui.ui.exporting.studio import Studio
from lstm_gui.ui.memory.figures.space_marks import STABILITIES, Plates, paint_rest
from lstm_gui.ui.memory.figures.space_paint import Way
from lstm_gui.ui.memory.resting_points import FixedPoints
from lstm_gui.ui.memory.space_panel import MemorySpacePanel
from lstm_gui.ui.plots.plane_ticks import round_numbers
from lstm_gui.ui.window.main_window import MainWindow
from tests.core.states import seeded_state
from tests.ui.driving import click, double_click, drag, heard, hover, settle
from tests.ui.memory_window import lane, memory, show_memory

STEPS = 12
STATE = seeded_state(2, 4, STEPS)
LOOK = MemoryLook(page="space")
UNITS = replace(LOOK, space_axes="units", space_units=(2, 0))


@pytest.fixture
def main(window) -> MainWindow:
    shown = window(STATE)
    shown.document.set_memory("", MemorySettings(units=4))
    show_memory(shown, "space")
    return shown


def page(main: MainWindow) -> MemorySpacePanel:
    (panel,) = memory(main).pages.shown_panels
    assert isinstance(panel, MemorySpacePanel)
    return panel


def ways(main: MainWindow) -> list[Way]:
    shown = [plane.way for plane in page(main).figure._planes]
    assert all(way is not None for way in shown)
    return shown  # type: ignore[return-value]


def made(units: int, steps: int = 9, **changes) -> dict[str, Lane]:
    x = np.random.default_rng(5).normal(size=(steps, 2))
    return compare(MemorySettings(units=units, **changes), Sequence(x)).lanes


# ---- the planes -------------------------------------------------------------------------


@pytest.mark.parametrize(("quantity", "name"), [("h", "rnn"), ("h", "lstm"), ("c", "lstm")])
def test_principal_components_show_the_most_of_the_way(quantity, name):
    one = made(5)[name]
    shown = space(one, replace(LOOK, space_quantity=quantity), 0)
    values = getattr(one.trace, quantity)
    around = values - values.mean(axis=0)
    variances = np.sort(np.linalg.eigvalsh(around.T @ around))[::-1]
    assert shown.shares == pytest.approx(tuple(variances[:2] / variances.sum()))
    assert (shown.points**2).sum(axis=0) == pytest.approx(variances[:2])
    # In the plane, the start is as far from each step as the plane shows of it.
    distance = np.linalg.norm(shown.points[0] - shown.start)
    assert distance <= np.linalg.norm(values[0] - getattr(one.state.initial, quantity)) + 1e-12


def test_two_units_are_shown_as_they_are():
    one = made(4)["gru"]
    shown = space(one, UNITS, 0)
    assert np.array_equal(shown.points, one.trace.h[:, [2, 0]])
    assert shown.axes == ("h_{3}", "h_{1}")
    assert shown.shares is None
    beyond = space(one, replace(UNITS, space_units=(60, 1)), 0)
    assert np.array_equal(beyond.points, one.trace.h[:, [3, 1]])


def test_a_cell_without_cell_state_shows_h_where_c_is_asked_for():
    lanes, look = made(4), replace(UNITS, space_quantity="c")
    assert np.array_equal(space(lanes["lstm"], look, 0).points, lanes["lstm"].trace.c[:, [2, 0]])
    assert np.array_equal(space(lanes["rnn"], look, 0).points, lanes["rnn"].trace.h[:, [2, 0]])


def stepped(one: Lane, h, c, x):
    """Return one step of a lane from a state."""
    state = replace(
        one.state, initial=Initial(np.array(h), np.array(c)), sequence=Sequence(x[np.newaxis])
    )
    return forward(state)


@pytest.mark.parametrize("held", ["step", "zero"])
@pytest.mark.parametrize("name", ["rnn", "gru"])
def test_arrows_are_what_one_step_does(name, held):
    one, t = made(2)[name], 4
    points, moves = space(one, replace(LOOK, space_input=held), t).arrows
    x = one.state.sequence.x[t] * (held == "step")
    for index in (0, 40, 116):
        after = stepped(one, points[index], [], x).h[0]
        assert after - points[index] == pytest.approx(moves[index], abs=1e-12)


def test_arrows_of_an_lstm_of_one_unit_move_h_and_c():
    one, t = made(1)["lstm"], 3
    shown = space(one, LOOK, t)
    points, moves = shown.arrows
    assert shown.axes == ("h_t", "c_t")
    assert np.array_equal(shown.points[:, 1], one.trace.c[:, 0])
    for index in (0, 50):
        after = stepped(one, points[index, :1], points[index, 1:], one.state.sequence.x[t])
        moved = np.array([after.h[0, 0], after.c[0, 0]]) - points[index]
        assert moved == pytest.approx(moves[index], abs=1e-12)


@pytest.mark.parametrize("name", ["rnn", "gru"])
def test_the_curve_of_one_unit_goes_through_the_step_it_is_of(name):
    one, t = made(1)[name], 6
    shown = space(one, LOOK, t)
    before, after = shown.points[t]
    assert before == one.trace.h[t - 1, 0]
    assert np.interp(before, *shown.curve.T) == pytest.approx(after, abs=2e-3)


@pytest.mark.parametrize("units", [1, 2])
@pytest.mark.parametrize("name", ["rnn", "gru", "lstm"])
def test_fixed_points_lie_where_the_plane_has_them(units, name):
    one = made(units, gain=2.5, forget_bias=1.0)[name]
    found = fixed_points(select(one.state, 0), np.zeros(2))
    assert found
    for point in found:
        place = rest(point, one, LOOK).place
        after = stepped(one, point.h, point.c, np.zeros(2))
        wanted = (
            after.h[0]
            if units > 1
            else (after.h[0, 0], (after.c if point.c.size else after.h)[0, 0])
        )
        assert place == pytest.approx(tuple(wanted), abs=1e-8)


def test_large_cells_have_neither_arrows_nor_curve():
    shown = space(made(3)["rnn"], LOOK, 0)
    assert shown.arrows is None
    assert shown.curve is None


# ---- the page ---------------------------------------------------------------------------


def test_each_lane_has_its_plane_with_the_cursor_of_the_window(main):
    main.document.select(t=7)
    settle()
    assert [way.name for way in ways(main)] == ["RNN", "GRU", "LSTM"]
    assert {way.t for way in ways(main)} == {7}
    assert {way.label for way in ways(main)} == {"t = 7"}
    shares = [round(100 * sum(way.space.shares)) for way in ways(main)]
    assert f"RNN {shares[0]}\xa0%, GRU {shares[1]}\xa0%" in page(main).facts.text()


def test_a_click_on_a_point_chooses_its_step_and_beside_it_none(main):
    figure = page(main).figure
    for plane in range(3):
        place = figure.place_of(plane, 9)
        click(figure.viewport(), (place.x(), place.y()))
        settle()
        nearest = figure._nearest(place)
        assert nearest is not None
        assert main.document.state.selection.t == nearest[1]
        assert (figure.place_of(plane, nearest[1]) - place).manhattanLength() < 3
        main.document.select(t=0)
        settle()
    with heard(figure.step_picked) as calls:
        click(figure.viewport(), (2.0, 2.0))
    assert calls == []


def test_away_from_all_points_nothing_is_pointed_at_nor_chosen(main):
    figure = page(main).figure
    steps = range(len(main.document.state.sequence))
    places = np.array([(p.x(), p.y()) for p in (figure.place_of(2, step) for step in steps)])
    (left, top), (right, bottom) = places.min(axis=0), places.max(axis=0)
    grid = [(x, y) for x in np.linspace(left, right, 40) for y in np.linspace(top, bottom, 40)]
    away = max(grid, key=lambda at: np.hypot(*(places - at).T).min())
    assert np.hypot(*(places - away).T).min() > 14
    with heard(figure.step_picked, figure.point_hovered) as calls:
        hover(figure.viewport(), away)
        click(figure.viewport(), away)
    assert calls == []


def test_while_a_plane_is_dragged_nothing_is_pointed_at_nor_chosen(main):
    figure = page(main).figure
    place = figure.place_of(2, 5)
    with heard(figure.point_hovered, figure.step_picked) as calls:
        drag(figure.viewport(), (place.x(), place.y()), (place.x() + 40, place.y()))
    assert calls == []


def test_hover_tells_the_step_and_where_it_is(main, monkeypatch):
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, _widget: shown.append(text))
    figure = page(main).figure
    place = figure.place_of(2, 5)
    hover(figure.viewport(), (place.x(), place.y()))
    x, y = ways(main)[2].space.points[5]
    assert shown[-1].startswith("LSTM, t = 5")
    assert f"PC 1  {x:+.4f}".replace("-", "−") in shown[-1]
    assert f"PC 2  {y:+.4f}".replace("-", "−") in shown[-1]
    hover(figure.viewport(), (2.0, 2.0))


def test_what_is_shown_is_chosen_and_saved(main):
    panel = page(main)
    panel.axes.buttons["units"].click()
    settle()
    panel.along.setValue(4)
    panel.up.setValue(2)
    panel.quantity.buttons["c"].click()
    settle()
    assert np.array_equal(ways(main)[2].space.points, lane(main, "lstm").trace.c[:, [3, 1]])
    main.document.open(decode_session(encode_session(main.document.session), "again"))
    settle()
    assert main.document.view.memory_look == MemoryLook(
        page="space", space_axes="units", space_units=(3, 1), space_quantity="c"
    )
    assert (panel.along.value(), panel.up.value()) == (4, 2)


def test_controls_show_where_they_mean_something_and_have_names(main):
    panel = page(main)
    assert panel.axes.isVisible()
    assert not panel.input.isVisible()
    assert not panel.along.isVisible()
    main.document.set_memory("", MemorySettings(units=2))
    settle()
    assert not panel.axes.isVisible()
    assert panel.input.isVisible()
    for control in (panel.along, panel.up, panel.figure):
        assert control.accessibleName()


def test_fixed_points_are_found_beside_the_window_and_counted(main, qtbot):
    main.document.set_memory("", MemorySettings(units=2, gain=2.5))
    panel = page(main)
    panel.input.picked.emit("zero")
    settle()
    qtbot.waitUntil(lambda: all(way.rests for way in ways(main)), timeout=20_000)
    settle()
    exact = fixed_points(select(lane(main, "rnn").state, 0), np.zeros(2))
    assert len(ways(main)[0].rests) == len(exact)
    assert "Fixed points: RNN" in panel.facts.text()
    assert "once c has settled" in panel.facts.text()
    qtbot.waitUntil(lambda: not memory(main)._fixed_points.running, timeout=20_000)


def test_a_hidden_page_asks_for_no_fixed_points(main, monkeypatch):
    memory(main).switch.picked.emit("flow")
    settle()
    monkeypatch.setattr(FixedPoints, "answer", _never)
    monkeypatch.setattr(MemorySpacePanel, "draw_scene", _never)
    main.document.set_memory("", MemorySettings(units=1))
    settle()
    assert lane(main, "rnn").trace.h.shape == (STEPS, 1)


def _never(*_: object) -> None:
    raise AssertionError("a hidden page was drawn")


def test_the_view_follows_the_way_until_it_is_moved_by_hand(main):
    figure = page(main).figure
    view = figure._planes[0].view
    main.document.set_memory("", MemorySettings(units=5))
    settle()
    followed = view.viewRange()
    assert followed[0] == pytest.approx(ways(main)[0].space.limits[0])
    view.scaleBy((0.5, 0.5))
    view.sigRangeChangedManually.emit([True, True])
    closer = view.viewRange()
    main.document.set_memory("", MemorySettings(units=6))
    settle()
    assert view.viewRange() == closer
    double_click(figure.viewport(), (figure.width() - 3.0, 2.0))
    settle()
    assert view.viewRange()[0] == pytest.approx(ways(main)[0].space.limits[0])


def test_the_page_is_exported_as_vectors(main, tmp_path):
    studio = Studio(main.document, main, main.apply_theme)
    text = studio.file("memory_space", ".svg").decode()
    assert "<image" not in text
    assert text.count("<path") + text.count("<polyline") > 30


@pytest.mark.parametrize("units", [1, 2, 3, 16])
def test_every_size_and_look_can_be_drawn(main, units):
    for changes in ({}, {"space_axes": "units"}, {"space_quantity": "c"}, {"space_input": "zero"}):
        main.document.set_memory("", MemorySettings(units=units))
        main.document.set_view(memory_look=replace(LOOK, **changes))
        settle()
        assert page(main).figure.grab().toImage().size() == page(main).figure.size()


# ---- marks and numbers ------------------------------------------------------------------


def painted_rest(stability: str) -> QImage:
    image = QImage(24, 24, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    paint_rest(painter, stability, QPointF(12, 12))
    painter.end()
    return image


def test_kinds_of_fixed_points_differ_by_their_form():
    images = {name: painted_rest(name) for name in STABILITIES}
    for one, other in combinations(images.values(), 2):
        differing = sum(one.pixel(x, y) != other.pixel(x, y) for x in range(24) for y in range(24))
        assert differing > 12


def test_plates_cover_no_other_and_stay_inside():
    image = QImage(200, 80, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    inside = QRectF(0, 0, 200, 80)
    plates = Plates(inside, np.array([[190.0, 40.0]]))
    for _ in range(12):
        plates.write(painter, "start", QPointF(190, 40), "muted")
    painter.end()
    assert 2 <= len(plates._taken) < 12
    assert all(inside.contains(one) for one in plates._taken)
    assert not any(one.intersects(other) for one, other in combinations(plates._taken, 2))


def test_a_plate_goes_where_it_covers_no_point():
    image = QImage(200, 80, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    right, left = (np.array([[x, 40.0]]) for x in (120.0, 80.0))
    for points, on_the_left in ((right, True), (left, False)):
        plates = Plates(QRectF(0, 0, 200, 80), points)
        plates.write(painter, "a word", QPointF(100, 40), "muted")
        assert (plates._taken[0].right() < 100) == on_the_left
    painter.end()


@given(st.floats(-1e6, 1e6), st.floats(1e-6, 1e6), st.integers(1, 9))
def test_ticks_are_round_inside_and_few(low, span, most):
    ticks = round_numbers(low, low + span, most)
    assert len(ticks) <= most + 1
    assert all(low - 1e-6 * span <= tick <= low + span * (1 + 1e-6) for tick in ticks)
    assert round_numbers(low, low, most) == []
