"""What others have written into the open file is not replaced without a question."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PyQt6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lstm_gui.app.grammar.session_argument import open_argument
from lstm_gui.core import Entry
from lstm_gui.files.sessions.session import read_session
from lstm_gui.files.shipped.presets import load_preset
from lstm_gui.files.shipped.resources import resource
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.sessions.recovery_offer import Recovery
from lstm_gui.ui.sessions.session_files import SessionFiles
from tests.ui.dialogs import CANCEL, DISCARD, GIVE_UP, SAVE, Answer, answering, choose

BIAS = Entry("b", 0, block="f")
REPLACE, SAVE_AS = DISCARD, SAVE
CRASH = """
import os, sys
from pathlib import Path
from lstm_gui.files.sessions.recovery import RecoveryStore
from lstm_gui.files.sessions.session import read_with_fingerprint
folder, path = map(Path, sys.argv[1:])
session, seen = read_with_fingerprint(path)
RecoveryStore(folder).save(session, path, "2026-01-02T03:04:05", "", seen)
os._exit(1)
"""


class Work:
    """A document with its files, as one window has them."""

    def __init__(self, path: Path, window: QWidget) -> None:
        self.path = path
        self.document = Document(load_preset("overwrite").session, window)
        self.files = SessionFiles(self.document, Settings(), window)
        first = open_argument(str(path))
        self.files.adopt(first.session, None, first.path, first.seen)

    def change(self, number: float) -> None:
        self.document.set_values("edit", {BIAS: number})


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "my.lstm.json"
    put(path, "latch")
    return path


@pytest.fixture
def work(path: Path, window: QWidget) -> Iterator[Work]:
    work = Work(path, window)
    yield work
    work.document.flush()


def put(path: Path, preset: str) -> None:
    shutil.copy(resource("presets", f"{preset}.lstm.json"), path)


@pytest.mark.parametrize("answer", [CANCEL, GIVE_UP])
def test_it_stays_unless_somebody_says_so(work: Work, answer: Answer) -> None:
    put(work.path, "count-pulses")
    work.change(0.5)
    with answering(answer) as texts:
        assert not work.files.do_save()
    assert '"my.lstm.json" holds something else' in texts[0]
    assert read_session(work.path) == load_preset("count-pulses").session
    assert work.document.modified


def test_it_can_be_replaced_and_is_known_from_then_on(work: Work) -> None:
    put(work.path, "count-pulses")
    work.change(0.5)
    with answering(REPLACE):
        assert work.files.do_save()
    assert read_session(work.path).state == work.document.state
    work.change(0.25)
    with answering():
        assert work.files.do_save()


def test_the_own_work_can_go_elsewhere(work: Work, tmp_path: Path) -> None:
    put(work.path, "count-pulses")
    work.change(0.5)
    with answering(SAVE_AS, choose(tmp_path / "mine.lstm.json")):
        assert work.files.do_save()
    assert read_session(work.path) == load_preset("count-pulses").session
    assert read_session(tmp_path / "mine.lstm.json").state == work.document.state
    work.change(0.25)
    with answering():
        assert work.files.do_save()


def test_neither_the_same_content_nor_a_file_that_is_gone_is_asked_about(work: Work) -> None:
    work.path.write_bytes(work.path.read_bytes())
    work.change(0.5)
    with answering():
        assert work.files.do_save()
    work.path.unlink()
    work.change(0.25)
    with answering():
        assert work.files.do_save()
    assert work.path.exists()


def test_what_cannot_be_read_any_more_is_asked_about(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    work.change(0.5)
    with monkeypatch.context() as patch, answering(CANCEL):
        patch.setattr("lstm_gui.files.disk.bounded_read.open", refuse, raising=False)
        assert not work.files.do_save()


def test_a_second_window_of_our_own_is_another_program(work: Work, window: QWidget) -> None:
    other = Work(work.path, window)
    other.change(0.5)
    work.change(0.25)
    with answering():
        assert other.files.do_save()
    with answering(CANCEL):
        assert not work.files.do_save()
    assert read_session(work.path).state == other.document.state
    other.document.flush()


@pytest.mark.parametrize(("changed", "answers"), [(True, [CANCEL]), (False, [])])
def test_after_a_crash_it_is_known_what_was_opened(
    work: Work, window: QWidget, tmp_path: Path, changed: bool, answers: list[Answer]
) -> None:
    folder = tmp_path / "recovery"
    subprocess.run(
        [sys.executable, "-c", CRASH, str(folder), str(work.path)], check=False, timeout=60
    )
    if changed:
        put(work.path, "count-pulses")
    recovery = Recovery(work.document, folder, window)
    dialog = recovery.offer()
    assert dialog is not None
    dialog.restore()
    with answering(*answers):
        assert work.files.do_save() is not changed
    recovery.close()
    for notice in window.children():
        if hasattr(notice, "dismiss"):
            notice.dismiss()
