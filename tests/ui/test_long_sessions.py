"""Sessions that take long, in the window: keys, progress, exports, and the end."""

import os
import threading
from pathlib import Path

import pytest
from msgspec.structs import replace
from PyQt6.QtCore import QCoreApplication, QEvent, Qt
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QLabel, QProgressDialog, QPushButton

from lstm_gui.core import KINDS, converted, forward
from lstm_gui.files.lessons.lesson_files import bundled_lessons
from lstm_gui.ui.document.job import Job, wait_for_files
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.document.working import stop_work
from lstm_gui.ui.exporting import awaited
from lstm_gui.ui.exporting.animations.animation_dialog import AnimationDialog
from lstm_gui.ui.exporting.dialogs.export_dialog import ExportDialog
from lstm_gui.ui.exporting.trace_saving import TraceSaving
from lstm_gui.ui.notices.notice import Notice
from lstm_gui.ui.sessions.recovery_offer import Recovery
from lstm_gui.ui.style.theme import DARK
from lstm_gui.ui.widgets.numbers.number_slider import NumberSlider
from lstm_gui.words.numbers import percent
from tests.core.states import seeded_state
from tests.ui.driving import Heard, settle
from tests.ui.long_passes import LongPasses, set_bias
from tests.ui.touching import touch_everything


def header_says(main):
    return main.header.progress.text()


def running(main):
    return [job for job in main.findChildren(Job) if job.running]


@pytest.fixture(params=["lstm", "gru", "rnn"])
def kind(request):
    return KINDS[request.param]


@pytest.fixture
def main(window):
    return window(seeded_state(2, 3, 9))


def test_keys_and_lessons_never_wait_for_a_pass(main, monkeypatch, qtbot):
    LongPasses(monkeypatch)
    set_bias(main.document, 1.0)
    for key in (Qt.Key.Key_U, Qt.Key.Key_Escape, Qt.Key.Key_Right, Qt.Key.Key_M):
        QTest.keyClick(main, key)
        settle(1)
    assert main.document.view.unrolled
    main.apply_theme(DARK)
    main.actions_by_name["learn"].trigger()
    main.learning.course.start(bundled_lessons()[0])
    main.learning.course.next()
    settle()
    assert main.learning.course.index == 1
    main.learning.course.leave()
    settle()


def test_keys_while_a_slider_is_dragged_cost_no_pass_and_hold_up_none(main, monkeypatch, qtbot):
    passes, drawn = LongPasses(monkeypatch), Heard(main.document.changed)
    for value in (1.0, 2.0, 3.0):
        set_bias(main.document, value)
        for key in (Qt.Key.Key_U, Qt.Key.Key_Escape, Qt.Key.Key_Right, Qt.Key.Key_M):
            QTest.keyClick(main, key)
            settle(1)
        passes.let(main.document, qtbot)
    assert [state.parameters.block("f").b[0] for state in passes.begun] == [1.0, 2.0, 3.0]
    shown = [snapshot.state.parameters.block("f").b[0] for (snapshot,) in drawn.calls]
    assert list(dict.fromkeys(shown))[-3:] == [1.0, 2.0, 3.0], "each pass is drawn"


def test_a_slider_shows_what_is_set_while_the_pass_runs(main, monkeypatch, qtbot):
    passes = LongPasses(monkeypatch)
    slider = main.findChild(NumberSlider)
    slider.setFocus()
    before = main.document.snapshot().trace
    for _ in range(3):
        QTest.keyClick(slider, Qt.Key.Key_Right)
        settle()
    assert main.document.snapshot().trace is before
    passes.let(main.document, qtbot)
    passes.let(main.document, qtbot)
    was = seeded_state(2, 3, 9).parameters.block("f").w_x[0, 0]
    now = main.document.state.parameters.block("f").w_x[0, 0]
    assert now > was + 0.14, "each of the three keys goes on from the one before"


def test_progress_is_seen_and_goes(main, monkeypatch, qtbot):
    passes = LongPasses(monkeypatch)
    set_bias(main.document, 1.0)
    qtbot.waitUntil(lambda: header_says(main) == f"computing … {percent(0.5)}")
    main.document.set_view(mean=True)
    settle()
    assert header_says(main) == f"computing … {percent(0.5)}"
    passes.let(main.document, qtbot)
    assert header_says(main) == ""


def test_a_pass_for_which_there_is_no_memory_is_told_once(main, monkeypatch, qtbot):
    passes = LongPasses(monkeypatch)
    passes.failing = MemoryError()
    set_bias(main.document, 1.0)
    passes.let(main.document, qtbot)
    (notice,) = main.findChildren(Notice)
    assert notice.findChild(QLabel).text() == "There is not enough memory for this."
    assert header_says(main) == ""


def test_everything_can_be_touched_while_another_cell_is_computed(window, monkeypatch, qtbot, kind):
    main = window(converted(seeded_state(2, 3, 9), kind))
    passes = LongPasses(monkeypatch)
    for other in KINDS.values():
        main.document.edit("", converted(seeded_state(1, 1, 2), other))
        settle(1)
        touch_everything(main)
        settle(1)
        main.actions_by_name["gate_steps"].trigger()
        touch_everything(main)
        settle(1)
        main.playback.slow_motion.leave()
    assert main.document.snapshot().kind == kind
    while main.document.computing:
        passes.let(main.document, qtbot)
    assert main.document.snapshot().trace == forward(main.document.state)


def test_an_export_waits_for_the_pass_and_can_be_given_up(main, monkeypatch, qtbot):
    passes = LongPasses(monkeypatch)
    set_bias(main.document, 1.0)
    main.exports.do_export()
    box = main.findChild(QProgressDialog)
    assert main.findChild(ExportDialog) is None
    box.findChild(QPushButton).click()
    settle()
    main.exports.do_export()
    passes.let(main.document, qtbot)
    dialog = main.findChild(ExportDialog)
    assert dialog is not None
    assert [one for one in main.findChildren(QProgressDialog) if one.isVisible()] == []
    dialog.reject()


def test_without_a_pass_an_export_says_why_not(main, monkeypatch, qtbot):
    passes, told = LongPasses(monkeypatch), []
    monkeypatch.setattr(awaited, "show_problem", lambda _parent, problem: told.append(problem))
    passes.failing = MemoryError()
    set_bias(main.document, 1.0)
    passes.let(main.document, qtbot)
    main.exports.do_export()
    assert len(told) == 1
    assert main.findChild(ExportDialog) is None


def test_the_window_goes_while_a_long_trace_is_saved(window, tmp_path: Path, monkeypatch):
    left = []
    monkeypatch.setattr(threading, "excepthook", left.append)
    monkeypatch.setattr("sys.excepthook", lambda *fault: left.append(fault))
    main = window(seeded_state(2, 3, 60_000))
    saving = TraceSaving(main.document, Settings(), main)
    saving.save(tmp_path / "trace.csv")
    stop_work(main)
    saving.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    wait_for_files()
    settle()
    assert left == []
    assert list(tmp_path.iterdir()) == []


def test_closing_does_not_wait_for_a_slow_disk(window, tmp_path: Path, monkeypatch, qtbot):
    reached, on_the_disk = threading.Event(), threading.Event()

    def sync(_descriptor):
        reached.set()
        assert on_the_disk.wait(60)

    main = window(seeded_state(2, 16, 600))
    monkeypatch.setattr(os, "fsync", sync)
    TraceSaving(main.document, Settings(), main).save(tmp_path / "trace.csv")
    qtbot.waitUntil(reached.is_set)
    main.document.undo_stack.setClean()
    assert main.close()
    on_the_disk.set()
    wait_for_files()
    assert len((tmp_path / "trace.csv").read_text().splitlines()) == 601


def test_all_that_runs_on_a_thread_ends_with_the_window(window, monkeypatch, qtbot, home):
    main = window(seeded_state(2, 3, 300))
    recovery = Recovery(main.document, home / "recovery", main)
    main.closing.connect(recovery.close)
    main.document.set_memory("", replace(main.document.memory, units=24))
    main.workspaces.choose("memory")
    main.workspaces.choose("train")
    main.workspaces.train.lab.start()
    animation = AnimationDialog(main.document, Settings(), main)
    animation.save_to(home / "steps.gif")
    LongPasses(monkeypatch)
    set_bias(main.document, 1.0)
    qtbot.waitUntil(lambda: len(running(main)) >= 3, timeout=20_000)
    main.document.undo_stack.setClean()
    assert main.close()
    qtbot.waitUntil(lambda: not running(main), timeout=20_000)
    animation.deleteLater()
    settle()
    assert not (home / "steps.gif").exists()
