"""Memories whose gradients are beyond all numbers: shown as exploded, or as undefined."""

import numpy as np
import pytest
from PyQt6.QtGui import QImage

from lstm_gui.core import Sequence, with_sequence
from lstm_gui.scenes.log_axis import LogAxis, log_axis
from lstm_gui.scenes.memory.lanes import Comparison, compare
from lstm_gui.scenes.memory.lesson_measures import measured
from lstm_gui.scenes.memory.memory_settings import MemorySettings
from lstm_gui.scenes.memory.shares import Shares
from lstm_gui.ui.memory.figures.flow_curves import FlowFigure, Series
from lstm_gui.ui.memory.figures.memory_bars import BarsFigure
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.window.main_window import MainWindow
from tests.core.states import seeded_state
from tests.ui.driving import settle
from tests.ui.memory_window import latest, memory, show_memory

INF, NAN = float("inf"), float("nan")
EXPLODING = MemorySettings(units=4, gain=5.0)
STEPS = 512
"""So many zeros make the gradient of that RNN first infinite and then not a number."""


@pytest.fixture(scope="module")
def exploded() -> Comparison:
    return compare(EXPLODING, Sequence(np.zeros((STEPS, 2))), STEPS - 1)


# ---- the axis ---------------------------------------------------------------------------


def test_what_is_infinite_has_a_place_of_its_own_and_moves_nothing_else():
    logs = np.array([INF, 2.0, 0.0, -1.0])
    axis = log_axis([logs])
    assert (axis.low, axis.high, axis.infinite) == (-1, 2, True)
    shares = axis.shares(logs)
    assert shares[0] == 1.0
    assert shares[1] < 0.9
    assert shares[3] == 0.0
    assert next(axis.ticks()) == (1.0, '"∞"')


def test_what_is_undefined_has_no_place():
    logs = np.array([NAN, 0.0, -INF])
    axis = log_axis([logs])
    assert not axis.infinite
    assert np.isnan(axis.shares(logs)[0])
    assert axis.shares(logs)[2] == 0.0, "a gradient of 0 has vanished"


def test_what_is_huge_or_tiny_leaves_the_others_in_the_picture_and_the_ends_say_so():
    axis = log_axis([np.array([300.0, 0.0, -300.0])])
    assert axis == LogAxis(-24, 24, beneath=True, above=True)
    texts = [text for _, text in axis.ticks()]
    assert texts[0].startswith('"≥"')
    assert 0.2 < float(axis.shares(np.array([0.0]))[0]) < 0.8
    assert log_axis([np.array([3.0, 0.0])]) == LogAxis(0, 3)


def test_the_axis_holds_all_numbers_but_no_more_than_it_can_show():
    assert log_axis([np.log10([1e-3, 2.0])]) == LogAxis(-3, 1)
    assert log_axis([np.array([-INF, -300.0, NAN, 0.3])]) == LogAxis(-24, 1, beneath=True)


def test_an_axis_of_nothing_but_infinite_or_undefined_numbers_is_still_one():
    for values in ([INF, INF], [NAN, NAN], [-INF, -INF]):
        axis = log_axis([np.array(values)])
        assert axis.low < axis.high
        assert len(list(axis.ticks())) >= 2


def rows_of(figure: FlowFigure, left: float, right: float) -> set[int]:
    """The rows in which a part of the figure shows the colour of its line."""
    image = figure.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    color = theme().role("cell").rgb()
    span = range(int(image.width() * left), int(image.width() * right))
    return {y for y in range(image.height()) if any(image.pixel(x, y) == color for x in span)}


@pytest.fixture
def figure(shown) -> FlowFigure:
    made = shown(FlowFigure())
    made.resize(600, 160)
    return made


def test_an_exploded_gradient_is_drawn_at_the_top_and_a_vanished_one_at_the_bottom(figure):
    for value, end in ((INF, min), (0.0, max)):
        values = np.full(11, value)
        values[-1] = 1.0
        figure.show_series((Series("a", "cell", values),), 10)
        rows = rows_of(figure, 0.4, 0.8)
        assert rows
        everywhere = rows_of(figure, 0.3, 1.0)
        assert end(rows) == end(everywhere)


def test_an_undefined_gradient_is_drawn_nowhere(figure):
    values = np.full(11, NAN)
    values[-1] = 1.0
    figure.show_series((Series("a", "cell", values),), 10)
    assert rows_of(figure, 0.4, 0.8) == set()
    assert rows_of(figure, 0.95, 1.0), "a number alone between gaps is seen"


# ---- the lanes --------------------------------------------------------------------------


def test_gradients_beyond_all_numbers_are_compared_without_a_warning(exploded):
    found = exploded.lanes["rnn"].flow.by_h
    assert np.isnan(found[0])
    assert np.isinf(found).any()
    assert np.isfinite(found[-1])
    assert np.all(exploded.lanes["rnn"].influence.start == 0)
    gradient = measured("gradient", "rnn", exploded, EXPLODING, (0,))
    assert gradient is not None
    assert np.isnan(gradient)


def test_a_gradient_is_infinite_only_where_it_is_beyond_all_numbers():
    """The squares of what is summed for its length are long before."""
    settings = MemorySettings(units=4, gain=3.0)
    found = compare(settings, Sequence(np.zeros((500, 2)))).lanes["rnn"].flow.by_h
    assert found[0] == pytest.approx(2.0 * 3.0**499)


def test_a_bar_without_shares_is_an_empty_frame(shown):
    figure = shown(BarsFigure())
    figure.resize(400, 120)
    shares = np.array([[1.0, 0.0], [NAN, NAN]])
    figure.show_shares(Shares(np.array([[1.0, 0.0], [INF, INF]]), shares, np.zeros(2)), (), 0)
    image = figure.grab().toImage()
    frame = {image.pixel(x, 60) for x in range(260, 340)}
    figure.show_shares(Shares(shares, np.nan_to_num(shares), np.zeros(2)), (), 0)
    image = figure.grab().toImage()
    assert frame > {image.pixel(x, 60) for x in range(260, 340)}


@pytest.fixture
def main(window) -> MainWindow:
    shown = window(with_sequence(seeded_state(2, 4, 3), Sequence(np.zeros((STEPS, 2)))))
    show_memory(shown)
    return shown


def test_the_window_says_what_is_infinite_and_what_is_undefined(main, qtbot):
    main.document.set_memory("", EXPLODING)
    main.document.select(t=STEPS - 1)
    settle()
    qtbot.waitUntil(lambda: not memory(main).computing, timeout=30_000)
    settle()
    flow, found = memory(main).pages.shown_panels[0], latest(main).lanes["rnn"].flow.by_h
    infinite, undefined = np.flatnonzero(np.isinf(found))[-1], np.flatnonzero(np.isnan(found))[-1]
    assert f"RNN h: beyond all numbers up to t = {infinite}" in flow.facts.text()
    assert f"RNN h: not defined up to t = {undefined}" in flow.facts.text()
    assert "no share" in memory(main).lanes[0].fact.text()
    assert "no share" not in memory(main).lanes[1].fact.text()
    main.grab()
