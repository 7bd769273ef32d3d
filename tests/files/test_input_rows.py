"""Inputs from files: what is read, and that nothing else comes out of a broken one."""

import io

import numpy as np
import pytest

from lstm_gui.files.note import Note
from lstm_gui.files.problem import Problem
from lstm_gui.files.tables.input_rows import read_rows

X = np.arange(6.0).reshape(3, 2)


def npy(header: bytes) -> bytes:
    """Return an NPY file whose header is ``header``, with the numbers of `X`."""
    return b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header + X.tobytes()


def saved(array: np.ndarray) -> bytes:
    stream = io.BytesIO()
    np.save(stream, array)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.npy", saved(X)),
        ("a.npy", saved(X[np.newaxis].astype(np.float32))),
        ("a.npy", npy(b"{'descr': '<f8', 'fortran_order': False, 'shape': (3L, 2L)}\n")),
        ("a.csv", b"0,1\n2,3\n4,5\n"),
        ("a.csv", b"t,a_1,a_2\n0,0,1\n1,2,3\n2,4,5\n"),
        ("a.tsv", b"0\t1\n2\t3\n4\t5e0\n"),
        ("a.txt", b"0 1\n2 3\n4 5\n\n"),
        ("a.csv", ",a,b\n0,0,1\n1,2,3\n2,4,5\n".encode("utf-16")),
        ("a.jsonl", b"[0, 1]\n[2, 3]\n[4, 5]\n"),
    ],
)
def test_a_table_of_numbers_is_read(tmp_path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    np.testing.assert_array_equal(read_rows(tmp_path / name), X)


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.csv", b"", "no rows"),
        ("a.csv", b"a,b\n", "no rows"),
        ("a.txt", b"word\n", "no rows"),
        ("a.csv", b"1," + b"2" * 200_000 + b"\n", "no rows"),
        ("a.csv", b"1,1000\n2,3\n5,1_000\n", '"1_000" at line 3, column 2'),
        ("a.txt", b"0 1\n\n2 3\n", "nothing at line 2"),
        ("a.csv", b"1,2.5\n3\n", "1 column at line 2"),
        ("a.csv", b"1,nan\n", '"nan" at line 1, column 2'),
        ("a.npy", saved(X)[:-1], "47 bytes where 48 belong"),
        (
            "a.npy",
            npy(b"{'descr': '<f8', 'fortran_order': False, 'shape': (3, 2"),
            "no table of numbers",
        ),
        ("a.npy", npy(b"{'descr': '''<f8"), "no table of numbers"),
        ("a.npy", npy(b"{\0}"), "no table of numbers"),
        ("a.wav", b"RIFF\0\0\0\0WAVE", "no WAV"),
    ],
)
def test_anything_else_is_refused_in_one_sentence(
    tmp_path, name: str, data: bytes, why: str
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(Problem, match=why) as caught:
        read_rows(tmp_path / name)
    assert "\n" not in str(caught.value)


def test_what_is_taken_for_sure_is_told(tmp_path) -> None:
    (tmp_path / "a.csv").write_bytes("t,기온,w\n0,1,x\n1,2,y\n".encode("cp949"))
    said: list[Problem | Note] = []
    assert read_rows(tmp_path / "a.csv", said.append).tolist() == [[1], [2]]
    told = " ".join(map(str, said))
    for part in ("further column of words", "read as CP949", "taken as heading", "Column 1 counts"):
        assert part in told
    said.clear()
    (tmp_path / "a.csv").write_bytes(b"0,5\n0,25\n")
    assert read_rows(tmp_path / "a.csv", said.append).shape == (2, 2)
    assert "It is taken as a separator." in str(said[0])
    assert read_rows(tmp_path / "a.csv", said.append, inputs=1).tolist() == [[0.5], [0.25]]
    assert read_rows(tmp_path / "a.csv", said.append, inputs=3).shape == (2, 2)
