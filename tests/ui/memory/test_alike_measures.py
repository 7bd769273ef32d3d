"""What the lanes of Memory measure is said alike in all of them, however wide they are."""

import pytest
from PyQt6.QtCore import QSize

from lstm_gui.ui.widgets.labels.formula_line import FormulaLine
from lstm_gui.words.translation import set_language
from tests.ui.driving import settle, until
from tests.ui.memory_window import memory, show_memory


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_lanes_say_the_same_in_the_same_size(window, language):
    set_language(language)
    main = window("latch", QSize(1024, 700))
    show_memory(main)
    for _ in range(2):
        until(lambda: not memory(main).computing)
        settle()
        measures = [lane.measure for lane in memory(main).lanes]
        assert len({measure.width() for measure in measures}) > 1
        assert len({measure.shown for measure in measures}) == 1
        assert len({measure.size_shown for measure in measures}) == 1
        assert measures[0].shown
        main.actions_by_name["learn"].trigger()
        settle()


def test_a_line_gives_way_to_what_is_shorter_and_then_says_nothing(shown):
    line = shown(FormulaLine(14, whole=True))
    line.show_markup('"a rather long text about" h_t', shorter="h_t")
    line.resize(400, 24)
    whole, size = line.shown, line.size_shown
    line.resize(80, 24)
    assert (line.shown, line.size_shown) == ("h_t", size)
    assert whole != "h_t"
    line.resize(4, 24)
    assert line.shown == ""
