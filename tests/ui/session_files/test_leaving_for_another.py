"""Leaving a session for another: asked about where something would be lost, and undone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PyQt6.QtCore import QUrl
from PyQt6.QtWidgets import QApplication

from lstm_gui.files.sessions.session import Session, encode_session
from lstm_gui.files.sessions.share_text import share_text
from lstm_gui.files.shipped.presets import load_preset
from lstm_gui.ui.notices.undo_notice import UndoNotice
from lstm_gui.ui.sessions.session_files import SessionFiles
from tests.ui.dialogs import CANCEL, DISCARD, answering, choose
from tests.ui.driving import drop, settle
from tests.ui.session_files.files_window import change, document_of, is_open, sent_states


def ways_to_another(files: SessionFiles, saved: Path) -> dict[str, Callable[[], object]]:
    return {
        "open": files.do_open,
        "preset": lambda: files.presets_menu.chosen.emit("latch"),
        "recent": lambda: files.recent_menu.chosen.emit(str(saved)),
        "paste": sent_states(files).do_paste_state,
        "drop": lambda: drop(document_of(files).parent(), QUrl.fromLocalFile(str(saved))),
    }


WAYS = ["open", "preset", "recent", "paste", "drop"]


def load_into_clipboard(files: SessionFiles) -> None:
    latch = load_preset("latch").session
    QApplication.clipboard().setText(share_text(Session(latch.network)))
    assert not document_of(files).modified


@pytest.mark.parametrize("way", WAYS)
def test_each_way_to_another_session_asks_first_about_a_file(files, saved, tmp_path, way):
    sent_states(files).do_copy_state()
    files.save_to(tmp_path / "mine.lstm.json")
    change(files)
    with answering(CANCEL) as asked:
        ways_to_another(files, saved)[way]()
    assert len(asked) == 1
    assert document_of(files).state.parameters.b[0, 0] == 7.0


@pytest.mark.parametrize("way", WAYS)
def test_what_nobody_saved_is_replaced_at_once_and_comes_back(files, saved, way):
    load_into_clipboard(files)
    change(files)
    document = document_of(files)
    before, title = document.session, document.title
    with answering(*([choose(saved)] if way == "open" else [])):
        ways_to_another(files, saved)[way]()
    assert is_open(files, "latch")
    assert not document.modified
    (note,) = document.parent().findChildren(UndoNotice)
    note.offer.click()
    assert encode_session(document.session) == encode_session(before)
    assert (document.title, document.path, document.modified) == (title, None, True)
    document.undo_stack.redo()
    assert is_open(files, "latch")
    assert not document.modified


def test_no_note_where_nothing_would_be_missed(files):
    files.open_preset("latch")
    assert document_of(files).parent().findChildren(UndoNotice) == []
    document_of(files).undo_stack.undo()
    assert is_open(files, "overwrite")


def test_the_note_undoes_what_came_after_as_well_and_goes_by_itself(files):
    change(files)
    window = document_of(files).parent()
    files.open_preset("latch")
    change(files, 3.0)
    window.findChild(UndoNotice).offer.click()
    assert document_of(files).state.parameters.b[0, 0] == 7.0
    settle()
    assert window.findChildren(UndoNotice) == []
    files.open_preset("latch")
    settle()
    assert len(window.findChildren(UndoNotice)) == 1
    document_of(files).undo_stack.undo()
    settle()
    assert window.findChildren(UndoNotice) == []


def test_changes_of_a_file_that_were_given_up_come_back_by_undo(files, tmp_path):
    files.save_to(tmp_path / "mine.lstm.json")
    change(files)
    with answering(DISCARD):
        files.open_preset("latch")
    document = document_of(files)
    document.undo_stack.undo()
    assert (document.path, document.modified) == (tmp_path / "mine.lstm.json", True)
    assert document.state.parameters.b[0, 0] == 7.0
