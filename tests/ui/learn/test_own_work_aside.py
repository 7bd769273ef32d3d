"""A lesson sets the learner's own work aside, and gives it back as it was."""

import pytest
from PyQt6.QtCore import QRect, Qt

from lstm_gui.core import Entry, value
from lstm_gui.files.sessions.session import encode_session, read_session
from lstm_gui.scenes.learning.lesson_starts import start_of
from lstm_gui.ui.cards.panel import Panel
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.sessions.autosave import Autosave
from lstm_gui.ui.window.main_window import MainWindow
from tests.ui.driving import key, settle
from tests.ui.learn.lesson_window import FORGET, leave_lesson, start, turn_to, type_number
from tests.ui.told import notices


@pytest.fixture
def main(at_chapters: MainWindow) -> MainWindow:
    """Each begins outside of the lessons."""
    settle()
    return at_chapters


def test_leaving_gives_back_the_own_work_byte_for_byte(main):
    document = main.document
    document.set_values("One", {Entry("b", 0, 0, "f"): 1.25})
    document.set_values("Two", {Entry("b", 1, 0, "o"): -0.5})
    document.undo_stack.undo()
    document.select(t=3, unit=1, block="o")
    document.set_view(rows=("c", "x"), reach=7.0, mean=True)
    before = encode_session(document.session)
    start(main, FORGET)
    turn_to(main, 4)
    type_number(main, Entry("b", 0, 0, "f"), 4.0)
    assert document.state != start_of(FORGET, 4).state
    assert encode_session(document.session) == before, "what Save writes is the own work"
    leave_lesson(main)
    assert encode_session(document.session) == before
    assert document.modified
    assert document.undo_stack.undoText() == "One"
    assert document.undo_stack.redoText() == "Two"
    document.undo_stack.redo()
    assert value(document.state, Entry("b", 1, 0, "o")) == -0.5
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert not document.modified
    assert not document.undo_stack.canUndo()


def test_what_plays_ends_where_something_else_is_shown(main):
    document, playback = main.document, main.playback
    document.select(t=3)
    start(main, FORGET)
    playback.start()
    turn_to(main, 1)
    assert not playback.playing, "a page speaks of the step that it shows"
    playback.start()
    document.set_values("Change", {Entry("b", 0, 0, "f"): 1.0})
    assert playback.playing, "who changes a number while it plays sees it play on"
    leave_lesson(main)
    assert not playback.playing
    assert document.state.selection.t == 3
    playback.start()
    main.files.show_preset("overwrite")
    assert not playback.playing


def test_a_lesson_leaves_an_unmodified_session_unmodified(main):
    title = main.windowTitle()
    start(main, FORGET)
    turn_to(main, 4)
    type_number(main, Entry("b", 0, 0, "f"), 4.0)
    assert not main.document.modified
    leave_lesson(main)
    assert not main.document.modified
    assert main.windowTitle() == title


def test_the_header_names_the_lesson_and_the_work_that_is_set_aside(main):
    main.files.open_preset("latch")
    main.document.set_values("One", {Entry("b", 0, 0, "f"): 1.25})
    settle()
    own = main.header.document.text()
    start(main, FORGET)
    assert main.header.document.text() == f"Learn: 6. {FORGET.title['en']}"
    assert own.removesuffix(" •") in main.header.document.toolTip()
    assert main.windowTitle().startswith("Learn: 6.")
    assert not main.isWindowModified()
    main.apply_language("ko")
    assert FORGET.title["ko"] in main.header.document.text()
    main.apply_language("en")
    leave_lesson(main)
    assert main.header.document.text() == own
    assert main.isWindowModified()


def test_saving_during_a_lesson_saves_the_own_work_and_says_so(main, tmp_path):
    path = tmp_path / "mine.lstm.json"
    own = main.document.state
    assert main.files.save_to(path)
    assert notices(main) == []
    start(main, FORGET)
    key(main, "S", Qt.KeyboardModifier.ControlModifier)
    settle()
    (text,) = notices(main)
    assert "own work" in text
    assert path.name in text
    assert read_session(path).state == own
    assert main.header.document.text().startswith("Learn:")


def test_closing_the_panel_leaves_the_lesson_and_restores_the_layout(without_panel):
    settle()
    own = without_panel.document.state
    before = [(panel.isVisible(), panel.geometry()) for panel in without_panel.workspace.panels]
    start(without_panel, FORGET)
    key(without_panel, "F2")
    settle()
    assert without_panel.learning.panel.isHidden()
    assert without_panel.document.state == own
    after = [(panel.isVisible(), panel.geometry()) for panel in without_panel.workspace.panels]
    assert after == before


def test_opening_another_session_ends_the_lesson(main):
    start(main, FORGET)
    main.files.show_preset("overwrite")
    settle()
    assert main.learning.course.lesson is None
    assert not main.learning.panel.leave.isVisible()
    assert main.document.state.parameters.input_size == 2


def test_autosave_keeps_the_own_work(main, tmp_path):
    kept = []

    class Store:
        def save(self, session, path, stamp, preset, seen, title):
            kept.append(session)

        def clear(self):
            pass

    autosave = Autosave(main.document, Store(), main)
    main.document.set_values("One", {Entry("b", 0, 0, "f"): 1.25})
    own = encode_session(main.document.session)
    start(main, FORGET)
    autosave.save()
    assert [encode_session(session) for session in kept] == [own]
    leave_lesson(main)
    main.document.undo_stack.setClean()
    autosave.deleteLater()


def in_sight(main) -> dict[str, QRect]:
    """Return where the panels stand; Qt moves those behind others out of the window."""
    places = {panel.name: panel.geometry() for panel in main.workspace.panels}
    return {name: place for name, place in places.items() if place.right() >= 0}


def test_closing_the_window_during_a_lesson_saves_the_own_layout(window):
    main = window("latch")
    settings = Settings()
    layout = main.keep_layout(settings)
    settle()
    before = in_sight(main)
    start(main, FORGET)
    assert main.close()
    settle()
    assert main.learning.panel.isHidden()
    saved = settings.layout()
    assert saved is not None
    main.restoreState(saved[1])
    settle()
    assert main.learning.panel.isHidden()
    assert main.learning.course.lesson is None
    assert in_sight(main) == before
    layout.deleteLater()


def test_the_panel_is_made_when_somebody_wants_to_learn(window):
    main = window("latch")
    assert main.findChild(Panel, "learn") is None
    main.actions_by_name["learn"].trigger()
    settle()
    assert main.findChild(Panel, "learn") is main.learning.panel
    assert main.learning.panel.isVisible()
