"""Random actions for hours, and what stays in memory of them.

``python -m tests.soak [ACTIONS] [SEED]`` is a program, no test. It goes through all
workspaces, cells, lessons and presets as `tests.ui.test_monkey` does, and through the dialogs,
with tables, targets, own trainings, exports and modes, as `tests.ui.dialog_monkey`. It comes
back to the same preset after every thousand actions, and prints what the process holds then:
resident memory, the same after the allocator gave back what it could, Python objects, widgets,
other objects of Qt, and which types grew most since the first line. It ends with 1 if anything
raised or if Qt warned.
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
from typing import TYPE_CHECKING, NamedTuple

import lstm_gui.app  # isort: split  # noqa: F401

if TYPE_CHECKING:
    from PyQt6.QtWidgets import QApplication

    from lstm_gui.files.sessions.session import Session
    from lstm_gui.ui.window.main_window import MainWindow


class Growth(NamedTuple):
    """What there is of each type."""

    objects: Counter[str]
    widgets: Counter[str]


EACH = 1000
"""Actions between two lines."""
_faults: list[str] = []


def main(actions: int = 10_000, seed: int = 1) -> None:
    """Print a line after each `EACH` actions."""
    with tempfile.TemporaryDirectory() as home:
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
            os.environ[name] = home
        _run(actions, seed)
    print(f"{len(_faults)} faults in {actions} actions", flush=True)
    # Without taking down the window, which is not what is looked at.
    os._exit(bool(_faults))


def _run(actions: int, seed: int) -> None:
    from PyQt6.QtCore import QCoreApplication, QEvent
    from PyQt6.QtWidgets import QApplication

    from lstm_gui.app.start import large_blocks
    from tests.ui.dialog_monkey import DialogMonkey
    from tests.ui.dialogs import Closer
    from tests.ui.driving import settle
    from tests.ui.test_monkey import Monkey

    large_blocks.give_back()  # as the program does
    app = QApplication(["soak"])
    window = _opened(app)
    closer = Closer(window, 20, parent=window)
    monkey = Monkey(window, seed)
    dialogs = DialogMonkey(window, random.Random(seed), Path(os.environ["HOME"]))
    tour = Tour(window, random.Random(seed), Path(os.environ["HOME"]))
    first: Growth | None = None
    for number in range(actions + 1):
        if number % EACH == 0:
            _come_back(window)
            first = _report(number, first)
        if number % 25 == 0:
            tour.wander()
        if number % 40 == 20:
            # It answers for itself what waits.
            closer.stop()
            dialogs.visit()
            closer.start()
        if number % 7 == 0:
            tour.stack()
        monkey.act()
        if number % 5 == 0:
            settle(1)
            # The event loop of a program does so by itself.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _opened(app: "QApplication") -> "MainWindow":
    """Return the window as it stands when it is complete."""
    from PyQt6.QtCore import qInstallMessageHandler

    from lstm_gui.files.shipped.presets import load_preset
    from lstm_gui.ui.document.document import Document
    from lstm_gui.ui.style.fonts import load_fonts, text_font
    from lstm_gui.ui.window.main_window import MainWindow
    from tests.ui.driving import settle

    # What the offscreen platform cannot do is said thousands of times.
    qInstallMessageHandler(_keep_to_oneself)
    app.setStyle("Fusion")
    load_fonts()
    app.setFont(text_font(13))
    sys.excepthook = _tell
    window = MainWindow(Document(load_preset("latch").session))
    window.show()
    window.complete()
    settle()
    return window


def _come_back(window: "MainWindow") -> None:
    """Stand again where what is held can be compared: large pictures are of the whole window."""
    from lstm_gui.ui.window.window_layout import FIRST_SIZE
    from tests.ui.driving import settle

    window.resize(FIRST_SIZE)
    for panel in window.workspace.panels:
        panel.setFloating(False)
    window.document.end_visit()
    window.playback.stop()
    window.actions_by_name["show_cell"].trigger()
    window.files.show_preset("latch")
    settle()


class Tour:
    """Goes from place to place in a window, so that random actions meet all of it."""

    def __init__(self, window: "MainWindow", chance: random.Random, home: Path) -> None:
        self._window, self._chance = window, chance
        self._files, self._models = _files(home), _models(home)
        self._ways = [
            *[self._workspace] * 5, *[self._preset] * 2, *[self._file] * 4, *[self._model] * 2,
            self._kind, self._lesson, self._type,
        ]  # fmt: skip

    def wander(self) -> None:
        """Turn to another workspace, cell, preset, file, model or lesson."""
        self._chance.choice(self._ways)()

    def stack(self) -> None:
        """Add, remove, turn or move a layer, or look at another."""
        menu = self._window.workspace.diagram().layers_menu
        menu.aboutToShow.emit()
        self._chance.choice([one for one in menu.actions() if one.isEnabled()]).trigger()

    def _workspace(self) -> None:
        name = self._chance.choice(("show_cell", "show_memory", "show_train"))
        self._window.actions_by_name[name].trigger()
        train = self._window.workspaces.train
        if name == "show_train" and train is not None:
            # As the button: nothing is trained before somebody starts it.
            train.lab.toggle()

    def _preset(self) -> None:
        from lstm_gui.files.shipped.presets import preset_names

        self._window.files.show_preset(self._chance.choice(preset_names()))

    def _file(self) -> None:
        self._window.files.open_path(self._chance.choice(self._files))

    def _model(self) -> None:
        """Open one as the dialog does, or at once: what takes a while may be given up."""
        path = self._chance.choice(self._models)
        self._window.files.open_path(path)
        if self._chance.random() < 0.5 and path.suffix != ".bin":
            self._window.files.adopt(_session_of(path))

    def _kind(self) -> None:
        from lstm_gui.core import KINDS

        kinds = self._window.workspace.parameters.kind.kinds
        kinds.picked.emit(self._chance.choice(list(KINDS)))

    def _lesson(self) -> None:
        from lstm_gui.files.lessons.lesson_files import bundled_lessons

        self._window.learning.course.start(self._chance.choice(bundled_lessons()))

    def _type(self) -> None:
        self._window.classroom.choose(self._chance.choice((1.25, 1.5)))
        self._window.classroom.leave()


def _files(folder: Path) -> tuple[Path, ...]:
    """Write sessions of several layers, with all that may stand before and after them."""
    from lstm_gui.core import GRU, KINDS, LSTM
    from lstm_gui.files.sessions.session import Session, write_session
    from tests.core.network.networks import bidirectional, embedded
    from tests.fuzz.trials import stacked

    networks = [bidirectional(LSTM), bidirectional(GRU, "linear"), embedded(LSTM)]
    networks += [stacked(name) for name in KINDS]
    paths = tuple(folder / f"{number}.lstm.json" for number in range(len(networks)))
    for path, network in zip(paths, networks, strict=True):
        write_session(path, Session(network))
    return paths


def _models(folder: Path) -> tuple[Path, ...]:
    """Write trained models, and one that is refused."""
    from tests.files.importers.whole_models import whole_models

    refused = folder / "refused.bin"
    refused.write_bytes(b"no model")
    return (*whole_models(folder), refused)


def _session_of(path: Path) -> "Session":
    from lstm_gui.files.importers import read_model
    from lstm_gui.files.importers.model_session import session_of

    return session_of(read_model(path), None, str(path))[1]


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
        _note(f"Qt: {text}")


def _tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    _note("raised " + "".join(traceback.format_exception(kind, error, trace)[-3:]))


def _note(fault: str) -> None:
    _faults.append(fault)
    print(fault, flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
