"""The menu of the sessions opened last."""

from pathlib import Path

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QMenu, QWidget

from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.tooltip import set_tooltip
from lstm_gui.ui.widgets.labels.file_name_text import menu_text, readable
from lstm_gui.words.translation import tr

_WIDTH = 360


class RecentMenu(QMenu):
    """Lists the recent files anew each time it opens.

    Signals
    -------
    chosen(str)
        The path of a file.
    """

    chosen = pyqtSignal(str)

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setToolTipsVisible(True)
        bind(self.setTitle, "Open recent")
        self.aboutToShow.connect(self.fill)
        self.triggered.connect(self._triggered)

    def fill(self) -> None:
        """List what is remembered now."""
        self.clear()
        paths = self._settings.recent
        for path in paths:
            action = self.addAction(menu_text(_label(path, paths), self.fontMetrics(), _WIDTH))
            set_tooltip(action, readable(path))
            action.setData(path)
        if not paths:
            self.addAction(tr("No recent sessions")).setEnabled(False)
            return
        for action in self.actions():
            # By a name that begins with "about" macOS would take it into another menu.
            action.setMenuRole(QAction.MenuRole.NoRole)
        self.addSeparator()
        self.addAction(tr("Clear the list")).triggered.connect(self._settings.forget_recent)

    def _triggered(self, action: QAction) -> None:
        if action.data():
            self.chosen.emit(action.data())


def _label(path: str, paths: list[str]) -> str:
    name = Path(path).name
    same = sum(Path(other).name == name for other in paths)
    return readable(name if same == 1 else f"{name} — {Path(path).parent}")
