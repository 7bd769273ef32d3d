"""A session whose forward pass takes long stays alive, and nothing starves or waits for it."""

import threading
from pathlib import Path

import pytest
from msgspec.structs import replace
from PyQt6.QtCore import QCoreApplication, QEvent, Qt
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QLabel, QProgressDialog, QPushButton

from lstm_gui.core import KINDS, Entry, converted, forward
from lstm_gui.files.lessons import bundled_lessons
from lstm_gui.files.session import Session
from lstm_gui.scenes.snapshot import Inspection, Spotlight
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.job import Job
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.document.working import end_work
from lstm_gui.ui.exporting import awaited
from lstm_gui.ui.exporting.animation_dialog import AnimationDialog
from lstm_gui.ui.exporting.export_dialog import ExportDialog
from lstm_gui.ui.exporting.trace_saving import TraceSaving
from lstm_gui.ui.notices.notice import Notice
from lstm_gui.ui.sessions.recovery_offer import Recovery
from lstm_gui.ui.style.theme import DARK
from lstm_gui.ui.widgets.number_slider import NumberSlider
from lstm_gui.words.numbers import percent
from tests.core.states import seeded_state
from tests.ui.driving import Heard, settle
from tests.ui.long_passes import LongPasses
from tests.ui.touching import touch_everything

BIAS = Entry("b", 0, 0, "f")


@pytest.fixture
def opened(qapp, monkeypatch):
    """A document that was drawn once, before its passes became long."""
    document = Document(Session.of(seeded_state(2, 3, 9), {}))
    settle()
    yield document
    document.close()
    settle()
    document.deleteLater()


@pytest.fixture
def passes(opened, monkeypatch):
    return LongPasses(monkeypatch)


def set_bias(document, value):
    document.set_values("", {BIAS: value}, "drag")
    settle()


# ---- nothing starves --------------------------------------------------------------------


def test_a_pass_is_left_alone_while_the_pointer_moves(opened, passes, qtbot):
    set_bias(opened, 1.0)
    for row in ("h", "c") * 10:
        opened.set_spotlight(Spotlight(rows=frozenset({row})))
        settle(1)
    passes.let(opened, qtbot)
    snapshot = opened.snapshot()
    assert snapshot.awaited is None
    assert snapshot.trace == forward(opened.state)
    assert len(passes.begun) == 1


def test_a_drag_draws_each_pass_that_ends_and_takes_the_newest_next(opened, passes, qtbot):
    drawn = Heard(opened.changed)
    for value in (1.0, 2.0, 3.0):
        set_bias(opened, value)
    passes.let(opened, qtbot)
    assert drawn.last[0].trace == forward(passes.begun[0])
    set_bias(opened, 4.0)
    passes.let(opened, qtbot)
    passes.let(opened, qtbot)
    assert [state.parameters.block("f").b[0] for state in passes.begun] == [1.0, 3.0, 4.0]
    assert drawn.last[0].trace == forward(opened.state)
    assert not opened.computing


def test_what_is_pointed_at_or_chosen_is_drawn_from_the_pass_before(opened, passes):
    before = opened.snapshot()
    drawn = Heard(opened.changed)
    set_bias(opened, 1.0)
    lit = Spotlight(rows=frozenset({"h"}))
    opened.set_spotlight(lit)
    opened.select(t=5, unit=2)
    opened.set_view(mean=True)
    settle()
    (now,) = drawn.last
    assert (now.trace, now.spotlight, now.t, now.unit) == (before.trace, lit, 5, 2)
    assert now.view.mean
    assert now.awaited is opened.state
    assert now.state.parameters is before.state.parameters
    opened.set_spotlight(Spotlight())
    settle()
    assert drawn.last[0].has_numbers_of(now), "nobody draws them again when the pointer moves"


def test_of_another_cell_only_what_fits_the_picture_is_shown(opened, passes, qtbot):
    before = opened.snapshot()
    opened.edit("", converted(opened.state, KINDS["gru"]))
    opened.select(block="z")
    opened.inspect(Inspection("z"))
    settle()
    now = opened.snapshot()
    assert (now.state, now.trace, now.inspection) == (before.state, before.trace, None)
    passes.let(opened, qtbot)
    assert opened.snapshot().kind is KINDS["gru"]
    assert opened.snapshot().inspection == Inspection("z")


@pytest.mark.parametrize("state", [seeded_state(2, 3, 9, seed=7), seeded_state(2, 4, 9)])
def test_another_session_waits_for_no_pass_of_the_one_before(opened, passes, qtbot, state):
    set_bias(opened, 1.0)
    drawn = Heard(opened.changed)
    opened.open(Session.of(state, {}))
    qtbot.waitUntil(lambda: len(passes.begun) == 2)
    passes.let(opened, qtbot)
    assert [one.trace for (one,) in drawn.calls if one.awaited is None] == [forward(state)]


def test_other_sizes_wait_for_no_pass_of_those_before(opened, passes, qtbot):
    set_bias(opened, 1.0)
    opened.edit("", seeded_state(2, 4, 9))
    settle()
    qtbot.waitUntil(lambda: len(passes.begun) == 2)
    passes.let(opened, qtbot)
    assert opened.snapshot().trace == forward(opened.state)


def test_undoing_to_what_is_known_ends_the_pass_and_its_progress(opened, passes, qtbot):
    before, shares = opened.snapshot(), Heard(opened.progressed)
    set_bias(opened, 1.0)
    qtbot.waitUntil(lambda: bool(shares.calls))
    opened.undo_stack.undo()
    settle()
    assert opened.snapshot().trace is before.trace
    assert not opened.computing
    qtbot.waitUntil(lambda: shares.last == (1.0,))


@pytest.mark.parametrize("error", [MemoryError(), ZeroDivisionError()])
def test_after_a_pass_that_failed_the_next_one_is_computed(
    opened, passes, qtbot, monkeypatch, error
):
    reported, told = [], Heard(opened.failed)
    monkeypatch.setattr("sys.excepthook", lambda _kind, fault, _trace: reported.append(fault))
    passes.failing = error
    set_bias(opened, 1.0)
    passes.let(opened, qtbot)
    sentences = [str(problem) for (problem,) in told.calls if problem is not None]
    memory = isinstance(error, MemoryError)
    assert sentences == (["There is not enough memory for this."] if memory else [])
    assert reported == ([] if memory else [error])
    opened.set_view(mean=True)
    settle()
    assert len(passes.begun) == 1, "a redraw does not try again"
    passes.failing = None
    set_bias(opened, 2.0)
    passes.let(opened, qtbot)
    assert opened.snapshot().trace == forward(opened.state)


# ---- no query acts ----------------------------------------------------------------------


def test_a_snapshot_computes_nothing_long_and_changes_nothing(opened, passes):
    opened.edit("", seeded_state(2, 3, 9, seed=5))
    before = (opened.state, opened.view, opened.undo_stack.index(), opened.computing)
    first, second = opened.snapshot(), opened.snapshot()
    assert first == second
    assert (opened.state, opened.view, opened.undo_stack.index(), opened.computing) == before
    assert passes.begun == []


def test_before_the_first_pass_there_is_no_picture(qapp, monkeypatch):
    passes = LongPasses(monkeypatch)
    document = Document(Session.of(seeded_state(2, 3, 9), {}))
    assert document.snapshot() is None
    settle()
    assert (document.snapshot(), document.computing, len(passes.begun)) == (None, True, 1)
    document.close()
    document.deleteLater()


# ---- the window -------------------------------------------------------------------------


@pytest.fixture(params=["lstm", "gru", "rnn"])
def kind(request):
    return KINDS[request.param]


@pytest.fixture
def main(window):
    return window(seeded_state(2, 3, 9))


def header_says(main):
    return main.header.progress.text()


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


# ---- exports wait -----------------------------------------------------------------------


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


# ---- the window goes --------------------------------------------------------------------


def test_the_window_goes_while_a_long_trace_is_saved(window, tmp_path: Path, monkeypatch):
    left = []
    monkeypatch.setattr(threading, "excepthook", left.append)
    monkeypatch.setattr("sys.excepthook", lambda *fault: left.append(fault))
    main = window(seeded_state(2, 3, 60_000))
    saving = TraceSaving(main.document, Settings(), main)
    saving.save(tmp_path / "trace.csv")
    job = saving.findChild(Job)
    end_work(main)
    assert not job.running
    saving.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    settle()
    assert left == []
    assert list(tmp_path.iterdir()) == []


def test_all_that_runs_on_a_thread_ends_with_the_window(window, monkeypatch, qtbot, home):
    main = window(seeded_state(2, 3, 300))
    recovery = Recovery(main.document, home / "recovery", main)
    main.closing.connect(recovery.close)
    main.document.set_memory("", replace(main.document.memory, units=24))
    main.workspaces.choose("memory")
    main.workspaces.choose("train")
    animation = AnimationDialog(main.document, Settings(), main)
    animation.save_to(home / "steps.gif")
    LongPasses(monkeypatch)
    set_bias(main.document, 1.0)
    qtbot.waitUntil(lambda: len(running(main)) >= 3, timeout=20_000)
    main.document.undo_stack.setClean()
    assert main.close()
    assert running(main) == []
    animation.deleteLater()
    settle()
    assert not (home / "steps.gif").exists()


def running(main):
    return [job for job in main.findChildren(Job) if job.running]
