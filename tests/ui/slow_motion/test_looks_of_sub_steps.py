"""What each sub-step shows: numbers on their way, one unit, whole sentences."""

from itertools import pairwise

import numpy as np
import pytest
from PyQt6.QtCore import QPoint, QRect

from lstm_gui.core import LSTM, RNN
from lstm_gui.scenes.pictures.token_routes import MEETS
from lstm_gui.scenes.slow_motion.moment import Moment
from lstm_gui.scenes.slow_motion.steps_of import steps_of
from lstm_gui.ui.plots.diagram_paint import DiagramPainter
from lstm_gui.ui.style.theme import LIGHT, THEMES
from lstm_gui.words.translation import set_language
from tests.pure.standard_steps import LSTM_STEPS
from tests.ui.driving import painted, settle
from tests.ui.slow_motion.explorer import diagram, press


def whole(label) -> bool:
    return label.heightForWidth(label.width()) <= label.height()


def test_another_session_is_seen_in_whole_steps(explorer):
    press(explorer, "G")
    explorer.document.open(explorer.document.session, "again")
    settle()
    assert explorer.document.moment is None
    assert not explorer.transport.gate_steps.toggle.isChecked()


def test_slow_motion_shows_one_unit_also_where_the_mean_was_shown(explorer):
    explorer.document.set_view(mean=True)
    press(explorer, "G")
    picture = explorer.document.snapshot()
    assert picture.reading() == picture.unit_reading()
    assert not diagram(explorer).mean.isEnabled()
    press(explorer, "G")
    assert diagram(explorer).mean.isChecked()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_sub_step_moves_its_numbers_to_their_node(explorer, theme):
    explorer.apply_theme(THEMES[theme])
    for index in range(len(LSTM_STEPS)):
        explorer.document.set_moment(Moment(LSTM_STEPS, index, index % 2 == 0))
        settle(1)
        seen = []
        for share in (0.0, 0.3, MEETS, 1.0):
            diagram(explorer).figure.hold(share)
            seen.append(figure_in(painted(diagram(explorer)), explorer))
        changes = [not np.array_equal(one, next_one) for one, next_one in pairwise(seen)]
        assert changes == [True, True, bool(LSTM_STEPS[index].goes)], index


def figure_in(pixels, explorer):
    """Cut the figure out of what the diagram's panel paints."""
    figure, scale = diagram(explorer).figure, pixels.shape[0] / diagram(explorer).height()
    place = QRect(figure.mapTo(diagram(explorer), QPoint()), figure.size())
    x, y, width, height = (round(scale * length) for length in place.getRect())
    return pixels[y : y + height, x : x + width]


@pytest.mark.parametrize(("kind", "headed"), [(LSTM, True), (RNN, False)])
def test_a_formula_is_not_made_small_for_its_heading(document, kind, headed):
    made = document("remember-early-pulse", kind)
    made.set_moment(Moment(steps_of(kind)))
    made.flush()
    formula = DiagramPainter(made.snapshot(), LIGHT).formula
    assert formula.startswith('"') == headed
    assert " = W_h h_{t−1} + W_x x_t + b = " in formula


@pytest.mark.parametrize("language", ["ko", "en"])
def test_no_line_of_a_question_is_cut_off_where_there_is_little_room(explorer, language):
    set_language(language)
    explorer.resize(1360, 860)
    settle()
    explorer.resize(1024, 700)
    press(explorer, "G", "P")
    card = diagram(explorer).card
    for _ in LSTM_STEPS:
        assert whole(card.sentence)
        if explorer.document.moment.concealed:
            card.guessed.emit(0.3)
            settle()
            assert whole(card.sentence)
        press(explorer, "Period")
