"""A job with a box: what is given up stops, and nobody is told of it."""

import threading

import pytest
from PyQt6.QtWidgets import QWidget

from lstm_gui.ui.document.job import Job
from lstm_gui.ui.notices.progress_box import ProgressBox
from lstm_gui.ui.notices.watched_job import WatchedJob
from tests.ui.driving import settle


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


def given_up(watched, act, qtbot, window):
    """Begin what ends only when it is stopped, do ``act``, and return who was told of the end."""
    begun, told = threading.Event(), []

    def until_stopped(goes_on):
        begun.set()
        while goes_on():
            pass

    watched.begin(until_stopped, "Reading …", window, told.append)
    assert begun.wait(10)
    (job,) = [job for job in watched.findChildren(Job) if job.running]
    act()
    qtbot.waitUntil(lambda: not job.running)
    settle()
    return told


def test_what_its_box_gives_up_stops_and_tells_nobody(window, qtbot):
    watched = WatchedJob(window)

    def cancel():
        assert watched.running
        (box,) = window.findChildren(ProgressBox)
        box.canceled.emit()

    assert given_up(watched, cancel, qtbot, window) == []
    assert not watched.running
    assert window.findChildren(ProgressBox) == []


def test_another_job_takes_the_place_of_the_one_before(window, qtbot):
    watched, told = WatchedJob(window), []

    def begin_another():
        watched.begin(lambda _goes_on: "all of it", "Reading …", window, told.append)

    assert given_up(watched, begin_another, qtbot, window) == []
    qtbot.waitUntil(lambda: bool(told))
    assert [job.result for job in told] == ["all of it"]
    assert not watched.running


@pytest.mark.parametrize("end", [lambda box: box.canceled.emit(), ProgressBox.take_down])
def test_a_box_that_has_gone_does_not_come_back_with_what_is_still_told(window, end):
    window.show()
    box = ProgressBox("Saving …", window)
    box.setMinimumDuration(0)
    box.show_share(0.25)
    assert box.isVisible()
    end(box)
    box.show_share(0.5)
    assert not box.isVisible()
