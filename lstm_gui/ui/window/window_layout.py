"""Remembering how large the window was and where its panels stood."""

from PyQt6.QtCore import QObject, QSize, Qt
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QMainWindow, QMenu

from lstm_gui.scenes.workspaces import CELL
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.window.panel_fit import crowded
from lstm_gui.ui.window.workspace_switch import Workspaces

FIRST_SIZE = QSize(1360, 860)
_TITLE_BAR = 40
_FILLING = Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen


class Layout(QObject):
    """Restores the layout of ``window`` at the start and saves it at the end.

    The size is restored at once, the panels by `complete`, when they are there.
    """

    def __init__(
        self, settings: Settings, workspaces: Workspaces, menu: QMenu, window: QMainWindow
    ) -> None:
        super().__init__(window)
        self._settings, self._workspaces = settings, workspaces
        self._menu, self._window = menu, window
        self._restore_size()
        if not workspaces.cell.complete:
            # Painted first as wide as they stay, or all that is in them would be painted anew.
            workspaces.cell.places.keep_room()

    def save(self) -> None:
        """Remember the layout of this moment, if the window is filled by then.

        Of one that was closed at once, panels stand nowhere yet.
        """
        if not self._workspaces.cell.complete:
            return
        docks, fits = self._workspaces.dock_state()
        form = self._workspaces.cell.places.form()
        self._settings.save_layout(self._window.saveGeometry(), docks, form, fits)

    def reset(self) -> None:
        """Put size and panels where they are at the first start, and show all of the cell.

        A window that fills the screen goes on filling it.
        """
        self._settings.forget_layout()
        self._workspaces.show(CELL)
        if not self._window.windowState() & _FILLING:
            self._window.resize(FIRST_SIZE)
        self._workspaces.cell.places.arrange()
        self._workspaces.cell.diagram().views.fit_all()

    def complete(self) -> None:
        """Put the panels where they were, and show the workspace that was chosen last."""
        self._add_action()
        layout, places = self._settings.layout(), self._workspaces.cell.places
        # Docks of a window of another form would leave the cell no room, or waste it.
        if layout is not None and self._settings.layout_form == places.form():
            places.resume(layout[1], self._settings.layout_fits)
            # Saved in a larger window than there is room for now.
            if crowded(self._workspaces.cell.panels, self._window):
                places.arrange()
        self._workspaces.restore()

    def _add_action(self) -> None:
        action = QAction(self._menu)
        bind(action.setText, "Reset the layout")
        action.triggered.connect(self.reset)
        self._menu.addSeparator()
        self._menu.addAction(action)

    def _restore_size(self) -> None:
        layout = self._settings.layout()
        # Qt moves a window back onto a screen that is there, unless that is quite another one.
        if layout is not None and self._window.restoreGeometry(layout[0]):
            return
        screen = self._window.screen()
        if screen is not None:
            # The desktop adds a frame, whose size is not known yet.
            room = screen.availableSize() - QSize(0, _TITLE_BAR)
            self._window.resize(FIRST_SIZE.boundedTo(room))
