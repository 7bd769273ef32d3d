"""The panels of the Cell workspace: where they are, what they show, and what they should."""

import numpy as np
import pytest
from PyQt6.QtCore import QPointF
from PyQt6.QtWidgets import QWidget

from lstm_gui.core import LSTM, State, forward, quantity_at
from lstm_gui.scenes.pictures import picture_of
from lstm_gui.scenes.pictures.operating_points import operating_points
from lstm_gui.ui.window.main_window import MainWindow
from lstm_gui.words.numbers import parsed

PICTURE = picture_of(LSTM)


def panel(main: MainWindow, name: str) -> QWidget:
    return next(one for one in main.workspace.panels if one.name == name)


def state_of(main: MainWindow) -> State:
    return main.document.state


def shown_numbers(main: MainWindow) -> list[float]:
    """Return what the strip writes: what `STRIP` names."""
    return [parsed(text) for text in panel(main, "diagram").strip.texts()]


STRIP = {
    "lstm": ("c_before", "f", "c_tilde", "i", "c", "o", "tanh_c", "h"),
    "gru": ("h_before", "z", "h_tilde", "shut", "h"),
    "rnn": ("z_h", "h"),
    "mingru": ("h_before", "shut", "h_tilde", "z", "h"),
    "minlstm": ("h_before", "f_share", "h_tilde", "i_share", "h"),
    "slstm": ("c_before", "f", "z", "i", "c", "o", "shown", "h"),
}


def computed(state: State) -> list[float]:
    """Return the same numbers from a forward pass of our own."""
    trace, (t, j) = forward(state), (state.selection.t, state.selection.unit)
    names = STRIP[state.parameters.kind.name]
    return [float(quantity_at(trace, name, t)[j]) for name in names]


def assert_live(main: MainWindow) -> None:
    """Every panel shows the state of the document."""
    state = state_of(main)
    trace = forward(state)
    chosen = state.selection
    assert shown_numbers(main) == pytest.approx(computed(state), abs=0.0051)
    figure = panel(main, "states").figure
    assert figure._snapshot.state is state
    assert all(np.array_equal(row.values, getattr(trace, row.kind.name).T) for row in figure._rows)
    points = panel(main, "ranges").figure._points
    expected = operating_points(main.document.snapshot())
    assert [(p.name, p.argument) for p in points] == [(p.name, p.argument) for p in expected]
    assert main.transport.slider.value() == chosen.t
    tabs = panel(main, "parameters").block.tabs.buttons
    assert [block for block, button in tabs.items() if button.isChecked()] == [chosen.block]


def at_node(main: MainWindow, name: str) -> tuple[QWidget, tuple[float, float]]:
    figure = panel(main, "diagram").figure
    node = next(node for node in PICTURE.nodes if node.name == name)
    spot = figure.mapFromScene(figure._view.mapViewToScene(QPointF(*node.center)))
    return figure.viewport(), (spot.x(), spot.y())


def at_cell(main: MainWindow, row: str, unit: int, t: int) -> tuple[QWidget, tuple[float, float]]:
    figure = panel(main, "states").figure
    place = next(one for one in figure._rows if one.kind.name == row)
    y = place.top + (unit + 0.5) * place.height / place.lanes
    spot = figure.mapFromScene(figure._view.mapViewToScene(QPointF(t, y)))
    return figure.viewport(), (spot.x(), spot.y())
