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
        self._switch(curves=not self._document.view.curves)

    def do_gradient(self) -> None:
        self._switch(gradient=not self._document.view.gradient)

    def _switch(self, **wanted: bool) -> None:
        """Show or hide something; what is to be shown is brought in sight."""
        self._document.set_view(**wanted)
        if not any(wanted.values()):
            return
        self._workspaces.show(CELL)
        panel = next(one for one in self._workspaces.cell.panels if one.name == _PANEL)
        if panel.isHidden():
            panel.toggleViewAction().trigger()
        panel.raise_()
