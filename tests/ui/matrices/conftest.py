"""A matrix of entries that shows, alone or as a document follows it."""

import pytest

from lstm_gui.ui.widgets.numbers.matrix_grid import MatrixGrid
from tests.ui.matrices.entries import VALUES, Live


@pytest.fixture
def grid(shown) -> MatrixGrid:
    widget = shown(MatrixGrid())
    widget.show_values(VALUES, 0, 3.0)
    return widget


@pytest.fixture
def live(grid) -> Live:
    return Live(grid)
