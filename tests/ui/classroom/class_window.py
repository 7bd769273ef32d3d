"""A window in class: what shows in it, and where."""

from PyQt6.QtWidgets import QWidget

from lstm_gui.ui.window.main_window import MainWindow
from tests.ui.driving import settle


def places(window: MainWindow) -> dict[str, tuple[bool, tuple[int, ...]]]:
    """Return which panels show, and where, as far as they are not behind another."""
    settle()
    panels = [*window.workspace.panels, window.learning.panel]
    return {
        panel.name: (
            panel.isHidden(),
            () if panel.visibleRegion().isEmpty() else panel.geometry().getRect(),
        )
        for panel in panels
    }


def shown(window: MainWindow) -> set[str]:
    return {name for name, (hidden, _) in places(window).items() if not hidden}


def trigger(window: MainWindow, name: str) -> None:
    window.actions_by_name[name].trigger()
    settle()


def visible(window: MainWindow) -> set[int]:
    return {id(widget) for widget in window.findChildren(QWidget) if not widget.isHidden()}
