"""A row whose parts stand below one another where it is narrow."""

import pytest
from PyQt6.QtWidgets import QWidget

from lstm_gui.ui.widgets.manners.yielding_row import YieldingRow
from tests.ui.driving import settle


class Part(QWidget):
    def minimumSizeHint(self):
        return self.minimumSize()


@pytest.fixture
def row(shown) -> YieldingRow:
    made = YieldingRow(10, shown(QWidget()))
    for stretch in (3, 2):
        part = Part(made)
        part.setMinimumSize(200, 40)
        made.add(part, stretch)
    made.show()
    return made


def at(row: YieldingRow, width: int) -> list[QWidget]:
    row.resize(width, 200)
    settle()
    return row.findChildren(Part)


@pytest.mark.parametrize(("width", "beside"), [(410, True), (409, False), (900, True)])
def test_parts_stand_beside_one_another_while_they_have_room(row, width, beside):
    first, second = at(row, width)
    assert not first.geometry().intersects(second.geometry())
    assert (first.y() == second.y()) is beside
    assert (first.x() == second.x()) is not beside


def test_a_part_that_is_hidden_needs_no_room(row):
    first, second = at(row, 300)
    second.hide()
    at(row, 250)
    second.show()
    first.hide()
    first, second = at(row, 260)
    assert second.geometry().top() == 0


def test_a_part_that_comes_to_need_more_room_goes_below(row):
    first, second = at(row, 410)
    second.setMinimumWidth(201)
    settle()
    assert first.x() == second.x()
    second.setMinimumWidth(200)
    settle()
    assert first.y() == second.y()
