"""What the File menu and the panels' own menus export."""

from collections.abc import Callable, Iterable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PyQt6.QtCore import QObject
from PyQt6.QtGui import QGuiApplication
from PyQt6.QtWidgets import QWidget

from lstm_gui.ui.cards.panel import Panel
from lstm_gui.ui.cards.tabled import Tabled
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.exporting.panel_menu import PanelMenu
from lstm_gui.ui.style.theme import Theme

if TYPE_CHECKING:
    from lstm_gui.ui.exporting.awaited import Awaited
    from lstm_gui.ui.exporting.figure_copying import FigureCopying
    from lstm_gui.ui.exporting.trace_saving import TraceSaving


class Exports(QObject):
    """Carries out the export actions of one window.

    Parameters
    ----------
    document, settings
        What is shown, and where the last folder is remembered.
    window
        What is exported; its panels are those found inside it.
    apply_theme
        Shows the window in another theme at once.
    """

    def __init__(
        self,
        document: Document,
        settings: Settings,
        window: QWidget,
        apply_theme: Callable[[Theme], None],
    ) -> None:
        super().__init__(window)
        self._document, self._settings, self._window = document, settings, window
        self._apply_theme = apply_theme
        self._traces: TraceSaving | None = None
        self._copying: FigureCopying | None = None

    @cached_property
    def _awaited(self) -> "Awaited":
        from lstm_gui.ui.exporting.awaited import Awaited

        return Awaited(self._document, self._window)

    def add_panel_menus(self, panels: Iterable[Panel]) -> None:
        """Give each panel a menu for exporting, copying and hiding it."""
        for panel in panels:
            menu = PanelMenu(panel)
            menu.table_asked.connect(self.show_table)
            menu.equations_asked.connect(self.copy_equations)
            panel.export_asked.connect(self.export)
            panel.copy_asked.connect(self.copy)

    def do_export(self) -> None:
        self.export("window")

    def do_export_animation(self) -> None:
        self._awaited.then(self._export_animation)

    def do_export_model(self) -> None:
        """Ask in which format to write the network; nothing has to be computed for it."""
        # With all formats and what reads them again, which most never ask for.
        from lstm_gui.ui.exporting.dialogs.model_dialog import ModelDialog

        ModelDialog(self._document, self._settings, self._window).open()

    def do_copy_image(self) -> None:
        self.copy("window")

    def do_table(self) -> None:
        """Show the numbers of the panel that has the keys, or else of the first that has some."""
        panels = self._window.findChildren(Panel)
        shown = [one for one in panels if not one.visibleRegion().isEmpty()]
        shown.sort(key=lambda panel: not panel.isAncestorOf(self._window.focusWidget()))
        chosen = next((panel for panel in shown if panel.shown_tables()), None)
        if chosen is not None:
            self.show_table(chosen)

    def do_save_trace(self) -> None:
        self._awaited.then(self._save_trace)

    def show_table(self, shown: Tabled) -> None:
        """Show the numbers of a panel, or of a dialog that has some, as a table."""
        # With the model and the view of it, which most never ask for.
        from lstm_gui.ui.exporting.dialogs.table_dialog import TableDialog

        TableDialog(shown, self._document, self._window).show()

    def copy_equations(self, panel: Panel) -> None:
        """Put the equations of ``panel`` on the clipboard, as LaTeX sets them."""
        from lstm_gui.words.tex_equations import aligned

        clipboard = QGuiApplication.clipboard()
        if clipboard is not None:
            clipboard.setText("\n".join(map(aligned, panel.shown_equations())) + "\n")

    def export(self, name: str) -> None:
        """Open the dialog on the window or on the panel called ``name``."""
        self._awaited.then(partial(self._export, name))

    def copy(self, name: str) -> None:
        """Put the window, or the panel called ``name``, on the clipboard as it is shown."""
        self._awaited.then(partial(self._copy, name))

    def _export_animation(self) -> None:
        # What draws and packs animations is loaded when it is first needed.
        from lstm_gui.ui.exporting.animations.animation_dialog import AnimationDialog

        AnimationDialog(self._document, self._settings, self._window).open()

    def _save_trace(self) -> None:
        from lstm_gui.ui.exporting.trace_saving import TraceSaving

        if self._traces is None:
            self._traces = TraceSaving(self._document, self._settings, self._window)
        self._traces.ask()

    def _export(self, name: str) -> None:
        # What writes pictures is loaded when it is first needed.
        from lstm_gui.ui.exporting.dialogs.export_dialog import ExportDialog
        from lstm_gui.ui.exporting.staging.studio import Studio

        studio = Studio(self._document, self._window, self._apply_theme)
        ExportDialog(studio, name, self._settings, self._window).open()

    def _copy(self, name: str) -> None:
        from lstm_gui.ui.exporting.figure_copying import FigureCopying
        from lstm_gui.ui.exporting.staging.drawn_pictures import Paper
        from lstm_gui.ui.exporting.staging.studio import Studio

        studio = Studio(self._document, self._window, self._apply_theme)
        if self._copying is None:
            self._copying = FigureCopying(self._window)
        self._copying.begin(studio.live(name), Paper(self._window.devicePixelRatioF()))
