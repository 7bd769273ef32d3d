"""In front of a class every figure of the Memory workspace is larger, not only its frame."""

from collections.abc import Iterator

import numpy as np
import pytest
from PyQt6.QtCore import QSize, Qt
from PyQt6.QtGui import QFont, QFontMetrics, QImage
from PyQt6.QtWidgets import QWidget

from lstm_gui.scenes.memory.memory_look import PAGES
from lstm_gui.scenes.memory.memory_settings import MemorySettings
from lstm_gui.ui.memory.figures.space_figure import SpaceFigure
from lstm_gui.ui.style.current import set_factor
from lstm_gui.ui.style.fonts import text_font
from lstm_gui.ui.style.scale import NORMAL
from lstm_gui.ui.window.main_window import MainWindow
from tests.core.states import seeded_state
from tests.ui.driving import click, heard, settle
from tests.ui.memory.page import choose
from tests.ui.memory_window import memory, show_memory

LARGE = 1.5
ROOM = QSize(600, 180)
MOST_DIFFERENT = 6.0
"""Mean difference in 255 shades of a picture and of a larger one made as small; of a figure
that does not grow at all it is 10 and more."""


@pytest.fixture
def main(shared_window) -> Iterator[MainWindow]:
    yield opened(shared_window)
    set_factor(NORMAL)


@pytest.fixture
def fresh(window) -> Iterator[MainWindow]:
    """A window of its own, in which nobody has gone through lanes and pages before."""
    yield opened(window)
    set_factor(NORMAL)


def opened(make) -> MainWindow:
    shown = make(seeded_state(2, 4, 12))
    shown.document.set_memory("", MemorySettings(units=3))
    show_memory(shown)
    return shown


def figures(main: MainWindow) -> dict[str, QWidget]:
    """Return the painted figure of each panel there is."""
    panels = [panel for panel in memory(main).panels if hasattr(panel, "figure")]
    return {panel.name: panel.figure for panel in panels} | {"words": memory(main).sentence.words}


def picture(figure: QWidget, size: QSize) -> np.ndarray:
    figure.setFixedSize(size)
    settle()
    image = (
        figure.grab()
        .toImage()
        .scaled(
            ROOM, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    )
    image = image.convertToFormat(QImage.Format.Format_RGBX8888)
    bits = image.constBits().asarray(image.sizeInBytes())
    return np.array(bits, dtype=float).reshape(ROOM.height(), ROOM.width(), 4)[..., :3]


@pytest.mark.parametrize("page", PAGES)
def test_a_larger_figure_is_the_same_picture_with_larger_letters(main, page):
    show_memory(main, page)
    shown = {name: one for name, one in figures(main).items() if one.isVisible()}
    least = {name: one.sizeHint().height() for name, one in shown.items()}
    small = {name: picture(one, ROOM) for name, one in shown.items()}
    set_factor(LARGE)
    for name, one in shown.items():
        large = picture(one, ROOM * LARGE)
        assert np.abs(large - small[name]).mean() < MOST_DIFFERENT, name
        assert one.sizeHint().height() >= 1.4 * least[name], name


def test_a_map_answers_where_it_is_painted(main):
    show_memory(main, "difference")
    figure = figures(main)["memory_difference"]
    for factor in (NORMAL, LARGE):
        set_factor(factor)
        figure.setFixedSize(ROOM * factor)
        settle()
        area = figure._areas()[1]
        with heard(figure.step_picked) as picked:
            click(figure, ((area.left() + area.width() * 5.5 / 12) * factor, 60 * factor))
        assert picked == [(5,)]


def test_a_point_of_the_state_space_is_as_easily_hit(main):
    show_memory(main, "space")
    figure = figures(main)["memory_space"]
    assert isinstance(figure, SpaceFigure)
    set_factor(LARGE)
    settle()
    place = figure.place_of(0, 7)
    assert figure._nearest(place) == (0, 7)


def test_all_lanes_are_in_sight_in_a_low_window_and_say_their_answers_by_themselves(fresh):
    choose(fresh, "sentence-ko-10-lstm-chrono")
    fresh.resize(1280, 800)
    settle()
    assert "\n" in memory(fresh).sentence.told.text()
    fresh.classroom.choose(LARGE)
    settle()
    page, last = memory(fresh).widget, memory(fresh).lanes[-1]
    assert page.verticalScrollBar().value() == 0
    assert last.mapTo(page.content, last.rect().bottomLeft()).y() <= page.viewport().height()
    assert "\n" not in memory(fresh).sentence.told.text()
    assert page.verticalScrollBar().maximum() == 0, "the row of switches is below"


def test_what_a_cell_answers_and_all_pages_are_whole_beside_a_lesson_in_the_smallest_window(fresh):
    choose(fresh, "sentence-en-10-lstm-chrono")
    fresh.resize(1024, 700)
    fresh.learning.do_learn()
    fresh.classroom.choose(LARGE)
    settle()
    workspace = memory(fresh)
    assert [lane.title for lane in workspace.lanes if lane.fact.is_cut] == []
    assert workspace.lanes[-1].parts in workspace.lanes[-1].title_row.put_away, "its menu has it"
    letters = {button.pixels for button in workspace.switch.buttons.values()}
    assert len(letters) == 1
    for button in workspace.switch.buttons.values():
        metrics = QFontMetrics(text_font(button.pixels, QFont.Weight.DemiBold))
        assert metrics.horizontalAdvance(button.text()) <= button.width(), button.text()


def test_beside_a_lesson_the_sentence_is_a_line_until_somebody_types_and_switches_come_first(main):
    choose(main, "sentence-en-10-lstm-chrono")
    main.resize(1280, 800)
    main.learning.do_learn()
    settle()
    workspace = memory(main)
    line, switch = workspace.sentence.line, workspace.switch
    lines = line.height() / line.fontMetrics().lineSpacing()
    assert lines > 2
    main.classroom.choose(LARGE)
    settle()
    assert line.height() < 2 * line.fontMetrics().lineSpacing()
    below = switch.mapTo(workspace.widget.content, switch.rect().bottomLeft()).y()
    assert below < workspace.measure.y() + workspace.measure.parentWidget().y()
    line.setFocus()
    settle()
    assert line.height() > 2 * line.fontMetrics().lineSpacing()
