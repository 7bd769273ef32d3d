"""What a learner writes becomes a cell of a table, and nothing that a spreadsheet computes."""

import csv
import io

import pytest

from lstm_gui.files.lessons.answers import hand_in_table


@pytest.mark.parametrize(
    ("written", "cell"),
    [("=1+1", "'=1+1"), (" =1+1", "' =1+1"), ("＝1+1", "'＝1+1"), ("a\0b", "a\ufffdb"),
     ("a\r=1", "a\n=1"), ("1 = 1", "1 = 1")],
)  # fmt: skip
def test_no_answer_is_computed_or_ends_its_row(written, cell):
    table = hand_in_table([["because"], [written]])
    assert [*csv.reader(io.StringIO(table, newline=""))] == [["because"], [cell]]
