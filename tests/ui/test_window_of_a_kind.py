"""The window of a preset or a State can be had as a cell of every kind."""

import pytest

from lstm_gui.core import converted
from lstm_gui.files.shipped.presets import FIRST_PRESET, load_preset
from tests.core.states import CELLS, seeded_state
from tests.ui.driving import key, painted, settle


@pytest.mark.parametrize("cell", CELLS)
def test_every_cell_can_be_walked_through_with_the_keys(shared_window, cell):
    main = shared_window(kind=CELLS[cell])
    kind, units = CELLS[cell], main.document.state.parameters.hidden_size
    assert main.document.state == converted(load_preset(FIRST_PRESET).session.state, kind)
    for number, block in enumerate(kind.blocks, start=1):
        key(main, str(number))
        for unit in range(units):
            settle()
            assert main.document.state.selection.block == block
            assert main.document.state.selection.unit == unit
            key(main, "Down")
        for _ in range(units):
            key(main, "Up")
    for panel in main.workspace.panels:
        painted(panel)


def test_a_state_becomes_a_cell_of_the_kind_too(window):
    main = window(seeded_state(2, 3, 4), kind=CELLS["rnn"])
    assert main.document.state == converted(seeded_state(2, 3, 4), CELLS["rnn"])
