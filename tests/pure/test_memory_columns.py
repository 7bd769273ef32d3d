"""Where the columns of the Memory workspace and their labels stand."""

import pytest

from lstm_gui.ui.memory.figures.memory_columns import Columns


@pytest.mark.parametrize("step", [0, 11, 22])
def test_a_label_that_fits_stands_in_the_middle_of_its_column(step):
    columns = Columns(width=690.0, steps=23)
    place = columns.label(step, 0.0, 15.0, wide=28.0)
    assert place.center().x() == pytest.approx(columns.centre(step))
    assert columns.cursor(step, 0.0, 40.0).contains(place.adjusted(2, 1, -2, -1))


def test_a_label_wider_than_its_column_stays_inside():
    columns = Columns(width=200.0, steps=20)
    assert columns.label(0, 0.0, 15.0, wide=28.0).left() == 0.0
    assert columns.label(19, 0.0, 15.0, wide=28.0).right() == 200.0
