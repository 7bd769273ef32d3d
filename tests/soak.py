"""Random actions for hours, and what stays in memory of them.

``python -m tests.soak [ACTIONS] [SEED]`` is a program, no test. It goes through all
workspaces, cells, lessons and presets as `tests.ui.test_monkey` does, comes back to the same
preset after every thousand actions, and prints what the process holds then: resident memory,
the same after the allocator gave back what it could, Python objects, widgets, other objects
of Qt, and which types grew most since the first line.
"""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# First, since it chooses the number of BLAS threads before NumPy is loaded.
import ctypes
import gc
import random
import sys
import tempfile
import traceback
from collections import Counter
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

import lstm_gui.app  # isort: split  # noqa: F401


class Growth(NamedTuple):
    """What there is of each type."""

    objects: Counter[str]
    widgets: Counter[str]


EACH = 1000
"""Actions between two lines."""
HOME = ("bottom", "latch")


def main(actions: int = 10_000, seed: int = 1) -> None:
    """Print a line after each `EACH` actions."""
    with tempfile.TemporaryDirectory() as home:
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
            os.environ[name] = home
        _run(actions, seed)


def _run(actions: int, seed: int) -> None:
    from PyQt6.QtCore import QCoreApplication, QEvent, QTimer, qInstallMessageHandler
    from PyQt6.QtWidgets import QApplication

    from lstm_gui.files.lessons import bundled_lessons
    from lstm_gui.files.presets import load_preset, preset_names
    from lstm_gui.ui.document.document import Document
    from lstm_gui.ui.style.fonts import load_fonts, text_font
    from lstm_gui.ui.window.main_window import MainWindow
    from tests.ui.driving import settle
    from tests.ui.test_monkey import Monkey, close_what_waits

    # What the offscreen platform cannot do is said thousands of times.
    qInstallMessageHandler(_keep_to_oneself)
    app = QApplication.instance() or QApplication(["soak"])
    app.setStyle("Fusion")
    load_fonts()
    app.setFont(text_font(13))
    sys.excepthook = _tell
    window = MainWindow(Document(load_preset("latch").session))
    window.show()
    window.complete()
    settle()
    closer = QTimer(window)
    closer.timeout.connect(lambda: close_what_waits(window))
    closer.start(20)
    chance, monkey, lessons = random.Random(seed), Monkey(window, seed), bundled_lessons()

    def wander() -> None:
        """Turn to another workspace, cell, preset or lesson."""
        where = chance.randrange(10)
        named = window.actions_by_name
        if where < 5:
            named[chance.choice(("show_cell", "show_memory", "show_train"))].trigger()
        elif where < 7:
            window.files.show_preset(chance.choice(preset_names()))
        elif where == 7:
            window.workspace.parameters.kind.kinds.picked.emit(chance.choice(KINDS))
        elif where == 8:
            window.learning.course.start(chance.choice(lessons))
        else:
            window.classroom.choose(chance.choice((1.25, 1.5)))
            window.classroom.leave()

    first: Growth | None = None
    for number in range(actions + 1):
        if number % EACH == 0:
            window.document.end_visit()
            window.playback.stop()
            window.actions_by_name["show_cell"].trigger()
            window.files.show_preset("latch")
            settle()
            first = _report(number, first)
        if number % 25 == 0:
            wander()
        monkey.act()
        if number % 5 == 0:
            settle(1)
            # The event loop of a program does so by itself.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    closer.stop()
    os._exit(0)


KINDS = ("lstm", "gru", "rnn")


def _report(number: int, first: "Growth | None") -> "Growth":
    from PyQt6.QtWidgets import QApplication

    gc.collect()
    now = Growth(
        Counter(type(one).__name__ for one in gc.get_objects()),
        Counter(f"{type(one).__name__} in {type(one.parent()).__name__}"
                for one in QApplication.allWidgets()),
    )  # fmt: skip
    before = _resident()
    ctypes.CDLL(None).malloc_trim(0)
    print(
        f"{number:6}  resident {before:4.0f} MB, trimmed {_resident():4.0f} MB, objects "
        f"{now.objects.total():7}, widgets {now.widgets.total():5}",
        *(f"        {_grown(new, old)}" for new, old in zip(now, first or now, strict=True)),
        sep="\n",
        flush=True,
    )
    return first or now


def _grown(new: "Counter[str]", old: "Counter[str]") -> str:
    return ", ".join(f"{name} +{count}" for name, count in (new - old).most_common(12))


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def _keep_to_oneself(_kind: object, _context: object, text: str | None) -> None:
    if text and not text.startswith("This plugin does not support"):
        print("Qt:", text, flush=True)


def _tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    print("raised", "".join(traceback.format_exception(kind, error, trace)[-3:]), flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
