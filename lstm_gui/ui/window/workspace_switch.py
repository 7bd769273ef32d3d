"""Which workspace the window shows: one cell, the memory of three, or their training."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PyQt6.QtCore import QByteArray, QObject, Qt, pyqtSignal
from PyQt6.QtWidgets import QDockWidget, QMainWindow, QStackedWidget

from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.scenes.workspaces import CELL, MEMORY, TRAIN
from lstm_gui.ui.cards.panel import Panel
from lstm_gui.ui.cell.arrangement import Arrangement
from lstm_gui.ui.cell.page import CellWorkspace
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.scale import scaled
from lstm_gui.ui.style.theme import Theme
from lstm_gui.ui.widgets.manners.kept_focus import kept_focus

if TYPE_CHECKING:
    from lstm_gui.scenes.memory.lanes import Comparison
    from lstm_gui.ui.memory.page import MemoryWorkspace
    from lstm_gui.ui.train.page import TrainWorkspace

_GUIDE_SHARE, _GUIDE = 0.27, (300, 420)
"""How much of the window a guide beside a page takes, and its limits."""


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
    save_asked(Network, str)
        A trained cell is to be saved, under a suggested name.
    failed(object)
        Something cannot be computed; carries the `Problem` to tell, or None if the error
        report does.
    """

    shown = pyqtSignal(str)
    built = pyqtSignal(object)
    compared = pyqtSignal()
    save_asked = pyqtSignal(object, str)
    failed = pyqtSignal(object)

    def __init__(
        self, document: Document, settings: Settings, cell: CellWorkspace, window: QMainWindow
    ) -> None:
        super().__init__(window)
        self._document, self._settings, self._window = document, settings, window
        self.cell = cell
        self.memory: MemoryWorkspace | None = None
        self.train: TrainWorkspace | None = None
        self._pages: QStackedWidget | None = None
        self.current = CELL
        self._set_aside: list[Panel] = []
        self._before: Arrangement | None = None

    def do_show_cell(self) -> None:
        self.choose(CELL)

    def do_show_memory(self) -> None:
        self.choose(MEMORY)

    def do_show_train(self) -> None:
        self.choose(TRAIN)

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
            before, self.current = self.current, name
            with kept_focus(self._window):
                if before == CELL:
                    self._set_cell_aside()
                elif before in self._built:
                    self._built[before].leave()
                self._show_cell() if name == CELL else self._show_page(name)
            self._show_menu()
            self._document.flush()
        self.shown.emit(name)

    @property
    def comparison(self) -> "Comparison | None":
        """The memories that are compared on the screen, if they are."""
        return self.memory.comparison if self.memory and self.current == MEMORY else None

    @property
    def panels(self) -> Sequence[Panel]:
        """All panels of the workspace that shows; the first one is where things are set."""
        return self._built.get(self.current, self.cell).panels

    def put_beside_page(self, guide: Panel) -> None:
        """Put ``guide`` at the right of a workspace that is one page."""
        right = Qt.DockWidgetArea.RightDockWidgetArea
        guide.setFloating(False)
        self._window.addDockWidget(right, guide)
        guide.show()
        self.fit_beside_page(guide)

    def fit_beside_page(self, guide: Panel) -> None:
        """Make ``guide`` as wide as the window has room for, where `put_beside_page` puts it."""
        placed = self._window.dockWidgetArea(guide) == Qt.DockWidgetArea.RightDockWidgetArea
        if guide.isFloating() or not placed:
            return
        least, most = map(scaled, _GUIDE)
        width = round(min(max(self._window.width() * _GUIDE_SHARE, least), most))
        self._window.resizeDocks([guide], [width], Qt.Orientation.Horizontal)

    def play(self) -> bool:
        """Start or pause what the workspace does by itself; False if there is no such thing."""
        if self.current != TRAIN or self.train is None:
            return False
        self.train.lab.toggle()
        return True

    def dock_state(self) -> tuple[QByteArray, tuple[int, int] | None]:
        """Return where the docks are, or were when the Cell workspace last showed.

        If nobody had moved any, the size of the window that this fits is the second.
        """
        before = self.cell.places.arrangement() if self.current == CELL else self._before
        if before is None or before.docks is None:
            return self._window.saveState(), None
        return before.docks, before.fits

    def enter_class(self) -> None:
        """Keep the places of the panels, to be found again by `leave_class`."""
        self.cell.places.enter_class(self.current == CELL)

    def leave_out(self, names: frozenset[str], guide: Panel | None) -> None:
        """Arrange the panels for a class, beside ``guide`` if it shows, without those called so."""
        self.cell.places.leave_out(names, guide, self.current == CELL)

    def leave_class(self) -> None:
        """Put the panels back."""
        self.cell.places.leave_class(self.current == CELL)

    def draw(self, snapshot: Snapshot) -> None:
        """Draw ``snapshot`` in the workspace that shows."""
        self._built.get(self.current, self.cell).draw(snapshot)

    def set_theme(self, theme: Theme) -> None:
        """Take on ``theme`` in all workspaces."""
        self.cell.set_theme(theme)
        for page in self._built.values():
            page.set_theme(theme)

    def retranslate(self) -> None:
        """Say again what is not bound to the language."""
        for page in (self.cell, *self._built.values()):
            page.retranslate()

    def close(self) -> None:
        """Give up what is still being computed."""
        for page in self._built.values():
            page.close()

    @property
    def _built(self) -> "dict[str, MemoryWorkspace | TrainWorkspace]":
        pages = {MEMORY: self.memory, TRAIN: self.train}
        return {name: page for name, page in pages.items() if page is not None}

    def _set_cell_aside(self) -> None:
        self._before = self.cell.places.arrangement()
        self._set_aside = [panel for panel in self.cell.panels if not panel.isHidden()]
        for panel in self._set_aside:
            panel.hide()

    def _show_page(self, name: str) -> None:
        page = {MEMORY: self._memory_page, TRAIN: self._train_page}[name]()
        pages = self._shown_pages()
        if pages.indexOf(page.widget) < 0:
            page.set_theme(theme())
            pages.addWidget(page.widget)
            self.built.emit(page.panels)
        pages.setCurrentWidget(page.widget)
        pages.show()

    def _shown_pages(self) -> QStackedWidget:
        if self._pages is None:
            self._pages = QStackedWidget(self._window)
            self._window.setCentralWidget(self._pages)
        return self._pages

    def _memory_page(self) -> "MemoryWorkspace":
        if self.memory is None:
            from lstm_gui.ui.memory.page import MemoryWorkspace

            self.memory = MemoryWorkspace(self._document, self._window)
            self.memory.built.connect(self.built)
            self.memory.compared.connect(self.compared)
            self.memory.failed.connect(self.failed)
        self.memory.enter()
        return self.memory

    def _train_page(self) -> "TrainWorkspace":
        if self.train is None:
            from lstm_gui.ui.train.page import TrainWorkspace

            self.train = TrainWorkspace(self._document, self._window)
            self.train.cell_opened.connect(self.do_show_cell)
            self.train.save_asked.connect(self.save_asked)
            self.train.lab.failed.connect(self.failed)
        self.train.enter()
        return self.train

    def _show_cell(self) -> None:
        assert self._pages is not None
        assert self._before is not None
        self._pages.hide()
        for panel in self._set_aside:
            panel.show()
        others = [dock for dock in self._window.findChildren(QDockWidget) if self._is_other(dock)]
        hidden = [dock.isHidden() for dock in others]
        # Qt gives the room of a hidden panel away; only a whole state brings it back.
        self.cell.places.restore(self._before)
        for dock, was_hidden in zip(others, hidden, strict=True):
            dock.setHidden(was_hidden)

    def _is_other(self, dock: QDockWidget) -> bool:
        return dock not in self.cell.panels and dock.parent() is self._window

    def _show_menu(self) -> None:
        for panel in self.cell.panels:
            panel.toggleViewAction().setVisible(self.current == CELL)
        for name, page in self._built.items():
            page.offer_panels(self.current == name)
