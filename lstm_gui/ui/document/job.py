"""Work off the event loop: a thread of its own, how far it is, how it ended, a way to stop it."""

import sys
import threading
from collections.abc import Callable
from typing import Any, Protocol
from weakref import WeakKeyDictionary

from PyQt6.QtCore import QObject, pyqtSignal

from lstm_gui.files.problem import Problem

LONGEST_AT_ONCE = 0.03
"""Seconds; what is expected to take longer is the work of a `Job`."""


class GoesOn(Protocol):
    """Says whether to go on, and passes on how far the work has come, if it is told."""

    def __call__(self, come: Any = None, /) -> bool: ...


class GivenUp(Exception):  # noqa: N818 - it is no error
    """Ends work of a job that was given up; nobody is told of it."""


def or_give_up(goes_on: GoesOn) -> Callable[[float], None]:
    """Return what tells ``goes_on`` which share is done, and raises `GivenUp` if it says no."""

    def come(share: float) -> None:
        if not goes_on(share):
            raise GivenUp

    return come


def problem_of(error: BaseException | None) -> Problem | None:
    """Return what to tell the user of ``error``; None if it is a fault of the program."""
    if isinstance(error, MemoryError):
        return Problem("There is not enough memory for this.")
    return error if isinstance(error, Problem) else None


class Job(QObject):
    """One piece of work on a thread; `ended` comes once, however the work ends.

    What the program is at fault for goes to the error report by itself. What uses the
    job needs only to take down whatever says that it is running.

    Parameters
    ----------
    work
        What to do; it is given a `GoesOn` to call now and then. What it returns is the
        `result`, what it raises the `error`.
    parent
        Whose end stops the work.
    writes
        Whether it makes a file, at whose end `wait_for_files` waits. What only reads or
        computes loses nothing if the program ends before it.

    Signals
    -------
    progressed(object)
        What the work said of how far it has come, such as the share that is done.
    ended(Job)
        The thread is over; the job is deleted when the event loop comes round again.
    """

    progressed = pyqtSignal(object)
    ended = pyqtSignal(object)

    def __init__(
        self, work: Callable[[GoesOn], Any], parent: QObject, writes: bool = False
    ) -> None:
        super().__init__(parent)
        self.stopped = self.done = False
        """Whether it was given up, and whether all of it was done and there is a `result`."""
        self.result: Any = None
        self.error: BaseException | None = None
        self._end_of_work = threading.Event()
        self.destroyed.connect(self._end_of_work.set)
        self._mail = _Mail()
        self._mail.progressed.connect(self.progressed)
        self._mail.ended.connect(self._end)
        self._thread = threading.Thread(
            target=_run, args=(work, self._end_of_work, self._mail), name=type(parent).__name__
        )
        self._writes = writes

    @property
    def running(self) -> bool:
        """Whether the thread is under way."""
        return self._thread.is_alive()

    @property
    def problem(self) -> Problem | None:
        """What to tell of how it ended.

        None also of a fault, which the error report tells, and of what was given up: nobody
        waits for that.
        """
        return None if self.stopped else problem_of(self.error)

    def start(self) -> None:
        """Begin."""
        _writes[self._thread] = self._writes
        self._thread.start()

    def stop(self) -> None:
        """Give up; `ended` follows when the work has noticed."""
        self.stopped = True
        self._end_of_work.set()

    def wait(self) -> None:
        """Return when the thread is over; `ended` comes later, from the event loop."""
        if self.running:
            self._thread.join()

    def _end(self, result: object, error: BaseException | None) -> None:
        self._thread.join()
        self.result, self.error = result, error
        self.done = error is None and not self.stopped
        self.ended.emit(self)
        self.deleteLater()
        if error is not None and problem_of(error) is None:
            sys.excepthook(type(error), error, error.__traceback__)


_writes: WeakKeyDictionary[threading.Thread, bool] = WeakKeyDictionary()
"""The threads of all jobs, and whether each makes a file."""


def stop_jobs(owner: QObject) -> None:
    """Give up all jobs of what belongs to ``owner``; each ends when its work has noticed."""
    for job in owner.findChildren(Job):
        job.stop()


def wait_for_files() -> None:
    """Return when no file is being made any more, whether or not its job is still there."""
    for thread, writes in list(_writes.items()):
        if writes:
            thread.join()


def is_at_work() -> bool:
    """Tell whether any job is under way, whether or not what asked for it is still there."""
    return any(thread.is_alive() for thread in list(_writes))


class _Mail(QObject):
    """Crosses from the thread to the event loop, and outlives a job whose window has gone."""

    progressed = pyqtSignal(object)
    ended = pyqtSignal(object, object)


def _run(work: Callable[[GoesOn], object], stopped: threading.Event, mail: _Mail) -> None:
    def goes_on(come: object = None, /) -> bool:
        if come is not None:
            mail.progressed.emit(come)
        return not stopped.is_set()

    result: object = None
    # Made while there is room for it, and without a traceback that keeps alive what was too much.
    error: BaseException | None = MemoryError()
    try:
        result = work(goes_on)
        error = None
    except MemoryError:
        pass
    except GivenUp:
        error = None
    # Nothing above this thread would catch it, and the event loop waits for `ended`; there what is
    # no `problem` is raised again.
    except BaseException as caught:  # noqa: BLE001
        error = caught
    finally:
        mail.ended.emit(result, error)
