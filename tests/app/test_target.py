"""The target on the command line: no input, a column of the trace, and how far answers are off."""

import csv

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.app.cli import main
from lstm_gui.core import LSTM, Selection, Target, network_forward
from lstm_gui.files.sessions.session import Session, write_session
from tests.core.network.networks import bidirectional
from tests.files.importers.cells import arrays_of, named
from tests.files.importers.writers import torch_file

TABLE = "a,y,b\n1,0.5,2\n3,,4\n5,1.5,6\n"


def targets(path):
    return [row["target"] for row in csv.DictReader(path.read_text("utf-8").splitlines())]


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text(TABLE)
    return path


@pytest.fixture
def model(tmp_path):
    tensors = named(arrays_of("lstm", 2, 3), "rnn.")
    tensors |= {"fc.weight": np.ones((1, 3)), "fc.bias": np.zeros(1)}
    return torch_file(tmp_path / "net.pt", tensors)


@pytest.mark.parametrize("name", ["y", "2"])
def test_the_target_of_a_table_is_no_input_and_stands_in_the_trace(
    model, table, tmp_path, capsys, name
):
    out = tmp_path / "out.npz"
    asked = ["trace", str(model), "--input", str(table), "--target", name, "-o", str(out)]

    assert main(asked) == 0

    found = np.load(out)
    np.testing.assert_array_equal(found["target"], [0.5, np.nan, 1.5])
    np.testing.assert_array_equal(found["rnn.x"], [[1, 2], [3, 4], [5, 6]])
    apart = (found["out"][:, 0] - found["target"])[[0, 2]]
    said = capsys.readouterr().err
    assert f"mean squared error {np.mean(apart**2):.3g}" in said
    assert "over 2 steps" in said


def test_a_csv_has_a_column_target(model, table, tmp_path):
    out = tmp_path / "out.csv"
    assert main(["trace", str(model), "--input", str(table), "--target", "y", "-o", str(out)]) == 0
    assert targets(out) == ["0.5", "nan", "1.5"]


def test_words_of_a_target_are_answers_by_name(table, tmp_path, capsys):
    network = bidirectional(LSTM)
    table.write_text("a,b,mood\n1,2,yes\n3,4,\n5,6,no\n")
    write_session(tmp_path / "a.lstm.json", Session(network))
    out = tmp_path / "out.csv"
    words = ["--input", str(table), "--target", "mood", "-o", str(out)]

    assert main(["trace", str(tmp_path / "a.lstm.json"), *words]) == 0

    assert targets(out) == ["yes", "", "no"]
    x = np.array([[1.0, 2], [3, 4], [5, 6]])
    sequence = replace(network.sequence, x=x, labels=None)
    passed = network_forward(replace(network, sequence=sequence, selection=Selection())).out
    right = np.mean(passed.argmax(axis=1)[[0, 2]] == [1, 0])
    assert f"Target mood: {100 * right:.0f}" in capsys.readouterr().err


def test_a_column_that_is_not_there_or_both_is_refused(model, table, tmp_path, capsys):
    out = tmp_path / "out.npz"
    asked = ["trace", str(model), "--input", str(table), "-o", str(out), "--target"]
    assert main([*asked, "z"]) == 1
    assert 'no column "z"' in capsys.readouterr().err
    assert main([*asked, "y", "--columns", "a,y"]) == 1
    assert "target and an input" in capsys.readouterr().err
    assert not out.exists()


def test_the_trace_of_a_session_has_its_target(tmp_path, capsys):
    network = bidirectional(LSTM)
    values = np.arange(len(network.sequence)) % 2.0
    sequence = replace(network.sequence, target=Target("mood", values, ("no", "yes")))
    write_session(tmp_path / "a.lstm.json", Session(replace(network, sequence=sequence)))
    out = tmp_path / "out.npz"

    assert main(["trace", str(tmp_path / "a.lstm.json"), "-o", str(out)]) == 0

    assert np.load(out)["target"].tolist()[:3] == ["no", "yes", "no"]
    assert "Target mood" in capsys.readouterr().err
