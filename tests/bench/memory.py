"""The three cells of the Memory workspace against a frame.

Run alone as ``python -m tests.bench.memory``.
"""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# First, since it chooses the number of BLAS threads before NumPy is loaded.
from tests.bench.forward import Row  # isort: split

from collections.abc import Iterator
from statistics import median
from time import perf_counter, process_time

import numpy as np
from msgspec.structs import replace
from PyQt6.QtCore import QCoreApplication, QEvent
from PyQt6.QtWidgets import QApplication

from lstm_gui.core import Initial, Parameters, Sequence, State, linear_steps
from lstm_gui.core.analysis import influence
from lstm_gui.files.sessions.session import Session
from lstm_gui.scenes.memory.lanes import Lane, compare
from lstm_gui.scenes.memory.memory_settings import MemorySettings
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.style.fonts import load_fonts, text_font
from lstm_gui.ui.window.main_window import MainWindow

INPUTS, STEPS, MOVES = 4, 60, 60
LARGE, LONG = 64, 500
FRAME = 33.0


def rows() -> Iterator[Row]:
    """Measure the computation alone, then a move of the slider to the painted window."""
    sequence = Sequence(np.random.default_rng(2).normal(size=(STEPS, INPUTS)))
    yield _row("three cells with all Jacobians (H 16, T 60)", 1000 * median(_compared(sequence)))
    yield _against_each_by_itself()
    app = QApplication.instance() or QApplication([])
    app.setStyle("Fusion")
    load_fonts()
    app.setFont(text_font(13))
    window = MainWindow(Document(Session.of(_state(sequence), {})))
    window.show()
    window.complete()
    window.workspaces.show("memory")
    _settle()
    yield _row("forget bias to painted window (H 16, T 60)", 1000 * median(_moves(window)))
    window.document.undo_stack.setClean()
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _against_each_by_itself() -> Row:
    """The comparison of large cells, and what it would take to carry each Jacobian by itself."""
    sequence = Sequence(np.random.default_rng(2).normal(size=(LONG, INPUTS)))
    settings = MemorySettings(units=LARGE)
    lanes = compare(settings, sequence).lanes.values()
    whole, by_itself, found = [], [], []
    for _ in range(3):
        start = process_time()
        compare(settings, sequence)
        whole.append(process_time() - start)
        start = process_time()
        for lane in lanes:
            influence(lane.state, lane.trace)
        found.append(process_time() - start)
        start = process_time()
        for lane in lanes:
            _carry_each(lane)
        by_itself.append(process_time() - start)
    before = min(whole) - min(found) + min(by_itself)
    return (
        f"three cells with all Jacobians (I {INPUTS}, H {LARGE}, T {LONG})",
        f"{1000 * min(whole):.0f} ms CPU",
        f"each Jacobian by itself {1000 * before:.0f} ms",
        f"{min(whole) / before:.2f}x",
        "<= 0.5x",
    )


def _carry_each(lane: Lane) -> None:
    """Find the lengths of all Jacobians with one product for each step."""
    state, trace = lane.state, lane.trace
    steps, inputs = trace.x.shape
    units, size = trace.h.shape[1], trace.h.shape[1] + len(trace.c_before(0))
    norms = np.zeros((steps, steps))
    carried, following = np.empty((2, steps * inputs, size))
    for t, step in enumerate(linear_steps(state, trace)):
        known = t * inputs
        np.matmul(carried[:known], step[:, :size].T, out=following[:known])
        following[known : known + inputs] = step[:, size:].T
        carried, following = following, carried
        rows = carried[: known + inputs, :units].reshape(t + 1, -1)
        norms[t, : t + 1] = np.sqrt(np.einsum("ki,ki->k", rows, rows))


def _row(label: str, milliseconds: float) -> Row:
    ratio = f"{milliseconds / FRAME:.2f}x"
    return label, f"{milliseconds:.1f} ms", f"two frames {FRAME:.0f} ms", ratio, "<= 1.0x"


def _state(sequence: Sequence) -> State:
    parameters = Parameters(np.zeros((4, 4, INPUTS)), np.zeros((4, 4, 4)), np.zeros((4, 4)))
    return State(parameters, Initial(np.zeros(4), np.zeros(4)), sequence)


def _compared(sequence: Sequence) -> Iterator[float]:
    for seed in range(MOVES):
        start = perf_counter()
        compare(MemorySettings(seed=seed), sequence)
        yield perf_counter() - start


def _moves(window: MainWindow) -> Iterator[float]:
    document = window.document
    for move in range(MOVES):
        start = perf_counter()
        bias = 4.0 * move / MOVES
        document.set_memory("", replace(document.memory, forget_bias=bias), "bench")
        _settle(1)
        yield perf_counter() - start


def _settle(turns: int = 6) -> None:
    for _ in range(turns):
        QApplication.processEvents()


if __name__ == "__main__":
    for row in rows():
        print(*row, sep="   ")
