"""The inspector in a window that many tests share."""

import pytest

from lstm_gui.ui.cell.inspector_panel import InspectorPanel
from lstm_gui.ui.window.main_window import MainWindow
from tests.ui.cell_panels import panel
from tests.ui.inspector.inspector_window import STATE


@pytest.fixture
def main(shared_window) -> MainWindow:
    return shared_window(STATE)


@pytest.fixture
def inspector(main) -> InspectorPanel:
    return panel(main, "inspector")
