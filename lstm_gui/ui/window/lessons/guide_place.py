"""Where the Learn panel stands: beside the workspace that shows, and what it has moved there."""

from PyQt6.QtCore import QObject, pyqtSignal
from PyQt6.QtWidgets import QMainWindow

from lstm_gui.scenes.workspaces import CELL
from lstm_gui.ui.cards.panel import Panel
from lstm_gui.ui.cell.arrangement import Arrangement
from lstm_gui.ui.widgets.manners.kept_focus import kept_focus
from lstm_gui.ui.window.workspace_switch import Workspaces


class GuidePlace(QObject):
    """Puts a guide beside each workspace, and all else where it was once that goes.

    Signals
    -------
    arranged(object)
        All panels of the cell were opened beside it; carries the names of those that were open.
    """

    arranged = pyqtSignal(object)

    def __init__(self, workspaces: Workspaces, window: QMainWindow) -> None:
        super().__init__(window)
        self._workspaces, self._window = workspaces, window
        self.home = CELL
        """The workspace to show once no lesson says which."""
        self._placed_in = ""
        self._before: Arrangement | None = None

    def begin(self, guide: Panel) -> None:
        """Put ``guide``, which did not show, beside the workspace that shows."""
        self.home, self._placed_in, self._before = self._workspaces.current, "", None
        self.put(guide)

    def put(self, guide: Panel) -> None:
        """Put ``guide`` beside the workspace that shows now."""
        now, cell = self._workspaces.current, self._workspaces.cell
        if now == self._placed_in:
            return
        self._placed_in = now
        with kept_focus(self._window):
            if now != CELL:
                self._workspaces.put_beside_page(guide)
            elif self._before is None:
                # Without the guide: that is what closing it brings back.
                guide.hide()
                names = frozenset(panel.name for panel in cell.panels if not panel.isHidden())
                self._before = cell.places.arrangement()
                cell.places.arrange_beside(guide)
                self.arranged.emit(names)

    def arrange_anew(self, guide: Panel) -> None:
        """Put all panels of the cell in their first places, beside ``guide`` and once it goes."""
        places = self._workspaces.cell.places
        places.arrange_beside(guide)
        self._before = places.first()

    def leave(self, guide: Panel) -> None:
        """Take ``guide`` away, and show what was there before it."""
        guide.hide()
        if self._before is not None:
            self._workspaces.show(CELL)
            guide.hide()
            self._workspaces.cell.places.restore(self._before)
            self._workspaces.show(self.home)
