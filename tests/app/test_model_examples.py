"""What the commands make of an input and an answer that the file of a model carries."""

import json

import numpy as np

from lstm_gui.app.cli import main
from tests.files.importers.cells import arrays_of, named, rows_of, x_of


def test_inspect_states_the_difference_and_trace_runs_over_the_input(tmp_path, capsys):
    weights, x = arrays_of("gru", 2, 3), x_of(2)
    h = rows_of("gru", weights, x)
    net, out = str(tmp_path / "net.npz"), str(tmp_path / "out.npz")
    np.savez(net, **named(weights, "rnn."), x=x, h=h + 0.25)

    assert main(["inspect", net, "--json"]) == 0
    notes = json.loads(capsys.readouterr().out)["notes"]
    assert "an input (x, T = 6)" in notes[0]
    assert "differs from it by up to 0.25" in notes[0]

    assert main(["trace", net, "-o", out]) == 0
    found = np.load(out)
    np.testing.assert_allclose(found["rnn.x"], x, atol=1e-12)
    np.testing.assert_allclose(found["rnn.h"], h, atol=1e-12)


def test_a_model_without_an_input_asks_for_one(tmp_path, capsys):
    net = str(tmp_path / "net.npz")
    np.savez(net, **named(arrays_of("gru", 2, 3), "rnn."))
    assert main(["trace", net, "-o", str(tmp_path / "out.npz")]) == 1
    assert "--input" in capsys.readouterr().err
