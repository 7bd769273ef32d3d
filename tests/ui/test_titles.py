"""Titles have their room first: none is cut in the smallest window, whatever is open."""

import pytest
from PyQt6.QtCore import QSize
from PyQt6.QtWidgets import QWidget

from lstm_gui.files.lessons.lesson_files import bundled_lessons
from lstm_gui.ui.cards.panel import Panel
from lstm_gui.ui.cell.diagram_panel import DiagramPanel
from lstm_gui.ui.exporting.panel_menu import PanelMenu
from lstm_gui.ui.widgets.labels.elided_label import ElidedLabel
from lstm_gui.words.translation import set_language
from tests.ui.driving import settle
from tests.ui.memory_window import memory, show_memory
from tests.ui.rooms import walk_workspaces

SMALLEST = QSize(1024, 700)


def is_a_letter(title: str) -> bool:
    """Tell whether ``title`` is a symbol and no word, of which Korean has some of one letter."""
    return len(title) == 1 and title.isascii()


class Cut:
    """The titles that were seen cut, with the place."""

    def __init__(self) -> None:
        self.seen: set[str] = set()
        self.looked = 0

    def look(self, place: str, root: QWidget) -> None:
        titles = [one for one in root.findChildren(ElidedLabel) if one.property("role") == "title"]
        shown = [one for one in titles if not one.visibleRegion().isEmpty()]
        self.looked += len(shown)
        self.seen |= {
            f"{place}: {one.text()}" for one in shown if one.is_cut or is_a_letter(one.shown)
        }


@pytest.fixture(params=["en", "ko"])
def main(request, shared_window):
    set_language(request.param)
    return shared_window("latch", SMALLEST)


def test_no_title_is_cut_in_any_workspace(main):
    cut = Cut()
    walk_workspaces(main, cut.look)
    assert cut.looked > 20
    assert not cut.seen


def test_no_title_is_cut_on_any_page_of_a_lesson(main):
    cut, learning = Cut(), main.learning
    main.actions_by_name["learn"].trigger()
    for lesson in bundled_lessons():
        for index in range(len(lesson.pages)):
            learning.course.start(lesson, index)
            settle(2)
            while main.workspaces.memory is not None and memory(main).computing:
                settle()
            place = f"{lesson.id}, page {index + 1}"
            cut.look(place, main)
            if main.header.document.is_cut:
                cut.seen.add(f"{place}: {main.header.document.text()}")
    main.actions_by_name["learn"].trigger()
    assert cut.looked > 100
    assert not cut.seen


def offered(panel: Panel) -> list[str]:
    menu = panel.findChild(PanelMenu).menu()
    menu.aboutToShow.emit()
    return [action.text() for action in menu.actions()]


def narrow(panel: Panel, spare: int) -> None:
    """Make the title row only ``spare`` pixels wider than its title and its menu need."""
    row = panel.titleBarWidget()
    menu = panel.findChild(PanelMenu)
    margins = row.layout().contentsMargins()
    fixed = margins.left() + margins.right() + row.layout().spacing() + menu.sizeHint().width()
    row.resize(fixed + panel.heading.least_whole + spare, row.height())


@pytest.fixture
def diagram(shared_window) -> DiagramPanel:
    return shared_window("latch").workspace.diagram()


def test_buttons_that_have_no_room_are_in_the_menu(diagram):
    all_shown = offered(diagram)
    narrow(diagram, 10)
    assert not diagram.heading.is_cut
    assert diagram.mean.isHidden()
    more = offered(diagram)
    assert more[-len(all_shown) :] == all_shown
    tips = {button.toolTip() for button in diagram.put_away}
    assert diagram.mean.toolTip() in tips
    assert tips & set(more)
    assert offered(diagram) == more, "no more each time the menu opens"


def test_what_is_in_the_menu_does_the_same(diagram):
    narrow(diagram, 10)
    offered(diagram)
    actions = diagram.findChild(PanelMenu).menu().actions()
    mean = next(action for action in actions if action.text() == diagram.mean.toolTip())
    mean.trigger()
    settle()
    assert diagram._document.view.mean
    narrow(diagram, 10)
    offered(diagram)
    actions = diagram.findChild(PanelMenu).menu().actions()
    assert next(one for one in actions if one.text() == diagram.mean.toolTip()).isChecked()
    menus = [action.menu() for action in actions if action.menu() is not None]
    assert diagram.layers_menu in menus


def test_buttons_come_back_with_their_room_but_not_what_is_not_wanted(diagram):
    wide = diagram.titleBarWidget().width()
    narrow(diagram, 10)
    diagram.compare.hide()
    diagram.titleBarWidget().resize(wide + 200, 36)
    assert not diagram.put_away
    assert not diagram.mean.isHidden()
    assert diagram.compare.isHidden()


def test_what_stands_beside_a_title_follows_it_in_the_other_language(window):
    set_language("en")
    main = window("latch", QSize(1440, 900))
    show_memory(main)
    flow = next(one for one in main.findChildren(Panel) if one.name == "memory_flow")
    for code in ("en", "ko", "en"):
        main.appearance.choose_language(code)
        settle()
        assert flow.heading.width() == flow.heading.least_whole
