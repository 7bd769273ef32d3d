"""What stands below the lanes of the Memory workspace: one of a few pages."""

from collections.abc import Callable

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from lstm_gui.scenes.memory.memory_look import DIFFERENCE, FLOW, SPACE, WITHOUT
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.memory.cost_panel import MemoryCostPanel
from lstm_gui.ui.memory.flow_panel import MemoryFlowPanel
from lstm_gui.ui.memory.memory_panel import MemoryPanel
from lstm_gui.ui.memory.memory_scene import Scene
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.widgets.manners.yielding_row import YieldingRow

_GAP = 8
_STRETCHES = (7, 4)


class MemoryPages(QStackedWidget):
    """Pages of panels; each is made when it is first shown, and drawn only while it shows.

    Signals
    -------
    built(object)
        Panels came that were not there before, as a list.
    """

    built = pyqtSignal(object)

    def __init__(self, document: Document, window: QMainWindow, parent: QWidget) -> None:
        super().__init__(parent)
        self._document, self._window = document, window
        self._places: dict[str, YieldingRow] = {}
        self._panels: dict[str, list[MemoryPanel]] = {}
        self._make: dict[str, Callable[[], list[MemoryPanel]]] = {
            FLOW: self._flow,
            SPACE: self._space,
            DIFFERENCE: self._difference,
            WITHOUT: self._without,
        }
        self.show_page(FLOW)

    @property
    def panels(self) -> list[MemoryPanel]:
        """All panels that were made so far."""
        return [panel for panels in self._panels.values() for panel in panels]

    @property
    def shown_panels(self) -> list[MemoryPanel]:
        """Those of the page that shows."""
        return next(
            self._panels[name] for name, place in self._places.items()
            if place is self.currentWidget()
        )  # fmt: skip

    def least_height(self, width: int) -> int:
        """Return how high the pages that were made are at least within ``width``."""
        return max(place.least_height(width) for place in self._places.values())

    def show_page(self, name: str) -> None:
        """Show a page by its name, see `lstm_gui.scenes.memory.memory_look`."""
        if name not in self._places:
            self._build(name)
        self.setCurrentWidget(self._places[name])

    def draw_scene(self, scene: Scene) -> None:
        """Show ``scene`` on the page that shows."""
        for panel in self.shown_panels:
            panel.draw_scene(scene)

    def _build(self, name: str) -> None:
        panels = self._panels[name] = self._make[name]()
        place = self._places[name] = YieldingRow(_GAP, self)
        for panel, stretch in zip(panels, _STRETCHES, strict=False):
            panel.set_theme(theme())
            place.add(panel, stretch)
        self.addWidget(place)
        self.built.emit(panels)

    def _flow(self) -> list[MemoryPanel]:
        return [MemoryFlowPanel(self._document, self._window), MemoryCostPanel(self._window)]

    def _space(self) -> list[MemoryPanel]:
        from lstm_gui.ui.memory.space_panel import MemorySpacePanel

        return [MemorySpacePanel(self._document, self._window)]

    def _difference(self) -> list[MemoryPanel]:
        # Loaded when it is first shown: most sessions never ask for it.
        from lstm_gui.ui.memory.difference_panel import MemoryDifferencePanel

        return [MemoryDifferencePanel(self._document, self._window)]

    def _without(self) -> list[MemoryPanel]:
        from lstm_gui.ui.memory.without_panel import MemoryWithoutPanel

        return [MemoryWithoutPanel(self._window)]
