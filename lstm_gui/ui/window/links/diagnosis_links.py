"""The diagnosis of what is open, and the way from a line of it into the view."""

from typing import TYPE_CHECKING

from PyQt6.QtCore import QObject
from PyQt6.QtWidgets import QWidget

from lstm_gui.scenes.workspaces import CELL
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.window.workspace_switch import Workspaces

if TYPE_CHECKING:
    from lstm_gui.scenes.models.diagnosis_sheet import Line


class DiagnosisLinks(QObject):
    """Opens the dialog, and shows what a line speaks of in the Cell workspace."""

    def __init__(self, document: Document, workspaces: Workspaces, window: QWidget) -> None:
        super().__init__(window)
        self._document, self._workspaces, self._window = document, workspaces, window

    def do_diagnose(self) -> None:
        from lstm_gui.ui.dialogs.diagnosis_dialog import DiagnosisDialog

        dialog = DiagnosisDialog(self._document.network, self._window)
        dialog.followed.connect(self.show_line)
        dialog.open()

    def show_line(self, line: "Line") -> None:
        """Look at the layer, the step and the unit that ``line`` speaks of."""
        names = [layer.name for layer in self._document.network.layers]
        if line.layer in names:
            self._workspaces.show(CELL)
            self._document.look_at(names.index(line.layer))
            self._document.select(t=line.t, unit=line.unit)
