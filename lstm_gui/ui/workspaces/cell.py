"""The Cell workspace: parameters, diagram, heat maps, ranges, step by step."""

from PyQt6.QtCore import QObject, Qt
from PyQt6.QtWidgets import QMainWindow

from lstm_gui.ui.document import Document
from lstm_gui.ui.panels.panel import Panel
from lstm_gui.ui.panels.parameters import ParametersPanel
from lstm_gui.ui.snapshot import Snapshot
from lstm_gui.ui.style.theme import Theme

_LEFT, _RIGHT = 300, 340


class CellWorkspace(QObject):
    """Builds the panels in two strokes, so that the window shows before pyqtgraph loads."""

    def __init__(self, document: Document, window: QMainWindow) -> None:
        super().__init__(window)
        self._document, self._window = document, window
        self.parameters = ParametersPanel(document, window)
        self.panels: list[Panel] = [self.parameters]
        window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self.parameters)

    def complete(self) -> None:
        """Load the plots and add the panels that hold them."""
        # pyqtgraph takes a quarter of a second to import: only once the window shows.
        from lstm_gui.ui.panels.diagram import DiagramPanel
        from lstm_gui.ui.panels.ranges import RangesPanel
        from lstm_gui.ui.panels.states import StatesPanel
        from lstm_gui.ui.panels.step_by_step import StepByStepPanel

        kinds = (DiagramPanel, StatesPanel, RangesPanel, StepByStepPanel)
        self.panels += [kind(self._document, self._window) for kind in kinds]
        self.arrange()

    def arrange(self) -> None:
        """Put every panel in its first place."""
        window = self._window
        parameters, diagram, states, ranges, step = self.panels
        for panel in self.panels:
            panel.setFloating(False)
            panel.show()
        window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, parameters)
        window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, diagram)
        window.splitDockWidget(diagram, ranges, Qt.Orientation.Horizontal)
        window.splitDockWidget(diagram, states, Qt.Orientation.Vertical)
        window.splitDockWidget(ranges, step, Qt.Orientation.Vertical)
        middle = max(window.width() - _LEFT - _RIGHT, 340)
        height = max(window.height() - 120, 400)
        across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        window.resizeDocks([parameters, diagram, ranges], [_LEFT, middle, _RIGHT], across)
        window.resizeDocks([diagram, states], [round(height * 0.54), round(height * 0.46)], down)
        window.resizeDocks([ranges, step], [round(height * 0.56), round(height * 0.44)], down)

    def draw(self, snapshot: Snapshot) -> None:
        """Draw ``snapshot`` in every panel."""
        for panel in self.panels:
            panel.draw(snapshot)

    def set_theme(self, theme: Theme) -> None:
        """Take on ``theme`` in every panel."""
        for panel in self.panels:
            panel.set_theme(theme)
