"""Panels of the cell that have no room any more once the window is smaller."""

from collections.abc import Sequence
from itertools import combinations

from PyQt6.QtCore import QEvent, QObject, QSize
from PyQt6.QtGui import QResizeEvent
from PyQt6.QtWidgets import QMainWindow

from lstm_gui.ui.cards.panel import Panel
from lstm_gui.ui.document.turn import Turn
from lstm_gui.ui.window.lessons.learning import Learning
from lstm_gui.ui.window.workspace_switch import CELL, Workspaces


def crowded(panels: Sequence[Panel], window: QMainWindow) -> bool:
    """Tell whether panels lie over one another, or beyond the edge of ``window``."""
    layout = window.layout()
    assert layout is not None
    layout.activate()
    docked = [
        panel.geometry()
        for panel in panels
        if not panel.isFloating() and not panel.visibleRegion().isEmpty()
    ]
    inside = window.rect()
    return any(one.intersects(other) for one, other in combinations(docked, 2)) or not all(
        inside.contains(place) for place in docked
    )


class PanelFit(QObject):
    """Arranges the panels anew when ``window`` becomes too small for how they stand.

    Qt would lay them over one another. Once the window is as large as before they are arranged
    for that, unless somebody has moved one of them meanwhile.

    Parameters
    ----------
    workspaces
        With the panels of the cell.
    learning
        Whose panel may stand beside them.
    window
        Whose size is watched.
    """

    def __init__(self, workspaces: Workspaces, learning: Learning, window: QMainWindow) -> None:
        super().__init__(window)
        self._workspaces, self._learning, self._window = workspaces, learning, window
        self._roomy: QSize | None = None
        self._before = window.size()
        # After Qt has given each panel its place, and before that is painted.
        self._turn = Turn(self)
        self._turn.ended.connect(self._fit)
        for panel in workspaces.cell.panels:
            panel.dockLocationChanged.connect(self._leave_alone)
        window.installEventFilter(self)
        workspaces.shown.connect(self._come_back)

    def eventFilter(self, _watched: QObject | None, event: QEvent | None) -> bool:
        if isinstance(event, QResizeEvent):
            self._before = event.oldSize()
            self._turn.start()
        return False

    def _come_back(self, _name: str) -> None:
        self._turn.start()

    def _fit(self) -> None:
        if self._workspaces.current != CELL:
            return
        if self._roomy is not None and self._is_as_large_as(self._roomy):
            self._arrange()
            self._roomy = None
        elif crowded(self._panels, self._window):
            roomy = self._roomy or self._before
            self._arrange()
            self._roomy = roomy

    @property
    def _panels(self) -> list[Panel]:
        guide = self._learning.guide
        return [*self._workspaces.cell.panels, *([] if guide is None else [guide])]

    def _arrange(self) -> None:
        self._workspaces.cell.places.arrange_again(self._learning.guide)
        self._learning.bring_forward()

    def _is_as_large_as(self, size: QSize) -> bool:
        return self._window.size().expandedTo(size) == self._window.size()

    def _leave_alone(self) -> None:
        self._roomy = None
