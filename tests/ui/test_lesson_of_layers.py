"""A lesson of several layers in the window: what lights up, where links lead, what is solved."""

import pytest

from lstm_gui.core import Entry, value
from lstm_gui.core.network import state_at
from lstm_gui.files.lessons.lesson_files import decode_lesson
from lstm_gui.ui.widgets.pages.page_links import targets_in
from lstm_gui.ui.window.main_window import MainWindow
from tests.files.test_lesson_layers import LESSON
from tests.ui.driving import settle


@pytest.fixture
def main(shared_window) -> MainWindow:
    main = shared_window()
    main.actions_by_name["learn"].trigger()
    main.learning.course.start(decode_lesson(LESSON.encode(), "a.lesson.toml", targets_in))
    settle()
    yield main
    main.learning.course.leave()
    settle()


def spotlight(main: MainWindow):
    return main.document.snapshot().spotlight


def test_the_page_shows_its_layer_and_lights_up_what_is_in_the_one_shown(main):
    strip = main.workspace.diagram().layers
    assert not strip.isHidden()
    assert [button.isChecked() for button in strip.buttons] == [False, False, True]
    assert spotlight(main).parts == {"z"}
    strip.buttons[0].click()
    settle()
    assert spotlight(main).parts == {"f"}
    assert spotlight(main).entries == {Entry("b", 1, block="f")}
    strip.buttons[1].click()
    settle()
    assert not spotlight(main).parts


def test_a_link_into_another_layer_lights_up_its_button_and_leads_there(main):
    text = main.learning.panel.text
    below, here = text.terms()
    text.pointed.emit(below)
    settle()
    assert (spotlight(main).parts, spotlight(main).layer) == (frozenset(), "layer1")
    text.pointed.emit(here)
    settle()
    assert (spotlight(main).rows, spotlight(main).layer) == ({"h_tilde"}, "")
    text.pointed.emit("")
    text.chosen.emit(below)
    settle()
    assert (main.document.network.focus, main.document.state.selection.block) == (0, "f")
    assert main.document.undo_stack.count() == 0
    text.chosen.emit(here)
    settle()
    assert main.document.network.focus == 2


def test_terms_are_marked_only_where_their_layer_is_shown(main):
    panel = main.learning.panel
    panel.mark("f")
    assert not panel.text.extraSelections()
    main.document.look_at(0)
    panel.mark("f")
    assert len(panel.text.extraSelections()) == 1


def test_the_solution_is_set_in_all_layers_as_one_step_of_undo(main):
    course = main.learning.course
    course.next()
    settle()
    main.document.look_at(1)
    settle()
    assert not course.verdict.solved
    course.solve()
    settle()
    assert course.verdict.solved
    assert main.document.network.focus == 2
    assert value(state_at(main.document.network, 0), Entry("b", 0, block="f")) == 3
    main.document.undo_stack.undo()
    settle()
    assert not course.verdict.solved
