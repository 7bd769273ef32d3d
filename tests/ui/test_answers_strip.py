"""What the network answers over time stands below its states, in step with them."""

import numpy as np
import pytest
from msgspec.structs import replace
from PyQt6.QtWidgets import QToolTip, QWidget

from lstm_gui.core import LSTM, Network, Readout, Sequence
from lstm_gui.core.network import focused
from lstm_gui.files.sessions.session import Session
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.window.main_window import MainWindow
from lstm_gui.words.numbers import percent
from tests.core.network.networks import bidirectional, embedded
from tests.ui.cell_panels import panel, state_of
from tests.ui.driving import click, drag, settle


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


@pytest.mark.parametrize("y", [-200, -30, 500])
def test_a_drag_goes_on_beside_the_rows_and_names_no_answer_there(main, monkeypatch, y):
    states = show(main, bidirectional(LSTM))
    figure, said = states.answers.figure, []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, _widget: said.append(text))
    drag(figure, spot(figure, 0.1), (spot(figure, 0.7)[0], y))
    settle()
    assert state_of(main).selection.t == 3
    assert said == []


def test_it_shows_the_steps_that_the_states_show(main):
    network = bidirectional(LSTM)
    x = np.linspace(-1, 1, 2 * 40).reshape(40, 2)
    states = show(main, replace(network, sequence=Sequence(x)))
    states.figure._view.setXRange(9.5, 19.5, padding=0)
    settle()
    click(states.answers.figure, spot(states.answers.figure, 0.05))
    settle()
    assert state_of(main).selection.t == 10


def test_the_numbers_are_those_of_the_cursor_where_it_is_out_of_sight(main):
    network = bidirectional(LSTM)
    x = np.linspace(-1, 1, 2 * 40).reshape(40, 2)
    states = show(main, replace(network, sequence=Sequence(x)))
    main.document.select(t=2)
    settle()
    states.figure.show_steps(20, 30)
    settle()
    out = main.document.snapshot().layers.out
    told = states.answers.figure.accessibleDescription()
    assert told == f"t = 2: no {percent(out[2, 0])}, yes {percent(out[2, 1])}"


def test_of_many_steps_the_number_of_each_is_told(main, monkeypatch):
    monkeypatch.setattr("lstm_gui.ui.plots.heatmap.MANY_STEPS", 8)
    network = bidirectional(LSTM)
    x = np.sin(np.arange(80.0)).reshape(40, 2)
    states = show(main, replace(network, sequence=Sequence(x)))
    main.document.select(t=13)
    settle()
    out = main.document.snapshot().layers.out
    assert states.answers.figure.text_at_cursor() == (
        f"no {percent(out[13, 0])}, yes {percent(out[13, 1])}"
    )


@pytest.mark.parametrize(("output", "which"), [("softmax", "5 largest"), ("linear", "first 5")])
def test_it_says_which_of_many_answers_it_shows(main, output, which):
    network = bidirectional(LSTM)
    weights = np.zeros((7, network.readout.weights.shape[1]))
    readout = Readout(weights, np.arange(7.0), network.readout.inputs, output)
    states = show(main, replace(network, readout=readout))
    assert states.answers.caption.text() == f"What the network answers: the {which} of 7"


def test_no_line_joins_what_a_reset_parts(main):
    network = bidirectional(LSTM)

    def has_line_before(step: int, resets: tuple[int, ...]) -> bool:
        sequence = replace(network.sequence, resets=resets)
        figure = show(main, replace(network, sequence=sequence)).answers.figure
        main.document.set_view(curves=True)
        settle()
        image, (x, _) = figure.grab().toImage(), spot(figure, step / len(sequence))
        column = {image.pixelColor(round(x), y).name() for y in range(image.height())}
        return theme().role("hidden").name() in column

    assert has_line_before(2, ())
    assert not has_line_before(2, (2,))
    assert has_line_before(2, (3,))


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
