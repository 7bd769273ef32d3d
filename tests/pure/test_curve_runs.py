"""Where a line over time breaks."""

import numpy as np
import pytest

from lstm_gui.scenes.curve_runs import unbroken

INF, NAN = float("inf"), float("nan")


def runs(values, *how) -> list[tuple[int, int]]:
    return [(run.start, run.stop) for run in unbroken(np.array(values), *how)]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1.0, 2.0], [(0, 2)]),
        ([NAN, 1.0, NAN, 2.0, INF], [(1, 2), (3, 5)]),
        ([NAN, NAN], []),
        ([], []),
    ],
)
def test_a_line_is_broken_where_there_is_no_number(values, expected):
    assert runs(values) == expected


def test_a_line_is_broken_where_a_reset_lies_between_two_of_its_steps():
    steps = np.array([0, 3, 6, 9])
    assert runs([1.0] * 4, steps, (3, 5, 6)) == [(0, 1), (1, 2), (2, 4)]
    assert runs([1.0, 1.0, NAN, 1.0], steps, (3,)) == [(0, 1), (1, 2), (3, 4)]
    assert runs([1.0] * 3, np.arange(3), ()) == [(0, 3)]
