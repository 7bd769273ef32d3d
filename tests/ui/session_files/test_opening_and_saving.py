"""Sessions opened and saved: asked for, refused, and marked honestly."""

import re

import pytest
from PyQt6.QtWidgets import QFileDialog

from lstm_gui.files.sessions.session import encode_session, read_session
from lstm_gui.ui.document.preferences import Settings
from tests.files.sessions import small_session
from tests.ui.dialogs import CANCEL, DISCARD, GIVE_UP, OK, SAVE, answering, choose
from tests.ui.session_files.files_window import change, document_of, is_open

OTHER_CELL = encode_session(small_session()).replace(b'"lstm"', b'"transformer"')


def test_open_asks_for_a_file_and_remembers_it(files, saved):
    with answering(choose(saved)):
        files.do_open()
    document = document_of(files)
    assert is_open(files, "latch")
    assert (document.path, document.modified) == (saved, False)
    assert Settings().recent == [str(saved)]
    assert Settings().folder == str(saved.parent)


def test_the_question_what_to_open_lists_tables_and_models_too(files):
    listed: list[str] = []

    def look(dialog: QFileDialog) -> None:
        listed.append(dialog.selectedNameFilter())
        dialog.reject()

    with answering(look):
        files.do_open()
    assert {"*.lstm.json", "*.json", "*.pt", "*.csv", "*.xlsx"} <= set(
        re.split(r"[() ]", listed[0])
    )


@pytest.mark.parametrize(
    "content", [b"", b"[" * 1000, b"\xff\xfe\x00", b'{"format": "other"}', OTHER_CELL]
)
def test_a_bad_file_leaves_the_open_session_untouched(files, tmp_path, content):
    bad = tmp_path / "bad.lstm.json"
    bad.write_bytes(content)
    change(files)
    before, steps = document_of(files).state, document_of(files).undo_stack.count()
    with answering(OK) as texts:
        assert not files.open_path(bad)
    document = document_of(files)
    assert str(bad) in texts[0]
    assert document.state is before
    assert (document.undo_stack.count(), document.modified, document.path) == (steps, True, None)
    assert Settings().recent == []


def test_save_without_a_file_asks_and_then_writes_what_is_open(files, tmp_path):
    change(files, 1 / 3)
    target = tmp_path / "새 세션.lstm.json"
    with answering(choose(target)):
        assert files.do_save()
    assert read_session(target).state == document_of(files).state
    assert not document_of(files).modified
    change(files, 2 / 3)
    assert files.do_save()
    assert read_session(target).state.parameters.b[0, 0] == 2 / 3


def test_a_name_without_suffix_gets_one(files, tmp_path):
    with answering(choose(tmp_path / "plain")):
        assert files.do_save_as()
    assert [path.name for path in tmp_path.iterdir()] == ["plain.lstm.json"]


def test_an_abandoned_save_leaves_the_mark(files):
    change(files)
    with answering(GIVE_UP):
        assert not files.do_save()
    assert document_of(files).modified


def test_a_save_that_fails_is_told_and_leaves_the_mark(files, tmp_path):
    change(files)
    with answering(OK) as texts:
        assert not files.save_to(tmp_path / "missing folder" / "x.lstm.json")
    assert "missing folder" in texts[0]
    assert document_of(files).modified
    assert document_of(files).path is None


def test_nothing_is_asked_when_nothing_was_changed(files):
    with answering():
        assert files.may_close()


@pytest.mark.parametrize(
    ("answer", "expected"), [(DISCARD, True), (CANCEL, False), (GIVE_UP, False)]
)
def test_leaving_unsaved_changes_is_a_question(files, answer, expected):
    change(files)
    with answering(answer) as texts:
        assert files.may_close() is expected
    assert "?" in texts[0]
    assert document_of(files).modified


def test_the_question_can_be_answered_by_saving(files, tmp_path):
    change(files)
    target = tmp_path / "x.lstm.json"
    with answering(SAVE, choose(target)):
        assert files.may_close()
    assert read_session(target).state == document_of(files).state
    change(files, 8.0)
    with answering(SAVE):
        assert files.may_close()
    assert read_session(target).state == document_of(files).state


def test_saving_given_up_halfway_keeps_the_session_open(files):
    change(files)
    with answering(SAVE, GIVE_UP):
        assert not files.may_close()
