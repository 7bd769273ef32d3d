"""Letters of the whole window stand out from what they lie on, in each theme and workspace."""

import pytest

from lstm_gui.files.figures.checks import checked, is_below
from lstm_gui.files.figures.least_sizes import LEAST_CONTRAST
from lstm_gui.ui.exporting.recording.recorded import drawing_of
from lstm_gui.ui.exporting.staging.studio import WINDOW, Studio
from lstm_gui.ui.style.theme import DARK, GREY, LIGHT
from tests.ui.driving import settle


@pytest.mark.parametrize("shown", [LIGHT, DARK, GREY], ids=lambda one: one.name)
def test_no_letter_of_the_cell_workspace_is_pale(window, shown):
    main = window("latch")
    main.apply_theme(shown)
    settle()
    subject = Studio(main.document, main, main.apply_theme).subject(WINDOW)
    assert not is_below(checked(drawing_of(subject)).least_contrast, LEAST_CONTRAST)


@pytest.mark.parametrize("shown", [LIGHT, DARK, GREY], ids=lambda one: one.name)
def test_no_letter_of_the_memory_workspace_is_pale(window, qtbot, shown):
    main = window("latch")
    main.apply_theme(shown)
    main.actions_by_name["show_memory"].trigger()
    settle()
    memory = main.workspaces.memory
    qtbot.waitUntil(lambda: not memory.computing, timeout=20_000)
    settle()
    subject = Studio(main.document, main, main.apply_theme).subject(WINDOW)
    assert not is_below(checked(drawing_of(subject)).least_contrast, LEAST_CONTRAST)
