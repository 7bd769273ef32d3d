"""A window that becomes narrower than its parameters were; Qt says what it cannot arrange."""

from PyQt6.QtCore import QSize, Qt

from tests.ui.driving import settle


def with_parameters_across(window):
    main = window(size=QSize(1700, 800))
    main.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, main.workspace.parameters)
    settle()
    assert main.workspace.parameters.width() > 1600
    return main


def test_while_the_panels_show(window):
    main = with_parameters_across(window)
    main.resize(1000, 800)
    settle()
    assert main.workspace.parameters.width() <= 1000


def test_while_another_workspace_shows(window):
    main = with_parameters_across(window)
    main.workspaces.show("memory")
    settle()
    main.resize(1000, 800)
    main.workspaces.show("cell")
    settle()
    assert main.workspace.parameters.width() <= 1000
