"""The mark at the selected unit is seen whole, also beside the first lane of the first row."""

import numpy as np
import pytest
from PyQt6.QtCore import QSize

from lstm_gui.core import select
from lstm_gui.ui.style.current import theme
from tests.core.states import seeded_state
from tests.ui.cell_panels import panel
from tests.ui.driving import pixels_of

MARGIN = 52


@pytest.mark.parametrize("units", [8, 40])
def test_the_first_mark_is_as_high_as_the_others(window, units):
    state = select(seeded_state(2, units, 12), t=9, unit=0)
    figure = panel(window(state, QSize(1024, 640)), "states").figure
    marked = pixels_of(figure)[:, :MARGIN] == theme().color("accent").rgb()
    heights = [
        marked[max(round(row.top) - 7, 0) : round(row.top + row.height)].any(axis=1).sum()
        for row in figure.rows
        if row.kind.name != "x"
    ]
    assert len(heights) > 2
    assert min(heights) > 3
    assert np.ptp(heights) <= 2
