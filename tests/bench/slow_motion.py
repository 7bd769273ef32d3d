"""Slow motion and the chain that unfolds, against the frames of a screen.

The animations run as they do in the window, and each paint of the figure is noted.
Run alone as ``python -m tests.bench.slow_motion``.
"""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# First, since it chooses the number of BLAS threads before NumPy is loaded.
from tests.bench.forward import Row  # isort: split

from collections.abc import Callable, Iterator
from itertools import pairwise
from statistics import median
from time import perf_counter

from PyQt6.QtCore import QCoreApplication, QEvent, QObject
from PyQt6.QtWidgets import QApplication, QWidget

from lstm_gui.files.shipped.presets import FIRST_PRESET, load_preset
from lstm_gui.scenes.slow_motion.moment import Moment
from lstm_gui.ui.cell.cell_views import CellViews
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.style.fonts import load_fonts, text_font
from lstm_gui.ui.window.main_window import MainWindow
from tests.pure.standard_steps import LSTM_STEPS

SCREEN_MS = 1000 / 60
LONGEST_MS = 33
PARTS = (0, 2, 8, 9, 13)
"""Sub-steps of every kind: sums, products, the update, the output."""

PATIENCE = 20


class Paints(QObject):
    """Notes when a widget is painted and how long that takes."""

    def __init__(self, widget: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self.at: list[float] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.at.append(perf_counter())
        return False


def rows() -> Iterator[Row]:
    """Measure what moves in the window at its default size and yield the rows."""
    app = _application()
    window = MainWindow(Document(load_preset(FIRST_PRESET).session))
    window.show()
    window.complete()
    _turn(app)
    views = window.findChildren(CellViews)[0]
    yield from _rows("slow motion", _slow_motion(app, window, views))
    window.document.set_view(unrolled=True)
    _turn(app)
    yield from _rows("unfolding", _unfolding(app, views))
    window.document.undo_stack.setClean()
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _slow_motion(app: QApplication, window: MainWindow, views: CellViews) -> list[float]:
    paints = Paints(views.diagram.viewport(), window)
    motion, gaps = views.diagram.motion, []
    for index in (1, *PARTS):
        window.document.set_moment(Moment(LSTM_STEPS, index))
        _until(app, lambda: motion.moving)
        gaps.append(_gaps(app, paints, lambda: not motion.moving))
    window.document.set_moment(None)
    _turn(app)
    # The first time warms up.
    return [gap for part in gaps[1:] for gap in part]


def _unfolding(app: QApplication, views: CellViews) -> list[float]:
    paints = Paints(views.chain.viewport(), views)
    animation, gaps = views.chain.animation, []
    for _ in range(2):
        for folded in (True, False):
            _until(app, lambda: animation.state() == animation.State.Stopped)
            views.chain.fold(folded)
            gaps += _gaps(app, paints, lambda: animation.state() == animation.State.Stopped)
    return gaps


def _gaps(app: QApplication, paints: Paints, over: Callable[[], bool]) -> list[float]:
    _turn(app)
    paints.at.clear()
    _until(app, over)
    return [1000 * (later - earlier) for earlier, later in pairwise(paints.at)]


def _rows(label: str, gaps: list[float]) -> Iterator[Row]:
    middle, longest = median(gaps), max(gaps)
    yield Row(
        f"{label}: from frame to frame",
        f"{middle:.1f} ms",
        f"a screen at 60 Hz, {SCREEN_MS:.1f} ms",
        f"{middle / SCREEN_MS:.2f}",
        "<= 1.05x",
    )
    yield Row(
        f"{label}: longest of {len(gaps)} frames",
        f"{longest:.1f} ms",
        f"two of a screen, {LONGEST_MS} ms",
        f"{longest / LONGEST_MS:.2f}",
        "<= 1.0x",
    )


def _until(app: QApplication, reached: Callable[[], bool]) -> None:
    start = perf_counter()
    while not reached():
        app.processEvents()
        if perf_counter() - start > PATIENCE:
            raise RuntimeError(f"nothing came to its end in {PATIENCE} s")


def _turn(app: QApplication) -> None:
    for _ in range(10):
        app.processEvents()


def _application() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication([])
    app.setStyle("Fusion")
    load_fonts()
    app.setFont(text_font(13))
    return app


if __name__ == "__main__":
    for row in rows():
        print(*row, sep="   ")
