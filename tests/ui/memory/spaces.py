"""The page of a small state space."""

from lstm_gui.scenes.memory.memory_look import MemoryLook
from lstm_gui.ui.memory.space_panel import MemorySpacePanel
from lstm_gui.ui.window.main_window import MainWindow
from tests.core.states import seeded_state
from tests.ui.memory_window import memory

STEPS = 12
STATE = seeded_state(2, 4, STEPS)
LOOK = MemoryLook(page="space")


def page(main: MainWindow) -> MemorySpacePanel:
    (panel,) = memory(main).pages.shown_panels
    assert isinstance(panel, MemorySpacePanel)
    return panel
