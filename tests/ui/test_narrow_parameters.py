"""In a small window the parameters take little of the width, and none of them is cut."""

import pytest
from PyQt6.QtCore import QPoint, QSize
from PyQt6.QtWidgets import QWidget

from lstm_gui.core import GRU, KINDS, LSTM
from lstm_gui.files.sessions.session import Session
from lstm_gui.ui.widgets.labels.elided_label import ElidedLabel
from lstm_gui.words.translation import set_language
from tests.core.network.networks import bidirectional, embedded
from tests.core.states import seeded_state
from tests.ui.driving import settle

NARROW, WIDE = QSize(1024, 700), QSize(1440, 900)


def right_edge(part: QWidget, within: QWidget) -> int:
    return part.mapTo(within, QPoint(part.width(), 0)).x()


@pytest.mark.parametrize("language", ["ko", "en"])
def test_no_control_is_cut_or_pushed_out_of_a_narrow_panel(window, language):
    set_language(language)
    main = window("latch", NARROW)
    parameters = main.workspace.parameters
    content = parameters.scroll.widget()
    for kind in KINDS.values():
        main.document.open(Session.of(seeded_state(2, 3, 6, kind=kind), {}))
        settle()
        assert parameters.width() <= 290
        assert content.width() <= parameters.scroll.viewport().width(), kind.name
        section = parameters.kind
        for part in (*section.kinds.buttons.values(), section.more_button, section.variant_button):
            if part.isVisible():
                assert part.width() >= part.sizeHint().width(), part.text()
                assert right_edge(part, content) <= content.width(), part.text()
        for tab in parameters.block.tabs.buttons.values():
            assert tab.width() >= tab.minimumSizeHint().width(), tab.block
        assert not any(label.is_cut for label in content.findChildren(ElidedLabel))


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("network", [bidirectional(LSTM), embedded(GRU)])
def test_what_stands_before_and_after_the_layers_has_room_in_it_too(window, language, network):
    set_language(language)
    main = window("latch", NARROW)
    main.document.open(Session(network))
    settle()
    scroll = main.workspace.parameters.scroll
    assert scroll.widget().width() <= scroll.viewport().width()


def test_the_diagram_has_the_room_that_they_leave(window):
    main = window("latch", NARROW)
    diagram, parameters = main.workspace.diagram(), main.workspace.parameters
    assert diagram.width() > 2.4 * parameters.width()
    assert diagram.width() + parameters.width() > diagram.parentWidget().width() - 30


def test_in_a_wide_window_kind_and_heading_stand_side_by_side(window):
    section = window("latch", WIDE).workspace.parameters.kind
    heading, kinds = section.heading, section.kinds
    assert right_edge(heading, section) <= kinds.mapTo(section, QPoint()).x()
    assert heading.mapTo(section, QPoint()).y() <= kinds.mapTo(section, QPoint()).y() + 4
