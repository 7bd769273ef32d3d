"""The table of --input, read and taken as the words of the command line ask."""

import json
import wave

import numpy as np
import pytest

from lstm_gui.app.cli import main
from tests.app.running import one_line, wrong_usage
from tests.files.importers.cells import arrays_of, named
from tests.files.importers.writers import torch_file

TABLE = "when;a;b;c\nMon;1,5;10;7\nTue;;20;8\nWed;2,5;30;9\nThu;3,5;40;1\n"


@pytest.fixture
def trace(tmp_path):
    """Trace a model of two inputs over a file, and return what it read."""
    model = torch_file(tmp_path / "net.pt", named(arrays_of("gru", 2, 3), "rnn."))

    def traced(file, *words: str):
        out = str(tmp_path / "out.npz")
        assert main(["trace", str(model), "--input", str(file), "-o", out, *words]) == 0
        return np.load(out)["rnn.x"]

    traced.model = str(model)
    return traced


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(TABLE)
    return path


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        (["--columns", "c,b"], [[7, 10], [8, 20], [9, 30], [1, 40]]),
        (["--columns", "4,3", "--rows", "2:3"], [[8, 20], [9, 30]]),
        (["--columns", "a,b", "--missing", "hold"], [[1.5, 10], [1.5, 20], [2.5, 30], [3.5, 40]]),
        (["--columns", "a,b", "--missing", "interpolate"],
         [[1.5, 10], [2, 20], [2.5, 30], [3.5, 40]]),
        (["--columns", "a,b", "--missing", "leave"], [[1.5, 10], [2.5, 30], [3.5, 40]]),
        (["--columns", "b,c", "--pool", "2"], [[15, 7.5], [35, 5]]),
        (["--columns", "b,c", "--pool", "2", "--pooling", "first"], [[10, 7], [30, 9]]),
        (["--columns", "b,c", "--scaler", "0-1"], [[0, 0.75], [1 / 3, 0.875], [2 / 3, 1], [1, 0]]),
    ],
)  # fmt: skip
def test_of_a_table_is_taken_what_is_asked_for(trace, table, words, rows):
    np.testing.assert_allclose(trace(table, *words), rows, atol=1e-12)


def test_a_text_is_read_as_is_asked(trace, tmp_path):
    path = tmp_path / "b.csv"
    path.write_bytes("값 1;값 2\n0,5;1\n1,5;2\n".encode("cp949"))
    words = ["--encoding", "CP949", "--separator", "semicolon", "--decimal", "comma"]
    assert trace(path, *words, "--headings", "1").tolist() == [[0.5, 1.0], [1.5, 2.0]]


def test_the_scaling_of_the_training_comes_from_its_file(trace, table, tmp_path):
    scaler = tmp_path / "scaler.json"
    scaler.write_text(json.dumps({"mean": [20, 8], "scale": [10, 2]}))
    found = trace(table, "--columns", "b,c", "--scaler", str(scaler))
    np.testing.assert_allclose(found, [[-1, -0.5], [0, 0], [1, 0.5], [2, -3.5]], atol=1e-12)


def test_a_sound_is_brought_to_a_rate(trace, tmp_path):
    path = tmp_path / "a.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(48_000)
        file.writeframes(np.arange(24, dtype="<i2").tobytes())
    found = trace(path, "--rate", "16000")
    np.testing.assert_allclose(found * 2**15, [[2, 3], [8, 9], [14, 15], [20, 21]], atol=1e-9)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--columns", "a,d"], 'no column "d". Choose among when, a, b, c'),
        (["--columns", "b,c", "--rate", "16000"], "--pool"),
        (["--columns", "b,c", "--scaler", "no.json"], "no.json"),
        (["--columns", "b,c", "--encoding", "none such"], "none such"),
        (["--columns", "when,b"], "not a number"),
    ],
)
def test_what_the_table_cannot_be_is_refused(trace, table, tmp_path, capsys, words, sentence):
    out = str(tmp_path / "out.npz")
    assert main(["trace", trace.model, "--input", str(table), "-o", out, *words]) == 1
    assert sentence in capsys.readouterr().err.splitlines()[-1]


def test_a_rate_above_that_of_the_sound_is_refused(trace, tmp_path, capsys):
    path = tmp_path / "a.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(8))
    out = str(tmp_path / "out.npz")
    words = ["trace", trace.model, "--input", str(path), "-o", out, "--rate", "16000"]
    assert main(words) == 1
    assert "8000" in one_line(capsys)


@pytest.mark.parametrize("words", [["--rows", "3:2"], ["--rows", "0:2"], ["--pool", "0"]])
def test_words_that_mean_nothing_are_wrong_usage(capsys, words):
    line = wrong_usage(capsys, "trace", "latch", "-o", "a.npz", *words)
    assert words[0] in line


@pytest.mark.parametrize(
    "words",
    [
        ["find", "--signal", "x_1", "--json"],
        ["diagnose", "--json"],
        ["compare", "--json"],
    ],
)
def test_the_other_commands_take_the_same_of_a_table(trace, table, capsys, words):
    command, *others = words
    models = [trace.model] * (2 if command == "compare" else 1)
    table_words = ["--input", str(table), "--columns", "b,c", "--scaler", "standard"]
    assert main([command, *models, *table_words, *others]) == 0
    assert json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("command", ["diagnose", "compare", "find"])
def test_every_command_reads_a_table_as_the_model_does_and_says_what_is_not_sure(
    trace, tmp_path, capsys, command, language
):
    path = tmp_path / "a.csv"
    path.write_text("0,0.5,0.25\n1,0.125,1\n2,0.5,0.75\n3,1.5,1\n")
    assert trace(path).shape == (4, 2)
    told = capsys.readouterr().err
    models = [trace.model] * (2 if command == "compare" else 1)
    others = ["--signal", "x_1"] if command == "find" else []
    words = ["--input", str(path), "--lang", language, *others]
    assert main([command, *models, *words]) == 0
    said = capsys.readouterr().err
    assert "left out" in told
    assert (said == told) == (language == "en")
    assert ("left out" in said) == (language == "en")
    assert said.count("\n") == told.count("\n") == 2


def test_a_session_is_looked_through_over_the_table(table, capsys):
    words = ["find", "latch", "--input", str(table), "--columns", "b,c", "--scaler", "0-1"]
    assert main([*words, "--signal", "x_1", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert main([*words, "--top", "x_1", "--json"]) == 0
    assert found
    assert '"t": 3' in capsys.readouterr().out


def test_of_several_sequences_one_is_taken_by_its_number(trace, tmp_path, capsys):
    several = np.arange(24.0).reshape(3, 4, 2)
    np.save(tmp_path / "a.npy", several)
    np.testing.assert_array_equal(trace(tmp_path / "a.npy"), several[0])
    assert "sequence 1 of 3" in capsys.readouterr().err
    np.testing.assert_array_equal(trace(tmp_path / "a.npy", "--sequence", "3"), several[2])


@pytest.mark.parametrize(
    "words",
    [
        ["trace", "latch", "-o", "out.csv", "--rows", "1:2"],
        ["find", "latch", "--signal", "x_1", "--rows", "1:2"],
        ["diagnose", "latch", "--rows", "1:2"],
        ["compare", "latch", "latch", "--rows", "1:2"],
    ],
)
def test_words_about_a_table_are_refused_where_there_is_none(words, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(words) == 1
    assert "--rows goes with a table" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
