"""What is shown over time: switched from the menu, and opened where it is out of sight."""

from PyQt6.QtCore import QObject
from PyQt6.QtWidgets import QWidget

from lstm_gui.scenes.workspaces import CELL
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.window.workspace_switch import Workspaces

_PANEL = "states"


class OverTimeLinks(QObject):
    """Who asks for curves or the gradient sees them: the panel over time opens if it is closed."""

    def __init__(self, document: Document, workspaces: Workspaces, window: QWidget) -> None:
        super().__init__(window)
        self._document, self._workspaces = document, workspaces

    def do_curves(self) -> None:
        curves = not self._document.view.curves
        self._document.set_view(curves=curves)
        self._open_for(curves)

    def do_gradient(self) -> None:
        gradient = not self._document.view.gradient
        self._document.set_view(gradient=gradient)
        self._open_for(gradient)

    def _open_for(self, wanted: bool) -> None:
        if not wanted:
            return
        self._workspaces.show(CELL)
        panel = next(one for one in self._workspaces.cell.panels if one.name == _PANEL)
        if panel.isHidden():
            panel.toggleViewAction().trigger()
        panel.raise_()
