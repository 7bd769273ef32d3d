"""Marks of influence: larger for more, pointing up or down, and never too small to be told."""

import pytest

from lstm_gui.ui.widgets.numbers.influence_mark import FAINTEST, horizontal_mark, vertical_mark


@pytest.mark.parametrize("sign", [1, -1])
def test_the_faintest_mark_is_large_enough_to_show_its_way(sign):
    upright = vertical_mark(sign * FAINTEST, 9.0, 20.0, 20.0).boundingRect()
    across = horizontal_mark(sign * FAINTEST, 8.5, 20.0, 20.0).boundingRect()
    assert upright.height() >= 5
    assert across.height() >= 5


def test_more_influence_has_a_larger_mark():
    sizes = [
        vertical_mark(share, 9.0, 20.0, 20.0).boundingRect().width()
        for share in (FAINTEST, 0.2, 0.6, 1.0)
    ]
    assert sizes == sorted(sizes)
    assert sizes[0] < sizes[-1] == pytest.approx(9.0)


def test_a_mark_is_never_larger_than_its_room():
    assert vertical_mark(1.0, 4.0, 20.0, 20.0).boundingRect().width() <= 4.0
