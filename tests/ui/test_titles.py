"""Titles have their room first: none is cut in the smallest window, whatever is open."""

import pytest
from PyQt6.QtCore import QPointF, QSize
from PyQt6.QtWidgets import QWidget

from lstm_gui.files.lessons.lesson_files import bundled_lessons
from lstm_gui.ui.cards.panel import Panel
from lstm_gui.ui.cell.diagram_panel import DiagramPanel
from lstm_gui.ui.exporting.panel_menu import PanelMenu
from lstm_gui.ui.exporting.recording.recorder import recording
from lstm_gui.ui.widgets.labels.elided_label import ElidedLabel
from lstm_gui.ui.widgets.labels.title_text import TitleText
from lstm_gui.words.translation import set_language
from tests.ui.classroom.drawn_numbers import box_of, inside
from tests.ui.driving import settle, until
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
            until(lambda: main.workspaces.memory is None or not memory(main).computing)
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


def test_of_a_symbol_in_a_title_what_is_lowered_stands_lower_and_what_is_raised_higher(shown):
    title = shown(TitleText())
    title.resize(400, 30)
    with recording(QSize(400, 30), QPointF()) as (canvas, marks):
        title.write(canvas, "Gate W_f^x")
    drawn = {mark.letters: box_of(mark) for _, mark in inside(tuple(marks))}
    letter, lowered, raised = (drawn[name] for name in ("Gate W", "f", "x"))
    assert lowered[3] > letter[3] > raised[3]
    assert lowered[0] == pytest.approx(raised[0], abs=2)
    assert title.wide("Z_f") < title.fontMetrics().horizontalAdvance("Zf") < title.wide("Z_f + h")
    assert title.wide("Gate f") == title.fontMetrics().horizontalAdvance("Gate f")
