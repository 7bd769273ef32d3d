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
from collections.abc import Callable, Generator, Iterator
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
# Processes that the tests start by the hundred need not compile the program each time anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

from lstm_gui.app.cli import use_one_thread

# As in the program, before NumPy is imported by anything; so is what the tests start.
use_one_thread()

from PyQt6 import sip
from PyQt6.QtCore import QCoreApplication, QEvent, QSettings, Qt, QTimer
from PyQt6.QtGui import QGuiApplication
from PyQt6.QtWidgets import QApplication, QWidget

# How fast this machine is, and what else it does, fails nothing.
settings.register_profile("no clock", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("no clock")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Spare the collector of Python what stays to the end, and let it look for garbage less often.

    It takes a quarter of the time of collecting otherwise, and an eighth of that of a test of
    the window.
    """
    gc.disable()
    collected = yield
    gc.freeze()
    gc.set_threshold(10_000, 10, 10)
    gc.enable()
    return collected


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
    """Move into a home that nobody has written to, below a folder that is removed at the end.

    `mktemp` would list all homes before it to find a name that is free.
    """
    folder = tmp_path_factory.mktemp("homes")
    numbers = itertools.count()
    made: list[Path] = []

    def empty() -> Path:
        if not made or not _is_untouched(made[-1]):
            made.append(_new_home(folder / str(next(numbers))))
            _move_into(made[-1], environment)
        return made[-1]

    with pytest.MonkeyPatch.context() as environment:
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


def _move_into(home: Path, environment: pytest.MonkeyPatch) -> None:
    for name, inside in _FOLDERS.items():
        environment.setenv(name, str(home / inside))
    for kind in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(kind, QSettings.Scope.UserScope, str(home / ".config"))


@pytest.fixture(autouse=True)
def home(homes: Callable[[], Path]) -> Iterator[Path]:
    """An empty home for each test, so that none reads or writes the real one."""
    yield homes()
    # What is made before the next test finds an empty one as well.
    homes()


_started: weakref.WeakSet[QTimer] = weakref.WeakSet()
"""The timers that the running test has started."""


@pytest.fixture(scope="session", autouse=True)
def timers_are_noted() -> Iterator[None]:
    start = QTimer.start

    def note(timer: QTimer, *arguments: int) -> None:
        _started.add(timer)
        start(timer, *arguments)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QTimer, "start", note)
        yield


@pytest.fixture(autouse=True)
def no_leaks() -> Iterator[None]:
    """Fail over what a test leaves behind; one fixture for all, since each costs every test."""
    threads, widgets = set(threading.enumerate()), _addresses()
    _started.clear()
    yield
    left = [*_timers_left(), *_widgets_left(widgets), *_threads_left(threads), *_buttons_left()]
    assert not left, f"left behind by the test: {'; '.join(left)}"


def _timers_left() -> list[str]:
    _delete_later_now()
    active = [timer for timer in _started if not sip.isdeleted(timer) and timer.isActive()]
    owners = [f"{timer!r} of {timer.parent()!r}" for timer in active]
    for timer in active:
        timer.stop()
    return [f"timers still running after the test: {owners}"] if owners else []


def _buttons_left() -> list[str]:
    # A window in which somebody seems to drag does not come to rest.
    pressed = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
    return ["a button of the mouse still pressed after the test"] if pressed else []


def _threads_left(before: set[threading.Thread]) -> list[str]:
    left = [thread for thread in threading.enumerate() if thread not in before]
    for thread in left:
        thread.join(timeout=_TO_END)
    running = [thread.name for thread in left if thread.is_alive()]
    return [f"threads still running after the test: {running}"] if running else []


_kept_open: list[None] = []


@pytest.fixture(scope="module")
def kept_open() -> Iterator[None]:
    """Let a window outlive a test: what it makes unseen may stay until the module ends."""
    before = _addresses()
    _kept_open.append(None)
    yield
    _kept_open.pop()
    left = _widgets_left(before)
    assert not left, left[0]


def _widgets_left(before: set[int]) -> list[str]:
    _delete_later_now()
    left = _leaked(before)
    if left:
        gc.collect()
        left = _leaked(before)
    names = [f"{widget!r} {widget.objectName()!r}" for widget in left]
    for widget in left:
        widget.deleteLater()
    _delete_later_now()
    return [f"windows still alive after the test: {names}"] if names else []


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
