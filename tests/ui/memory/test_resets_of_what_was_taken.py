"""A reset after another network was taken into a cell of any kind."""

import pytest

from lstm_gui.core import KINDS
from lstm_gui.files.shipped.presets import load_preset
from lstm_gui.scenes.memory.memory_settings import FORGET_BIAS
from lstm_gui.scenes.memory.starts_in_words import ways
from tests.core.states import seeded_state
from tests.ui.driving import settle
from tests.ui.memory.page import choose, undo
from tests.ui.memory_window import show_memory

RESETS = ("reset_block", "reset_cell", "reset_everything")
TRAINED = next(way for way in ways() if way not in FORGET_BIAS)


@pytest.mark.parametrize("kind", [kind for kind in KINDS.values() if kind.name != "lstm"])
def test_a_trained_network_is_what_a_reset_returns_to(window, kind):
    main = window(seeded_state(3, 5, 4, kind=kind))
    document = main.document
    before = document.network
    show_memory(main)
    choose(main, TRAINED)
    settle()
    main.actions_by_name["show_cell"].trigger()
    settle()
    taken = document.state.parameters
    assert taken.kind == document.baseline.parameters.kind
    for name in RESETS:
        main.actions_by_name[name].trigger()
        settle()
        assert document.state.parameters == taken, name
    while document.undo_stack.canUndo():
        undo(main)
    assert document.network == before
    main.actions_by_name["reset_cell"].trigger()
    settle()
    assert document.state.parameters.kind == kind


def test_the_example_is_what_a_reset_returns_to_while_it_shows(window):
    main = window()
    main.document.open(load_preset("gru-latch").session, preset="gru-latch")
    settle()
    main.actions_by_name["show_memory"].trigger()
    settle()
    assert main.document.shows_example
    example = main.document.state.parameters
    for name in RESETS:
        main.actions_by_name[name].trigger()
        settle()
        assert main.document.state.parameters == example, name
