"""Remembering how large the window was and where its panels stood."""

from itertools import combinations

from PyQt6.QtCore import QObject, QSize, Qt
from PyQt6.QtGui import QAction

from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.window.main_window import FIRST_SIZE, MainWindow

_TITLE_BAR = 40
_FILLING = Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen


class Layout(QObject):
    """Restores the layout at the start and saves it at the end."""

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self._action = QAction(window)
        bind(self._action.setText, "Reset the layout")
        self._action.triggered.connect(self.reset)
        window.completed.connect(self._restore_panels)
        window.closing.connect(self.save)
        self._restore_size()

    def save(self) -> None:
        """Remember the layout of this moment."""
        docks = self._window.workspaces.dock_state()
        self._settings.save_layout(self._window.saveGeometry(), docks)

    def reset(self) -> None:
        """Put size and panels where they are at the first start, and show all of the cell.

        A window that fills the screen goes on filling it.
        """
        self._settings.forget_layout()
        self._window.workspaces.show("cell")
        if not self._window.windowState() & _FILLING:
            self._window.resize(FIRST_SIZE)
        self._window.workspace.places.arrange()
        self._window.workspace.diagram().views.fit_all()

    def _restore_size(self) -> None:
        layout = self._settings.layout()
        if layout is not None:
            # Qt moves a window back onto a screen that is there.
            self._window.restoreGeometry(layout[0])
            return
        screen = self._window.screen()
        if screen is not None:
            # The desktop adds a frame, whose size is not known yet.
            room = screen.availableSize() - QSize(0, _TITLE_BAR)
            self._window.resize(FIRST_SIZE.boundedTo(room))

    def _restore_panels(self) -> None:
        view = self._window.menus["View"]
        view.addSeparator()
        view.addAction(self._action)
        layout = self._settings.layout()
        if layout is not None:
            self._window.restoreState(layout[1])
            # Saved in a larger window than there is room for now.
            if self._panels_overlap():
                self._window.workspace.places.arrange()
        self._window.workspaces.restore()
        self._window.classroom.resume()

    def _panels_overlap(self) -> bool:
        self._window.layout().activate()
        docked = [
            panel.geometry()
            for panel in self._window.workspace.panels
            if not panel.isFloating() and not panel.visibleRegion().isEmpty()
        ]
        inside = self._window.rect()
        return any(one.intersects(other) for one, other in combinations(docked, 2)) or not all(
            inside.contains(place) for place in docked
        )
