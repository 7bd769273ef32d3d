"""The commands that read trained models: inspect and trace."""

import json
import wave

import numpy as np
import pytest

from lstm_gui.app.cli import main
from lstm_gui.app.grammar.session_argument import open_argument
from lstm_gui.core import GRU, forward
from lstm_gui.core.network import focused
from lstm_gui.files.sessions.session import Session, write_session
from lstm_gui.files.shipped.presets import load_preset
from tests.core.network.networks import bidirectional, embedded
from tests.files.importers.cells import arrays_of, named, rows_of, x_of
from tests.files.importers.writers import safetensors, torch_file

LAYER_KEYS = {
    "name",
    "kind",
    "direction",
    "input_size",
    "hidden_size",
    "gate_order",
    "reset",
    "biases",
    "depends_on",
}


@pytest.fixture
def model(tmp_path):
    tensors = named(arrays_of("gru", 2, 3), "rnn.") | named(
        arrays_of("gru", 2, 3, seed=1), "rnn.", "_l0_reverse"
    )
    answer = {"fc.weight": np.ones((1, 6)), "fc.bias": np.zeros(1)}
    return str(torch_file(tmp_path / "model.pt", tensors | answer))


@pytest.fixture
def x(tmp_path):
    np.save(tmp_path / "x.npy", x_of(2))
    return str(tmp_path / "x.npy")


def refused(capsys, *words) -> str:
    assert main(words) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    return captured.err


def test_inspect_prints_one_object_with_the_promised_keys(model, capsys):
    assert main(["inspect", model, "--json"]) == 0

    found = json.loads(capsys.readouterr().out)
    assert set(found) == {"format", "layers", "readout", "left_out", "notes"}
    assert all(set(layer) == LAYER_KEYS for layer in found["layers"])
    assert [layer["name"] for layer in found["layers"]] == ["rnn", "rnn_reverse"]
    assert found["layers"][1] == {
        "name": "rnn_reverse",
        "kind": "gru",
        "direction": "backward",
        "input_size": 2,
        "hidden_size": 3,
        "gate_order": "rzn",
        "reset": "after",
        "biases": 2,
        "depends_on": [],
    }
    assert found["readout"]["outputs"] == 1


def test_inspect_tells_the_same_in_words(model, capsys):
    assert main(["inspect", model]) == 0

    out = capsys.readouterr().out
    assert "rnn_reverse: GRU 2 → 3, backward, gates rzn, reset after, biases 2" in out


def test_inspect_knows_sessions_and_presets_as_models_of_one_layer(capsys):
    assert main(["inspect", "latch", "--json"]) == 0

    found = json.loads(capsys.readouterr().out)
    assert found["layers"][0]["hidden_size"] == (
        load_preset("latch").session.state.parameters.hidden_size
    )


@pytest.mark.parametrize("command", ["inspect", "diagnose", "compare", "find"])
def test_names_stay_in_their_line_and_send_the_terminal_no_commands(command, tmp_path, x, capsys):
    prefix = "a\u2028b\nc\x1b[31m\u202e."
    tensors = named(arrays_of("gru", 2, 3), prefix)
    tensors |= named(arrays_of("gru", 3, 3, seed=1), prefix, "_l1")
    path = str(safetensors(tmp_path / "model.safetensors", tensors))
    further = {"compare": [path], "find": ["--input", x, "--signal", "x_1"]}.get(command, [])
    assert main([command, path, *further]) == 0
    said = capsys.readouterr().out
    assert said.count("a b c [31m") >= 2
    assert not set(said) & set("\x1b\u2028\u202e")


def test_inspect_tells_all_layers_of_a_session_whichever_is_looked_at(tmp_path, capsys):
    path = str(tmp_path / "a.lstm.json")
    write_session(path, Session(focused(bidirectional(GRU), 3)))

    assert main(["inspect", path, "--json"]) == 0

    found = json.loads(capsys.readouterr().out)
    facts = [(one["name"], one["direction"], one["depends_on"]) for one in found["layers"]]
    assert facts == [
        ("l0", "forward", []),
        ("l0_reverse", "backward", []),
        ("l1", "forward", ["l0", "l0_reverse"]),
        ("l1_reverse", "backward", ["l0", "l0_reverse"]),
    ]
    assert found["readout"]["inputs"] == ["l1", "l1_reverse"]
    assert found["readout"]["activation"] == "softmax"


def test_inspect_refuses_in_one_line(tmp_path, capsys):
    path = tmp_path / "notes.txt"
    path.write_text("no model")

    assert "no model" in refused(capsys, "inspect", str(path), "--json")
    assert "nowhere.pt" in refused(capsys, "inspect", str(tmp_path / "nowhere.pt"))


def test_trace_saves_each_layer_by_its_name_and_the_answer(model, x, tmp_path):
    out = tmp_path / "out.npz"

    assert main(["trace", model, "--input", x, "-o", str(out)]) == 0

    given = np.load(x)
    with np.load(out) as found:
        forth = rows_of("gru", arrays_of("gru", 2, 3), given)
        back = rows_of("gru", arrays_of("gru", 2, 3, seed=1), given[::-1])[::-1]
        np.testing.assert_allclose(found["rnn.h"], forth, rtol=0, atol=1e-12)
        np.testing.assert_allclose(found["rnn_reverse.h"], back, rtol=0, atol=1e-12)
        total = forth.sum(axis=1) + back.sum(axis=1)
        np.testing.assert_allclose(found["out"][:, 0], total, rtol=0, atol=1e-12)
        assert {"rnn.z", "rnn.r", "rnn.h_tilde"} <= set(found.files)


def test_trace_saves_one_layer_by_the_names_of_its_quantities(model, x, tmp_path):
    out = tmp_path / "out.npz"
    words = ["trace", model, "--input", x, "--layer", "rnn_reverse", "-o", str(out)]

    assert main(words) == 0

    with np.load(out) as found:
        back = rows_of("gru", arrays_of("gru", 2, 3, seed=1), np.load(x)[::-1])[::-1]
        np.testing.assert_allclose(found["h"], back, rtol=0, atol=1e-12)
        np.testing.assert_array_equal(found["x"], np.load(x))
        assert "out" not in found.files


def test_derivatives_of_a_model_are_those_of_its_network(model, x, tmp_path):
    out, weights = str(tmp_path / "out.npz"), str(tmp_path / "u.npy")
    rows = np.load(x)
    np.save(weights, np.ones((len(rows), 1)))
    words = ["trace", model, "--input", x, "-o", out]

    assert main([*words, "--score-weights", weights]) == 0
    with np.load(out) as saved:
        whole = dict(saved)
    assert main([*words, "--score-weights", weights, "--layer", "rnn_reverse"]) == 0
    with np.load(out) as saved:
        alone = dict(saved)

    def answered(shift: float) -> float:
        np.save(x, rows + shift * np.eye(len(rows), 2, k=-1))
        assert main(words) == 0
        with np.load(out) as saved:
            return saved["out"].sum()

    by_hand = (answered(1e-5) - answered(-1e-5)) / 2e-5
    assert np.trace(whole["d_x"], offset=-1) == pytest.approx(by_hand, rel=1e-7)
    both = whole["rnn.d_x"] + whole["rnn_reverse.d_x"]
    np.testing.assert_allclose(whole["d_x"], both, rtol=0, atol=1e-14)
    np.testing.assert_array_equal(alone["d_w_h_z"], whole["rnn_reverse.d_w_h_z"])


def test_a_layer_that_is_fed_alone_has_derivatives_of_its_own(tmp_path, x):
    tensors = named(arrays_of("gru", 2, 3), "a.") | named(arrays_of("gru", 7, 3), "b.")
    path, out = str(torch_file(tmp_path / "two.pt", tensors)), str(tmp_path / "out.npz")

    assert main(["trace", path, "--input", x, "--layer", "a", "-o", out, "--gradients"]) == 0

    with np.load(out) as found:
        assert found["d_h"][-1].tolist() == [1, 1, 1]
        assert found["d_x"].shape == np.load(x).shape


def test_a_table_has_a_column_for_each_number(model, x, tmp_path):
    table, again = tmp_path / "out.csv", tmp_path / "again.npz"

    assert main(["trace", model, "--input", x, "-o", str(table)]) == 0
    assert main(["trace", model, "--input", x, "-o", str(again)]) == 0

    header, *rows = table.read_text("utf-8").splitlines()
    columns = header.split(",")
    place = columns.index("rnn_reverse.h_3")
    with np.load(again) as found:
        assert [float(row.split(",")[place]) for row in rows] == found["rnn_reverse.h"][
            :, 2
        ].tolist()
    assert columns[0] == "t"
    assert columns[-1] == "out_1"


def _as_csv(folder, rows):
    path = folder / "x.csv"
    lines = [f"{t},{row[0]!r},{row[1]!r}" for t, row in enumerate(rows.tolist())]
    path.write_text("\n".join(["t,left,right", *lines]))
    return path


def _as_npz(folder, rows):
    np.savez(folder / "x.npz", x=rows[np.newaxis], other=np.ones(3))
    return folder / "x.npz"


def _as_wav(folder, rows):
    with wave.open(str(folder / "x.wav"), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(16000)
        file.writeframes(np.round(rows * 2**15).astype("<i2").tobytes())
    return folder / "x.wav"


@pytest.mark.parametrize("write", [_as_csv, _as_npz, _as_wav])
def test_an_input_is_read_from_a_table_an_archive_and_a_sound(model, tmp_path, write):
    rows = np.round(np.clip(x_of(2) / 4.0, -0.9, 0.9) * 2**15) / 2**15
    path, out = write(tmp_path, rows), tmp_path / "out.npz"

    assert main(["trace", model, "--input", str(path), "--layer", "rnn", "-o", str(out)]) == 0

    with np.load(out) as found:
        np.testing.assert_array_equal(found["x"], rows)


def test_a_session_runs_over_another_input(tmp_path):
    state = load_preset("latch").session.state
    rows, out = x_of(state.parameters.input_size, steps=5), tmp_path / "out.npz"
    np.save(tmp_path / "x.npy", rows)

    assert main(["trace", "latch", "--input", str(tmp_path / "x.npy"), "-o", str(out)]) == 0

    with np.load(out) as found:
        np.testing.assert_array_equal(found["x"], rows)
        assert found["h"].shape == (5, forward(state).h.shape[1])


def test_what_does_not_fit_is_refused_in_one_line(model, x, tmp_path, capsys):
    out = ("-o", str(tmp_path / "out.npz"))
    np.save(tmp_path / "wide.npy", np.ones((4, 5)))
    np.save(tmp_path / "nan.npy", np.full((4, 2), np.nan))

    assert "--input" in refused(capsys, "trace", model, *out)
    assert "rnn, rnn_reverse" in refused(
        capsys, "trace", model, "--input", x, "--layer", "other", *out
    )
    wide = refused(capsys, "trace", model, "--input", str(tmp_path / "wide.npy"), *out)
    assert "5" in wide
    assert "reads 2. Choose as many of them (--columns)" in wide
    assert "nan" in refused(capsys, "trace", model, "--input", str(tmp_path / "nan.npy"), *out)
    assert not (tmp_path / "out.npz").exists()


def test_layers_that_form_no_network_are_traced_one_by_one(tmp_path, x, capsys):
    tensors = named(arrays_of("gru", 2, 3), "a.") | named(arrays_of("gru", 7, 3), "b.")
    path, out = str(torch_file(tmp_path / "two.pt", tensors)), str(tmp_path / "out.npz")

    assert "a, b" in refused(capsys, "trace", path, "--input", x, "-o", out)
    assert main(["trace", path, "--input", x, "--layer", "a", "-o", out]) == 0


def test_a_layer_of_a_model_is_opened_where_a_session_is(model, capsys, tmp_path):
    first, chosen = open_argument(model), open_argument(model, "rnn_reverse")

    weights = arrays_of("gru", 2, 3, seed=1)
    state = chosen.session.state
    assert (first.model, chosen.model) == ("model.pt: rnn", "model.pt: rnn_reverse")
    assert chosen.path is None, "saving must not replace the model"
    np.testing.assert_array_equal(state.parameters.block("r").w_x, weights.w_x[:3])
    assert not state.sequence.x.any()
    assert state.sequence.x.shape == (16, 2)
    words = ("render", model, "--layer", "other", "-o", str(tmp_path / "a.png"))
    assert "rnn, rnn_reverse" in refused(capsys, *words)
    words = ("render", "latch", "--layer", "rnn", "-o", str(tmp_path / "a.png"))
    assert "There is no layer" in refused(capsys, *words)


@pytest.fixture
def reader(tmp_path):
    tensors = {"emb.weight": np.arange(8.0).reshape(4, 2)} | named(arrays_of("gru", 2, 3), "rnn.")
    (tmp_path / "words.txt").write_text("<unk>\nthe\ncat\n.\n")
    (tmp_path / "text.txt").write_text("The cat barks.\n")
    return str(torch_file(tmp_path / "reader.pt", tensors))


def test_a_text_is_read_through_the_embedding_with_a_vocabulary(reader, tmp_path, capsys):
    text, vocabulary = str(tmp_path / "text.txt"), str(tmp_path / "words.txt")
    out = tmp_path / "out.csv"
    words = ["trace", reader, "--input", text, "--vocab", vocabulary, "-o", str(out)]
    assert main(words) == 0
    said = capsys.readouterr().err
    assert "1 of 4 tokens is not in the vocabulary and read as <unk>: barks." in said
    rows = [line.split(",") for line in out.read_text().splitlines()]
    assert [row[1] for row in rows] == ["label", "The", "cat", "barks (?)", "."]
    assert [row[rows[0].index("rnn.x_1")] for row in rows[1:]] == ["2.0", "4.0", "0.0", "6.0"]


def test_a_text_for_a_model_without_embedding_is_refused(model, reader, tmp_path, capsys):
    text, vocabulary = str(tmp_path / "text.txt"), str(tmp_path / "words.txt")
    out = str(tmp_path / "out.npz")
    said = refused(capsys, "trace", model, "--input", text, "--vocab", vocabulary, "-o", out)
    assert "has no embedding" in said
    assert "--vocab goes with a text" in refused(
        capsys, "trace", reader, "--vocab", vocabulary, "-o", out
    )


def test_a_session_with_an_embedding_reads_a_text_as_well(tmp_path, capsys):
    network = embedded(GRU)
    session = write_session(tmp_path / "s.lstm.json", Session(network))
    assert session
    (tmp_path / "words.txt").write_text("a\nb\nc\nd\n")
    (tmp_path / "text.txt").write_text("dab")
    out = tmp_path / "out.npz"
    path, text, words = (str(tmp_path / one) for one in ("s.lstm.json", "text.txt", "words.txt"))
    assert main(["trace", path, "--input", text, "--vocab", words, "-o", str(out)]) == 0
    with np.load(out) as found:
        assert np.array_equal(found["x"], network.embedding.weights[[3, 0, 1]])
