"""What takes long is compared beside the window, which shows the last until then."""

import numpy as np
from msgspec.structs import replace
from PyQt6.QtTest import QSignalSpy

from lstm_gui.core import Sequence, with_sequence
from lstm_gui.scenes.memory.lanes import seconds_for
from lstm_gui.scenes.memory.memory_settings import MemorySettings
from lstm_gui.ui.document.job import LONGEST_AT_ONCE
from lstm_gui.ui.memory.comparer import Comparisons
from tests.ui.driving import settle
from tests.ui.memory.page import STATE
from tests.ui.memory_window import latest, memory


def test_what_takes_long_is_computed_beside_the_window(qtbot):
    comparisons = Comparisons()
    small = Sequence(np.random.default_rng(1).normal(size=(5, 2)))
    large = Sequence(np.random.default_rng(1).normal(size=(240, 2)))
    settings = MemorySettings(units=8)
    assert seconds_for(settings, small) < LONGEST_AT_ONCE < seconds_for(settings, large)
    first = comparisons.ask(settings, small)
    found = QSignalSpy(comparisons.found)
    assert comparisons.ask(settings, large) is first
    assert comparisons.running
    other = replace(settings, seed=2)
    assert comparisons.ask(other, large) is first
    qtbot.waitUntil(lambda: len(found) == 2, timeout=20_000)
    assert comparisons.latest is not None
    assert comparisons.latest.answers(other, large)
    assert not comparisons.running
    comparisons.stop()


def test_the_window_shows_the_last_cells_until_the_next_are_there(main, qtbot):
    x = np.random.default_rng(1).normal(size=(300, 2))
    main.document.edit("", with_sequence(main.document.state, Sequence(x)))
    main.document.select(t=299)
    settle()
    qtbot.waitUntil(lambda: len(latest(main).sequence) == 300, timeout=20_000)
    settle()
    assert "t = 299" in memory(main).lanes[0].fact.text()


def test_the_first_comparison_of_a_long_input_is_waited_for_in_words(window, qtbot):
    main = window(STATE)
    x = np.random.default_rng(1).normal(size=(300, 2))
    main.document.edit("", with_sequence(main.document.state, Sequence(x)))
    main.workspaces.show("memory")
    settle()
    shown = memory(main)
    assert shown.computing
    assert "being compared" in shown.measure.text()
    assert not shown.lanes[0].clamping.isEnabled(), "there is nothing to clamp yet"
    qtbot.waitUntil(lambda: not shown.computing, timeout=20_000)
    settle()
    assert "A share says" in shown.measure.text()
    assert shown.lanes[0].clamping.isEnabled()


def test_something_else_can_be_asked_for_while_the_first_comparison_runs(window):
    main = window(STATE)
    x = np.random.default_rng(1).normal(size=(300, 2))
    main.document.edit("", with_sequence(main.document.state, Sequence(x)))
    main.document.set_memory("", MemorySettings(units=24, seed=7, marks=(3,)))
    main.workspaces.show("memory")
    settle()
    sentence = memory(main).sentence
    assert memory(main).comparison is None
    assert (sentence.units.value(), sentence.seed.value()) == (24, 7)
    assert "3" in sentence.words.accessibleDescription()
    sentence.units.setValue(2)
    assert main.document.memory.units == 2


def test_closing_gives_up_what_is_computed(window, qtbot):
    main = window(STATE)
    main.workspaces.show("memory")
    x = np.random.default_rng(1).normal(size=(300, 2))
    main.document.edit("", with_sequence(main.document.state, Sequence(x)))
    settle()
    main.document.undo_stack.setClean()
    assert main.close()
    qtbot.waitUntil(lambda: not memory(main)._comparisons.running)
