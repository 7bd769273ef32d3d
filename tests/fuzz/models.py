"""Small models of every format, and damage to what lies inside of an archive."""

import io
import json
import random
import struct
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from tests.files.importers import test_keras_files as keras
from tests.files.importers.cells import arrays_of, named
from tests.files.importers.test_amplifier_models import guitarml, nam, rtneural
from tests.files.importers.whole_models import whole_models
from tests.files.importers.writers import onnx_model, onnx_node, safetensors, torch_file
from tests.fuzz.mutations import damaged, mutated, overwritten

_KERAS = keras.sequential(
    {"class_name": "InputLayer", "config": {"name": "input"}},
    keras.layer("a\u202eb", "LSTM", recurrent_activation="sigmoid"),
    keras.layer("last", "Dense", activation="softmax"),
)


def model_files() -> dict[str, list[bytes]]:
    """Return the models of each format, by what the table calls it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        by_suffix: dict[str, list[bytes]] = {}
        for path in (*whole_models(folder), *_deep(folder)):
            by_suffix.setdefault(path.suffix[1:], []).append(path.read_bytes())
        weights = keras.stored("lstm", arrays_of("lstm", 3, 4))
        groups = {
            "layers/lstm/cell/vars": keras.numbered(weights),
            "layers/dense/vars": keras.numbered((keras.W, keras.B)),
        }
        whole = keras.archive(folder / "a.keras", _KERAS, groups)
        old = keras.keras_2(
            folder / "a.h5", _KERAS, {"a\u202eb": weights, "last": (keras.W, keras.B)}
        )
        by_suffix |= {"keras": [whole.read_bytes()], "h5": [old.read_bytes()]}
        by_suffix["gguf"] = [_gguf()]
    by_suffix["json"] += [json.dumps(one).encode() for one in _documents()]
    return by_suffix


def _deep(folder: Path) -> tuple[Path, ...]:
    """Two layers in both directions with an embedding and an answer, where a format has them."""
    tensors = {}
    for level, width in enumerate((2, 6)):
        for seed, back in enumerate(("", "_reverse")):
            part = arrays_of("gru", width, 3, seed=2 * level + seed)
            tensors |= named(part, "rnn.", f"_l{level}{back}")
    tensors |= {"embedding.weight": np.ones((5, 2)), "fc.weight": np.ones((2, 6))}
    tensors |= {"fc.bias": np.zeros(2)}
    weights = {"w": np.ones((2, 9, 2)), "r": np.ones((2, 9, 3)), "s": np.array([0, 0, -1])}
    cell = {"hidden_size": 3, "direction": "bidirectional", "linear_before_reset": 1}
    nodes = [
        onnx_node("GRU", ["x", "w", "r"], ["y"], "gru", **cell),
        onnx_node("Transpose", ["y"], ["t"], perm=[0, 2, 1, 3]),
        onnx_node("Reshape", ["t", "s"], ["z"]),
    ]
    return (
        torch_file(folder / "deep.pt", tensors),
        safetensors(folder / "deep.safetensors", tensors),
        onnx_model(folder / "deep.onnx", nodes, weights),
    )


def _gguf() -> bytes:
    """Return a file of one text and one array, of a format that is told and not read."""
    key, text, name = b"general.architecture", b"llama", b"output.weight"
    told = struct.pack(f"<Q{len(key)}sIQ{len(text)}s", len(key), key, 8, len(text), text)
    array = struct.pack(f"<Q{len(name)}sIQQIQ", len(name), name, 2, 4, 3, 0, 0)
    head = struct.pack("<4sIQQ", b"GGUF", 3, 1, 1) + told + array
    return head.ljust(128, b"\0") + np.ones(12, "<f4").tobytes()


def _documents() -> list[Mapping[str, object]]:
    weights = arrays_of("lstm", 1, 4)
    return [guitarml(weights), rtneural(weights), nam()[1], nam(2)[1]]


def overwritten_or_damaged(data: bytes, chance: random.Random) -> bytes:
    """Return damage to a file whose parts say where in it others stand."""
    return (damaged if chance.random() < 0.1 else overwritten)(data, chance)


def unpacked(data: bytes, chance: random.Random) -> bytes:
    """Return the archive ``data`` with one of its members damaged, or itself in its bytes."""
    if chance.random() < 0.3:
        return damaged(data, chance)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as written:
        names = archive.namelist()
        chosen = chance.choice(names)
        for name in names:
            member = archive.read(name)
            written.writestr(name, _damaged(name, member, chance) if name == chosen else member)
    return out.getvalue()


def _damaged(name: str, member: bytes, chance: random.Random) -> bytes:
    if name.endswith(".json"):
        return mutated(member, chance)
    return (overwritten_or_damaged if name.endswith(".h5") else damaged)(member, chance)
