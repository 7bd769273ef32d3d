"""Whatever cell is registered learns: from its equations alone, if nothing else is made for it."""

import numpy as np
import pytest

from lstm_gui.core.training import FIRST_SYMBOL, Initialisation, Recipe, train
from lstm_gui.words.side_by_side import lane_cells, lane_kind
from tests.ui.every_cell import register

UPDATES, SOME = 150, 20


@pytest.mark.parametrize("cell", [*lane_cells(), "leaky"])
def test_every_cell_learns(cell: str, monkeypatch: pytest.MonkeyPatch):
    register(monkeypatch)
    start = Initialisation("xavier-orthogonal", forget_bias=1.0)
    out = train(Recipe(FIRST_SYMBOL, lane_kind(cell), start, (3, 3), units=8, updates=UPDATES))
    assert out is not None
    first, last = np.mean(out.losses[:SOME]), np.mean(out.losses[-SOME:])
    assert np.isfinite(out.losses).all()
    assert last < 0.6 * first
    assert out.checks[-1] > 2 * FIRST_SYMBOL.blind
