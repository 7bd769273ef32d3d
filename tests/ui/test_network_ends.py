"""Read-out and embedding are edited in the parameters panel like the blocks of a cell."""

import numpy as np
import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtTest import QTest

from lstm_gui.core import GRU, LSTM, Entry, Network, network_of
from lstm_gui.core.network.ends import with_outputs
from lstm_gui.files.sessions.session import Session
from lstm_gui.ui.cell.parameters.readout_section import MOST_IN_A_MATRIX
from lstm_gui.ui.window.main_window import MainWindow
from lstm_gui.words.numbers import number
from tests.core.network.networks import bidirectional, embedded
from tests.core.states import seeded_state
from tests.ui.driving import double_click, drag, settle


@pytest.fixture
def main(shared_window) -> MainWindow:
    return shared_window()


def show(main: MainWindow, network: Network):
    main.document.open(Session(network))
    settle()
    return main.workspace.parameters


def menu(main: MainWindow):
    made = main.workspace.diagram().layers_menu
    made.fill()
    return made


def readout(main: MainWindow):
    return main.document.network.readout


def test_the_sections_are_there_with_what_they_edit(main):
    panel = show(main, network_of(seeded_state(2, 3, 5)))
    assert panel.readout.isHidden()
    assert panel.embedding.isHidden()
    panel = show(main, bidirectional(LSTM))
    assert (panel.readout.isHidden(), panel.embedding.isHidden()) == (False, True)
    panel = show(main, embedded(GRU))
    assert (panel.readout.isHidden(), panel.embedding.isHidden()) == (True, False)


def test_a_weight_is_dragged_typed_reset_and_undone(main):
    panel = show(main, bidirectional(LSTM))
    before = readout(main)
    grid = panel.readout.matrices.grids["v"]
    place = grid.cell_rect(1, 2).center()
    drag(grid, (place.x(), place.y()), (place.x(), place.y() - 40))
    settle()
    assert readout(main).weights[1, 2] > before.weights[1, 2]
    assert main.document.undo_stack.count() == 1
    assert panel.readout.heading.text().endswith("· yes")
    assert panel.readout.row.value() == 2
    box = panel.readout.sliders.rows[2].box
    assert box.accessibleName() == "Read-out, yes: weight of number 3 of the hidden states"
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "2.5")
    QTest.keyClick(box, Qt.Key.Key_Return)
    settle()
    assert readout(main).weights[1, 2] == 2.5
    assert grid.values[1, 2] == 2.5
    double_click(grid, (place.x(), place.y()))
    settle()
    assert readout(main) == before
    main.document.undo_stack.undo()
    settle()
    assert readout(main).weights[1, 2] == 2.5


def test_the_answer_in_the_strip_follows_the_bias(main):
    panel = show(main, bidirectional(LSTM))
    panel.readout.pick(1)
    slider = panel.readout.sliders.rows[-1].slider
    assert slider.accessibleName() == "Read-out, yes: bias"
    slider.edited.emit(50.0, 1)
    settle()
    assert main.document.snapshot().layers.out[0] == pytest.approx([0.0, 1.0])
    assert main.workspace.diagram().layers.answer.text().startswith("→  yes 100")


def test_outputs_and_their_function_are_chosen_as_steps_of_undo(main):
    panel = show(main, bidirectional(LSTM))
    panel.readout.count.setValue(3)
    panel.readout.output.buttons["sigmoid"].click()
    settle()
    assert (len(readout(main).bias), readout(main).output) == (3, "sigmoid")
    assert (panel.readout.row.minimum(), panel.readout.row.maximum()) == (1, 3)
    panel.readout.pick(2)
    panel.readout.count.setValue(1)
    settle()
    assert panel.readout.row.value() == 1
    assert panel.readout.heading.text().endswith("· no")
    for _ in range(3):
        main.document.undo_stack.undo()
    settle()
    assert readout(main) == bidirectional(LSTM).readout


def test_a_read_out_comes_and_goes_by_the_menu_and_the_button(main):
    panel = show(main, network_of(seeded_state(2, 3, 5)))
    assert not menu(main).read_out.isChecked()
    menu(main).read_out.trigger()
    settle()
    assert readout(main).weights.shape == (1, 3)
    assert not panel.readout.isHidden()
    assert menu(main).read_out.isChecked()
    panel.readout.remove.click()
    settle()
    assert readout(main) is None
    assert panel.readout.isHidden()
    main.document.undo_stack.undo()
    assert readout(main) is not None
    menu(main).read_out.trigger()
    settle()
    assert readout(main) is None


def test_the_row_of_the_token_at_the_step_is_shown_and_edited(main):
    panel = show(main, embedded(GRU))
    network = main.document.network
    for t in range(len(network.sequence)):
        main.document.select(t=t)
        settle()
        token = network.embedding.token_at(network.sequence.x[t])
        assert panel.embedding.row.value() == token
        assert panel.embedding.heading.text().endswith(network.embedding.tokens[token])
    panel.embedding.pick(0)
    row = panel.embedding.sliders.rows[1]
    assert row.entry == Entry("e", 0, 1)
    row.edited.emit(row.entry, 1.25, 7)
    settle()
    assert main.document.network.embedding.weights[0, 1] == 1.25
    assert panel.embedding.row.value() == 0
    row.reset_asked.emit(row.entry)
    assert main.document.network.embedding == network.embedding


def test_very_many_weights_have_sliders_but_no_matrix(main):
    large = with_outputs(bidirectional(LSTM), MOST_IN_A_MATRIX // 6 + 1)
    panel = show(main, large)
    assert panel.readout.matrices.isHidden()
    assert panel.readout.count.value() == len(large.readout.bias)
    panel.readout.pick(len(large.readout.bias) - 1)
    assert len(panel.readout.sliders.rows) == 7
    assert not np.any([row.slider.number for row in panel.readout.sliders.rows])
    show(main, bidirectional(LSTM))
    assert not panel.readout.matrices.isHidden()


@pytest.mark.parametrize("end", ["readout", "embedding"])
def test_a_number_that_went_is_told_as_it_was_drawn_until_the_next_redraw(main, end):
    network = bidirectional(LSTM) if end == "readout" else embedded(LSTM)
    row = getattr(show(main, network), end).sliders.rows[-1]
    told = row.told()
    assert number(row.slider.number) in told
    main.document.edit_network("", network_of(seeded_state(2, 3, 5)))
    assert row.told() == told
    settle()
