"""What stands below the lanes: the switch of pages, and the room they are given."""

import pytest

from lstm_gui.files.sessions.session import decode_session, encode_session
from lstm_gui.scenes.memory.memory_look import MemoryLook
from lstm_gui.ui.widgets.buttons.segments import Segments
from lstm_gui.ui.window.main_window import MainWindow
from tests.core.states import seeded_state
from tests.ui.driving import Heard, click, key, middle, settle
from tests.ui.memory_window import memory, show_memory

STATE = seeded_state(2, 4, 12)


@pytest.fixture
def main(shared_window) -> MainWindow:
    shown = shared_window(STATE)
    shown.resize(1024, 700)
    show_memory(shown)
    return shown


def reopen(main: MainWindow) -> None:
    """Save the session and open it again."""
    main.document.open(decode_session(encode_session(main.document.session), "again"))
    settle()


# ---- the switch -------------------------------------------------------------------------


@pytest.fixture
def segments(shown) -> Segments:
    widget = shown(Segments({"one": "First", "two": "Second", "three": "Third"}, "Which"))
    widget.show_choice("one")
    return widget


def chosen(segments: Segments) -> list[str]:
    return [name for name, button in segments.buttons.items() if button.isChecked()]


def test_showing_a_choice_tells_nobody(segments):
    said = Heard(segments.picked)
    segments.show_choice("three")
    assert chosen(segments) == ["three"]
    assert said.calls == []


def test_a_click_and_the_arrows_pick(segments):
    said = Heard(segments.picked)
    click(segments.buttons["two"], middle(segments.buttons["two"]))
    segments.buttons["two"].setFocus()
    key(segments.buttons["two"], "Right")
    assert said.calls == [("two",), ("three",)]
    assert chosen(segments) == ["three"]
    assert segments.buttons["three"].hasFocus()


def test_a_choice_changes_no_width(segments):
    widths = []
    for name in segments.buttons:
        segments.show_choice(name)
        settle()
        widths.append([button.width() for button in segments.buttons.values()])
    assert widths[0] == widths[1] == widths[2]


# ---- the room ---------------------------------------------------------------------------


def test_folded_lanes_leave_their_room_to_the_page(main):
    main.resize(1440, 900)
    settle()
    before = memory(main).pages.height()
    memory(main).fold.click()
    settle()
    assert memory(main).pages.height() > before + 100
    assert all(lane.figure.isHidden() for lane in memory(main).lanes)
    assert all("t = 0" in lane.fact.text() for lane in memory(main).lanes)
    memory(main).fold.click()
    settle()
    assert memory(main).pages.height() == before


def test_the_room_is_saved_with_the_session_and_is_no_undo_step(main):
    memory(main).fold.click()
    settle()
    assert not main.document.undo_stack.canUndo()
    reopen(main)
    assert memory(main).fold.isChecked()
    assert main.document.view.memory_look.roomy


@pytest.mark.parametrize("data", [None, 3, {"page": 7}, {"page": "nowhere"}, {"roomy": "yes"}])
def test_a_look_that_is_none_is_the_plain_one(data):
    assert MemoryLook.from_json(data) == MemoryLook()


def test_the_view_menu_offers_the_panels_of_the_page_that_shows(main):
    offered = {one.name for one in memory(main).panels if one.toggleViewAction().isVisible()}
    assert offered == {one.name for one in memory(main).panels if one.isVisible()}


# ---- a low window -----------------------------------------------------------------------


@pytest.mark.parametrize("size", [(1024, 700), (1280, 720), (1440, 900)])
def test_bars_are_high_enough_to_be_compared(main, size):
    main.resize(*size)
    settle()
    assert all(lane.figure._high() >= 50 for lane in memory(main).lanes)
    page = memory(main).widget
    shown = page.viewport().rect()
    for panel in (memory(main).sentence, *memory(main).lanes, memory(main).switch):
        corner = panel.mapTo(page.viewport(), panel.rect().bottomRight())
        assert shown.contains(corner), panel


def test_a_low_window_shows_the_bars_or_a_page_whole_and_never_scrolls(main):
    workspace, page = memory(main), memory(main).widget
    bars = [lane.figure for lane in workspace.lanes]

    def shows() -> tuple[bool, bool, list[str]]:
        settle()
        assert page.content.height() <= page.viewport().height()
        return bars[0].isVisible(), workspace.pages.isVisible(), chosen(workspace.switch)

    assert shows() == (True, False, [])
    for name in (*workspace.switch.buttons, "flow"):
        button = workspace.switch.buttons[name]
        click(button, middle(button))
        assert shows() == (False, True, [name])
    click(workspace.fold, middle(workspace.fold))
    assert shows() == (True, False, [])
    main.resize(1440, 900)
    assert shows() == (True, True, ["flow"])


def test_a_page_that_is_chosen_comes_into_sight(main):
    page = memory(main).widget
    assert page.verticalScrollBar().value() == 0
    button = memory(main).switch.buttons["space"]
    click(button, middle(button))
    settle()
    pages = memory(main).pages
    foot = pages.mapTo(page.viewport(), pages.rect().bottomLeft())
    assert foot.y() <= page.viewport().height()
