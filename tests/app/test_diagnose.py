"""The command that tells what in a model deserves a look."""

import json

import numpy as np
import pytest

from lstm_gui.app.cli import main
from lstm_gui.core import (
    LSTM,
    RNN,
    Initial,
    Parameters,
    Selection,
    Sequence,
    State,
    network_of,
    rnn_kind,
)
from lstm_gui.core.facts.diagnosis import (
    copying,
    counted,
    first_undefined,
    half_lives,
    keeping_bias,
)
from lstm_gui.files.importers import read_model
from lstm_gui.files.importers.running import traced_model
from lstm_gui.files.sessions.session import Session, write_session
from lstm_gui.files.shipped.presets import load_preset
from lstm_gui.scenes.models.diagnosis_sheet import diagnosed, lines_of
from lstm_gui.words.models.diagnosis_words import bias_line
from lstm_gui.words.translation import set_language
from tests.files.importers.cells import arrays_of, named, sigmoid, x_of
from tests.files.importers.writers import torch_file


@pytest.fixture
def model(tmp_path):
    """Return both directions of a GRU, the forward of which has a dead unit and a shut gate."""
    forth, back = arrays_of("gru", 2, 3), arrays_of("gru", 2, 3, seed=1)
    forth.b_x[3] = 60.0
    forth.b_x[4:6] = 1.0
    tensors = named(forth, "rnn.") | named(back, "rnn.", "_l0_reverse")
    answer = {"fc.weight": np.ones((1, 6)), "fc.bias": np.zeros(1)}
    return str(torch_file(tmp_path / "model.pt", tensors | answer))


@pytest.fixture
def x(tmp_path):
    np.save(tmp_path / "x.npy", x_of(2))
    return str(tmp_path / "x.npy")


def sheet(capsys, *words) -> dict:
    assert main(["diagnose", *words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_parameters_are_counted_out_as_the_file_holds_them(model, capsys):
    found = sheet(capsys, model)

    counts = found["layers"][0]["parameters"]
    assert counts == {"of_input": 18, "of_hidden": 27, "biases": 18, "further": 0, "total": 63}
    assert (found["parameters"], found["parameters_before_and_after"]) == (2 * 63 + 7, 7)


def test_without_an_input_only_the_weights_are_looked_at(model, capsys):
    first = sheet(capsys, model)["layers"][0]

    assert [first[key] for key in ("gates", "dead_units", "half_lives", "undefined")] == [None] * 4
    assert first["forget_bias"]["block"] == "z"


def test_the_bias_of_the_gate_that_keeps_is_told_by_layer_and_direction(model, capsys):
    forth, back = sheet(capsys, model)["layers"]

    arrays = arrays_of("gru", 2, 3, seed=1)
    expected = (arrays.b_x + arrays.b_h)[3:6]
    assert (back["direction"], back["forget_bias"]["mean"]) == ("backward", expected.mean())
    half = np.log(0.5) / np.log(sigmoid(expected.mean()))
    assert back["forget_bias"]["half_life"] == pytest.approx(half, rel=1e-12)
    assert forth["forget_bias"]["high"] > 59


def test_gates_dead_units_and_half_lives_over_an_input(model, x, capsys):
    forth = sheet(capsys, model, "--input", x)["layers"][0]

    assert forth["dead_units"] == [0]
    gate = next(gate for gate in forth["gates"] if gate["block"] == "z")
    assert gate["always"] == [0]
    z = traced_model(read_model(model), np.load(x), "x", "m")["rnn.z"]
    lives = np.log(0.5) / np.log(z[:, 1:]).mean(axis=0)
    np.testing.assert_allclose(forth["half_lives"]["units"][1:], lives, rtol=1e-12)
    assert forth["half_lives"]["units"][0] is None, "nothing is ever forgotten"
    assert forth["half_lives"]["shortest"] == min(forth["half_lives"]["units"][1:])


def test_the_place_where_numbers_end_is_told(tmp_path, capsys):
    weights = 1e100 * np.eye(2)[np.newaxis]
    grows = Parameters(np.ones((1, 2, 1)), weights, np.zeros((1, 2)), rnn_kind("relu"))
    start, x = Initial.zeros(grows.kind, 2), Sequence(np.ones((6, 1)))
    state = State(grows, start, x, Selection(block="h"))
    write_session(tmp_path / "a.lstm.json", Session(network_of(state)))

    found = sheet(capsys, str(tmp_path / "a.lstm.json"))

    assert found["layers"][0]["undefined"] == {"t": 4, "unit": 0, "quantity": "z_h"}
    assert main(["diagnose", str(tmp_path / "a.lstm.json"), "--lang", "en"]) == 0
    assert "From step 4 on" in capsys.readouterr().out


def test_a_backward_layer_counts_the_steps_as_it_takes_them():
    rows = {"z_h": np.array([[0.0], [np.inf], [np.nan]]), "h": np.array([[0.0], [1.0], [np.nan]])}

    found = first_undefined(RNN, rows)

    assert found is not None
    assert (found.t, found.unit, found.quantity) == (1, 0, "z_h")


def test_an_answer_that_repeats_the_last_value_is_told_from_one_that_foresees():
    x = np.random.default_rng(0).normal(size=(50, 1)).cumsum(axis=0)
    later = np.vstack([x[1:], x[-1:]])

    copied, foreseen = copying(x + 0.01, x), copying(later, x)

    assert copied is not None
    assert foreseen is not None
    assert (copied.copies, foreseen.copies) == (True, False)
    assert copied.now == pytest.approx(0.01)
    assert foreseen.next == 0.0
    assert copying(x[:2], x[:2]) is None
    assert copying(np.ones((5, 1)), np.ones((5, 1))) is None


@pytest.mark.parametrize(("bias", "half_life"), [(1e100, np.inf), (800.0, np.inf), (-1e100, 0.0)])
def test_of_the_largest_bias_nothing_is_ever_forgotten(bias, half_life):
    weights = np.zeros((4, 1, 1))
    found = keeping_bias(Parameters(weights, weights, np.full((4, 1), bias), LSTM))

    assert found is not None
    assert found.half_life == pytest.approx(half_life, abs=1e-90)
    assert "∞" in bias_line(LSTM, found) or not half_life


def test_a_cell_without_such_a_gate_has_no_half_life():
    state = load_preset("slstm-loud").session.state

    assert keeping_bias(state.parameters) is None
    assert half_lives(state.parameters.kind, {}) is None


def test_a_block_that_takes_no_part_is_not_counted():
    parameters = load_preset("coupled-sampler").session.state.parameters
    units, inputs = parameters.hidden_size, parameters.input_size

    assert counted(parameters).total == 3 * units * (inputs + units + 1)


def test_the_sentences_are_there_in_both_languages_and_lead_to_their_layer(model, x, capsys):
    assert main(["diagnose", model, "--input", x, "--lang", "en"]) == 0
    english = capsys.readouterr().out
    assert main(["diagnose", model, "--input", x, "--lang", "ko"]) == 0
    korean = capsys.readouterr().out
    set_language("en")

    assert "Units that hardly change over this input, 1 of 3: 1." in english
    assert "업데이트 게이트" in korean
    assert "half" not in korean
    assert "{" not in english + korean
    lines = lines_of(diagnosed(read_model(model), np.load(x)))
    dead = next(line for line in lines if "hardly" in line.text)
    assert (dead.layer, dead.unit) == ("rnn", 0)


def test_layers_that_form_no_network_are_run_where_the_input_fits(tmp_path, x, capsys):
    tensors = named(arrays_of("gru", 2, 3), "a.") | named(arrays_of("gru", 7, 3), "b.")
    path = str(torch_file(tmp_path / "two.pt", tensors))
    np.save(tmp_path / "wide.npy", np.ones((4, 5)))

    one, other = sheet(capsys, path, "--input", x)["layers"]

    assert one["gates"] is not None
    assert other["gates"] is None
    assert main(["diagnose", path, "--input", str(tmp_path / "wide.npy")]) == 1
    assert "No layer" in capsys.readouterr().err


def test_a_session_is_diagnosed_over_its_own_input(capsys):
    found = sheet(capsys, "latch")["layers"][0]

    assert found["gates"]
    assert found["forget_bias"]["mean"] == pytest.approx(4.6)
