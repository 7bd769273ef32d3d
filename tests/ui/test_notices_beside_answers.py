"""A notice stands beside the numbers it may speak of, in small windows as well."""

import pytest
from PyQt6.QtCore import QPoint, QRect, QSize
from PyQt6.QtWidgets import QWidget

from lstm_gui.core import LSTM
from lstm_gui.files.sessions.session import Session
from lstm_gui.ui.notices.notice import Notice
from tests.core.network.networks import bidirectional
from tests.ui.cell_panels import panel
from tests.ui.driving import settle


def area(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint()), widget.size())


@pytest.mark.parametrize("size", [(1024, 700), (1440, 900)])
@pytest.mark.parametrize("comes", ["before", "after"])
def test_answers_are_never_covered(window, size, comes):
    main = window("latch", QSize(*size))
    notices = []
    if comes == "before":
        notices = [Notice("One " * 20, main), Notice("Two", main)]
    main.document.open_another(Session(bidirectional(LSTM)))
    settle()
    notices = notices or [Notice("One " * 20, main), Notice("Two", main)]
    settle()
    diagram = panel(main, "diagram")
    told = (panel(main, "states").answers, diagram.layers, diagram.strip)
    assert all(widget.isVisible() for widget in told)
    for notice in notices:
        assert main.rect().contains(notice.geometry())
        assert not any(area(widget).intersects(notice.geometry()) for widget in told)
    assert not notices[0].geometry().intersects(notices[1].geometry())
    for notice in notices:
        notice.dismiss()


@pytest.mark.parametrize("size", [(1024, 700), (1440, 900)])
def test_the_table_of_runs_is_never_covered(shared_window, size):
    main = shared_window("latch", QSize(*size))
    main.actions_by_name["show_train"].trigger()
    notices = [Notice("One " * 20, main), Notice("Two", main)]
    settle()
    runs = area(main.workspaces.train.runs)
    for notice in notices:
        assert main.rect().contains(notice.geometry())
        assert not runs.intersects(notice.geometry())


def test_a_later_notice_stands_above_the_one_before_and_comes_down_after_it(main):
    low, high = Notice("One", main), Notice("Two", main)
    settle()
    assert high.geometry().bottom() < low.geometry().top()
    place = low.pos()
    low.dismiss()
    third = Notice("Three", main)
    assert third.y() != high.y()
    main.resize(main.width() + 10, main.height())
    settle()
    assert high.y() == place.y()
    for notice in (high, third):
        notice.dismiss()


@pytest.fixture
def main(window):
    return window("latch", QSize(1440, 900))
