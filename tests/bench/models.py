"""Trained models and long series, against what one waits for after a click and for a frame.

Run alone as ``python -m tests.bench.models``.
"""

import gc
import os
import tracemalloc

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# First, since it chooses the number of BLAS threads before NumPy is loaded.
from tests.bench.forward import Case, Row, state_of  # isort: split

from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import numpy as np
from PyQt6.QtCore import QCoreApplication, QEvent, QEventLoop
from PyQt6.QtWidgets import QApplication

from lstm_gui.core import Sequence, forward, network_of, with_sequence
from lstm_gui.files.importers import read_model
from lstm_gui.files.importers.model_session import session_of
from lstm_gui.files.sessions.session import Session
from lstm_gui.files.shipped.presets import FIRST_PRESET, load_preset
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.style.fonts import load_fonts, text_font
from lstm_gui.ui.window.main_window import MainWindow
from tests.core.states import seeded_state
from tests.files.importers.cells import arrays_of, named
from tests.files.importers.writers import safetensors

CLICK, MINUTE, SERIES = 1000.0, 1000.0, 3000.0
"""Milliseconds until a model is open, a minute of sound is traced, and a long series shows."""
TWO_FRAMES, THIRTY = 1000 / 30, 1000 / 30
SOUND_STEPS, LONG = 1900, 1_000_000
TRIES = 5


def rows() -> Iterator[Row]:
    """Measure opening, tracing, drawing and scrolling, and yield their rows."""
    app = QApplication.instance() or QApplication([])
    app.setStyle("Fusion")
    load_fonts()
    app.setFont(text_font(13))
    window = MainWindow(Document(load_preset(FIRST_PRESET).session))
    window.show()
    window.complete()
    app.processEvents()
    with TemporaryDirectory() as folder:
        weights = named(arrays_of("lstm", 128, 128), "lstm.")
        path = safetensors(Path(folder) / "model.safetensors", weights)
        yield _row("a model of 1 MB open in the window", CLICK, _opening(window, path), "a click")
        yield _kept("a model of 1 MB read", lambda: session_of(read_model(path), None, path.name))
    yield from _sound(window)
    yield from _series(window)
    window.document.undo_stack.setClean()
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _opening(window: MainWindow, path: Path) -> float:
    def once() -> None:
        _, session = session_of(read_model(path), None, path.name)
        window.document.open(session)
        _until_drawn(window)

    return _milliseconds(once)


def _sound(window: MainWindow) -> Iterator[Row]:
    state = state_of(Case(128, 128, SOUND_STEPS, 1))
    traced = median(_milliseconds(lambda: forward(state)) for _ in range(TRIES))
    yield _row("LSTM of 128 units over a minute, traced", MINUTE, traced, "a second")
    window.document.open(Session(network_of(state)))
    _until_drawn(window)
    yield _row("the same, another step drawn", TWO_FRAMES, _stepping(window), "two frames")


def _series(window: MainWindow) -> Iterator[Row]:
    wave = np.sin(np.arange(LONG) / 50)[:, np.newaxis]
    state = with_sequence(seeded_state(1, 1, 2), Sequence(wave))

    def once() -> None:
        window.document.open(Session(network_of(state)))
        _until_drawn(window)

    yield _kept("a million steps traced", lambda: forward(state))
    yield _row("a million steps on screen", SERIES, _milliseconds(once), "three seconds")
    yield _row("a million steps, another one drawn", THIRTY, _stepping(window), "30 frames/s")


def _stepping(window: MainWindow) -> float:
    def step(t: int) -> Callable[[], None]:
        def go() -> None:
            window.document.select(t=t)
            _until_drawn(window)

        return go

    return median(_milliseconds(step(10 + t)) for t in range(4 * TRIES))


def _until_drawn(window: MainWindow) -> None:
    window.document.flush()
    while window.document.computing:
        # Waiting rather than asking over and over, which would take turns from the thread.
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    QCoreApplication.processEvents()


def _milliseconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return 1000 * (perf_counter() - start)


def _row(label: str, yardstick: float, found: float, called: str) -> Row:
    value, ratio = f"{found:.0f} ms", f"{found / yardstick:.2f}x"
    return Row(label, value, f"{called}, {yardstick:.0f} ms", ratio, "<= 1x")


def _kept(label: str, make: Callable[[], object]) -> Row:
    """Return how much memory ``make`` takes at its peak, beside what of it is kept."""
    make()  # what is imported on the way would count as kept
    gc.collect()
    tracemalloc.start()
    thing = make()
    kept, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del thing
    value, yardstick = f"{peak / 1e6:.1f} MB at most", f"what is kept, {kept / 1e6:.1f} MB"
    return Row(label, value, yardstick, f"{peak / kept:.2f}x", "<= 2x")


if __name__ == "__main__":
    for row in rows():
        print(*row, sep="  ")
