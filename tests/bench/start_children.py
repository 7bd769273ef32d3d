"""What `tests.bench.start` starts: the program, and a bare window with one plot.

Nothing is imported here that the program does not import by itself before its first paint, so
that neither of the two pays for the bench.
"""

import os
import sys
from time import CLOCK_MONOTONIC, clock_gettime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lstm_gui.ui.window.main_window import MainWindow

FIGURES = ("diagram", "states")


def program_child() -> None:
    """Start the program as ``lstm-gui`` does, report and leave."""
    from lstm_gui.app.start.system_libraries import missing_libraries, platform_name
    from lstm_gui.app.start.window import opened

    missing_libraries(platform_name(os.environ))
    program = opened(None)
    app, completed = program.app, _Completed(program.window)
    first = _painted(app, program.window)
    while not completed.told:
        app.processEvents()
    # To a newcomer not all of them show.
    shown = [panel for panel in program.window.workspace.panels if panel.isVisible()]
    figures = [panel.figure for panel in shown if panel.name in FIGURES]
    _report(first, _painted(app, *(figure.viewport() for figure in figures)))
    program.release()


class _Completed:
    """Whether ``window`` has told that all its parts are there."""

    def __init__(self, window: "MainWindow") -> None:
        self.told = False
        window.completed.connect(self._note)

    def _note(self) -> None:
        self.told = True


def bare_child() -> None:
    """Open a window with one curve, report and leave."""
    from PyQt6.QtWidgets import QApplication, QMainWindow

    app = QApplication(sys.argv[:1])
    import pyqtgraph as pg

    window = QMainWindow()
    plot = pg.PlotWidget(window)
    plot.plot([0.0, 1.0, 0.0, 1.0])
    window.setCentralWidget(plot)
    window.resize(1360, 860)
    window.show()
    complete = _painted(app, plot.viewport())
    _report(complete, complete)


def _painted(app, *widgets) -> float:
    """Run the event loop until each of ``widgets`` is painted once more, and return when it was.

    Not when the loop comes back, which goes on to whatever waits for the paint.
    """
    from PyQt6.QtCore import QCoreApplication, QEvent, QObject

    waiting, moments = set(widgets), []

    class Watch(QObject):
        def eventFilter(self, watched, event) -> bool:
            if event.type() == QEvent.Type.Paint and watched in waiting:
                waiting.discard(watched)
                if not waiting:
                    # Comes when all that is painted together has been.
                    QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))
            return False

        def customEvent(self, _event) -> None:
            moments.append(now())

    watch = Watch(app)
    for widget in widgets:
        widget.installEventFilter(watch)
        widget.update()
    while not moments:
        app.processEvents()
    return moments[0]


def _report(first_paint: float, complete: float) -> None:
    with open("/proc/self/status", encoding="ascii") as status:
        kilobytes = next(line.split()[1] for line in status if line.startswith("VmRSS"))
    print(first_paint, complete, int(kilobytes) / 1024)


def now() -> float:
    """Return seconds from the start of the machine, the same in every process."""
    return clock_gettime(CLOCK_MONOTONIC)
