"""The scaling of a model's training, from a file beside it."""

import json
import pickle
from pathlib import Path

import numpy as np
import pytest

from lstm_gui.files.problem import Problem
from lstm_gui.files.tables.scaler_file import read_scaler
from lstm_gui.files.tables.scaling import scaled
from lstm_gui.files.tables.selection import Selection
from lstm_gui.files.tables.table_files import table_of_bytes
from lstm_gui.files.tables.taking import sequence_of

X = np.array([[1.0, 10.0], [3.0, 30.0], [5.0, 20.0]])
MEAN, DEVIATION = X.mean(axis=0), X.std(axis=0)
LOW, HIGH = X.min(axis=0), X.max(axis=0)
STANDARD, UNIT = (X - MEAN) / DEVIATION, (X - LOW) / (HIGH - LOW)


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ({"mean": MEAN, "scale": DEVIATION}, STANDARD),
        ({"mean_": MEAN, "scale_": DEVIATION, "var_": DEVIATION**2}, STANDARD),
        ({"Mean": MEAN, "std": DEVIATION}, STANDARD),
        ({"mean": MEAN, "var": DEVIATION**2}, STANDARD),
        ({"center_": MEAN, "scale_": DEVIATION}, STANDARD),
        ({"min": LOW, "max": HIGH}, UNIT),
        ({"data_min_": LOW, "data_max_": HIGH}, UNIT),
        # A MinMaxScaler of the range -1 to 1 keeps all of these.
        (
            {"min_": -1 - LOW * 2 / (HIGH - LOW), "scale_": 2 / (HIGH - LOW), "data_min_": LOW,
             "data_max_": HIGH},
            2 * UNIT - 1,
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize("suffix", [".json", ".npz"])
def test_every_usual_scaling_is_read(
    tmp_path: Path, numbers: dict, expected: np.ndarray, suffix: str
) -> None:
    path = tmp_path / f"scaler{suffix}"
    if suffix == ".npz":
        np.savez(path, **numbers, feature_names_in_=np.array(["a", "b"]))
    else:
        path.write_text(json.dumps({name: row.tolist() for name, row in numbers.items()}))
    assert scaled(X, read_scaler(path)) == pytest.approx(expected, abs=1e-12)


def test_a_column_of_equal_numbers_is_only_moved(tmp_path: Path) -> None:
    path = tmp_path / "s.json"
    path.write_text('{"mean": [2, 2], "scale": [0, 4]}')
    assert scaled(np.array([[2.0, 10.0]]), read_scaler(path)).tolist() == [[0.0, 2.0]]


def test_one_number_is_for_all_columns(tmp_path: Path) -> None:
    path = tmp_path / "s.json"
    path.write_text('{"mean": 1, "scale": 2}')
    table = table_of_bytes(b"a,b\n1,3\n5,7\n", "t.csv")
    taken = sequence_of(table, Selection((0, 1), scaling=read_scaler(path)))
    assert taken.x.tolist() == [[0, 1], [2, 3]]


def test_a_scaling_of_other_columns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "s.json"
    path.write_text('{"mean": [1, 2, 3], "scale": [1, 1, 1]}')
    table = table_of_bytes(b"a,b\n1,3\n5,7\n", "t.csv")
    with pytest.raises(Problem, match=r"s\.json scales 3 columns, but 2 are chosen"):
        sequence_of(table, Selection((0, 1), scaling=read_scaler(path)))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{}", "holds no scaling"),
        (b"[1, 2]", "JSON|list|object"),
        (b'{"mean": [1, 2], "scale": [1]}', "one finite number for each column"),
        (b'{"mean": ["a"], "scale": [1]}', "one finite number for each column"),
        (b'{"mean": [], "scale": []}', "one finite number for each column"),
        (b'{"mean": [1], "scale": [1' + b"0" * 400 + b"]}", "one finite number for each column"),
        (b'{"mean": [1], "var": [-1]}', "one finite number for each column"),
        (b"PK\x03\x04broken", "scaler"),
        (pickle.dumps({"mean": 1}), "text file"),
    ],
)
def test_what_is_no_scaling_is_told(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "scaler.json"
    path.write_bytes(content)
    with pytest.raises(Problem, match=said):
        read_scaler(path)


@pytest.mark.parametrize("scale", [1e-300, 1e-200, 5e-324])
def test_a_scaling_beyond_all_numbers_is_refused(tmp_path: Path, scale: float) -> None:
    path = tmp_path / "tiny.json"
    path.write_text(json.dumps({"mean": [0.0], "scale": [scale]}))
    table = table_of_bytes(b"x\n1.5\n3e9\n", "x.csv")
    with pytest.raises(Problem, match=r"tiny\.json"):
        sequence_of(table, Selection((0,), scaling=read_scaler(path)))
