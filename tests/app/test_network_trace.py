"""Networks on the command line: the numbers and derivatives of PyTorch, by the names of layers."""

import json
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.app.cli import main
from lstm_gui.core import Kind, Network, network_forward, network_of
from lstm_gui.files.sessions.session import Session, write_session
from tests.core.network.networks import KINDS, OUTPUTS, STEPS, UNITS, bidirectional, embedded
from tests.core.states import seeded_state

REFERENCES = json.loads(Path("tests/core/network/references.json").read_text("utf-8"))
D_SCORES = ((np.arange(STEPS * OUTPUTS) * 5 % 7 - 3) / 4).reshape(STEPS, OUTPUTS)
D_JOINED = ((np.arange(STEPS * 2 * UNITS) * 3 % 11 - 5) / 8).reshape(STEPS, 2 * UNITS)
ROWS = {"lstm": "ifco", "gru": "rzn", "rnn": "h"}
"""The blocks in the order in which PyTorch stacks them."""


@pytest.fixture(autouse=True)
def _there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    np.save("v.npy", D_JOINED)
    np.save("u.npy", D_SCORES)


def traced(network: Network, *words: str) -> dict[str, np.ndarray]:
    write_session("a.lstm.json", Session(network))
    assert main(["trace", "a.lstm.json", "-o", "a.npz", *words]) == 0
    with np.load("a.npz") as saved:
        return dict(saved)


def assert_close(actual: np.ndarray, expected: list[float], within: float) -> None:
    np.testing.assert_allclose(np.ravel(actual), expected, rtol=within, atol=within)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_two_bidirectional_layers_are_those_of_pytorch(kind: Kind) -> None:
    expected = REFERENCES[kind.name]
    found = traced(bidirectional(kind), "--weights", "v.npy", "--score-weights", "u.npy")
    assert_close(np.hstack([found["l1.h"], found["l1_reverse.h"]]), expected["h"], 1e-12)
    assert_close(found["scores"], expected["scores"], 1e-12)
    assert_close(found["out"], expected["out"], 1e-12)
    assert_close(found["d_x"], expected["x"], 1e-10)
    assert_close(found["d_readout_weights"], expected["weights"], 1e-10)
    assert_close(found["d_readout_bias"], expected["bias"], 1e-10)
    layers = ("l0", "l0_reverse", "l1", "l1_reverse")
    assert_close(np.array([found[f"{name}.d_h0"] for name in layers]), expected["h_0"], 1e-10)
    for layer in layers:
        for array in ("w_x", "w_h", "b"):
            stacked = [found[f"{layer}.d_{array}_{block}"] for block in ROWS[kind.name]]
            assert_close(np.array(stacked), expected[f"{array}_{layer}"], 1e-10)


def test_each_layer_stands_under_its_name_and_one_alone_without() -> None:
    network = bidirectional(KINDS["gru"])
    trace = network_forward(network)
    found = traced(network)
    quantities = trace.traces[0].quantities
    names = {f"{layer}.{name}" for layer in network.names for name in ("x", *quantities)}
    assert set(found) == {"x", "scores", "out", *names}
    np.testing.assert_array_equal(found["x"], network.sequence.x)
    np.testing.assert_array_equal(found["l0_reverse.h"], trace.traces[1].h[::-1])
    np.testing.assert_array_equal(found["l1_reverse.x"], trace.joined(("l0", "l0_reverse")))
    alone = traced(network, "--layer", "l0_reverse", "--gradients")
    np.testing.assert_array_equal(alone["h"], found["l0_reverse.h"])
    assert set(alone) >= {"x", *quantities, "scores", "out", "d_x", "d_h", "d_w_x_z"}
    whole = traced(network, "--gradients")
    for name in ("d_x", "d_h", "d_w_x_z"):
        np.testing.assert_array_equal(alone[name], whole[f"l0_reverse.{name}"])
    # Row t of a backward layer is by what it read at step t.
    both = whole["l0.d_x"] + whole["l0_reverse.d_x"]
    np.testing.assert_allclose(whole["d_x"], both, atol=1e-15)
    assert main(["trace", "a.lstm.json", "-o", "a.csv"]) == 0
    header = Path("a.csv").read_text("utf-8").splitlines()[0].split(",")
    assert header[:4] == ["t", "x_1", "x_2", "l0.x_1"]
    assert header[-4:] == ["scores_1", "scores_2", "out_1", "out_2"]


def test_without_weights_the_last_step_of_the_joined_layers_counts() -> None:
    network = bidirectional(KINDS["lstm"])
    ones = traced(network, "--gradients")
    weighed = traced(network, "--weights=1,1,1,0,0,0")
    np.save("v.npy", np.eye(STEPS)[-1][:, np.newaxis] * [1, 1, 1, 0, 0, 0])
    by_file = traced(network, "--weights", "v.npy")
    for name, values in weighed.items():
        np.testing.assert_array_equal(values, by_file[name])
    assert (ones["d_x"] != weighed["d_x"]).any()
    assert not ones["d_readout_weights"].any()


def test_an_embedding_has_its_derivatives() -> None:
    found = traced(embedded(KINDS["lstm"]), "--gradients")
    assert found["d_embedding"].shape == (4, 2)
    np.testing.assert_array_equal(found["d_embedding"][0], found["d_x"][1])


def test_a_loss_over_all_steps_of_one_cell() -> None:
    state = seeded_state(2, 3, 5)
    np.save("v.npy", np.ones((5, 3)))
    found = traced(network_of(state), "--weights", "v.npy")
    assert "d_readout_weights" not in found
    assert (found["d_h"][-1] == 1).all()
    assert (found["d_h"][0] != 1).any()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--layer", "top"], 'There is no layer "top". Choose one of: l0, l0_reverse, l1, l1_'),
        (["--weights=1"], "The number of weights is 1, but the cell has 6 units."),
        (["--weights", "none.npy"], "none.npy does not exist"),
        (["--weights", "u.npy"], "u.npy holds weights of shape 5 × 2, but finite ones of shape 5"),
        (["--weights", "bad.npy"], "bad.npy is not a .npy file of numbers"),
        (["--weights", "objects.npy"], "objects.npy is not a .npy file of numbers"),
        (["--weights", "open.npy"], "open.npy is not a .npy file of numbers"),
        (["--score-weights", "v.npy"], "v.npy holds weights of shape 5 × 6"),
    ],
)
def test_what_cannot_be_weighed_costs_one_sentence(
    words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("bad.npy").write_bytes(b"\x93NUMPY\x01\x00")
    Path("open.npy").write_bytes(b"\x93NUMPY\x01\x00\x14\x00{'descr': '<f8', (3,\n")
    np.save("objects.npy", np.array([{}], dtype=object), allow_pickle=True)
    write_session("a.lstm.json", Session(bidirectional(KINDS["rnn"])))
    assert main(["trace", "a.lstm.json", "-o", "a.npz", *words]) == 1
    error = capsys.readouterr().err
    assert told in error
    assert error.count("\n") == 1
    assert not Path("a.npz").exists()


def test_scores_that_are_not_there_cannot_be_weighed(capsys: pytest.CaptureFixture[str]) -> None:
    write_session("a.lstm.json", Session(replace(bidirectional(KINDS["rnn"]), readout=None)))
    assert main(["trace", "a.lstm.json", "-o", "a.npz", "--score-weights", "u.npy"]) == 1
    assert "no read-out" in capsys.readouterr().err
