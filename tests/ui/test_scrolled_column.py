"""A bar beside a column is there while it is needed."""

import pytest
from PyQt6.QtWidgets import QScrollArea, QWidget

from lstm_gui.ui.widgets.pages.scrolled_column import scroll_column
from tests.ui.driving import settle

WIDE = 200
HIGH, HIGHER = 100, 120


class Wrapped(QWidget):
    """Has one line more beside a bar, as a text may have."""

    def __init__(self) -> None:
        super().__init__()
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.lines = 0
        self.high = HIGH

    def heightForWidth(self, width: int) -> int:
        return (self.high if width >= WIDE else HIGHER) + self.lines


@pytest.fixture
def scroll(shown):
    area = shown(QScrollArea())
    scroll_column(area, Wrapped())
    area.resize(WIDE, HIGH - 1)
    assert has_bar(area)
    return area


def has_bar(scroll: QScrollArea) -> bool:
    settle()
    return bool(scroll.verticalScrollBar().maximum())


def test_a_bar_goes_as_soon_as_there_is_room_for_all_without_it(scroll):
    scroll.resize(WIDE, HIGH)
    assert not has_bar(scroll)


def test_a_bar_goes_when_the_column_becomes_lower(scroll):
    scroll.widget().lines = -1
    scroll.widget().updateGeometry()
    assert not has_bar(scroll)


def test_a_bar_goes_though_there_is_as_far_to_scroll_beside_it_as_before(scroll):
    scroll.widget().high = HIGH - 1
    scroll.widget().updateGeometry()
    assert not has_bar(scroll)


def test_a_bar_stays_while_the_column_is_higher_than_its_room(scroll):
    scroll.widget().lines = 1
    scroll.resize(WIDE, HIGH)
    assert has_bar(scroll)
