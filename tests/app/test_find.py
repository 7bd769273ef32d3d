"""The command that tells which unit or gate follows a signal, and which steps stand out."""

import json

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.app.cli import main
from lstm_gui.core import LSTM, network_forward
from lstm_gui.core.analysis import cosines
from lstm_gui.files.importers import read_model
from lstm_gui.files.importers.running import traced_model
from lstm_gui.files.sessions.session import Session, write_session
from lstm_gui.files.shipped.presets import load_preset
from lstm_gui.words.translation import set_language
from tests.core.network.networks import bidirectional
from tests.files.importers.cells import arrays_of, named, x_of
from tests.files.importers.writers import torch_file


@pytest.fixture
def model(tmp_path):
    """Return both directions of a GRU with a read-out."""
    forth, back = arrays_of("gru", 2, 3), arrays_of("gru", 2, 3, seed=1)
    tensors = named(forth, "rnn.") | named(back, "rnn.", "_l0_reverse")
    answer = {"fc.weight": np.ones((1, 6)), "fc.bias": np.zeros(1)}
    return str(torch_file(tmp_path / "model.pt", tensors | answer))


@pytest.fixture
def x(tmp_path):
    np.save(tmp_path / "x.npy", x_of(2, steps=40))
    return str(tmp_path / "x.npy")


def found(capsys, *words) -> dict:
    assert main(["find", *words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def refused(capsys, *words) -> str:
    assert main(["find", *words]) == 1
    captured = capsys.readouterr()
    assert captured.err.count("\n") == 1
    return captured.err


def test_the_units_of_all_layers_are_ranked(model, x, capsys):
    told = found(capsys, model, "--input", x, "--signal", "x_1", "--lag", "2")
    arrays = traced_model(read_model(model), np.load(x), x, model)
    assert told["steps"] == 40
    assert {one["layer"] for one in told["found"]} == {"rnn", "rnn_reverse"}
    assert not any(one["quantity"].startswith("z_") for one in told["found"])
    for one in told["found"]:
        values = arrays[f"{one['layer']}.{one['quantity']}"][:, one["unit"]]
        lag = one["lag"]
        assert abs(lag) <= 2
        later, signal = values[max(lag, 0) : 40 + min(lag, 0)], np.load(x)[:, 0]
        expected = np.corrcoef(later, signal[max(-lag, 0) : 40 - max(lag, 0)])[0, 1]
        assert one["r"] == pytest.approx(expected)
        assert one["auc"] is None


def test_a_unit_is_a_signal_itself_and_does_not_follow_itself(model, x, capsys):
    told = found(capsys, model, "--input", x, "--signal", "rnn_reverse.h_2")
    rows = [(one["layer"], one["quantity"], one["unit"]) for one in told["found"]]
    assert ("rnn_reverse", "h", 1) not in rows
    assert ("rnn", "h", 1) in rows


def test_the_answer_and_a_file_are_signals(model, x, tmp_path, capsys):
    by_answer = found(capsys, model, "--input", x, "--signal", "out_1")["found"]
    out = traced_model(read_model(model), np.load(x), x, model)["out"]
    np.savetxt(tmp_path / "out.csv", out, fmt="%.17g")
    by_file = found(capsys, model, "--input", x, "--signal", str(tmp_path / "out.csv"))["found"]
    assert by_file == by_answer


def labelled(tmp_path) -> tuple[str, Session]:
    session = load_preset("latch").session
    sequence = session.network.sequence
    labels = tuple("pulse" if row[0] else "quiet" for row in sequence.x)
    network = replace(session.network, sequence=replace(sequence, labels=labels))
    made = Session(network)
    write_session(tmp_path / "named.lstm.json", made)
    return str(tmp_path / "named.lstm.json"), made


@pytest.fixture
def table(tmp_path):
    """Return a table with two columns that are read, and two that may be the target."""
    rows = zip(x_of(2, steps=12), range(12), strict=True)
    lines = [f"{one},{other},{t**2},{'ab'[t % 2]}" for (one, other), t in rows]
    path = tmp_path / "t.csv"
    path.write_text("\n".join(["warmth,price,goal,mood", *lines]), encoding="utf-8")
    return str(path)


def over(table, target) -> list[str]:
    return ["--input", table, "--columns", "warmth,price", "--target", target]


def test_an_input_is_a_signal_by_its_name(model, table, capsys):
    by_place = found(capsys, model, *over(table, "goal"), "--signal", "x_2")["found"]
    for name in ("price", "x_2 price"):
        told = found(capsys, model, *over(table, "goal"), "--signal", name)
        assert told["found"] == by_place


def test_the_target_is_a_signal_and_one_of_words_by_each_word(model, table, tmp_path, capsys):
    np.save(tmp_path / "goal.npy", np.arange(12.0)[:, np.newaxis] ** 2)
    by_file = ("--signal", str(tmp_path / "goal.npy"))
    numbers = found(capsys, model, *over(table, "goal"), "--signal", "target")
    assert numbers["found"] == found(capsys, model, *over(table, "goal"), *by_file)["found"]
    np.save(tmp_path / "b.npy", np.arange(12.0)[:, np.newaxis] % 2)
    word = found(capsys, model, *over(table, "mood"), "--signal", "target:b")["found"]
    by_file = ("--signal", str(tmp_path / "b.npy"))
    assert word == found(capsys, model, *over(table, "mood"), *by_file)["found"]


@pytest.mark.parametrize(
    ("target", "signal", "what"),
    [
        ("mood", "target", "Choose one of: target:a, target:b"),
        ("mood", "target:c", "target:c names no word"),
        ("goal", "target:c", "Choose one of: target."),
        ("", "target", "Name its column with --target"),
    ],
)
def test_a_target_that_is_not_there_is_refused(model, table, capsys, target, signal, what):
    words = over(table, target) if target else over(table, target)[:-2]
    assert main(["find", model, *words, "--signal", signal]) == 1
    assert what in capsys.readouterr().err


def test_a_label_is_a_signal_of_zeros_and_ones(tmp_path, capsys):
    path, _ = labelled(tmp_path)
    told = found(capsys, path, "--signal", "label:pulse", "--lag", "0")
    first = told["found"][0]
    assert (first["quantity"], first["unit"], first["auc"]) == ("i", 0, 1.0)
    assert first["r"] == pytest.approx(1.0, abs=1e-3)


def test_top_passages_are_the_steps_where_a_unit_is_largest(tmp_path, capsys):
    path, session = labelled(tmp_path)
    told = found(capsys, path, "--top", "i_1")
    trace = network_forward(session.network).traces[0]
    assert told["top"][0]["t"] == int(np.argmax(trace.i[:, 0]))
    assert told["top"][0]["value"] == pytest.approx(trace.i[:, 0].max())
    assert told["top"][0]["label"] == "pulse"


def test_similar_moments_are_those_of_the_memory(tmp_path, capsys):
    write_session(tmp_path / "both.lstm.json", Session(bidirectional(LSTM)))
    path = str(tmp_path / "both.lstm.json")
    passed = network_forward(bidirectional(LSTM))
    place = 1
    told = found(capsys, path, "--like", "2", "--layer", passed.network.names[place])
    rows = passed.rows(place, "c")
    assert (told["layer"], told["state"]) == (passed.network.names[place], "c")
    for one in told["moments"]:
        assert one["value"] == pytest.approx(cosines(rows, rows[2])[one["t"]])
        assert abs(one["t"] - 2) >= 3


def test_the_lines_are_of_the_language_that_is_asked_for(model, x, capsys):
    try:
        assert main(["find", model, "--input", x, "--signal", "x_1", "--lang", "en"]) == 0
        first = capsys.readouterr().out.splitlines()[0]
        assert first.startswith(("rnn: ", "rnn_reverse: "))
        assert "r = " in first
        assert main(["find", model, "--input", x, "--signal", "x_1", "--lang", "ko"]) == 0
        assert "유닛 " in capsys.readouterr().out
    finally:
        set_language("en")


@pytest.mark.parametrize(
    ("signal", "what"),
    [
        ("x_3", "x_3 is no signal"),
        ("h_1", "such as x_1, out_1 or rnn.h_1"),
        ("rnn.h_4", "rnn.h_4 is no signal"),
        ("label:dog", 'no step has the label "dog"'),
        ("nothing.npy", "nothing.npy is no signal"),
    ],
)
def test_what_is_no_signal_is_refused(model, x, capsys, signal, what):
    assert what.lower() in refused(capsys, model, "--input", x, "--signal", signal).lower()


def test_a_file_of_another_shape_is_refused_with_both_numbers(model, x, tmp_path, capsys):
    assert "2 columns" in refused(capsys, model, "--input", x, "--signal", x)
    np.save(tmp_path / "short.npy", np.ones((7, 1)))
    short = refused(capsys, model, "--input", x, "--signal", str(tmp_path / "short.npy"))
    assert "7 rows" in short
    assert "40 steps" in short


def test_a_model_needs_an_input_and_a_step_must_be_there(model, x, capsys):
    assert "--input" in refused(capsys, model, "--signal", "x_1")
    assert "The last one is 39" in refused(capsys, model, "--input", x, "--like", "40")
