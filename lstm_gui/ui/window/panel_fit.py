"""Panels that stand where a window of this size has room for them, until somebody moves one."""

from collections.abc import Sequence
from itertools import combinations

from PyQt6.QtCore import QEvent, QObject, Qt, QTimer
from PyQt6.QtGui import QGuiApplication, QMouseEvent, QResizeEvent
from PyQt6.QtWidgets import QMainWindow

from lstm_gui.scenes.workspaces import CELL
from lstm_gui.ui.cards.panel import Panel
from lstm_gui.ui.document.turn import Turn
from lstm_gui.ui.style.scale import fit
from lstm_gui.ui.widgets.manners.kept_focus import kept_focus
from lstm_gui.ui.window.lessons.learning import Learning
from lstm_gui.ui.window.workspace_switch import Workspaces

REST = 200
"""Milliseconds after which a window that was made larger or smaller is taken to be at rest."""


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
    """Arranges the panels as a window of this size begins with them, as long as nobody moves one.

    Once ``window`` is at rest: until then they share what it wins or loses. Where it becomes too
    small for how they stand they are arranged at once, since Qt would lay them over one another.

    Parameters
    ----------
    workspaces
        With the panels of the cell.
    learning
        Whose panel may stand beside them.
    window
        Whose size is watched, and the edges between its panels.
    """

    def __init__(self, workspaces: Workspaces, learning: Learning, window: QMainWindow) -> None:
        super().__init__(window)
        self._workspaces, self._learning, self._window = workspaces, learning, window
        self._edge_moved = self._on_edge = False
        # After Qt has given each panel its place, and before that is painted.
        self._turn = Turn(self)
        self._turn.ended.connect(self._part)
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._fit)
        for panel in workspaces.cell.panels:
            panel.dockLocationChanged.connect(self._leave_alone)
            panel.moved.connect(self._leave_alone)
        learning.placed.connect(self._leave_alone)
        window.installEventFilter(self)
        workspaces.shown.connect(self._come_back)
        self._larger = Turn(self)
        self._larger.ended.connect(self._fit_page)
        fit(self._follow_type, 1)

    def eventFilter(self, _watched: QObject | None, event: QEvent | None) -> bool:
        if isinstance(event, QResizeEvent):
            self._turn.start()
            # Qt tells of other margins as of another size.
            if event.size() != event.oldSize():
                self._rest.start()
        elif isinstance(event, QMouseEvent):
            self._follow_edge(event)
        return False

    def _follow_edge(self, event: QMouseEvent) -> None:
        if event.type() == QEvent.Type.MouseButtonPress:
            self._on_edge = self._window.isSeparator(event.position().toPoint())
        elif self._on_edge and event.buttons() & Qt.MouseButton.LeftButton:
            self._edge_moved = True
            self._leave_alone()

    def _come_back(self, _name: str) -> None:
        self._edge_moved = False
        self._turn.start()

    def _follow_type(self, _pixel: int) -> None:
        """Let what stands beside a page be as wide as type of another size asks for.

        The panels of the cell are put in place by the class itself.
        """
        if self._workspaces.current != CELL:
            self._larger.start()

    def _part(self) -> None:
        if self._workspaces.current == CELL and crowded(self._panels, self._window):
            self._arrange()

    def _fit(self) -> None:
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._rest.start()
        elif self._workspaces.current != CELL:
            self._fit_page()
        elif self._workspaces.cell.places.outgrown:
            self._arrange()

    def _fit_page(self) -> None:
        guide = self._learning.guide
        if guide is not None and not self._edge_moved:
            self._workspaces.fit_beside_page(guide)

    @property
    def _panels(self) -> list[Panel]:
        guide = self._learning.guide
        return [*self._workspaces.cell.panels, *([] if guide is None else [guide])]

    def _arrange(self) -> None:
        places = self._workspaces.cell.places
        with kept_focus(self._window):
            chosen = places.chosen
            places.arrange_again(self._learning.guide)
            self._learning.bring_forward()
            for panel in chosen:
                panel.raise_()

    def _leave_alone(self) -> None:
        if self._workspaces.current == CELL:
            self._workspaces.cell.places.leave_alone()
