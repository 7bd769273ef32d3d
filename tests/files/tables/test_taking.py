"""What is taken out of a table: rows, columns, gaps filled, numbers scaled."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from lstm_gui.files.problem import Problem
from lstm_gui.files.tables.scaling import SCALINGS, scaled
from lstm_gui.files.tables.selection import Selection
from lstm_gui.files.tables.taking import gaps_in, sequence_of
from tests.files.tables.understood import table

GAPPY = "w,a,b\np,1,\nq,,2\nr,4,NA\ns,5,8\n"
FIRST = Selection((1, 2), labels=0, first=1)


def test_columns_come_in_the_order_they_are_chosen_and_rows_from_the_range():
    found = table("a,b,c\n1,2,0.5\n3,4,1.5\n5,6,2.5")
    chosen = Selection((2, 0), labels=1, first=1, last=3)
    read = sequence_of(found, chosen)
    assert (read.x.tolist(), read.labels) == ([[1.5, 3], [2.5, 5]], ("4", "6"))


@pytest.mark.parametrize(
    ("gaps", "rows", "labels"),
    [
        ("leave out", [[5, 8]], ("s",)),
        ("interpolate", [[4, 2], [4, 5], [5, 8]], ("q", "r", "s")),
    ],
)
def test_gaps_are_filled_as_is_chosen(gaps, rows, labels):
    read = sequence_of(table(GAPPY), replace(FIRST, gaps=gaps))
    assert (read.x.tolist(), read.labels) == (rows, labels)


def test_a_gap_is_held_over_where_there_is_a_number_before():
    read = sequence_of(table(GAPPY), Selection((1,), gaps="hold"))
    assert read.x.ravel().tolist() == [1, 1, 4, 5]
    with pytest.raises(Problem, match="no number before line 2, column 3, that could be held"):
        sequence_of(table(GAPPY), Selection((2,), gaps="hold"))


def test_gaps_are_counted_and_refused_by_the_first():
    assert gaps_in(table(GAPPY), FIRST) == (2, 2)
    with pytest.raises(Problem, match="nothing at line 2, column 3"):
        sequence_of(table(GAPPY), Selection((1, 2)))


@pytest.mark.parametrize("gaps", ["leave out", "interpolate", "hold"])
def test_a_word_among_numbers_is_no_gap(gaps):
    with pytest.raises(Problem, match='"x" at line 3, column 1, which is not a number'):
        sequence_of(table("1\n2\nx\n3"), Selection((0,), gaps=gaps))


def test_too_many_steps_and_no_columns_are_refused():
    with pytest.raises(Problem, match="too many rows, 3: a sequence can have 2 steps at most"):
        sequence_of(table("1\n2\n3"), Selection((0,)), most=2)
    with pytest.raises(Problem, match="no column of numbers chosen"):
        sequence_of(table("1\n2\n3"), Selection(()))
    with pytest.raises(Problem, match="no rows"):
        sequence_of(table("1\n2\n3"), Selection((0,), first=3))


@given(st.lists(st.tuples(st.floats(-1e6, 1e6), st.floats(-1, 1)), min_size=2, max_size=8))
def test_what_is_scaled_has_the_size_that_was_asked_for(rows):
    x = np.array(rows)
    none, standard, unit = (scaled(x, one) for one in SCALINGS)
    assert none.tolist() == x.tolist()
    assert np.abs(standard.mean(axis=0)).max() < 1e-6
    assert unit.min() == 0
    assert unit.max() <= 1
    for column in range(2):
        if x[:, column].std() > 1e-6:
            assert standard[:, column].std() == pytest.approx(1)
            assert unit[:, column].max() == 1


def test_equal_numbers_are_scaled_to_none():
    x = np.full((3, 1), 699051.1350268011)
    assert [scaled(x, one)[0, 0] for one in SCALINGS] == [x[0, 0], 0, 0]
