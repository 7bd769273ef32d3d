"""The page of the state space: pointed at, dragged, chosen, exported."""

import numpy as np
import pytest
from PyQt6.QtWidgets import QToolTip

from lstm_gui.core import select
from lstm_gui.core.analysis.fixed_points import fixed_points
from lstm_gui.files.sessions.session import decode_session, encode_session
from lstm_gui.scenes.memory.memory_look import MemoryLook
from lstm_gui.scenes.memory.memory_settings import MemorySettings
from lstm_gui.ui.exporting.staging.studio import Studio
from lstm_gui.ui.memory.figures.space_paint import Way
from lstm_gui.ui.memory.resting_points import FixedPoints
from lstm_gui.ui.memory.space_panel import MemorySpacePanel
from lstm_gui.ui.window.main_window import MainWindow
from tests.ui.driving import click, double_click, drag, heard, hover, settle
from tests.ui.memory.spaces import STATE, STEPS, page
from tests.ui.memory_window import lane, memory, show_memory


def ways(main: MainWindow) -> list[Way]:
    shown = [plane.way for plane in page(main).figure._planes]
    assert all(way is not None for way in shown)
    return shown  # type: ignore[return-value]


def _never(*_: object) -> None:
    raise AssertionError("a hidden page was drawn")


@pytest.fixture
def main(shared_window) -> MainWindow:
    return opened(shared_window)


def opened(make) -> MainWindow:
    shown = make(STATE)
    shown.document.set_memory("", MemorySettings(units=4))
    show_memory(shown, "space")
    return shown


def test_each_lane_has_its_plane_with_the_cursor_of_the_window(main):
    main.document.select(t=7)
    settle()
    assert [way.name for way in ways(main)] == ["RNN", "GRU", "LSTM"]
    assert {way.t for way in ways(main)} == {7}
    assert {way.label for way in ways(main)} == {"t = 7"}
    shares = [round(100 * sum(way.space.shares)) for way in ways(main)]
    assert f"RNN {shares[0]}\xa0%, GRU {shares[1]}\xa0%" in page(main).facts.text()


def test_a_click_on_a_point_chooses_its_step_and_beside_it_none(window):
    main = opened(window)
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
    for width in (400, 700, 1000):
        panel.facts.resize(width, panel.facts.height())
        assert not panel.facts.is_cut or width == 400
    qtbot.waitUntil(lambda: not memory(main)._fixed_points.running, timeout=20_000)


def test_a_hidden_page_asks_for_no_fixed_points(main, monkeypatch):
    memory(main).switch.picked.emit("flow")
    settle()
    monkeypatch.setattr(FixedPoints, "answer", _never)
    monkeypatch.setattr(MemorySpacePanel, "draw_scene", _never)
    main.document.set_memory("", MemorySettings(units=1))
    settle()
    assert lane(main, "rnn").trace.h.shape == (STEPS, 1)


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
