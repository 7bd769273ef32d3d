"""Damage to what stands beside weights: worked examples, test data of ONNX, other checkpoints."""

import random
import shutil
import tempfile
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

import numpy as np

from lstm_gui.files.importers import read_model
from lstm_gui.files.importers.checkpoint_folder import CheckpointSeries, read_checkpoints
from lstm_gui.files.importers.model_session import session_of
from lstm_gui.files.importers.tested import difference_of, said_of_example
from lstm_gui.scenes.models.checkpoint_changes import AskedChanges, fits_series, series_changes
from lstm_gui.scenes.models.diagnosis_sheet import diagnosed, lines_of
from lstm_gui.scenes.models.order_trials import differences
from tests.files.importers.cells import arrays_of, named, rows_of
from tests.files.importers.test_examples import HEADED, OUT, WEIGHTS, WRITERS, H, X, onnx
from tests.files.importers.writers import torch_file
from tests.fuzz.models import overwritten_or_damaged, unpacked
from tests.fuzz.mutations import mutated
from tests.fuzz.trials import Part

_STARTED = {"h0": np.full((1, 1, 4), 0.5), "c0": np.zeros((1, 1, 4))}
_CARRIED = (
    WEIGHTS | {"x": X, "h": H},
    HEADED | {"test_input": X[np.newaxis], "test_output": OUT[-1:]},
    WEIGHTS | _STARTED | {"x": X, "h": rows_of("lstm", arrays_of("lstm", 2, 4), X)},
)


@cache
def _examples(name: str) -> list[bytes]:
    with tempfile.TemporaryDirectory() as folder:
        paths = (WRITERS[name](Path(folder) / name, arrays) for arrays in _CARRIED)
        return [path.read_bytes() for path in paths]


def _use_example(name: str, data: bytes, folder: Path) -> None:
    (folder / name).write_bytes(data)
    _compare(folder / name)


def _compare(path: Path) -> None:
    model = read_model(path)
    said_of_example(model, difference_of(model))
    differences(model)
    x = None if model.example is None else model.example.x
    tuple(lines_of(diagnosed(model, x, path.name, path.name)))


@cache
def _beside_onnx() -> list[bytes]:
    """Return the files of the test data; each begins with the number of its place."""
    with tempfile.TemporaryDirectory() as folder:
        onnx(Path(folder), h_0=0.5)
        files = sorted((Path(folder) / "test_data_set_0").iterdir())
        return [bytes([place]) + file.read_bytes() for place, file in enumerate(files)]


def _after_the_place(data: bytes, chance: random.Random) -> bytes:
    return data[:1] + overwritten_or_damaged(data[1:], chance)


def _use_test_data(data: bytes, folder: Path) -> None:
    with tempfile.TemporaryDirectory(dir=folder) as place:
        path = onnx(Path(place), h_0=0.5)
        files = sorted((Path(place) / "test_data_set_0").iterdir())
        files[data[0]].write_bytes(data[1:])
        _compare(path)


def _checkpoints() -> list[bytes]:
    with tempfile.TemporaryDirectory() as folder:
        path = torch_file(Path(folder) / "a.pt", named(arrays_of("gru", 2, 3, 5), "rnn."))
        return [path.read_bytes()]


def _use_checkpoint(data: bytes, folder: Path) -> None:
    place = folder / "checkpoints"
    place.mkdir()
    try:
        for epoch in (1, 2):
            torch_file(place / f"epoch{epoch}.pt", named(arrays_of("gru", 2, 3, epoch), "rnn."))
        (place / "epoch3.pt").write_bytes(data)
        series = read_checkpoints(place, lambda _share: True)
        assert series is not None
        _change(series)
    finally:
        shutil.rmtree(place)


def _change(series: CheckpointSeries) -> None:
    session = session_of(series.first, None, "a")[1]
    assert fits_series(session.network, series)
    for note in series.left_out:
        assert str(note).strip(), "nothing is said"
    series_changes(AskedChanges(series, session.network))


def _example_part(name: str, mutate: Callable[[bytes, random.Random], bytes]) -> Part:
    files, use = partial(_examples, name), partial(_use_example, name)
    return Part(f"examples {Path(name).suffix[1:]}", 0.1, files, mutate, use)


PARTS = (
    _example_part("net.npz", unpacked),
    _example_part("net.pt", unpacked),
    _example_part("net.safetensors", overwritten_or_damaged),
    _example_part("net.json", mutated),
    Part("examples onnx", 0.1, _beside_onnx, _after_the_place, _use_test_data),
    Part("checkpoints", 0.05, _checkpoints, unpacked, _use_checkpoint),
)
