"""The Memory workspace in the real window, and what it compares there."""

from lstm_gui.scenes.memory.lanes import Comparison, Lane
from lstm_gui.ui.memory.page import MemoryWorkspace
from lstm_gui.ui.window.main_window import MainWindow
from tests.ui.driving import settle


def show_memory(main: MainWindow, page: str = "") -> None:
    """Turn to the Memory workspace, and there to ``page``."""
    main.actions_by_name["show_memory"].trigger()
    if page:
        memory(main).switch.picked.emit(page)
    settle()


def memory(main: MainWindow) -> MemoryWorkspace:
    assert main.workspaces.memory is not None
    return main.workspaces.memory


def latest(main: MainWindow) -> Comparison:
    comparison = memory(main)._comparisons.latest
    assert comparison is not None
    return comparison


def lane(main: MainWindow, name: str) -> Lane:
    return latest(main).lanes[name]
