"""The menu of all kinds of cell, grouped by when and how they came about."""

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QMenu, QWidget

from lstm_gui.core import CELLS
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.tooltip import set_tooltip
from lstm_gui.words.cells import words_of
from lstm_gui.words.translation import message

FAMILIES = {
    "classic": message("Classic"),
    "gated": message("Gated"),
    "modern": message("Modern"),
}


class KindMenu(QMenu):
    """Offers every kind of cell.

    Signals
    -------
    picked(str)
        The name of a kind.
    """

    picked = pyqtSignal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setToolTipsVisible(True)
        self.kinds: dict[str, QAction] = {}
        for family, text in FAMILIES.items():
            self._head(text)
            for name, listed in CELLS.items():
                if listed.family == family:
                    self._add(name)
        self.triggered.connect(self._pick)

    def show_choice(self, name: str) -> None:
        """Mark ``name`` as chosen without telling anybody."""
        for own, action in self.kinds.items():
            action.setChecked(own == name)

    def _head(self, text: str) -> None:
        """Add a heading; the style sheet would draw the text of a section as a mere line."""
        if self.actions():
            self.addSeparator()
        heading = QAction(self)
        heading.setEnabled(False)
        bind(heading.setText, text)
        self.addAction(heading)

    def _add(self, name: str) -> None:
        action = self.kinds[name] = _KindAction(name, self)
        self.addAction(action)

    def _pick(self, action: QAction) -> None:
        self.picked.emit(action.data())
        # What was pressed is marked by Qt at once, whether anything comes of it or not.
        action.setChecked(True)


class _KindAction(QAction):
    """A kind with the year of its paper; the tooltip says what it is and names the paper."""

    def __init__(self, name: str, parent: QMenu) -> None:
        super().__init__(f"{words_of(name).name}  ({CELLS[name].year})", parent)
        self._listed = CELLS[name]
        self.setCheckable(True)
        self.setData(name)
        bind(self._say, words_of(name).tip)

    def _say(self, tip: str) -> None:
        set_tooltip(self, f'{tip}\n"{self._listed.paper}", {self._listed.year}')
