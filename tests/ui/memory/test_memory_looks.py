"""The Memory workspace in every size, language and theme."""

import pytest
from PyQt6.QtCore import QPoint, QRect

from lstm_gui.scenes.memory.starts_in_words import ways
from tests.ui.driving import settle
from tests.ui.memory.page import choose, panel
from tests.ui.memory_window import memory


def test_language_and_theme_reach_every_panel(main):
    english = [panel.heading.text() for panel in memory(main).panels]
    facts = panel(main, "flow").facts.text()
    main.apply_language("ko")
    assert panel(main, "flow").facts.text() != facts
    assert [panel.heading.text() for panel in memory(main).panels] != english
    main.apply_language("en")
    assert [panel.heading.text() for panel in memory(main).panels] == english
    for lane in memory(main).lanes:
        assert lane.heading.styleSheet()


def test_every_control_has_a_name(main):
    sentence, flow = memory(main).sentence, panel(main, "flow")
    for control in (
        sentence.words, sentence.line, sentence.units, sentence.start, sentence.seed,
        flow.bias.slider, flow.bias.box, flow.gain.slider, flow.gain.box, flow.figure,
    ):  # fmt: skip
        assert control.accessibleName()


@pytest.mark.parametrize("size", [(1024, 700), (1440, 900), (3840, 2160)])
def test_everything_has_a_place_at_every_size(main, size):
    main.resize(*size)
    settle()
    # A low window shows the bars alone.
    content = memory(main).widget.content
    assert content.width() <= memory(main).widget.width()
    for one in (one for one in memory(main).panels if one.isVisible()):
        place = QRect(one.mapTo(content, QPoint()), one.size())
        assert content.rect().contains(place), one.name
        for child in (one.widget(), one.titleBarWidget()):
            assert one.rect().contains(child.geometry()), one.name


@pytest.mark.parametrize("name", ["orthogonal", "sentence-ko-2-lstm-default"])
def test_the_name_of_the_weights_can_be_read_whole_where_there_is_room(main, name):
    choose(main, name)
    main.resize(1440, 900)
    settle()
    start = memory(main).sentence.start
    assert start.width() > start.fontMetrics().horizontalAdvance(start.currentText()) + 20
    main.resize(main.minimumSize())
    settle()
    assert start.isVisible()


def test_a_short_name_of_weights_leaves_room_to_the_legend(main):
    choose(main, ways()[-1])
    start = memory(main).sentence.start
    wide = start.width()
    choose(main, "chrono")
    assert start.width() < wide
