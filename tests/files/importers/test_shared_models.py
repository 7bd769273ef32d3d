"""Real files of trained models, which stand beside the project, against reference outputs."""

import json
import re
from pathlib import Path

import numpy as np
import pytest

from lstm_gui.app.models.inspecting import described
from lstm_gui.files.importers import read_model
from tests.files.importers.reading import alone, assert_close, assert_refused, said, traced

FOLDER = Path(__file__).parents[4] / "shared" / "models"
CASES = json.loads((FOLDER / "cases.json").read_text("utf-8")) if FOLDER.is_dir() else {}
READ = {name: case for name, case in CASES.items() if case["need"] == "read"}
REFUSED = {name: case for name, case in CASES.items() if case["need"] == "refuse"}

pytestmark = pytest.mark.skipif(not CASES, reason="the files are not beside the project")


@pytest.fixture(scope="module")
def expected():
    with np.load(FOLDER / "expected.npz", allow_pickle=False) as arrays:
        return {name: arrays[name] for name in arrays.files}


@pytest.mark.parametrize("name", READ)
def test_inspection_tells_what_the_file_holds(name):
    model = read_model(FOLDER / name)
    layers = described(model)["layers"]

    assert len(layers) == len(READ[name]["layers"])
    for layer, wanted in zip(layers, READ[name]["layers"], strict=True):
        assert layer["gate_order"] in wanted["gate_order"]
        assert {**wanted, **layer, "gate_order": wanted["gate_order"]} == {
            **layer,
            **wanted,
            "gate_order": wanted["gate_order"],
        }
    for pattern in READ[name]["say"]:
        assert re.search(pattern, said(model)), pattern


@pytest.mark.parametrize("name", READ)
def test_each_layer_computes_what_the_reference_does(name, expected):
    atol = READ[name]["atol"]
    for k, layer in enumerate(read_model(FOLDER / name).layers):
        found = alone(FOLDER / name, layer.name, expected[f"{name}/{k}/x"])

        assert_close(found["h"], expected[f"{name}/{k}/h"], atol)
        if f"{name}/{k}/c" in expected:
            assert_close(found["c"], expected[f"{name}/{k}/c"], atol)


@pytest.mark.parametrize("name", [name for name in READ if READ[name]["chain"]])
def test_a_chain_runs_as_a_whole(name, expected):
    model, found = traced(FOLDER / name, expected[f"{name}/0/x"])

    for k, layer in enumerate(model.names):
        assert_close(found[f"{layer}.h"], expected[f"{name}/{k}/h"], READ[name]["atol"])
    if READ[name]["out"] == "must" or (READ[name]["out"] and "out" in found):
        assert_close(found["out"], expected[f"{name}/out"], READ[name]["atol"])


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_with_the_reason(name):
    assert_refused(FOLDER / name, *REFUSED[name]["say"])
