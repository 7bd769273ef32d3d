"""The window against the frames of a screen and against the barest window that moves.

Each move of a slider is timed until everything it changes is painted. Both windows
take turns, so that what else the machine does falls on both. Processor time counts what all
threads have used, since Qt enlarges the image of the bare window on threads of its own; what
the thread of the window alone has used stands below it. Run alone as
``python -m tests.bench.window``.
"""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# First, since it chooses the number of BLAS threads before NumPy is loaded.
from tests.bench.forward import Case, Row, state_of  # isort: split

import itertools
from collections.abc import Callable, Iterator
from statistics import median
from time import perf_counter
from typing import NamedTuple

import numpy as np
import pyqtgraph as pg
from msgspec.structs import replace
from PyQt6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PyQt6.QtGui import QMouseEvent
from PyQt6.QtWidgets import QApplication, QSlider, QVBoxLayout, QWidget

from lstm_gui.app.start import garbage, large_blocks
from lstm_gui.core import Selection
from lstm_gui.core.network import network_of
from lstm_gui.files.sessions.session import Session
from lstm_gui.files.shipped.presets import FIRST_PRESET, load_preset
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.style.fonts import load_fonts, text_font
from lstm_gui.ui.window.main_window import MainWindow
from tests.bench.frame_watch import Heartbeat, Painted, Spent

MOVES = 60
WARM_UP = 8
IN_A_ROW = 1000
ROUNDS = 9
_LONGEST, _BARE = 33.0, 2.5
"""Milliseconds that no frame of two layers may take, where a move of the bare slider takes so many.

On a slower machine both take longer, and their ratio stays.
"""


class Stage(NamedTuple):
    """A window with a slider to drag, and what is painted anew after each move."""

    window: QWidget
    slider: QWidget
    painted: tuple[QWidget, ...]


def rows() -> Iterator[Row]:
    """Measure both sizes and yield their rows."""
    app = _application()
    for label, session, frame in _sessions():
        yield from _frames(label, session, frame)
        yield from _thousand(label, session)
        yield _thousand_to_one(label, session)
    yield from _every_frame_of_two_layers()
    app.closeAllWindows()


def _sessions() -> Iterator[tuple[str, Session, float]]:
    first = load_preset(FIRST_PRESET).session
    parameters, steps = first.state.parameters, len(first.state.sequence)
    sizes = (parameters.input_size, parameters.hidden_size, steps)
    yield "(I {}, H {}, T {})".format(*sizes), first, 16.7
    yield "(I 16, H 64, T 200)", Session.of(state_of(Case(16, 64, 200, 1)), {}), 33.0


def _application() -> QApplication:
    app = QApplication.instance() or QApplication([])
    app.setStyle("Fusion")
    load_fonts()
    app.setFont(text_font(13))
    return app


def _frames(label: str, session: Session, frame: float) -> Iterator[Row]:
    state = session.state
    stages = (_explorer(session), _bare(state.parameters.hidden_size, len(state.sequence)))
    ours, bare = _drag_in_turns(stages)
    for stage in stages:
        _close(stage.window)
    wall, bare_wall = (median(spent.wall for spent in moves) for moves in (ours, bare))
    yield Row(
        f"slider move to painted frame {label}",
        f"{wall:.1f} ms",
        f"a frame of {frame:g} ms",
        f"{wall / frame:.2f}x",
        f"<= {frame:g} ms",
    )
    yield _against_bare(f"the same {label}", wall, bare_wall, "-")
    for clock, goal in (("processor", "<= 5x"), ("thread", "-")):
        for which, pick in (("median", median), ("least", min)):
            mine, theirs = (
                pick(getattr(spent, clock) for spent in moves) for moves in (ours, bare)
            )
            yield _against_bare(f"its {clock} time, {which} {label}", mine, theirs, goal)


def _every_frame_of_two_layers() -> Iterator[Row]:
    """Drag a slider of either layer, of which the second has to follow the first."""
    first, second = (network_of(state_of(Case(inputs, 64, 200, 1))) for inputs in (16, 64))
    (below,) = first.layers
    (above,) = (replace(layer, name="above", inputs=(below.name,)) for layer in second.layers)
    for place, which in enumerate(("the first", "the second")):
        network = replace(first, layers=(below, above), focus=place, selection=Selection())
        stages = (_explorer(Session(network, {})), _bare(64, 200))
        moves, bare = _drag_in_turns(stages)
        for stage in stages:
            _close(stage.window)
        wall = sorted(spent.wall for spent in moves)
        longest = max(spent.processor for spent in moves)
        size = f"{which} of two layers (H 64, T 200)"
        yield Row(
            f"processor time of the longest frame, {size}",
            f"{longest:.1f} ms",
            f"on the wall {median(wall):.0f} ms, longest {wall[-1]:.0f}",
            f"{longest / _LONGEST:.2f}x",
            f"<= {_LONGEST:g} ms",
        )
        usual, goal = median(spent.processor for spent in bare), f"<= {_LONGEST / _BARE:.1f}x"
        yield _against_bare(f"the longest of {MOVES} frames, {size}", longest, usual, goal)


def _against_bare(label: str, ours: float, bare: float, goal: str) -> Row:
    yardstick = f"bare QSlider and ImageItem {bare:.2f} ms"
    return Row(label, f"{ours:.2f} ms", yardstick, f"{ours / bare:.2f}x", goal)


def _thousand(label: str, session: Session) -> Iterator[Row]:
    for how, feed in (("one after the other", _one_by_one), ("at once", _at_once)):
        stage = _explorer(session)
        renders: list[object] = []
        stage.window.document.changed.connect(renders.append)
        moves = [_move(stage.slider, move) for move in range(IN_A_ROW)]
        beat = Heartbeat(stage.window)
        start = perf_counter()
        feed(stage, moves)
        spent = perf_counter() - start
        yield Row(
            f"1,000 slider moves {how} {label}",
            f"{1000 * beat.longest:.1f} ms longest stall",
            f"{1000 * beat.busiest:.0f} ms own, {len(renders)} renders in {spent:.1f} s",
            f"{1000 * beat.longest / 50:.2f}x",
            "<= 50 ms",
        )
        _close(stage.window)


def _thousand_to_one(label: str, session: Session) -> Row:
    """Compare moves that wait in the queue with a single one, each until all is painted."""
    stage = _explorer(session)
    painted = Painted(stage.painted[1:], stage.window)
    many, one = ([_queued(stage, painted, count) for _ in range(ROUNDS)] for count in (IN_A_ROW, 1))
    _close(stage.window)
    all_at_once, single = median(many), median(one)
    return Row(
        f"processor time of 1,000 moves at once {label}",
        f"{all_at_once:.1f} ms",
        f"one move {single:.1f} ms",
        f"{all_at_once / single:.2f}x",
        "<= 2.5x",
    )


def _queued(stage: Stage, painted: Painted, count: int) -> float:
    """Return the milliseconds of processor time from the first move to the painted window."""
    for move in range(count):
        QCoreApplication.postEvent(stage.slider, _move(stage.slider, next(_places) + move))
    return Spent.by(painted.wait).processor


_places = itertools.count()


def _one_by_one(stage: Stage, moves: list[QMouseEvent]) -> None:
    for move in moves:
        QCoreApplication.sendEvent(stage.slider, move)
        QApplication.processEvents()


def _at_once(stage: Stage, moves: list[QMouseEvent]) -> None:
    """Let all moves wait in the queue, as after something else has held up the loop."""
    for move in moves:
        QCoreApplication.postEvent(stage.slider, move)
    Painted(stage.painted, stage.window).wait()


def _explorer(session: Session) -> Stage:
    large_blocks.give_back()  # as the program does
    window = MainWindow(Document(session))
    window.show()
    window.complete()
    sliders = window.workspace.parameters.block.sliders
    figures = [panel.figure for panel in window.workspace.panels if hasattr(panel, "figure")]
    _settle()
    slider = sliders.rows[0].slider
    _press(slider)
    garbage.resume()  # as the program does
    return Stage(window, slider, (slider, *(figure.viewport() for figure in figures)))


def _bare(units: int, steps: int) -> Stage:
    window = QWidget()
    layout = QVBoxLayout(window)
    slider = QSlider(Qt.Orientation.Horizontal, window)
    slider.setRange(-300, 300)
    canvas = pg.GraphicsLayoutWidget(window)
    image = pg.ImageItem(axisOrder="row-major")
    canvas.addViewBox(enableMenu=False).addItem(image)
    values = np.random.default_rng(0).uniform(-1, 1, (units, steps))

    def show(number: int) -> None:
        image.setImage(values * number / 300, autoLevels=False, levels=(-1, 1))

    show(1)
    slider.valueChanged.connect(show)
    layout.addWidget(slider)
    layout.addWidget(canvas)
    window.resize(1360, 860)
    window.show()
    _settle()
    _press(slider)
    return Stage(window, slider, (slider, canvas.viewport()))


def _drag_in_turns(stages: tuple[Stage, ...]) -> list[list[Spent]]:
    """Return what each move takes on each stage."""
    watches = [Painted(stage.painted, stage.window) for stage in stages]
    times: list[list[Spent]] = [[] for _ in stages]
    for move in range(WARM_UP + MOVES):
        for stage, watch, spent in zip(stages, watches, times, strict=True):
            spent.append(_timed(stage.slider, move, watch.wait))
    return [spent[WARM_UP:] for spent in times]


def _timed(slider: QWidget, move: int, wait: Callable[[], None]) -> Spent:
    event = _move(slider, move)

    def moving() -> None:
        QCoreApplication.sendEvent(slider, event)
        wait()

    return Spent.by(moving)


def _press(slider: QWidget) -> None:
    QCoreApplication.sendEvent(slider, _mouse(slider, QEvent.Type.MouseButtonPress, 0.5))
    _settle()


def _move(slider: QWidget, move: int) -> QMouseEvent:
    # To and fro, never twice at the same place, since nothing would be painted then.
    share = 0.25 + 0.5 * (move * 37 % 97) / 97
    return _mouse(slider, QEvent.Type.MouseMove, share)


def _mouse(slider: QWidget, kind: QEvent.Type, share: float) -> QMouseEvent:
    at = QPointF(share * slider.width(), slider.height() / 2)
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    button = none if kind == QEvent.Type.MouseMove else left
    return QMouseEvent(kind, at, slider.mapToGlobal(at), button, left, Qt.KeyboardModifier(0))


def _settle() -> None:
    for _ in range(5):
        QApplication.processEvents()


def _close(window: QWidget) -> None:
    if isinstance(window, MainWindow):
        window.document.undo_stack.setClean()
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


if __name__ == "__main__":
    for row in rows():
        print("{:44} {:>14}   {:32} {:>7}   {}".format(*row))
