"""The loop that unfolds to a chain: where the copies stand, and what a click does."""

from itertools import pairwise

import numpy as np
import pytest
from PyQt6.QtCore import QPointF
from PyQt6.QtGui import QImage, QPainter

from lstm_gui.scenes.pictures.unrolled_geometry import (
    MIDDLE,
    WHOLE,
    WIDTH,
    copies,
    copy_at,
    frame_for,
    loop,
    window,
)
from lstm_gui.scenes.slow_motion.moment import Moment
from lstm_gui.scenes.snapshot import View
from lstm_gui.ui.plots.unrolled import DURATION_MS, UnrolledFigure
from lstm_gui.ui.plots.unrolled_paint import Largest, UnrolledPainter
from lstm_gui.ui.style.legible import DESK
from lstm_gui.ui.style.theme import DARK, LIGHT
from tests.core.states import seeded_state
from tests.pure.standard_steps import LSTM_STEPS
from tests.ui.driving import Heard, click, key, middle, settle

_NEAR = 2 * WHOLE.most
MOMENTS = [
    (t, steps)
    for steps in (*range(1, _NEAR), 100, 499, 600)
    for t in {*range(steps)[:_NEAR], steps // 2, *range(steps)[-_NEAR:]}
]
"""Steps of sequences of every length that matters, all near an end of theirs."""


def test_the_window_holds_the_selected_step_and_nothing_outside():
    for t, steps in MOMENTS:
        shown = window(t, steps)
        assert t in shown
        assert len(shown) == min(steps, WHOLE.most), (t, steps)
        assert shown[0] >= 0
        assert shown[-1] < steps


def test_unrolled_the_copies_stand_side_by_side_in_order():
    for t, steps in MOMENTS:
        row = sorted(copies(t, steps, 1.0), key=lambda copy: copy.t)
        for one, following in pairwise(row):
            assert following.left - one.right > 5, (t, steps)
        assert row[0].left >= 0, (t, steps)
        assert row[-1].right <= WHOLE.width, (t, steps)


def test_folded_all_copies_are_one():
    for t, steps in MOMENTS:
        folded = copies(t, steps, 0.0)
        assert {copy.center for copy in folded} == {MIDDLE}, (t, steps)
        assert folded[-1].t == t
        assert copy_at(folded, MIDDLE) == t


def test_every_copy_is_on_its_way_between_both():
    for t in range(21):
        end = {copy.t: copy.center[0] for copy in copies(t, 21, 1.0)}
        for unfolded in (0.0, 1e-9, 0.1, 0.37, 0.5, 0.99, 1.0):
            now = {copy.t: copy.center[0] for copy in copies(t, 21, unfolded)}
            between = [MIDDLE[0] + unfolded * (end[step] - MIDDLE[0]) for step in now]
            assert [*now.values()] == pytest.approx(between), (t, unfolded)


def test_the_loop_leads_from_the_right_side_back_to_the_left():
    way = loop(150.0)
    assert way[0] == (MIDDLE[0] + WIDTH / 2, 150.0)
    assert way[-1] == (MIDDLE[0] - WIDTH / 2, 150.0)


@pytest.fixture
def figure(shown, document):
    made = UnrolledFigure()
    made.resize(690, 352)
    shown(made)
    made.draw(document(seeded_state(2, 3, 12)).snapshot())
    settle()
    yield made
    made.animation.stop()


def test_where_type_would_be_too_small_fewer_copies_stand_larger():
    for width in np.linspace(200, 2000, 19).tolist():
        for height in np.linspace(150, 1000, 17).tolist():
            whole, chosen = WHOLE.factor(width, height), frame_for(width, height, DESK)
            assert chosen.factor(width, height) >= whole, (width, height)
            assert (chosen == WHOLE) == (12 * whole >= DESK), (width, height)


def test_in_a_low_panel_the_steps_around_the_selected_one_are_left(figure, document):
    one = document(seeded_state(2, 3, 12))
    one.select(t=6)
    figure.draw(one.snapshot())
    assert figure.span() == {"first": 3, "last": 9}
    figure.resize(404, 200)
    settle()
    assert figure.span() == {"first": 4, "last": 8}
    said = Heard(figure.step_picked)
    click(figure.viewport(), centre(figure, 4))
    assert said.calls == [(4,)]


def centre(figure: UnrolledFigure, t: int) -> tuple[float, float]:
    copy = next(copy for copy in figure._painter.copies if copy.t == t)
    point = figure._view.mapViewToDevice(QPointF(*copy.center))
    return point.x(), point.y()


def test_a_click_on_a_copy_picks_its_step(figure):
    said = Heard(figure.step_picked)
    for t in (5, 0, 3):
        click(figure.viewport(), centre(figure, t))
    assert said.calls == [(5,), (0,), (3,)]


def test_a_click_beside_the_copies_picks_nothing(figure):
    said = Heard(figure.step_picked)
    click(figure.viewport(), (3, 3))
    assert said.calls == []


def test_folding_can_be_turned_back_at_any_time(figure):
    said = Heard(figure.folded_changed)
    figure.fold(True)
    figure.animation.setCurrentTime(DURATION_MS // 2)
    halfway = figure.unfolded
    assert 0 < halfway < 1
    figure.fold(False)
    assert figure.unfolded == halfway
    figure.animation.setCurrentTime(DURATION_MS)
    assert figure.unfolded == 1.0
    figure.fold(True)
    figure.animation.setCurrentTime(DURATION_MS)
    assert figure.unfolded == 0.0
    assert said.calls == [(True,), (False,), (True,)]


def test_drawing_tells_nobody(figure, document):
    said = Heard(figure.step_picked, figure.folded_changed)
    figure.draw(document(seeded_state(1, 1, 1)).snapshot())
    figure.hold(0.0)
    settle()
    assert said.calls == []
    assert figure.span() == {"first": 0, "last": 0}


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize(("inputs", "units", "steps"), [(1, 1, 1), (5, 2, 3), (2, 4, 500)])
def test_every_state_of_unfolding_paints_something_else(document, theme, inputs, units, steps):
    one = document(seeded_state(inputs, units, steps))
    one.select(t=steps // 2)
    pictures = []
    for unfolded in (0.0, 0.3, 0.7, 1.0):
        image = QImage(690, 352, QImage.Format.Format_RGB32)
        image.fill(theme.color("card"))
        painter = QPainter(image)
        UnrolledPainter(one.snapshot(), theme, unfolded, Largest({"c": 1.0, "h": 1.0}, 1.0)).paint(
            painter
        )
        painter.end()
        pictures.append(image)
    assert all(a != b for a, b in pairwise(pictures))


@pytest.fixture
def window_of(shared_window):
    made = shared_window("latch")
    panel = next(panel for panel in made.workspace.panels if panel.name == "diagram")
    yield made, panel
    panel.views.chain.animation.stop()
    panel.figure.motion.rest()


def test_the_switch_shows_the_chain_and_it_unfolds(window_of):
    views = window_of[1].views
    click(views.unrolled, middle(views.unrolled))
    settle()
    assert views.currentWidget() is views.chain
    assert views.chain.unfolded < 0.5
    views.chain.animation.setCurrentTime(DURATION_MS)
    assert views.chain.unfolded == 1.0
    click(views.fold, middle(views.fold))
    assert views.chain.folded
    click(views.unrolled, middle(views.unrolled))
    settle()
    assert views.currentWidget() is views.diagram
    assert not views.fold.isVisible()


def test_a_picked_copy_is_selected_in_all_panels(window_of):
    made, panel = window_of
    made.document.set_view(unrolled=True)
    settle()
    panel.views.chain.step_picked.emit(4)
    settle()
    assert made.document.state.selection.t == 4
    assert "t = 4" in panel.heading.text()


def test_slow_motion_brings_the_inside_back(window_of):
    made, panel = window_of
    made.document.set_view(unrolled=True)
    settle()
    made.document.set_moment(Moment(LSTM_STEPS, 0))
    settle()
    assert panel.views.currentWidget() is panel.figure
    assert not panel.views.unrolled.isChecked()
    click(panel.views.unrolled, middle(panel.views.unrolled))
    settle()
    assert panel.views.currentWidget() is panel.views.chain
    assert made.document.moment is None


def test_a_key_switches_and_the_session_keeps_it(window_of):
    made, panel = window_of
    key(made, "U")
    settle()
    assert panel.views.currentWidget() is panel.views.chain
    assert made.actions_by_name["unrolled"].isChecked()
    assert View.from_json(made.document.session.view).unrolled
    key(made, "U")
    settle()
    assert panel.views.currentWidget() is panel.figure
