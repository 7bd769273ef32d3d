"""Trained networks open, keep what they state, and are refused when they are broken."""

import json
from functools import lru_cache
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core import Sequence, forward
from lstm_gui.core.training import (
    LANGUAGES,
    SENTENCES,
    Batch,
    Task,
    answered,
    encoded,
    of_distance,
    weights_of,
)
from lstm_gui.files.problem import Problem
from lstm_gui.files.shipped.resources import resource
from lstm_gui.files.shipped.trained import (
    TrainedModel,
    load_trained,
    read_trained,
    trained_names,
    write_trained,
)

NAMES = trained_names()
SENTENCE = "sentence-ko-10-lstm-chrono"


def test_what_the_comparison_needs_is_there() -> None:
    for code in LANGUAGES:
        for distance in (2, 10):
            for cell in ("rnn-default", "rnn-orthogonal", "gru-default", "lstm-chrono"):
                assert f"sentence-{code}-{distance}-{cell}" in NAMES
        for cell in ("rnn-orthogonal", "gru-chrono", "lstm-chrono"):
            assert f"sentence-{code}-0-to-10-{cell}" in NAMES
    for cell in ("orthogonal", "bias-1", "bias-2", "bias-3", "bias-4", "chrono"):
        assert f"first-symbol-100-lstm-{cell}" in NAMES
    assert {"first-symbol-100-rnn-orthogonal", "first-symbol-100-gru-orthogonal"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_stated_accuracies_hold_on_fresh_sequences(name: str) -> None:
    model = load_trained(name)
    weights = weights_of([model.state.parameters], model.readout)
    assert len(model.facts.accuracy) >= 4
    for stated in model.facts.accuracy:
        fresh = answered(weights, model.task, fresh_sequences(model.task, stated.distance)).mean()
        # Four standard deviations of the difference of two samples, of 200 and 500.
        assert fresh == pytest.approx(stated.accuracy, abs=0.02 + 4 * spread(stated.accuracy))


@lru_cache(maxsize=8)
def fresh_sequences(task: Task, distance: int) -> Batch:
    return of_distance(task, np.random.default_rng(2026), distance, 200)


def spread(share: float) -> float:
    return float(np.sqrt(share * (1 - share) * (1 / 200 + 1 / 500)))


@pytest.mark.parametrize("name", NAMES)
def test_its_parts_belong_together(name: str) -> None:
    model = load_trained(name)
    facts, parameters = model.facts, model.state.parameters
    assert model.name == name
    assert model.vocabulary == model.task.symbols
    assert model.labels == model.task.labels
    assert model.readout.weights.shape == (len(model.labels), parameters.hidden_size)
    assert facts.runs >= 16
    assert facts.solved is None or 0 < facts.runs_solved <= facts.runs
    assert parameters.hidden_size == 16
    assert f"-{parameters.kind.name}-" in name


@pytest.mark.parametrize("name", [name for name in NAMES if "-100-" in name])
def test_the_single_cell_answers_as_the_batch_does(name: str) -> None:
    model = load_trained(name)
    weights = weights_of([model.state.parameters], model.readout)
    batch = of_distance(model.task, np.random.default_rng(5), 60, 6)
    right = [
        model.labels.index(answer(model, batch.x[..., b])) == batch.targets[-1, b] for b in range(6)
    ]
    assert right == answered(weights, model.task, batch).tolist()


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_chrono_lstm_finishes_a_typed_sentence(code: str) -> None:
    language, model = LANGUAGES[code], load_trained(f"sentence-{code}-10-lstm-chrono")
    assert model.task is SENTENCES[code]
    openings = {"ko": "결코 그는", "en": "Never has the sailor"}
    clauses = {
        "ko": "비가 오고 " * 9 + "눈이 녹으면 고향으로",
        "en": "when rain falls " + "and snow melts " * 9,
    }
    text = encoded(f"{openings[code]} {clauses[code]}", language)
    assert all(text.known)
    assert answer(model, text.x) == language.endings[3]


def answer(model: TrainedModel, x: np.ndarray) -> str:
    h = forward(replace(model.state, sequence=Sequence(x))).h[-1]
    return model.labels[int(model.readout.scores(h).argmax())]


def test_the_example_of_a_sentence_has_its_words_as_labels() -> None:
    model = load_trained(SENTENCE)
    labels = model.state.sequence.labels
    assert labels is not None
    numbers = model.state.sequence.x.argmax(axis=1)
    assert labels == tuple(model.vocabulary[n] for n in numbers)


def test_saving_and_opening_changes_nothing(tmp_path: Path) -> None:
    model = load_trained(SENTENCE)
    path = tmp_path / f"{SENTENCE}.json"
    write_trained(path, model)
    assert read_trained(path) == model
    first = path.read_bytes()
    write_trained(path, read_trained(path))
    assert path.read_bytes() == first


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(Problem, match="no preset"):
        load_trained("nonsense")


@pytest.mark.parametrize(
    ("key", "value", "place"),
    [
        ("format", "lstm-explorer/session", "$.format"),
        ("version", 2, "$.version"),
        ("labels", [], "$.labels"),
        ("labels", ["one"], "$.readout.w"),
        ("vocabulary", ["one"], "$.vocabulary"),
        ("readout", {"w": [[1.0]] * 4, "b": [0.0] * 4}, "$.readout.w[0]"),
        ("readout", {"w": [[1.0] * 16] * 4, "b": [0.0]}, "$.readout.b"),
        ("readout", {"w": "none", "b": []}, "$.readout.w"),
        ("facts", {}, "$.facts"),
        ("session", {}, "$.format"),
    ],
)
def test_broken_files_are_refused_with_the_place(
    tmp_path: Path, key: str, value: object, place: str
) -> None:
    data = json.loads(resource("trained", f"{SENTENCE}.json").read_bytes())
    data[key] = value
    path = tmp_path / "broken.json"
    path.write_text(json.dumps(data), "utf-8")
    with pytest.raises(Problem) as caught:
        read_trained(path)
    assert place in str(caught.value)
    assert str(path) in str(caught.value)


def test_an_unknown_task_is_refused(tmp_path: Path) -> None:
    data = json.loads(resource("trained", f"{SENTENCE}.json").read_bytes())
    data["facts"]["task"] = "chess"
    path = tmp_path / "broken.json"
    path.write_text(json.dumps(data), "utf-8")
    with pytest.raises(Problem, match="chess"):
        read_trained(path)
