"""Traces that are saved: at once, beside the window, cancelled, or told that they cannot be."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PyQt6.QtCore import QCoreApplication
from PyQt6.QtWidgets import QMessageBox, QProgressDialog, QPushButton

from lstm_gui.core import State, forward
from lstm_gui.files.problem import Problem
from lstm_gui.ui.document.job import Job
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.exporting import trace_saving
from lstm_gui.ui.exporting.trace_saving import TraceSaving
from lstm_gui.ui.notices.progress_box import ProgressBox
from lstm_gui.ui.window.main_window import MainWindow
from tests.core.states import seeded_state
from tests.ui.driving import settle
from tests.ui.told import notices, problems_of


def long_state() -> State:
    return seeded_state(inputs=2, units=16, steps=600)


def not_yet(_job: Job) -> None:
    """Let the user cancel first."""


@pytest.fixture
def shown(shared_window: Callable[..., MainWindow]) -> MainWindow:
    return shared_window("latch")


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[Problem]:
    return problems_of(monkeypatch, trace_saving)


@pytest.mark.parametrize("suffix", [".csv", ".npz"])
def test_a_short_trace_is_saved_at_once(shown: MainWindow, tmp_path: Path, suffix: str) -> None:
    saving = TraceSaving(shown.document, Settings(), shown)
    saving.save(tmp_path / f"a{suffix}")
    assert (tmp_path / f"a{suffix}").stat().st_size > 1000
    assert notices(shown) == [f"Saved as a{suffix}"]
    assert Settings().folder == str(tmp_path)


def test_a_long_trace_is_saved_in_the_background(
    window: Callable[..., MainWindow], tmp_path: Path
) -> None:
    shown = window(long_state())
    saving = TraceSaving(shown.document, Settings(), shown)
    saving.save(tmp_path / "a.csv")
    saving.wait()
    settle()
    rows = (tmp_path / "a.csv").read_text().splitlines()
    assert len(rows) == 601
    last_h = float(rows[-1].split(",")[-1])
    assert last_h == forward(shown.document.state).h[-1, -1]
    assert notices(shown) == ["Saved as a.csv"]


def test_two_traces_at_once_are_both_told_and_leave_nothing_behind(
    window: Callable[..., MainWindow], tmp_path: Path
) -> None:
    shown = window(long_state())
    saving = TraceSaving(shown.document, Settings(), shown)
    saving.save(tmp_path / "a.csv")
    saving.save(tmp_path / "b.csv")
    saving.wait()
    settle()
    told = notices(shown)
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()
    assert set(told) <= {"Saved as a.csv", "Saved as b.csv"}
    assert told
    assert shown.findChild(Job) is None
    assert shown.findChildren(QProgressDialog) == []


def test_saving_a_long_trace_can_be_cancelled(
    window: Callable[..., MainWindow], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = window(long_state())
    saving = TraceSaving(shown.document, Settings(), shown)
    (tmp_path / "a.csv").write_text("old")
    with monkeypatch.context() as patch:
        patch.setattr(Job, "start", not_yet)
        saving.save(tmp_path / "a.csv")
    shown.findChild(QProgressDialog).findChild(QPushButton).click()
    shown.findChild(Job).start()
    saving.wait()
    settle()
    assert (tmp_path / "a.csv").read_text() == "old"
    assert list(tmp_path.iterdir()) == [tmp_path / "a.csv"]
    assert shown.findChild(Job) is None
    assert notices(shown) == []


def test_how_far_it_is_shows_up_over_no_question_that_is_being_answered(shown: MainWindow) -> None:
    question = QMessageBox(shown)
    question.open()
    progress = ProgressBox("Saving", shown)
    progress.show()
    progress.show_share(0.5)
    assert not progress.isVisible()
    question.close()
    progress.show_share(0.6)
    assert progress.isVisible()
    progress.take_down()
    question.deleteLater()
    settle()


def test_what_was_over_before_it_was_said_is_not_said_later(shown: MainWindow) -> None:
    over, told = ProgressBox("Reading", shown), ProgressBox("Reading", shown)
    for progress in (over, told):
        progress.setMinimumDuration(0)
    over.take_down()
    # What is asked next has an event loop of its own, in which nothing of before is deleted.
    QCoreApplication.processEvents()
    assert told.isVisible()
    assert not over.isVisible()
    told.take_down()


def test_a_trace_that_cannot_be_written_is_told(
    window: Callable[..., MainWindow], tmp_path: Path, told: list[Problem]
) -> None:
    shown = window(long_state())
    saving = TraceSaving(shown.document, Settings(), shown)
    saving.save(tmp_path / "none" / "a.csv")
    saving.wait()
    settle()
    assert len(told) == 1
    assert "none" in str(told[0])
    assert notices(shown) == []
