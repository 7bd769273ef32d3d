"""Letters of the whole window stand out from what they lie on, in each theme and workspace."""

from lstm_gui.files.figures.checks import checked, is_below
from lstm_gui.files.figures.least_sizes import LEAST_CONTRAST
from lstm_gui.ui.exporting.recording.recorded import drawing_of
from lstm_gui.ui.exporting.staging.studio import WINDOW, Studio
from lstm_gui.ui.style.theme import DARK, GREY, LIGHT
from lstm_gui.ui.window.main_window import MainWindow
from tests.ui.driving import settle


def test_no_letter_of_a_workspace_is_pale(window, qtbot):
    main = window("latch")
    pale = []
    # Another theme restyles the application, which takes longer than to go from one to another.
    for shown in (LIGHT, DARK, GREY):
        main.apply_theme(shown)
        settle()
        pale += [(shown.name, "cell")] * is_pale(main)
        main.actions_by_name["show_memory"].trigger()
        settle()
        qtbot.waitUntil(lambda: not main.workspaces.memory.computing)
        settle()
        pale += [(shown.name, "memory")] * is_pale(main)
        main.actions_by_name["show_cell"].trigger()
        settle()
    assert not pale


def is_pale(main: MainWindow) -> bool:
    subject = Studio(main.document, main, main.apply_theme).subject(WINDOW)
    return is_below(checked(drawing_of(subject)).least_contrast, LEAST_CONTRAST)
