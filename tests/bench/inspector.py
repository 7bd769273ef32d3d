"""The inspector against the moment in which an answer feels immediate, and against a frame.

Run alone as ``python -m tests.bench.inspector``.
"""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# First, since it chooses the number of BLAS threads before NumPy is loaded.
from tests.bench.forward import Case, Row, state_of  # isort: split

from collections.abc import Iterator
from statistics import median
from time import perf_counter

from PyQt6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PyQt6.QtGui import QMouseEvent
from PyQt6.QtWidgets import QApplication

from lstm_gui.files.sessions.session import Session
from lstm_gui.files.shipped.presets import FIRST_PRESET, load_preset
from lstm_gui.scenes.snapshot import Inspection
from lstm_gui.ui.cell.inspector.equation_view import EquationView
from lstm_gui.ui.cell.inspector_panel import InspectorPanel
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.style.fonts import load_fonts, text_font
from lstm_gui.ui.style.mathtext import _typeset
from lstm_gui.ui.window.main_window import MainWindow

QUANTITIES = ("c", "h", "z_i", "kept", "tanh_c", "o")
OPENING, FRAME = 50.0, 16.7
HOVERS = 60


def rows() -> Iterator[Row]:
    """Measure both sizes and yield their rows."""
    app = QApplication.instance() or QApplication([])
    app.setStyle("Fusion")
    load_fonts()
    app.setFont(text_font(13))
    for label, session in (
        ("of the first example", load_preset(FIRST_PRESET).session),
        ("(I 16, H 64, T 200)", Session.of(state_of(Case(16, 64, 200, 1)), {})),
    ):
        window = MainWindow(Document(session))
        window.show()
        window.complete()
        _settle()
        panel = next(one for one in window.workspace.panels if isinstance(one, InspectorPanel))
        slowest = 1000 * max(_opening(window, panel, name) for name in QUANTITIES)
        yield _row(f"inspector opens, slowest {label}", slowest, "immediate", OPENING)
        window.document.inspect(None)
        _settle()
        hover = 1000 * median(_hovers(panel.view.equations))
        yield _row(f"pointing at a number to all panels {label}", hover, "a frame", FRAME)
        window.document.undo_stack.setClean()
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _row(label: str, spent: float, yardstick: str, goal: float) -> Row:
    against = f"{yardstick}: {goal:g} ms"
    return Row(label, f"{spent:.1f} ms", against, f"{spent / goal:.2f}x", f"<= {goal:g} ms")


def _opening(window: MainWindow, panel: InspectorPanel, name: str) -> float:
    """Return the seconds until a quantity never explained before is painted."""
    _typeset.cache_clear()
    window.document.inspect(Inspection(name))
    snapshot = window.document.snapshot()
    start = perf_counter()
    panel.draw(snapshot)
    panel.grab()
    return perf_counter() - start


def _hovers(view: EquationView) -> list[float]:
    """Return the seconds from each move of the pointer until everything is painted."""
    places = [placed.rect.center() for placed in view.links]
    spent = []
    for n in range(HOVERS):
        start = perf_counter()
        _point(view, places[n % len(places)])
        spent.append(perf_counter() - start)
    return spent


def _point(view: EquationView, at: QPointF) -> None:
    none = Qt.MouseButton.NoButton
    place = QPointF(view.mapToGlobal(at))
    kind, keys = QEvent.Type.MouseMove, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(view, QMouseEvent(kind, at, place, none, none, keys))
    _settle()


def _settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


if __name__ == "__main__":
    for row in rows():
        print("{:60} {:>10}   {:24} {:>7}   {}".format(*row))
