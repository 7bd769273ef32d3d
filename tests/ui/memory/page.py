"""The Memory page of a test's window: a short input, its panels, its choices and its bars."""

from typing import Any

import numpy as np
from PyQt6.QtWidgets import QWidget

from lstm_gui.scenes.memory.shares import Shares
from lstm_gui.scenes.memory.starts_in_words import ways
from lstm_gui.ui.memory.figures.difference_maps import HeatMap, MapsFigure
from lstm_gui.ui.memory.figures.memory_bars import BarsFigure
from lstm_gui.ui.window.main_window import MainWindow
from tests.core.states import seeded_state
from tests.ui.driving import settle
from tests.ui.memory_window import memory

STEPS = 12
STATE = seeded_state(2, 4, STEPS)
KOREAN = "sentence-ko-10-lstm-chrono"


def panel(main: MainWindow, name: str) -> Any:
    return next(one for one in memory(main).panels if one.name == f"memory_{name}")


def at_step(widget: QWidget, step: int, steps: int = STEPS) -> tuple[float, float]:
    return widget.width() * (step + 0.5) / steps, widget.height() / 2


def undo(main: MainWindow) -> None:
    main.document.undo_stack.undo()
    settle()


def choose(main: MainWindow, name: str) -> None:
    start = memory(main).sentence.start
    start.setCurrentIndex(ways().index(name))
    start.activated.emit(start.currentIndex())
    settle()


def bars(shown) -> BarsFigure:
    figure = shown(BarsFigure())
    figure.resize(300, 120)
    shares = np.tril(np.ones((3, 3)))
    shares /= shares.sum(axis=1, keepdims=True)
    figure.show_shares(Shares(shares, shares, np.zeros(3)), (0,), 1)
    settle()
    return figure


def two_maps(shown) -> MapsFigure:
    """Show a map of four steps, and one of which the last two are missing."""
    figure = shown(MapsFigure())
    figure.resize(600, 160)
    values = np.array([[1.0, -1.0], [0.0, 0.5], [0.25, 0.0], [-0.5, 1.0]])
    maps = [
        HeatMap(name, "h_t", values[:steps], "signed", -1.0, 1.0)
        for name, steps in (("A", 4), ("B", 2))
    ]
    figure.show_maps(tuple(maps), 4, 1)
    settle()
    return figure
