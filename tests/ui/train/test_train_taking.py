"""A trained cell is taken into the Cell workspace, and answers there as it did."""

import json

import pytest
from msgspec.structs import replace

from lstm_gui.core import GRU, KINDS, LSTM, network_forward
from lstm_gui.core.training import CHECK_EVERY, FIRST_SYMBOL, Initialisation, Recipe, train
from lstm_gui.files.sessions.session import read_session
from lstm_gui.scenes.training.trained_cells import trained_network
from tests.ui.dialogs import GIVE_UP, answering, choose
from tests.ui.driving import settle, until
from tests.ui.train.window import EASY, finished, workspace


def test_a_trained_cell_becomes_the_session_and_undo_brings_the_old_one_back(trained):
    document, before = trained.document, trained.document.state
    runs = workspace(trained).runs
    assert not runs.buttons["open"].isEnabled()
    assert "first" in runs.buttons["open"].toolTip()
    workspace(trained).lab.choose(workspace(trained).lab.runs[0].recipe)
    settle()
    runs.buttons["open"].click()
    settle()
    assert document.state.parameters == workspace(trained).lab.runs[0].layers[0]
    assert document.baseline == document.state
    assert document.state.sequence.labels[0] in "ABCD"
    assert trained.workspaces.current == "cell"
    document.undo_stack.undo()
    settle()
    assert document.state.parameters == before.parameters


def test_two_layers_are_trained_and_opened_as_a_network_that_keeps_its_readout(main, qtbot):
    setup, lab, document = workspace(main).setup, workspace(main).lab, main.document
    setup.layers.buttons["2"].click()
    settle()
    assert document.training.layers == 2
    qtbot.waitUntil(lambda: finished(main) and lab.runs[0].recipe.layers == 2, timeout=20_000)
    settle()
    run = lab.runs[0]
    lab.choose(run.recipe)
    settle()
    assert workspace(main).runs.table.texts()[0][0] == "2 × LSTM"
    assert "This 2 × LSTM" in setup.verdict.text()
    workspace(main).runs.buttons["open"].click()
    settle()
    network = document.network
    assert tuple(layer.parameters for layer in network.layers) == run.layers
    assert (network.readout.inputs, network.focus) == (("layer2",), 1)
    assert (network.readout.weights == run.readout.weights).all()
    assert document.state.parameters == run.layers[1]
    answer = network_forward(network).out[-1]
    assert network.readout.names[int(answer.argmax())] == network.sequence.labels[0]
    document.undo_stack.undo()
    settle()
    assert len(document.network.layers) == 1


def test_a_trained_cell_answers_as_in_training():
    recipe = Recipe(
        FIRST_SYMBOL, LSTM, Initialisation("xavier-orthogonal", 2.0), (6, 6), units=8, updates=400
    )
    out = train(recipe)
    assert out is not None
    network = trained_network(recipe, out.layers, out.readout)
    answers = network_forward(network).out[-1]
    assert answers.sum() == pytest.approx(1.0)
    assert network.readout.names[int(answers.argmax())] == network.sequence.labels[0]


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_any_kind_of_cell_can_be_looked_into(train_window, kind):
    main, lab = train_window, workspace(train_window).lab
    lab.clear()
    main.document.set_training("", replace(EASY, cells=(kind.name,), updates=CHECK_EVERY))
    settle()
    lab.start()
    until(lambda: finished(main))
    assert lab.runs[0].recipe.kind == kind
    lab.choose(lab.runs[0].recipe)
    settle()
    workspace(main).runs.buttons["open"].click()
    settle()
    assert main.document.state.parameters == lab.runs[0].layers[0]
    assert main.workspaces.current == "cell"


def test_a_trained_cell_of_any_kind_is_saved_as_a_session(train_window, tmp_path):
    main, lab, title = train_window, workspace(train_window).lab, train_window.document.title
    lab.clear()
    main.document.set_training("", replace(EASY, cells=("gru",), updates=CHECK_EVERY))
    settle()
    lab.start()
    until(lambda: finished(main))
    assert lab.runs[0].recipe.kind == GRU
    lab.choose(lab.runs[0].recipe)
    settle()
    path = tmp_path / "gru.lstm.json"
    with answering(choose(path)):
        workspace(main).runs.buttons["save"].click()
    saved = read_session(path)
    assert saved.state.parameters == lab.runs[0].layers[0]
    readout = saved.network.readout
    assert (readout.weights == lab.runs[0].readout.weights).all()
    assert readout.names == lab.runs[0].recipe.task.labels
    assert json.loads(path.read_text())["layers"][0]["cell"]["kind"] == "gru"
    assert main.document.title == title
    with answering(GIVE_UP):
        workspace(main).runs.buttons["save"].click()
