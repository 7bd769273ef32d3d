"""The Cell workspace: parameters, diagram, heat maps, ranges, inspector."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from PyQt6.QtCore import QByteArray, QObject, Qt
from PyQt6.QtWidgets import QMainWindow, QTabBar

from lstm_gui.ui.document import Document
from lstm_gui.ui.panels.panel import Panel
from lstm_gui.ui.panels.parameters import ParametersPanel
from lstm_gui.ui.panels.veil import cover
from lstm_gui.ui.snapshot import Snapshot
from lstm_gui.ui.style.theme import Theme

if TYPE_CHECKING:
    from lstm_gui.ui.panels.diagram import DiagramPanel

_LEFT = 318
_ROOMY = 1240
"""Windows narrower than this put the ranges below the diagram, not beside it."""
_GUIDE = 360
_ROOM_FOR_ROW, _ROOM_FOR_COLUMN = 1350, 1130
"""Narrower windows have no room for a guide beside two heat maps, or beside the diagram."""
_ACROSS, _DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical


@dataclass(frozen=True)
class Arrangement:
    """Where the panels were: Qt's own record, and the widths of window and parameters."""

    docks: QByteArray
    width: int
    left: int


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
        from lstm_gui.ui.panels.inspector import InspectorPanel
        from lstm_gui.ui.panels.ranges import RangesPanel
        from lstm_gui.ui.panels.states import StatesPanel

        kinds = (DiagramPanel, StatesPanel, RangesPanel, InspectorPanel)
        self.panels += [kind(self._document, self._window) for kind in kinds]
        self.arrange()

    def arrange(self) -> None:
        """Put every panel in its first place."""
        window = self._window
        self._untie()
        for panel in self.panels:
            panel.setFloating(False)
            panel.show()
        window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self.parameters)
        window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.panels[1])
        if window.width() < _ROOMY:
            self._arrange_narrow()
        else:
            self._arrange_wide()
        self._hide_stale_tabs()

    def arrange_beside(self, guide: Panel) -> None:
        """Put ``guide`` beside the cell, and the others closer together."""
        width = self._window.width()
        self._untie()
        for panel in self.panels:
            panel.show()
        if width < _ROOM_FOR_COLUMN:
            self._arrange_stacked(guide)
            self._hide_stale_tabs()
            return
        self._arrange_narrow() if width >= _ROOM_FOR_ROW else self._arrange_stacked(None)
        side = Qt.DockWidgetArea.RightDockWidgetArea
        self._window.addDockWidget(side, guide, _ACROSS)
        guide.show()
        rest = max(width - _LEFT - _GUIDE, 300)
        self._window.resizeDocks(
            [self.parameters, self.panels[1], guide], [_LEFT, rest, _GUIDE], _ACROSS
        )
        self._hide_stale_tabs()

    def diagram(self) -> "DiagramPanel":
        """Return the panel with the gate diagram, once `complete` was called."""
        return cast("DiagramPanel", self.panels[1])

    def _arrange_wide(self) -> None:
        parameters, diagram, states, ranges, inspector = self.panels
        split, size = self._window.splitDockWidget, self._window.resizeDocks
        split(diagram, ranges, _ACROSS)
        split(diagram, states, _DOWN)
        split(ranges, inspector, _DOWN)
        right = 340
        size([parameters, diagram, ranges], [_LEFT, self._room() - right, right], _ACROSS)
        size([diagram, states], self._heights(0.56), _DOWN)
        size([ranges, inspector], self._heights(0.5), _DOWN)

    def _arrange_narrow(self) -> None:
        parameters, diagram, states, ranges, inspector = self.panels
        split, size = self._window.splitDockWidget, self._window.resizeDocks
        split(diagram, states, _DOWN)
        split(states, ranges, _ACROSS)
        self._window.tabifyDockWidget(ranges, inspector)
        ranges.raise_()
        size([parameters, diagram], [_LEFT, self._room()], _ACROSS)
        size([states, ranges], [round(self._room() * 0.6), round(self._room() * 0.4)], _ACROSS)
        size([diagram, states], self._heights(0.55), _DOWN)

    def arrangement(self) -> Arrangement:
        """Return where the panels are now."""
        window = self._window
        return Arrangement(window.saveState(), window.width(), self.parameters.width())

    def restore(self, arrangement: Arrangement) -> None:
        """Put the panels back where they were."""
        self._untie()
        self._window.restoreState(arrangement.docks)
        width = self._window.width()
        if width != arrangement.width:
            # Qt would stretch every column alike.
            self._window.layout().activate()
            columns = [self.parameters, self.panels[1]]
            self._window.resizeDocks(columns, [arrangement.left, width - arrangement.left], _ACROSS)
        self._hide_stale_tabs()

    def _hide_stale_tabs(self) -> None:
        # A bar that Qt has left behind after all stands below no panel of a group.
        self._window.layout().activate()
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        for bar in self._window.findChildren(QTabBar, options=direct):
            if bar.isVisible() and not any(self._has_tabs(panel, bar) for panel in self.panels):
                bar.hide()

    def _has_tabs(self, panel: Panel, bar: QTabBar) -> bool:
        place = panel.geometry()
        below = 0 <= bar.y() - place.bottom() <= bar.height()
        tied = bool(self._window.tabifiedDockWidgets(panel))
        return tied and below and bar.x() == place.x()

    def _untie(self) -> None:
        # Qt leaves the bar of a group of tabs behind when its panels move to another.
        for panel in self.panels[2:]:
            self._window.removeDockWidget(panel)
        self._window.layout().activate()

    def _arrange_stacked(self, guide: Panel | None) -> None:
        _, diagram, states, ranges, inspector = self.panels
        split = self._window.splitDockWidget
        split(diagram, states, _DOWN)
        if guide is not None:
            split(states, guide, _ACROSS)
            guide.show()
        self._window.tabifyDockWidget(states, ranges)
        self._window.tabifyDockWidget(states, inspector)
        states.raise_()
        self._window.resizeDocks([diagram, states], self._heights(0.45), _DOWN)

    def _room(self) -> int:
        return max(self._window.width() - _LEFT, 400)

    def _heights(self, upper: float) -> list[int]:
        height = max(self._window.height() - 120, 400)
        return [round(height * upper), round(height * (1 - upper))]

    def draw(self, snapshot: Snapshot) -> None:
        """Draw ``snapshot`` in every panel."""
        for panel in self.panels:
            panel.draw(snapshot)
        cover(self.panels, snapshot)

    def set_theme(self, theme: Theme) -> None:
        """Take on ``theme`` in every panel."""
        for panel in self.panels:
            panel.set_theme(theme)
