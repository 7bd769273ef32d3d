"""Resets in the window: set by a key, moved by keys and by dragging, undone, drawn."""

import numpy as np
import pytest
from msgspec.structs import replace
from PyQt6.QtCore import QPointF, Qt
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QToolTip

from lstm_gui.core import LSTM, forward
from lstm_gui.core.network import focused
from lstm_gui.files.sessions.session import Session
from lstm_gui.ui.plots.states import StatesFigure
from lstm_gui.ui.window.main_window import MainWindow
from tests.core.network.networks import bidirectional
from tests.core.states import seeded_state
from tests.ui.cell_panels import panel
from tests.ui.driving import move_mouse, press_mouse, release_mouse, settle

STEPS = 12


@pytest.fixture
def main(shared_window) -> MainWindow:
    return shared_window(seeded_state(1, 2, STEPS))


def resets(main: MainWindow) -> tuple[int, ...]:
    settle()
    return main.document.network.sequence.resets


def key(main: MainWindow, letter: str) -> None:
    settle()
    main.setFocus()
    QTest.keyClicks(main, letter)
    settle()


def figure_of(main: MainWindow) -> StatesFigure:
    return panel(main, "states").figure


def grip(figure: StatesFigure, t: int) -> tuple[float, float]:
    """Where the grip before step ``t`` is, in pixels of the figure."""
    at = figure._view.mapViewToScene(QPointF(t - 0.5, 0.0))
    spot = figure.mapFromScene(at.x(), figure._view.sceneBoundingRect().bottom() + 3)
    return float(spot.x()), float(spot.y())


def test_a_key_sets_a_reset_and_takes_it_away(main):
    main.document.select(t=5)
    key(main, "r")
    assert resets(main) == (5,)
    trace = main.document.snapshot().trace
    assert trace == forward(main.document.state)
    np.testing.assert_array_equal(trace.h_before(5), main.document.state.initial.h)
    assert main.actions_by_name["restart"].isChecked()
    assert "t = 5" in figure_of(main).accessibleDescription()
    key(main, "r")
    assert resets(main) == ()
    main.document.undo_stack.undo()
    assert resets(main) == (5,)
    main.document.undo_stack.undo()
    assert resets(main) == ()


def test_the_first_step_has_no_reset_to_set(main):
    main.document.select(t=0)
    key(main, "r")
    assert resets(main) == ()
    assert not main.actions_by_name["restart"].isEnabled()
    assert not main.actions_by_name["restart_later"].isEnabled()


def test_keys_move_a_reset_and_the_step_with_it(main):
    main.document.select(t=5)
    key(main, "r")
    key(main, "]")
    key(main, "]")
    assert resets(main) == (7,)
    assert main.document.state.selection.t == 7
    key(main, "[")
    assert resets(main) == (6,)
    main.document.select(t=9)
    key(main, "[")
    assert resets(main) == (5,)
    assert main.document.state.selection.t == 5


def test_a_grip_is_dragged_as_one_undo_step_between_its_neighbours(main):
    for t in (3, 8):
        main.document.select(t=t)
        key(main, "r")
    figure, before = figure_of(main), main.document.undo_stack.count()
    chosen = main.document.state.selection.t
    press_mouse(figure.viewport(), grip(figure, 3))
    for t in (4, 6, 11):
        move_mouse(figure.viewport(), grip(figure, t))
    release_mouse(figure.viewport(), grip(figure, 11))
    assert resets(main) == (7, 8)
    assert main.document.undo_stack.count() == before + 1
    assert main.document.state.selection.t == chosen
    main.document.undo_stack.undo()
    assert resets(main) == (3, 8)


def test_the_pointer_tells_a_grip_from_the_steps(main, monkeypatch):
    said: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, _widget: said.append(text))
    main.document.select(t=6)
    key(main, "r")
    figure = figure_of(main)
    nothing = Qt.MouseButton.NoButton
    move_mouse(figure.viewport(), grip(figure, 6), nothing)
    assert figure.cursor().shape() == Qt.CursorShape.SizeHorCursor
    assert "before t = 6" in said[-1]
    move_mouse(figure.viewport(), grip(figure, 9), nothing)
    assert figure.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_a_mark_is_drawn_where_the_reset_is(main):
    figure = figure_of(main)
    without = figure.grab().toImage()
    main.document.select(t=6)
    settle()
    main.document.select(t=0)
    settle()
    network = main.document.network
    cut = replace(network, sequence=replace(network.sequence, resets=(6,)))
    main.document.edit_network("Cut", cut)
    settle()
    marked = figure.grab().toImage()
    x, y = (round(place) for place in grip(figure, 6))
    rows = range(20, y - 30, 7)
    accent = figure.theme.color("accent").rgb()
    around = (x - 1, x, x + 1)
    assert all(any(marked.pixel(at, row) == accent for at in around) for row in rows)
    assert not any(without.pixel(at, row) == accent for at in around for row in rows)


def test_a_backward_layer_is_cut_at_the_same_place_of_the_sequence(main):
    network = focused(bidirectional(LSTM), 1)
    main.document.open(Session(network))
    settle()
    steps = len(network.sequence)
    main.document.select(t=1)
    settle()
    key(main, "r")
    assert resets(main) == (steps - 1,)
    assert main.document.snapshot().trace.resets == (1,)
    main.document.look_at(0)
    settle()
    assert main.document.snapshot().trace.resets == (steps - 1,)


def test_the_chain_is_cut_where_the_states_are_reset(main):
    main.document.set_view(unrolled=True)
    main.document.select(t=5)
    settle()
    chain = main.workspace.diagram().views.chain
    chain.hold(1.0)

    def accents() -> int:
        image, accent = chain.grab().toImage(), chain.theme.color("accent").rgb()
        rows, columns = range(image.height()), range(image.width())
        return sum(image.pixel(x, y) == accent for y in rows for x in columns)

    before = accents()
    key(main, "r")
    chain.hold(1.0)
    assert accents() > before
    main.document.set_view(unrolled=False)
    settle()
