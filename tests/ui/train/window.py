"""The Train workspace of a test's window, and what can be asked of it."""

from collections.abc import Iterator

from msgspec.structs import replace
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QWidget

from lstm_gui.scenes.training.training_settings import TrainingSettings
from lstm_gui.ui.train.page import TrainWorkspace
from lstm_gui.ui.window.main_window import MainWindow
from tests.ui.driving import settle

EASY = TrainingSettings(distance=6, units=6, forget_bias=2.0, three_seeds=False, updates=400)
ENDLESS = replace(EASY, distance=60, units=7, updates=3000, forget_bias=-1.0)
"""Not done by the time the test is over, yet small: there is soon something to see of it."""


def workspace(main: MainWindow) -> TrainWorkspace:
    assert main.workspaces.train is not None
    return main.workspaces.train


def show(main: MainWindow) -> None:
    """Show the Train workspace, which asks for something easy."""
    main.document.set_training("", EASY)
    main.document.undo_stack.clear()
    main.actions_by_name["show_train"].trigger()
    settle()


def begin(main: MainWindow) -> None:
    """Show the Train workspace and train something easy."""
    show(main)
    workspace(main).lab.start()


def finished(main: MainWindow) -> bool:
    lab = workspace(main).lab
    return lab.state == "idle" and bool(lab.runs) and all(run.done for run in lab.runs)


def controls(main: MainWindow) -> Iterator[QWidget]:
    for panel in workspace(main).panels:
        for widget in panel.findChildren(QWidget):
            reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
            if reached and widget.focusProxy() is None:
                yield widget
