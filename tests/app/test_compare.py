"""The command that tells how two checkpoints of a network differ."""

import json

import numpy as np
import pytest

from lstm_gui.app.cli import main
from lstm_gui.core import LSTM
from lstm_gui.core.facts.change import quantities_changed, relative_change
from lstm_gui.words.translation import set_language
from tests.files.importers.cells import arrays_of, named, rows_of, x_of
from tests.files.importers.writers import torch_file

ANSWER = {"fc.weight": np.ones((1, 3)), "fc.bias": np.zeros(1)}


def checkpoint(path, changed=0.0, kind="lstm", units=3, answer=ANSWER):
    """Save an LSTM, the recurrent weights of whose forget gate are ``changed`` times larger."""
    weights = arrays_of(kind, 2, units)
    weights.w_h[units : 2 * units] *= 1.0 + changed
    return str(torch_file(path, named(weights, "rnn.") | answer)), weights


@pytest.fixture
def both(tmp_path):
    return checkpoint(tmp_path / "a.pt")[0], checkpoint(tmp_path / "b.pt", 0.25)[0]


def comparison(capsys, *words) -> dict:
    assert main(["compare", *words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def refused(capsys, *words) -> str:
    assert main(["compare", *words]) == 1
    captured = capsys.readouterr()
    assert captured.err.count("\n") == 1
    return captured.err


def test_the_change_of_each_gate_is_relative_to_what_it_was(both, capsys):
    found = comparison(capsys, *both)["layers"][0]

    blocks = {one["block"]: one for one in found["blocks"]}
    assert blocks["f"]["w_h"] == pytest.approx(0.25)
    assert blocks["f"]["w_x"] == blocks["i"]["whole"] == blocks["o"]["whole"] == 0.0
    weights = arrays_of("lstm", 2, 3)
    f = slice(3, 6)
    whole = np.hstack([weights.w_x, weights.w_h, (weights.b_x + weights.b_h)[:, np.newaxis]])
    changed = 0.25 * np.linalg.norm(weights.w_h[f])
    assert blocks["f"]["whole"] == pytest.approx(changed / np.linalg.norm(whole[f]))
    assert found["whole"] == pytest.approx(changed / np.linalg.norm(whole))
    assert found["quantities"] is None


def test_the_change_of_gates_and_states_over_one_input(both, tmp_path, capsys):
    x = x_of(2)
    np.save(tmp_path / "x.npy", x)

    found = comparison(capsys, *both, "--input", str(tmp_path / "x.npy"))

    first, second = (checkpoint(tmp_path / "c.pt", changed)[1] for changed in (0.0, 0.25))
    before, after = (rows_of("lstm", one, x) for one in (first, second))
    h = next(one for one in found["layers"][0]["quantities"] if one["quantity"] == "h")
    off = np.abs(after - before)
    assert h["rms"] == pytest.approx(np.sqrt(np.mean(off**2)), rel=1e-9)
    assert h["relative"] == pytest.approx(h["rms"] / np.sqrt(np.mean(before**2)), rel=1e-9)
    assert h["largest"] == pytest.approx(off.max(), rel=1e-9)
    assert (h["t"], h["unit"]) == np.unravel_index(off.argmax(), off.shape)
    names = [one["quantity"] for one in found["layers"][0]["quantities"]]
    assert names == ["f", "i", "c_tilde", "o", "h", "c"]
    answers = np.abs((after - before).sum(axis=1))
    assert found["out"]["largest"] == pytest.approx(answers.max(), rel=1e-9)
    assert (found["readout"], found["embedding"]) == (0.0, None)


def test_the_same_weights_in_two_formats_do_not_differ(tmp_path, capsys):
    one = checkpoint(tmp_path / "a.pt", answer={})[0]
    other = str(tmp_path / "b.weights.h5")
    assert main(["convert", one, "-o", other]) == 0

    found = comparison(capsys, one, other)

    assert [layer["whole"] for layer in found["layers"]] == [0.0]


def test_models_that_do_not_match_are_refused_with_the_reason(tmp_path, both, capsys):
    other = checkpoint(tmp_path / "gru.pt", kind="gru")[0]
    wide = checkpoint(tmp_path / "wide.pt", units=4, answer={})[0]
    two = named(arrays_of("lstm", 2, 3), "rnn.") | named(arrays_of("lstm", 3, 3), "rnn.", "_l1")
    deep = str(torch_file(tmp_path / "deep.pt", two))

    assert "lstm 2 → 3 forward" in refused(capsys, both[0], other)
    assert "gru 2 → 3 forward" in refused(capsys, both[0], other)
    assert "2 → 4" in refused(capsys, both[0], wide)
    sentence = refused(capsys, both[0], deep)
    assert "are 1 and those of" in sentence
    assert "deep.pt 2, so" in sentence


def test_variants_of_one_kind_do_not_match(tmp_path, capsys):
    assert "coupled gates" in refused(capsys, "coupled-sampler", "latch")


def test_sessions_are_compared_over_the_input_of_the_first(capsys):
    assert comparison(capsys, "latch", "overwrite")["layers"][0]["quantities"]


def test_the_sentences_are_there_in_both_languages(both, tmp_path, capsys):
    np.save(tmp_path / "x.npy", x_of(2))
    words = ["compare", *both, "--input", str(tmp_path / "x.npy"), "--lang"]

    assert main([*words, "en"]) == 0
    english = capsys.readouterr().out
    assert main([*words, "ko"]) == 0
    korean = capsys.readouterr().out
    set_language("en")

    assert "weights of x 0 %, of h 25 %, biases 0 %" in english.replace("\u00a0", " ")
    assert "망각 게이트" in korean
    assert "changed" not in korean
    assert "{" not in english + korean


def test_what_is_no_number_in_both_has_not_changed():
    one = {"f": np.array([[np.nan, 1.0]]), "c": np.array([[np.inf, 0.0]])}
    other = {"f": np.array([[np.nan, 1.5]]), "c": np.array([[np.inf, 0.0]])}

    f, c = quantities_changed(LSTM, one, other)

    assert (f.largest, f.unit, c.largest, c.rms) == (0.5, 1, 0.0, 0.0)
    assert relative_change(np.zeros(2), np.ones(2)) == np.inf
    assert relative_change(np.zeros(2), np.zeros(2)) == 0.0
