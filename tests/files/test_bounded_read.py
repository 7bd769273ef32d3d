"""A file that a user named is read whole or refused, in the memory that it needs."""

import os
import tracemalloc

import pytest

from lstm_gui.files.disk.bounded_read import read_bytes
from lstm_gui.files.problem import Problem


def test_a_file_takes_the_memory_of_its_own_length_and_not_of_the_longest_one(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(bytes(1000))
    tracemalloc.start()
    data = read_bytes(path, 2**29)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(data) == 1000
    assert peak < 100_000


@pytest.mark.parametrize("length", [0, 1, 999, 1000])
def test_what_is_no_longer_than_it_may_be_is_read_whole(tmp_path, length):
    path = tmp_path / "a"
    content = bytes(at % 251 for at in range(length))
    path.write_bytes(content)
    assert read_bytes(path, 1000) == content


@pytest.mark.parametrize("length", [1001, 5000])
def test_what_is_longer_is_refused(tmp_path, length):
    path = tmp_path / "a"
    path.write_bytes(bytes(length))
    with pytest.raises(Problem, match="is larger than"):
        read_bytes(path, 1000)


@pytest.mark.parametrize("limit", [10_000, 20])
def test_what_grows_after_it_was_measured_is_read_or_refused_all_the_same(
    tmp_path, monkeypatch, limit
):
    path = tmp_path / "a"
    path.write_bytes(b"a" * 10)
    measured = os.fstat

    def grown(handle: int) -> os.stat_result:
        found = measured(handle)
        with path.open("ab") as further:
            further.write(b"b" * 30)
        return found

    monkeypatch.setattr(os, "fstat", grown)
    if limit < 40:
        with pytest.raises(Problem, match="is larger than"):
            read_bytes(path, limit)
    else:
        assert read_bytes(path, limit).startswith(b"a" * 10 + b"b" * 30)
