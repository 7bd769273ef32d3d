"""What the network answers over time stands below its states, in step with them."""

import numpy as np
import pytest
from msgspec.structs import replace
from PyQt6.QtWidgets import QWidget

from lstm_gui.core import LSTM, Network, Sequence
from lstm_gui.core.network import focused
from lstm_gui.files.sessions.session import Session
from lstm_gui.ui.window.main_window import MainWindow
from lstm_gui.words.numbers import percent
from tests.core.network.networks import bidirectional, embedded
from tests.ui.cell_panels import panel, state_of
from tests.ui.driving import click, settle


@pytest.fixture
def main(shared_window) -> MainWindow:
    return shared_window()


def show(main: MainWindow, network: Network):
    main.document.open(Session(network))
    settle()
    return panel(main, "states")


def spot(widget: QWidget, share: float) -> tuple[float, float]:
    """Return a place on the first row, at ``share`` of the steps that are shown."""
    left, right = 52, 58
    return left + share * (widget.width() - left - right), 8


def test_each_answer_is_named_with_its_number_at_the_cursor(main):
    states = show(main, bidirectional(LSTM))
    assert states.answers.isVisible()
    main.document.select(t=2)
    settle()
    out = main.document.snapshot().layers.out
    told = states.answers.figure.accessibleDescription()
    assert told == f"t = 2: no {percent(out[2, 0])}, yes {percent(out[2, 1])}"


def test_long_names_that_begin_alike_are_told_apart(main):
    network = bidirectional(LSTM)
    names = ("a-name-that-begins-alike-1", "a-name-that-begins-alike-2")
    states = show(main, replace(network, readout=replace(network.readout, names=names)))
    figure = states.answers.figure
    picture = figure.grab().toImage()
    one, two = (picture.copy(0, 18 * row, 48, 15) for row in (0, 1))
    assert one != two


def test_a_click_selects_the_step_below_it(main):
    states = show(main, bidirectional(LSTM))
    click(states.answers.figure, spot(states.answers.figure, 0.7))
    settle()
    assert state_of(main).selection.t == 3


def test_it_shows_the_steps_that_the_states_show(main):
    network = bidirectional(LSTM)
    x = np.linspace(-1, 1, 2 * 40).reshape(40, 2)
    states = show(main, replace(network, sequence=Sequence(x)))
    states.figure._view.setXRange(9.5, 19.5, padding=0)
    settle()
    click(states.answers.figure, spot(states.answers.figure, 0.05))
    settle()
    assert state_of(main).selection.t == 10


def test_its_table_has_every_answer_in_the_order_of_the_layer_on_screen(main):
    states = show(main, focused(bidirectional(LSTM), 1))
    table = states.tables()[1]
    assert table.title == "What the network answers"
    assert [column.title for column in table.columns][-2:] == ["no", "yes"]
    out = main.document.snapshot().layers.out
    np.testing.assert_allclose(table.columns[-1].values, out[::-1, 1])


def test_the_picture_changes_with_the_answer_and_with_curves(main):
    states = show(main, bidirectional(LSTM))
    seen = states.answers.figure.grab().toImage()
    main.document.set_view(curves=True)
    settle()
    curves = states.answers.figure.grab().toImage()
    assert curves != seen
    network = main.document.network
    readout = replace(network.readout, bias=network.readout.bias + np.array([3.0, -3.0]))
    main.document.open(Session(replace(network, readout=readout)))
    main.document.set_view(curves=True)
    settle()
    assert states.answers.figure.grab().toImage() != curves


def test_without_a_read_out_nothing_is_answered(main):
    states = show(main, bidirectional(LSTM))
    show(main, embedded(LSTM))
    assert states.answers.isHidden()
    assert len(states.tables()) == 1
