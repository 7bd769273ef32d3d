"""The strip of layers: to look at them, add, remove, turn and move them."""

import numpy as np
import pytest
from msgspec.structs import replace
from PyQt6.QtCore import Qt
from PyQt6.QtTest import QTest

from lstm_gui.core import LSTM, Network, network_of
from lstm_gui.core.network import focused
from lstm_gui.core.network.structure import with_layer_above
from lstm_gui.files.sessions.session import Session
from lstm_gui.scenes.layers import MOST_COLUMNS, LayerCell, answers, layer_cells
from lstm_gui.scenes.slow_motion.step_numbers import UNKNOWN
from lstm_gui.ui.cell.layers.layer_button import LayerButton
from lstm_gui.ui.cell.parameters.input_section import InputSection
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.exporting.trace_saving import TraceSaving
from lstm_gui.ui.window.main_window import MainWindow
from tests.core.network.networks import bidirectional, embedded
from tests.core.states import seeded_state
from tests.ui.cell_panels import panel
from tests.ui.driving import settle


def show(main: MainWindow, network: Network) -> None:
    main.document.open(Session(network))
    settle()


@pytest.fixture
def main(shared_window) -> MainWindow:
    return shared_window()


def strip(main: MainWindow):
    return main.workspace.diagram().layers


def menu(main: MainWindow):
    made = main.workspace.diagram().layers_menu
    made.fill()
    return made


def test_one_cell_has_no_strip_unless_it_is_asked_for(main):
    show(main, network_of(seeded_state(2, 3, 5)))
    assert strip(main).isHidden()
    menu(main).show_always.trigger()
    settle()
    assert not strip(main).isHidden()
    assert len(strip(main).buttons) == 1
    menu(main).show_always.trigger()
    settle()
    assert strip(main).isHidden()


def test_every_layer_has_a_button_that_shows_it(main):
    show(main, focused(bidirectional(LSTM), 2))
    buttons = strip(main).buttons
    assert [button.isChecked() for button in buttons] == [False, False, True, False]
    assert buttons[3].toolTip().startswith("l1_reverse: LSTM, 3 units, reads l0 + l0_reverse, the")
    assert buttons[3].accessibleName() == buttons[3].toolTip()
    buttons[1].click()
    settle()
    assert main.document.network.focus == 1
    assert [button.isChecked() for button in buttons] == [False, True, False, False]
    assert main.document.undo_stack.count() == 0
    buttons[0].setFocus()
    QTest.keyClick(buttons[0], Qt.Key.Key_Space)
    settle()
    assert main.document.network.focus == 0


def test_the_answer_at_the_selected_step_stands_at_the_end(main):
    show(main, bidirectional(LSTM))
    main.document.select(t=3)
    settle()
    out = main.document.snapshot().layers.out[3]
    names = ("no", "yes") if out[0] >= out[1] else ("yes", "no")
    text = strip(main).answer.text()
    assert [word for word in text.replace(",", "").split() if word in names] == list(names)
    assert f"{round(100 * out.max())}" in text
    # The last step that a backward layer takes is the first of the sequence.
    main.document.look_at(1)
    assert main.document.state.selection.t == 1
    settle()
    assert strip(main).answer.text() == text


def test_numbers_without_names_are_told_apart_from_their_values(main):
    network = bidirectional(LSTM, "sigmoid")
    show(main, replace(network, readout=replace(network.readout, names=None)))
    words = strip(main).answer.text().split()
    assert [word for word in words if word.startswith("out")] == ["out_1", "out_2"]


@pytest.mark.parametrize("backward", [False, True])
def test_long_names_that_differ_at_their_ends_look_different(qtbot, backward):
    pictures = []
    for name in ("bidirectional_layer_1", "bidirectional_layer_2"):
        name += "_reverse" if backward else ""
        button = LayerButton(None)
        qtbot.addWidget(button)
        button.show_cell(
            LayerCell(name, "gru", "x", backward, False, np.zeros((2, 3)), 1.0), False, 0.0
        )
        button.resize(button.minimumSizeHint())
        pictures.append(button.grab().toImage())
    assert pictures[0] != pictures[1]


def test_more_layers_than_fit_are_scrolled_below_whole_buttons(main):
    network = network_of(seeded_state(2, 3, 5))
    while len(network.layers) < 12:
        network = with_layer_above(network, len(network.layers) - 1)
    show(main, network)
    row = strip(main)
    assert row.horizontalScrollBar().maximum() > 0
    assert row.viewport().height() >= row.buttons[0].height()
    show(main, bidirectional(LSTM))
    assert row.horizontalScrollBar().maximum() == 0
    assert row.height() < row.buttons[0].height() + row.horizontalScrollBar().height()


@pytest.mark.parametrize(("output", "said"), [("linear", "0.50"), ("sigmoid", "62\xa0%")])
def test_whether_an_answer_is_a_share_depends_on_the_read_out_not_on_the_number(
    main, output: str, said: str
) -> None:
    network = bidirectional(LSTM, output)
    readout = network.readout
    assert readout is not None
    flat = replace(readout, weights=np.zeros_like(readout.weights), bias=np.full(2, 0.5))
    show(main, replace(network, readout=flat))
    assert strip(main).answer.text().count(said) == 2


def test_layers_are_added_removed_turned_and_moved_and_that_is_undone(main):
    show(main, network_of(seeded_state(2, 3, 5)))
    document, first = main.document, main.document.network
    menu(main).add.trigger()
    assert document.network.names == ("layer1", "layer2")
    assert document.network.focus == 1
    menu(main).turn.trigger()
    assert document.network.layers[1].direction == "backward"
    menu(main).lower.trigger()
    assert document.network.names == ("layer2", "layer1")
    settle()
    assert [button.accessibleName()[:6] for button in strip(main).buttons] == ["layer2", "layer1"]
    menu(main).after.trigger()
    assert document.network.focus == 1
    menu(main).remove.trigger()
    assert document.network.names == ("layer2",)
    for _ in range(4):
        document.undo_stack.undo()
    assert document.network == first
    assert not menu(main).remove.isEnabled()
    settle()
    assert strip(main).isHidden()


def test_a_layer_that_is_gone_before_the_redraw_is_not_looked_at(main):
    show(main, bidirectional(LSTM))
    last = strip(main).buttons[3]
    main.document.open(Session(network_of(seeded_state(2, 3, 5))))
    last.click()
    assert main.document.network.focus == 0
    settle()
    assert main.document.network.names == ("layer1",)


def test_no_layer_is_added_that_a_session_has_no_room_for(main, monkeypatch):
    show(main, network_of(seeded_state(2, 3, 5)))
    made = menu(main)
    assert made.add.isEnabled()
    monkeypatch.setattr("lstm_gui.files.sessions.session_limits.MAX_CELLS", 29)
    # It was offered before what is shown grew.
    made.add.trigger()
    assert len(main.document.network.layers) == 1
    assert not menu(main).add.isEnabled()
    monkeypatch.setattr("lstm_gui.files.sessions.session_limits.MAX_CELLS", 30)
    assert menu(main).add.isEnabled()


def test_what_cannot_be_set_in_an_upper_layer_is_not_offered(main):
    show(main, focused(bidirectional(LSTM), 2))
    parameters = main.workspace.parameters
    inputs, sizes = parameters.input, parameters.sizes
    assert not inputs.canvas.isEnabled()
    assert not inputs.insert.isEnabled()
    assert "l0 + l0_reverse" in inputs.heading.text()
    assert [sizes.boxes[name].isEnabled() for name in "IHT"] == [False, True, False]
    main.document.look_at(0)
    settle()
    assert inputs.canvas.isEnabled()
    assert sizes.boxes["T"].isEnabled()


def test_everything_is_reset_to_all_layers(main):
    show(main, bidirectional(LSTM))
    before = main.document.network
    main.document.edit_network("add", with_layer_above(before, 3), baseline=before)
    main.actions_by_name["reset_everything"].trigger()
    assert main.document.network == before


def test_a_long_sequence_is_shown_in_few_columns() -> None:
    from lstm_gui.core import network_forward

    network = network_of(seeded_state(1, 2, 1000))
    (cell,) = layer_cells(network_forward(network))
    assert cell.h.shape[1] <= MOST_COLUMNS
    assert cell.bound == 1.0
    assert answers(network_forward(network)) == ()


def test_an_embedding_is_named_where_x_is_shown(main):
    show(main, replace(embedded(LSTM)))
    assert not strip(main).isHidden()
    assert not main.document.reads_input
    assert np.isfinite(main.document.snapshot().trace.h).all()


def test_the_trace_that_is_saved_has_all_layers(window, tmp_path):
    main = window()
    show(main, focused(bidirectional(LSTM), 3))
    path = tmp_path / "trace.npz"
    TraceSaving(main.document, Settings(), main).save(path)
    layers = main.document.snapshot().layers
    with np.load(path) as saved:
        np.testing.assert_array_equal(saved["l1_reverse.h"], layers.rows(3, "h"))
        np.testing.assert_array_equal(saved["out"], layers.out)


def test_triangles_and_the_inspector_tell_of_the_answer_once_it_is_asked_for(main):
    show(main, bidirectional(LSTM))
    sliders = main.workspace.parameters.block.sliders
    inspector = panel(main, "inspector")
    inspector.raise_()
    of_h = sliders.rows[0].toolTip()
    assert "for hₜ of the selected unit" in of_h
    menu(main).answer.trigger()
    settle()
    influence = main.document.snapshot().influence
    assert influence.of_answer
    assert influence.gradients.b.any()
    assert "for what the network answers" in sliders.rows[0].toolTip()
    grid = main.workspace.parameters.block.matrices.grids["w_x"]
    grid.hovered.emit(0, 0)
    assert "for what the network answers" in grid.toolTip()
    assert "∂out" in inspector.view.influence.accessibleDescription()
    assert main.document.session.view["answer"] is True
    assert menu(main).answer.isChecked()
    menu(main).answer.trigger()
    settle()
    assert not main.document.snapshot().influence.of_answer
    show(main, network_of(seeded_state(2, 3, 5)))
    assert not menu(main).answer.isEnabled()


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_heading_of_the_input_says_in_full_that_an_embedding_is_read(main, language):
    main.resize(1024, 700)
    main.apply_language(language)
    show(main, embedded(LSTM))
    heading = panel(main, "parameters").findChild(InputSection).heading
    assert heading.shown == heading.text()
    assert "·" in heading.text()
    main.apply_language("en")


def test_the_strip_tells_nothing_that_is_still_to_be_guessed(main):
    show(main, focused(bidirectional(LSTM), 2))
    main.playback.slow_motion.do_predict()
    settle()
    assert UNKNOWN in strip(main).answer.text()
    assert strip(main).answer.toolTip() == strip(main).answer.accessibleDescription() == ""
    cell, button = layer_cells(main.document.snapshot().layers)[0], strip(main).buttons[0]
    looks = []
    for hidden in (True, False):
        for h in (cell.h, cell.h + 0.5):
            button.show_cell(replace(cell, h=h), chosen=False, share=0.5, hidden=hidden)
            looks.append(button.grab().toImage())
    assert looks[0] == looks[1]
    assert looks[2] != looks[3]
    main.playback.slow_motion.do_predict()
    settle()
    assert UNKNOWN not in strip(main).answer.text()
    main.playback.slow_motion.leave()
