"""Work on a thread: it ends however it ends, says so once, and is never left behind."""

import sys
import threading
from functools import partial

import pytest
from PyQt6.QtCore import QCoreApplication, QEvent, QObject

from lstm_gui.files.problem import Problem
from lstm_gui.ui.document.job import Job, is_at_work, stop_jobs, wait_for_files
from lstm_gui.ui.document.working import Worker, stop_work
from tests.ui.driving import Heard, settle


@pytest.fixture
def owner(qapp):
    made = QObject()
    yield made
    stop_work(made)
    settle()
    made.deleteLater()


@pytest.fixture
def reported(monkeypatch):
    """What went to the error report."""
    errors = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: errors.append(error))
    return errors


def failing(error, _goes_on):
    raise error


def until_stopped(begun, goes_on):
    begun.set()
    while goes_on():
        pass


def begun_job(owner):
    begun = threading.Event()
    job = Job(partial(until_stopped, begun), owner)
    job.start()
    assert begun.wait(10)
    return job


def test_a_job_tells_how_far_it_is_and_what_came_out(owner, qtbot):
    begin = threading.Event()

    def work(goes_on):
        begin.wait()
        return [goes_on(share) for share in (0.5, None, 1.0)]

    job = Job(work, owner)
    told, ended = Heard(job.progressed), Heard(job.ended)
    job.start()
    assert job.running
    assert not job.done
    begin.set()
    qtbot.waitUntil(lambda: bool(ended.calls))
    assert told.calls == [(0.5,), (1.0,)]
    assert ended.calls == [(job,)]
    assert (job.done, job.result, job.problem) == (True, [True] * 3, None)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (Problem("The file is full."), "The file is full."),
        (MemoryError("26.8 GiB"), "There is not enough memory for this."),
    ],
)
def test_what_can_be_told_is_one_sentence_and_no_report(owner, qtbot, reported, error, sentence):
    job = Job(partial(failing, error), owner)
    ended = Heard(job.ended)
    job.start()
    qtbot.waitUntil(lambda: bool(ended.calls))
    assert not job.done
    assert str(job.problem) == sentence
    assert reported == []


@pytest.mark.parametrize("error", [ZeroDivisionError("x"), SystemExit(3), KeyboardInterrupt()])
def test_a_fault_ends_the_job_and_goes_to_the_report(owner, qtbot, reported, error):
    job = Job(partial(failing, error), owner)
    ended = Heard(job.ended)
    job.start()
    qtbot.waitUntil(lambda: bool(ended.calls))
    assert (job.done, job.running, job.problem) == (False, False, None)
    assert reported == [error]


def test_a_job_that_is_stopped_says_so_when_its_thread_is_over(owner, qtbot):
    job = begun_job(owner)
    ended = Heard(job.ended)
    job.stop()
    qtbot.waitUntil(lambda: bool(ended.calls))
    assert (job.stopped, job.done, job.running) == (True, False, False)


def test_why_what_was_given_up_has_failed_is_told_to_nobody(owner, qtbot, reported):
    let = threading.Event()

    def fail(_goes_on):
        let.wait()
        raise Problem("There is no more room.")

    job = Job(fail, owner)
    ended = Heard(job.ended)
    job.start()
    job.stop()
    let.set()
    qtbot.waitUntil(lambda: bool(ended.calls))
    assert (job.problem, job.done, reported) == (None, False, [])


def test_jobs_of_a_window_that_goes_end_with_it(owner, qtbot, reported):
    job = begun_job(QObject(owner))
    ended = Heard(job.ended)
    stop_jobs(owner)
    qtbot.waitUntil(lambda: bool(ended.calls))
    assert not job.running
    assert reported == []


def test_at_the_end_files_are_waited_for_and_nothing_else(owner, qtbot):
    reading, written = begun_job(owner), []
    job = Job(lambda _goes_on: written.append("all of it"), QObject(owner), writes=True)
    job.start()
    wait_for_files()
    assert written == ["all of it"]
    assert is_at_work()
    stop_jobs(owner)
    qtbot.waitUntil(lambda: not reading.running)
    assert not is_at_work()


def test_a_job_whose_owner_is_gone_stops_and_tells_nobody(qapp, reported):
    owner = QObject()
    job = begun_job(owner)
    thread, ended = job._thread, Heard(job.ended)
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    thread.join(10)
    assert not thread.is_alive()
    settle()
    assert (ended.calls, reported) == ([], [])


# ---- who answers questions --------------------------------------------------------------


class Squares(Worker[int, tuple[int, int]]):
    """Squares numbers, slowly; waits for leave before each, and cannot do those below 0."""

    def __init__(self, parent):
        super().__init__(parent)
        self.begun = []
        self.leave = threading.Semaphore(0)

    def find(self, question):
        self.begun.append(question)
        assert self.leave.acquire(timeout=10)
        if question < 0:
            raise MemoryError
        if question == 13:
            raise ZeroDivisionError
        return question, question**2

    def seconds(self, question):
        return 1.0

    def answers(self, latest, question):
        return latest[0] == question


@pytest.fixture
def squares(owner, qtbot):
    made = Squares(owner)
    yield made
    made.leave.release(10)
    made.stop()


def let_one(squares, qtbot):
    """Let one question be answered, or fail, and hear of it."""
    heard = Heard(squares.found), Heard(squares.failed)
    squares.leave.release()
    qtbot.waitUntil(lambda: any(one.calls for one in heard), timeout=10_000)
    return [one.calls for one in heard]


def test_what_runs_is_finished_and_then_the_newest_is_taken(squares, qtbot):
    for number in (1, 2, 3, 4):
        assert squares.answer(number) is None
    let_one(squares, qtbot)
    assert squares.latest == (1, 1)
    assert squares.answer(4) == (1, 1)
    let_one(squares, qtbot)
    assert squares.latest == (4, 16)
    assert (squares.begun, squares.running) == ([1, 4], False)


def test_the_same_question_again_begins_nothing(squares, qtbot):
    for _ in range(20):
        squares.answer(5)
        settle(1)
    let_one(squares, qtbot)
    assert squares.answer(5) == (5, 25)
    assert (squares.begun, squares.running) == ([5], False)


@pytest.mark.parametrize("bad", [-1, 13])
def test_after_a_failure_the_next_question_is_answered(squares, qtbot, reported, bad):
    squares.answer(bad)
    squares.answer(6)
    found, failed = let_one(squares, qtbot)
    assert (len(found), len(failed)) == (0, 1)
    assert [type(error) for error in reported] == ([] if bad < 0 else [ZeroDivisionError])
    assert (failed[0][0] is None) == (bad > 0)
    let_one(squares, qtbot)
    assert squares.latest == (6, 36)


def test_a_question_that_failed_is_not_tried_at_each_redraw(squares, qtbot):
    squares.answer(-1)
    let_one(squares, qtbot)
    assert squares.failing
    for _ in range(3):
        assert squares.answer(-1) is None
    assert squares.begun == [-1]
    squares.answer(2)
    let_one(squares, qtbot)
    assert not squares.failing
    squares.answer(-1)
    let_one(squares, qtbot)
    assert squares.begun == [-1, 2, -1]


def test_what_was_given_up_answers_nothing_and_the_next_one_still_runs(squares, qtbot):
    squares.answer(7)
    squares.give_up()
    squares.answer(8)
    squares.leave.release(2)
    qtbot.waitUntil(lambda: squares.latest is not None, timeout=10_000)
    assert squares.latest == (8, 64)
