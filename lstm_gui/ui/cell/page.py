"""The Cell workspace: parameters, diagram, heat maps, ranges, inspector."""

from typing import TYPE_CHECKING, cast

from PyQt6.QtCore import QObject, Qt
from PyQt6.QtWidgets import QMainWindow

from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.ui.cards.panel import Panel
from lstm_gui.ui.cards.veil import cover
from lstm_gui.ui.cell.columns import Columns
from lstm_gui.ui.cell.dock_tabs import name_tabs
from lstm_gui.ui.cell.parameters_panel import ParametersPanel
from lstm_gui.ui.cell.places import CellPlaces
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.theme import Theme

if TYPE_CHECKING:
    from lstm_gui.ui.cell.diagram_panel import DiagramPanel


class CellWorkspace(QObject):
    """Builds the panels in two strokes, so that the window shows before pyqtgraph loads."""

    def __init__(self, document: Document, window: QMainWindow) -> None:
        super().__init__(window)
        self._document, self._window = document, window
        self.parameters = ParametersPanel(document, window)
        self.panels: list[Panel] = [self.parameters]
        self.places = CellPlaces(self.panels, window)
        window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self.parameters)
        self.places.keep_room()

    @property
    def complete(self) -> bool:
        """Whether all panels are there."""
        return len(self.panels) > 1

    def add_plots(self) -> None:
        """Load the plots and make the panels that hold them; then it is `complete`."""
        # pyqtgraph takes a quarter of a second to import: only once the window shows.
        from lstm_gui.ui.cell.diagram_panel import DiagramPanel
        from lstm_gui.ui.cell.inspector_panel import InspectorPanel
        from lstm_gui.ui.cell.ranges_panel import RangesPanel
        from lstm_gui.ui.cell.states_panel import StatesPanel

        kinds = (DiagramPanel, StatesPanel, RangesPanel, InspectorPanel)
        self.panels += [kind(self._document, self._window) for kind in kinds]

    def arrange(self) -> None:
        """Show all panels in their first places, once whatever is to stand on them does."""
        self.set_theme(theme())
        self.places.give_room()
        for panel in self.panels:
            panel.dockLocationChanged.connect(self.retranslate)
        self.places.arrange()
        Columns(self.parameters, self.panels[1:], self._window)

    def diagram(self) -> "DiagramPanel":
        """Return the panel with the gate diagram, once the workspace is `complete`."""
        return cast("DiagramPanel", self.panels[1])

    def draw(self, snapshot: Snapshot) -> None:
        """Draw ``snapshot`` in every panel."""
        for panel in self.panels:
            panel.show_snapshot(snapshot)
        cover(self.panels, snapshot)

    def retranslate(self) -> None:
        """Say again what is not bound to the language: the names of the tabs Qt makes."""
        name_tabs(self._window)

    def set_theme(self, theme: Theme) -> None:
        """Take on ``theme`` in every panel."""
        for panel in self.panels:
            panel.set_theme(theme)
