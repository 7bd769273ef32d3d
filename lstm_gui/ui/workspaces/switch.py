"""Which workspace the window shows: one cell, or the memory of three."""

from typing import TYPE_CHECKING

from PyQt6.QtCore import QByteArray, QObject, Qt, pyqtSignal
from PyQt6.QtWidgets import QDockWidget, QMainWindow

from lstm_gui.ui.document import Document
from lstm_gui.ui.panels.panel import Panel
from lstm_gui.ui.settings import Settings
from lstm_gui.ui.snapshot import Snapshot
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.theme import Theme
from lstm_gui.ui.workspaces.cell import Arrangement, CellWorkspace

if TYPE_CHECKING:
    from lstm_gui.ui.memory.lanes import Comparison
    from lstm_gui.ui.workspaces.memory import MemoryWorkspace

CELL, MEMORY = "cell", "memory"
_GUIDE_SHARE, _GUIDE = 0.27, (300, 420)
"""How much of the window a guide beside the Memory workspace takes, and its limits."""


class Workspaces(QObject):
    """Shows one workspace at a time; the panels of the other keep their places.

    Signals
    -------
    shown(str)
        Another workspace shows now.
    built(object)
        Panels came that were not there before, as a list.
    compared()
        A comparison of memories that took long is there now.
    """

    shown = pyqtSignal(str)
    built = pyqtSignal(object)
    compared = pyqtSignal()

    def __init__(
        self, document: Document, settings: Settings, cell: CellWorkspace, window: QMainWindow
    ) -> None:
        super().__init__(window)
        self._document, self._settings, self._window = document, settings, window
        self.cell = cell
        self.memory: MemoryWorkspace | None = None
        self.current = CELL
        self._set_aside: list[Panel] = []
        self._before: Arrangement | None = None

    def do_show_cell(self) -> None:
        self.choose(CELL)

    def do_show_memory(self) -> None:
        self.choose(MEMORY)

    def choose(self, name: str) -> None:
        """Show a workspace, now and at the next start."""
        self._settings.workspace = name
        self.show(name)

    def restore(self) -> None:
        """Show the workspace that was chosen last."""
        self.show(self._settings.workspace)

    def show(self, name: str) -> None:
        """Show a workspace."""
        if name != self.current:
            self.current = name
            self._show_memory() if name == MEMORY else self._show_cell()
            self._show_menu()
            self._document.flush()
        self.shown.emit(name)

    @property
    def comparison(self) -> "Comparison | None":
        """The memories that are compared on the screen, if they are."""
        return self.memory.comparison if self.memory and self.current == MEMORY else None

    def put_beside_memory(self, guide: Panel) -> None:
        """Put ``guide`` at the right of the Memory workspace."""
        right = Qt.DockWidgetArea.RightDockWidgetArea
        guide.setFloating(False)
        self._window.addDockWidget(right, guide)
        guide.show()
        width = round(min(max(self._window.width() * _GUIDE_SHARE, _GUIDE[0]), _GUIDE[1]))
        self._window.resizeDocks([guide], [width], Qt.Orientation.Horizontal)

    def dock_state(self) -> QByteArray:
        """Return where the docks are, or were when the Cell workspace last showed."""
        before = None if self.current == CELL else self._before
        return self._window.saveState() if before is None else before.docks

    def draw(self, snapshot: Snapshot) -> None:
        """Draw ``snapshot`` in the workspace that shows."""
        if self.current == MEMORY and self.memory is not None:
            self.memory.draw(snapshot)
        else:
            self.cell.draw(snapshot)

    def set_theme(self, theme: Theme) -> None:
        """Take on ``theme`` in all workspaces."""
        self.cell.set_theme(theme)
        if self.memory is not None:
            self.memory.set_theme(theme)

    def retranslate(self) -> None:
        """Say again what is not bound to the language."""
        if self.memory is not None:
            self.memory.retranslate()

    def close(self) -> None:
        """Give up what is still being computed."""
        if self.memory is not None:
            self.memory.close()

    def _show_memory(self) -> None:
        self._before = self.cell.arrangement()
        self._set_aside = [panel for panel in self.cell.panels if not panel.isHidden()]
        for panel in self._set_aside:
            panel.hide()
        self._built_memory().widget.show()

    def _show_cell(self) -> None:
        assert self.memory is not None
        assert self._before is not None
        self.memory.widget.hide()
        for panel in self._set_aside:
            panel.show()
        others = [dock for dock in self._window.findChildren(QDockWidget) if self._is_other(dock)]
        hidden = [dock.isHidden() for dock in others]
        # Qt gives the room of a hidden panel away; only a whole state brings it back.
        self.cell.restore(self._before)
        for dock, was_hidden in zip(others, hidden, strict=True):
            dock.setHidden(was_hidden)

    def _is_other(self, dock: QDockWidget) -> bool:
        return dock not in self.cell.panels and dock.parent() is self._window

    def _built_memory(self) -> "MemoryWorkspace":
        if self.memory is None:
            from lstm_gui.ui.workspaces.memory import MemoryWorkspace

            self.memory = MemoryWorkspace(self._document, self._window)
            self.memory.set_theme(theme())
            self.memory.compared.connect(self.compared)
            self._window.setCentralWidget(self.memory.widget)
            self.built.emit(self.memory.panels)
        return self.memory

    def _show_menu(self) -> None:
        for panel in self.cell.panels:
            panel.toggleViewAction().setVisible(self.current == CELL)
        for panel in self.memory.panels if self.memory is not None else ():
            panel.toggleViewAction().setVisible(self.current == MEMORY)
