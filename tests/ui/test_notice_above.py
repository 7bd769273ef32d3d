"""A notice stays above the panels and workspaces that come in sight after it."""

import pytest
from PyQt6.QtCore import QPoint, QRect, QSize
from PyQt6.QtWidgets import QWidget

from lstm_gui.ui.notices.notice import Notice
from lstm_gui.ui.widgets.covers.curtain import Curtain
from tests.ui.cell_panels import panel
from tests.ui.driving import settle


@pytest.fixture
def main(shared_window):
    """A window so narrow that the inspector stands behind the ranges."""
    return shared_window("latch", QSize(1024, 700))


def area(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint()), widget.size())


def on_top(widget: QWidget, window: QWidget) -> bool:
    """Return whether somebody who clicks on ``widget`` meets it, at its left and at its right."""
    middle = widget.height() // 2
    spots = (QPoint(4, middle), QPoint(widget.width() - 5, middle))
    met = [window.childAt(widget.mapTo(window, spot)) for spot in spots]
    return all(one is widget or widget.isAncestorOf(one) for one in met)


def test_above_a_panel_that_comes_forward(main):
    notice = Notice("Replaced", main, offer=("Undo", settle))
    inspector = panel(main, "inspector")
    inspector.raise_()
    settle()
    assert not inspector.visibleRegion().isEmpty()
    assert on_top(notice, main)
    notice.dismiss()


def test_above_the_workspaces_also_when_they_are_made_after_it(main):
    notice = Notice("Replaced", main, offer=("Undo", settle))
    for name in ("show_memory", "show_cell", "show_memory"):
        main.actions_by_name[name].trigger()
        settle()
        assert on_top(notice, main), name
    notice.dismiss()


def test_beside_all_that_is_read_in_the_smallest_window(main):
    notice = Notice("Opened in place of another", main, offer=("Undo", settle))
    settle()
    place = notice.geometry()
    figures = [shown.widget() for shown in main.workspace.panels]
    seen = [figure for figure in figures if not figure.visibleRegion().isEmpty()]
    beside = (*seen, main.header, main.transport.place, main.transport.gate_steps)
    assert not [one for one in beside if area(one).intersects(place)]
    assert main.rect().contains(place)
    main.actions_by_name["show_train"].trigger()
    settle()
    assert notice.y() < place.y(), "nothing lends its place there"
    notice.dismiss()


def test_below_what_covers_the_whole_window(main):
    notice = Notice("Saved", main)
    curtain = Curtain(main)
    curtain.show()
    settle()
    assert on_top(curtain, main)
    notice.dismiss()
    curtain.hide()
    curtain.deleteLater()
