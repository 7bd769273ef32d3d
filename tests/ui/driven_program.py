"""Run the real program with a script at its wheel; called by `test_start`.

    python driven_program.py SCRIPT [SESSION]

Each script gets the Program once its window is complete; what it puts into FACTS is
printed as JSON when its window has gone.
"""

import ctypes
import gc
import json
import os
import signal
import sys
import threading
import weakref
from pathlib import Path

from PyQt6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer
from PyQt6.QtGui import QKeyEvent
from PyQt6.QtWidgets import QApplication, QMessageBox

from lstm_gui.app import cli
from lstm_gui.app.start import application
from lstm_gui.files.importers import model_file
from lstm_gui.scenes.training.training_settings import TrainingSettings
from lstm_gui.ui.notices.error_dialog import ErrorDialog
from lstm_gui.ui.sessions import file_opening
from lstm_gui.ui.sessions.recovery_dialog import RecoveryDialog
from lstm_gui.ui.widgets.numbers.number_slider import NumberSlider

FACTS: dict[str, object] = {}
HEAVY = (
    "hashlib",
    "lstm_gui.ui.window.action_owners",
    "numpy.typing",
    "pyqtgraph",
    "string",
    "ziamath",
)
"""What the first picture needs nothing of."""
_BLOCK = 8 * 2**20
_PULSE = 10
"""In milliseconds."""


def look_closely(program):
    FACTS["collecting garbage in any thread"] = gc.isenabled()
    FACTS["collecting garbage in"] = _where_garbage_ends()
    FACTS["objects that stay"] = gc.get_freeze_count()
    look(program)


def look(program):
    window = program.window
    FACTS["title"] = window.windowTitle()
    FACTS["panels"] = len(window.workspace.panels)
    FACTS["top of the parameters"] = window.workspace.parameters.widget().y()
    FACTS["icon"] = not QApplication.windowIcon().isNull()
    FACTS["shown"] = [one.name for one in window.workspace.panels if not one.isHidden()]
    FACTS["kept of a large block"] = _kept_of_a_large_block()
    FACTS["desktop"] = QApplication.desktopFileName()
    FACTS["readers"] = _readers()
    FACTS["lessons"] = "lstm_gui.files.lessons.lesson_files" in sys.modules
    FACTS["books"] = "lstm_gui.words.notations.books" in sys.modules
    offered = window.findChild(RecoveryDialog)
    FACTS["offered"] = offered is not None
    if offered is not None:
        offered.reject()
    window.close()


def wait_for_a_large_session(program):
    document = program.window.document
    FACTS["preset at first"] = document.preset
    while document.path is None:
        QCoreApplication.processEvents()
    FACTS["steps"] = len(document.state.sequence)
    program.window.close()


def look_at_the_layer(program):
    network = program.window.document.network
    FACTS["layer"] = network.layers[network.focus].name
    FACTS["steps"] = len(network.sequence)
    program.window.close()


def _where_garbage_ends():
    """Make some that only a look can find, and return the name of the thread in which it ends."""
    ends = []
    for _ in range(2 * gc.get_threshold()[0]):
        ring = Ring()
        ring.itself = ring
        weakref.finalize(ring, lambda: ends.append(threading.current_thread().name))
    while not ends:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    return sorted(set(ends))


class Ring:
    itself: "Ring"


def want_everything(program):
    from lstm_gui.ui.window.welcome.welcome_bar import WelcomeBar

    bar = program.window.findChild(WelcomeBar)
    panels = program.window.workspace.panels
    FACTS["shown"] = [one.name for one in panels if not one.isHidden()]
    bar.everything.click()
    QCoreApplication.processEvents()
    program.window.close()


def edit(program):
    slider = program.window.findChild(NumberSlider)
    slider.setFocus()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        pressed = QKeyEvent(kind, Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(slider, pressed)
    QCoreApplication.processEvents()
    FACTS["modified"] = program.window.document.modified


def edit_and_save(program):
    edit(program)
    program.window.actions_by_name["save"].trigger()
    FACTS["saved"] = not program.window.document.modified
    program.window.actions_by_name["quit"].trigger()


def interrupted(program):
    edit(program)
    os.kill(os.getpid(), signal.SIGINT)


def left_by_its_terminal(program):
    edit(program)
    os.kill(os.getpid(), signal.SIGHUP)


def left_by_a_terminal_it_is_to_outlive(program):
    left_by_its_terminal(program)
    QCoreApplication.processEvents()
    FACTS["alive"] = program.window.isVisible()
    program.window.close()


def ended_in_a_lesson(program):
    # Not at the top: what a start loads is looked at.
    from lstm_gui.files.lessons.lesson_files import bundled_lessons

    edit(program)
    program.window.actions_by_name["learn"].trigger()
    program.window.learning.course.start(bundled_lessons()[0])
    QCoreApplication.processEvents()
    os.kill(os.getpid(), signal.SIGTERM)


def ended_while_a_trace_is_saved(program):
    from lstm_gui.core import resized
    from lstm_gui.ui.document.job import Job
    from lstm_gui.ui.document.preferences import Settings
    from lstm_gui.ui.exporting.trace_saving import TraceSaving

    window = program.window
    window.document.edit("", resized(window.document.state, 2, 32, 6000))
    saving = TraceSaving(window.document, Settings(), window)
    saving.save(Path.home() / "trace.csv")
    FACTS["saving"] = saving.findChild(Job).running
    os.kill(os.getpid(), signal.SIGTERM)


def closed_while_an_animation_is_made(program):
    _begin_an_animation(program)
    program.window.close()


def all_closed_while_an_animation_is_made(program):
    _begin_an_animation(program)
    program.app.closeAllWindows()


def _begin_an_animation(program):
    from lstm_gui.ui.document.preferences import Settings
    from lstm_gui.ui.exporting.animations.animation_dialog import AnimationDialog

    dialog = AnimationDialog(program.window.document, Settings(), program.window)
    dialog.open()
    dialog.save_to(Path.home() / "steps.gif")
    QCoreApplication.processEvents()
    FACTS["making"] = dialog.maker is not None


def closed_while_a_model_is_read(program):
    begun = threading.Event()

    def without_an_end(_path):
        begun.set()
        threading.Event().wait()

    file_opening.model_in = without_an_end
    path = Path.home() / "model.bin"
    path.write_bytes(b"model")
    program.window.files.open_path(path)
    FACTS["reading"] = begun.wait(60)
    program.window.close()


def interrupted_while_training(program):
    window = program.window
    minutes = TrainingSettings(distance=200, units=64, updates=3000)
    window.document.set_training("", minutes)
    window.workspaces.choose("train")
    window.workspaces.train.lab.start()
    FACTS["training"] = window.workspaces.train.lab.state
    os.kill(os.getpid(), signal.SIGINT)


def discard(program):
    edit(program)
    program.window.close()


def broken_slot(program):
    QTimer.singleShot(0, _break)
    QTimer.singleShot(0, _Later(program).look)


def _break():
    raise RuntimeError("a slot failed")


def _readers() -> list[str]:
    within = "lstm_gui.files.importers."
    return [name for name in sys.modules if name.startswith(within) and name != model_file.__name__]


class _Heaps(ctypes.Structure):
    """What ``mallinfo2`` of glibc tells; the first is how large its heaps are together."""

    _fields_ = [(f"field{number}", ctypes.c_size_t) for number in range(10)]


def _kept_of_a_large_block() -> int | None:
    """Return how many blocks the heaps have more room for when one was used twice."""
    library = ctypes.CDLL(None)
    if not hasattr(library, "mallinfo2"):
        return None
    told, take, give = library.mallinfo2, library.malloc, library.free
    told.restype, take.restype, give.argtypes = _Heaps, ctypes.c_void_p, [ctypes.c_void_p]
    before = told().field0
    for _ in range(2):
        block = take(_BLOCK)
        above = take(64)
        give(block)
        give(above)
    return (told().field0 - before) // _BLOCK


class _Later(QObject):
    def __init__(self, program):
        super().__init__(program)
        self._program = program

    def look(self):
        QCoreApplication.processEvents()
        window = self._program.window
        dialog = window.findChild(ErrorDialog)
        FACTS["report"] = dialog is not None and "a slot failed" in dialog.report
        FACTS["alive"] = window.isVisible()
        edit(self._program)
        window.document.undo_stack.undo()
        dialog.close()
        window.close()


class Driven(application.Program):
    def __init__(self, app, *rest):
        super().__init__(app, *rest)
        app.installEventFilter(self)
        self.window.completed.connect(self._drive, Qt.ConnectionType.QueuedConnection)
        self._answer = QTimer(self)
        self._answer.timeout.connect(self._dismiss)
        self._answer.start(_PULSE)

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and "heavy at first paint" not in FACTS:
            FACTS["heavy at first paint"] = [name for name in HEAVY if name in sys.modules]
            FACTS["readers at first paint"] = _readers()
            rows = self.window.workspace.parameters.findChildren(NumberSlider)
            FACTS["sliders at first paint"] = len(rows)
            FACTS["collecting garbage at first paint"] = gc.isenabled()
            top = self.window.workspace.parameters.widget().y()
            FACTS["top of the parameters at first paint"] = top
        return False

    def release(self):
        super().release()
        print(json.dumps(FACTS))

    def _drive(self):
        globals()[sys.argv[1]](self)

    def _dismiss(self):
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            FACTS["told"] = box.text()
            button = box.button(QMessageBox.StandardButton.Discard)
            (button or box.button(QMessageBox.StandardButton.Ok)).click()


if __name__ == "__main__":
    application.Program = Driven
    sys.exit(cli.main(sys.argv[2:]))
