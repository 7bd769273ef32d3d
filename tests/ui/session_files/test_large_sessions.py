"""Sessions that take long: opened and saved while the window goes on, and given up as they were."""

import threading
from pathlib import Path

import pytest
from PyQt6.QtCore import QUrl
from PyQt6.QtWidgets import QLabel, QMessageBox, QProgressDialog

from lstm_gui.files.sessions import session
from lstm_gui.files.sessions.session import read_session, write_session
from lstm_gui.files.shipped.presets import load_preset
from lstm_gui.ui.document.job import Job, is_at_work
from lstm_gui.ui.notices.notice import Notice
from lstm_gui.ui.sessions import file_opening, session_writing
from tests.ui.dialogs import answering, choose
from tests.ui.driving import drop, settle
from tests.ui.session_files.files_window import BIAS, document_of


@pytest.fixture
def files(files, monkeypatch):
    """What opens and saves sessions, to whom all of them are large."""
    monkeypatch.setattr(session, "LARGE", 0)
    monkeypatch.setattr(session_writing, "LARGE", 0)
    return files


def steps(files) -> int:
    return len(document_of(files).state.sequence)


def opened(files, qtbot) -> None:
    qtbot.waitUntil(lambda: not is_at_work())
    settle()


@pytest.fixture
def gate(monkeypatch):
    """Lets a session be read or written once it is set."""
    let = threading.Event()
    reading, writing = file_opening.read_with_fingerprint, session_writing.write_session

    def read(*given):
        assert let.wait(60)
        return reading(*given)

    def write(*given):
        assert let.wait(60)
        return writing(*given)

    monkeypatch.setattr(file_opening, "read_with_fingerprint", read)
    monkeypatch.setattr(session_writing, "write_session", write)
    yield let
    let.set()


def test_it_is_read_while_the_window_goes_on_and_saved_where_it_was(files, saved, gate, qtbot):
    before, latch = steps(files), len(load_preset("latch").session.state.sequence)
    drop(files.parent(), QUrl.fromLocalFile(str(saved)))
    settle()
    assert steps(files) == before != latch
    gate.set()
    opened(files, qtbot)
    assert steps(files) == latch
    assert document_of(files).path == saved
    assert not document_of(files).modified
    document_of(files).undo_stack.undo()
    assert steps(files) == before


def test_given_up_it_leaves_what_was_there(files, saved, gate, qtbot):
    before = document_of(files).network
    files.open_path(saved)
    files.parent().findChild(QProgressDialog).canceled.emit()
    gate.set()
    opened(files, qtbot)
    assert document_of(files).network is before
    assert not document_of(files).undo_stack.canUndo()


def test_of_two_that_are_opened_the_later_one_shows(files, saved, gate, tmp_path, qtbot):
    later = tmp_path / "later.lstm.json"
    write_session(later, load_preset("overwrite").session)
    files.open_path(saved)
    files.open_path(later)
    gate.set()
    opened(files, qtbot)
    assert document_of(files).path == later
    gate.clear()
    files.open_path(saved)
    files.show_preset("latch")
    gate.set()
    opened(files, qtbot)
    assert (document_of(files).path, document_of(files).preset) == (None, "latch")


def test_it_is_saved_as_it_was_when_that_was_asked_for(files, gate, tmp_path, monkeypatch):
    document, path = document_of(files), tmp_path / "mine.lstm.json"
    asked = document.session
    start = Job.start

    def changed_meanwhile(job):
        start(job)
        document.set_values("edit", {BIAS: 7.0})
        gate.set()

    monkeypatch.setattr(Job, "start", changed_meanwhile)
    assert files.save_to(path)
    assert read_session(path).network == asked.network
    assert document.path == path
    assert document.modified
    document.undo_stack.undo()
    assert not document.modified


def test_what_is_saved_once_more_meanwhile_is_saved_afterwards(files, gate, tmp_path, monkeypatch):
    document, path = document_of(files), tmp_path / "mine.lstm.json"
    start = Job.start

    def asked_again(job):
        monkeypatch.setattr(Job, "start", start)
        start(job)
        for number in (7.0, 8.0):
            document.set_values("edit", {BIAS: number})
            assert not files.save_to(path), "it could be overtaken"
        (note,) = files.parent().findChildren(Notice)
        assert "is saved as soon as" in note.findChild(QLabel).text()
        gate.set()

    monkeypatch.setattr(Job, "start", asked_again)
    assert files.save_to(path)
    assert (document.path, document.modified) == (path, False)
    assert read_session(path).network == document.network
    assert document.state.parameters.block("f").b[0] == 8.0
    settle()
    assert not files.parent().findChildren(Notice)
    assert files.do_save(), "nobody else has changed it"


@pytest.mark.parametrize("name", ["mine.lstm.json", "other.lstm.json"])
def test_what_is_given_up_is_not_saved_once_more_but_another_file_is(
    files, gate, tmp_path, monkeypatch, name
):
    path = tmp_path / "mine.lstm.json"
    start = Job.start

    def given_up(job):
        monkeypatch.setattr(Job, "start", start)
        start(job)
        assert not files.save_to(tmp_path / name)
        files.parent().findChild(QProgressDialog).canceled.emit()
        gate.set()

    monkeypatch.setattr(Job, "start", given_up)
    assert not files.save_to(path)
    assert [one.name for one in tmp_path.iterdir()] == [name] * (name != path.name)


def test_what_others_wrote_into_it_is_not_replaced_without_a_question(files, tmp_path):
    path = tmp_path / "mine.lstm.json"
    assert files.save_to(path)
    assert files.do_save()
    write_session(path, load_preset("latch").session)
    with answering(lambda box: box.reject()) as asked:
        assert not files.do_save()
    assert "holds something else" in asked[0]
    assert read_session(path) == load_preset("latch").session


def test_why_it_cannot_be_saved_is_told(files, tmp_path):
    for _ in range(2):
        with answering(lambda box: box.reject()) as told:
            assert not files.save_to(tmp_path / "missing" / "mine.lstm.json")
        assert "does not exist" in told[0]
    assert document_of(files).path is None


def test_a_saving_that_is_given_up_is_none(files, gate, tmp_path, monkeypatch, qtbot):
    path: Path = tmp_path / "mine.lstm.json"
    start = Job.start

    def given_up(job):
        start(job)
        files.parent().findChild(QProgressDialog).canceled.emit()
        gate.set()

    monkeypatch.setattr(Job, "start", given_up)
    assert not files.save_to(path)
    opened(files, qtbot)
    assert list(tmp_path.iterdir()) == []
    assert document_of(files).path is None


def test_what_is_written_before_it_is_given_up_is_saved(files, tmp_path, monkeypatch):
    path: Path = tmp_path / "mine.lstm.json"
    start = Job.start

    def given_up(job):
        start(job)
        job.wait()
        files.parent().findChild(QProgressDialog).canceled.emit()

    monkeypatch.setattr(Job, "start", given_up)
    assert files.save_to(path)
    assert read_session(path).network == document_of(files).network
    assert (document_of(files).path, document_of(files).modified) == (path, False)


def test_who_gives_up_while_it_is_looked_for_changes_of_others_saves_nothing(
    files, tmp_path, monkeypatch
):
    path: Path = tmp_path / "mine.lstm.json"
    assert files.save_to(path)
    before, start, begun = path.read_bytes(), Job.start, []
    document_of(files).set_values("edit", {BIAS: 7.0})

    def given_up(job):
        begun.append(job)
        files.parent().findChildren(QProgressDialog)[-1].canceled.emit()
        start(job)

    monkeypatch.setattr(Job, "start", given_up)
    assert not files.do_save()
    assert len(begun) == 1, "nothing was to be written any more"
    assert path.read_bytes() == before
    assert document_of(files).modified


def test_what_is_opened_while_another_is_saved_is_not_written_in_its_place(
    files, tmp_path, monkeypatch
):
    path: Path = tmp_path / "mine.lstm.json"
    assert files.save_to(path)
    before = path.read_bytes()
    start = Job.start

    def opened_meanwhile(job):
        start(job)
        files.show_preset("latch")

    with monkeypatch.context() as looking:
        looking.setattr(Job, "start", opened_meanwhile)
        assert not files.do_save()
    assert document_of(files).preset == "latch"
    assert path.read_bytes() == before


def test_what_is_opened_while_it_is_asked_whether_to_replace_is_not_written_either(files, tmp_path):
    path: Path = tmp_path / "mine.lstm.json"
    assert files.save_to(path)
    write_session(path, load_preset("overwrite").session)
    others = path.read_bytes()

    def replaced(box):
        files.show_preset("latch")
        box.button(QMessageBox.StandardButton.Discard).click()

    with answering(replaced):
        assert not files.do_save()
    assert path.read_bytes() == others


def test_what_is_opened_while_a_name_is_asked_for_is_not_saved_under_it(files, tmp_path):
    path: Path = tmp_path / "mine.lstm.json"

    def named_late(dialog):
        files.show_preset("latch")
        choose(path)(dialog)

    with answering(named_late):
        assert not files.do_save_as()
    assert not path.exists()


def test_what_is_changed_while_all_is_saved_before_the_end_keeps_the_window(
    files, tmp_path, monkeypatch
):
    path: Path = tmp_path / "mine.lstm.json"
    assert files.save_to(path)
    document_of(files).set_values("edit", {BIAS: 7.0})
    start, values = Job.start, iter((8.0, 9.0))

    def changed_meanwhile(job):
        start(job)
        document_of(files).set_values("edit", {BIAS: next(values)})

    monkeypatch.setattr(Job, "start", changed_meanwhile)
    with answering(lambda box: box.button(QMessageBox.StandardButton.Save).click()):
        assert not files.may_close()
    assert document_of(files).modified
