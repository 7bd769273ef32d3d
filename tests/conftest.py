"""What every test is given: a screen that is not there, a home of its own, no leaks.

A test fails when it leaves a window, a running timer or a thread behind: each of
them would act during some later test and make that one fail instead.
"""

import gc
import itertools
import os
import shutil
import sys
import threading
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Before Qt is imported by anything: a scale or a style of this machine's is not for the tests.
for name in [name for name in os.environ if name.startswith("QT_")]:
    del os.environ[name]
os.environ["QT_QPA_PLATFORM"] = "offscreen"
# Qt warns of a locale that is not there or has no UTF-8; glibc always has this one.
for name in [name for name in os.environ if name.startswith("LC_")] + ["LANGUAGE"]:
    os.environ.pop(name, None)
if sys.platform == "linux":
    os.environ["LC_ALL"] = "C.UTF-8"

from lstm_gui.app.cli import use_one_thread

# As in the program, before NumPy is imported by anything; so is what the tests start.
use_one_thread()

from PyQt6 import sip
from PyQt6.QtCore import QCoreApplication, QEvent, QSettings, QTimer
from PyQt6.QtWidgets import QApplication, QWidget

# How fast this machine is, and what else it does, fails nothing.
settings.register_profile("no clock", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("no clock")


def pytest_collection_finish() -> None:
    """Spare the collector of Python what stays to the end, and let it look for garbage less often.

    It takes an eighth of the time of a test of the window otherwise.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 10, 10)


_FOLDERS = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": ".data",
    "LOCALAPPDATA": ".data",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".data",
    "XDG_STATE_HOME": ".state",
    "XDG_CACHE_HOME": ".cache",
    "XDG_RUNTIME_DIR": ".run",
}
_NEW = sorted(set(_FOLDERS.values()) - {""})
"""The folders, all empty, of a home that nobody has written to."""


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], Path]]:
    """Give a home that nobody has written to, below a folder that is removed at the end.

    `mktemp` would list all homes before it to find a name that is free.
    """
    folder = tmp_path_factory.mktemp("homes")
    numbers = itertools.count()
    made: list[Path] = []

    def empty() -> Path:
        if not made or not _is_untouched(made[-1]):
            made.append(_new_home(folder / str(next(numbers))))
        return made[-1]

    yield empty
    shutil.rmtree(folder, ignore_errors=True)


_TO_END = 4.0
"""Seconds that a thread has to end in: long, since a busy machine may not let it run at all."""


def _new_home(folder: Path) -> Path:
    for inside in ("", *_NEW):
        (folder / inside).mkdir(mode=0o700)
    return folder


def _is_untouched(home: Path) -> bool:
    return sorted(os.listdir(home)) == _NEW and not any(
        os.listdir(home / inside) for inside in _NEW
    )


@pytest.fixture(autouse=True)
def home(homes: Callable[[], Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home for each test, so that none reads or writes the real one."""
    folder = homes()
    for name, inside in _FOLDERS.items():
        monkeypatch.setenv(name, str(folder / inside))
    for kind in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(kind, QSettings.Scope.UserScope, str(folder / ".config"))
    return folder


@pytest.fixture(autouse=True)
def no_leaked_threads() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if thread not in before]
    for thread in left:
        thread.join(timeout=_TO_END)
    running = [thread.name for thread in left if thread.is_alive()]
    assert not running, f"threads still running after the test: {running}"


@pytest.fixture(autouse=True)
def no_leaked_timers(monkeypatch: pytest.MonkeyPatch, no_leaked_widgets: None) -> Iterator[None]:
    started: weakref.WeakSet[QTimer] = weakref.WeakSet()
    start = QTimer.start

    def remember(timer: QTimer, *arguments: int) -> None:
        started.add(timer)
        start(timer, *arguments)

    monkeypatch.setattr(QTimer, "start", remember)
    yield
    _delete_later_now()
    active = [timer for timer in started if not sip.isdeleted(timer) and timer.isActive()]
    owners = [f"{timer!r} of {timer.parent()!r}" for timer in active]
    for timer in active:
        timer.stop()
    assert not owners, f"timers still running after the test: {owners}"


_kept_open: list[None] = []


@pytest.fixture(scope="module")
def kept_open() -> Iterator[None]:
    """Let a window outlive a test: what it makes unseen may stay until the module ends."""
    before = _addresses()
    _kept_open.append(None)
    yield
    _kept_open.pop()
    _fail_over_what_is_left(before)


@pytest.fixture(autouse=True)
def no_leaked_widgets() -> Iterator[None]:
    before = _addresses()
    yield
    _fail_over_what_is_left(before)


def _fail_over_what_is_left(before: set[int]) -> None:
    _delete_later_now()
    left = _leaked(before)
    if left:
        gc.collect()
        left = _leaked(before)
    names = [f"{widget!r} {widget.objectName()!r}" for widget in left]
    for widget in left:
        widget.deleteLater()
    _delete_later_now()
    assert not names, f"windows still alive after the test: {names}"


def _leaked(before: set[int]) -> list[QWidget]:
    new = [one for one in _top_level_widgets() if sip.unwrapinstance(one) not in before]
    return [one for one in new if one.isVisible() or not _kept_open]


def _addresses() -> set[int]:
    """Return where Qt keeps each: what it made itself is another object of Python each time."""
    return {sip.unwrapinstance(widget) for widget in _top_level_widgets()}


def _top_level_widgets() -> list[QWidget]:
    return QApplication.topLevelWidgets() if QApplication.instance() else []


def _delete_later_now() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
