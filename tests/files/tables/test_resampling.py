"""Rows of a table become steps at another rate."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_gui.files.tables.resampling import FIRST, MEAN, first_rows, resampled
from lstm_gui.files.tables.selection import LEAVE_OUT, Selection
from lstm_gui.files.tables.table_files import table_of_bytes
from lstm_gui.files.tables.taking import sequence_of


def by_hand(x: np.ndarray, rows: float) -> list[list[float]]:
    """Return the means, going over each step row by row."""
    means, start = [], 0.0
    while start < len(x) - 1e-9:
        end = min(start + rows, len(x))
        total = np.zeros(x.shape[1])
        for row in range(len(x)):
            total += max(0.0, min(end, row + 1) - max(start, row)) * x[row]
        means.append((total / (end - start)).tolist())
        start = len(means) * rows
    return means


@given(st.integers(1, 30), st.floats(0.2, 9.0), st.integers(0, 2**16))
def test_each_step_is_the_mean_of_what_lies_in_it(count: int, rows: float, seed: int) -> None:
    x = np.random.default_rng(seed).normal(size=(count, 2))
    assert resampled(x, rows, MEAN) == pytest.approx(np.array(by_hand(x, rows)), abs=1e-9)
    assert len(first_rows(count, rows)) == len(resampled(x, rows, FIRST))


def test_several_rows_become_one_step_and_the_rest_a_step_of_its_own() -> None:
    x = np.arange(7.0)[:, np.newaxis]
    assert resampled(x, 3, MEAN)[:, 0].tolist() == [1.0, 4.0, 6.0]
    assert resampled(x, 3, FIRST)[:, 0].tolist() == [0.0, 3.0, 6.0]
    assert resampled(x, 1, MEAN) is x
    assert resampled(x[:2], 0.5, MEAN)[:, 0].tolist() == [0.0, 0.0, 1.0, 1.0]


def test_a_rate_that_is_no_whole_part_of_another_keeps_the_mean_and_the_tone() -> None:
    heard = np.sin(2 * np.pi * 50 * np.arange(44100) / 44100)[:, np.newaxis] + 0.25
    fewer = resampled(heard, 44100 / 16000, MEAN)
    assert len(fewer) == 16000
    assert fewer.mean() == pytest.approx(heard.mean(), abs=1e-12)
    middle = (np.arange(16000) + 0.5) / 16000
    expected = np.sin(2 * np.pi * 50 * (middle - 0.5 / 44100)) + 0.25
    assert np.abs(fewer[:, 0] - expected).max() < 1e-3


def test_labels_and_scaling_follow_the_steps() -> None:
    table = table_of_bytes(b"d,v\na,1\nb,3\nc,5\nd,7\ne,9\n", "t.csv")
    taken = sequence_of(table, Selection((1,), labels=0, rows=2, scaling="0-1"))
    assert taken.labels == ("a", "c", "e")
    assert taken.x[:, 0].tolist() == [0.0, 4 / 7, 1.0]


def test_rows_that_are_left_out_are_no_part_of_a_step() -> None:
    table = table_of_bytes(b"v\n1\nNA\n3\n5\n7\n", "t.csv")
    taken = sequence_of(table, Selection((0,), rows=2, gaps=LEAVE_OUT))
    assert taken.x[:, 0].tolist() == [2.0, 6.0]


def test_what_is_too_long_may_fit_at_another_rate() -> None:
    table = table_of_bytes(b"v\n" + b"0.5\n" * 100, "t.csv")
    assert len(sequence_of(table, Selection((0,), rows=10), most=10)) == 10
