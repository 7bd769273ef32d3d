"""The menu of all kinds of cell, grouped by when and how they came about."""

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QMenu, QWidget

from lstm_gui.core import CELLS
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.tooltip import set_tooltip
from lstm_gui.words.cells import words_of
from lstm_gui.words.side_by_side import Beside, lane_cells
from lstm_gui.words.translation import message

FAMILIES = {
    "classic": message("Classic"),
    "gated": message("Gated"),
    "modern": message("Modern"),
}


class KindMenu(QMenu):
    """Offers every kind of cell.

    Parameters
    ----------
    departures
        Whether to offer their departures too, see `lstm_gui.words.side_by_side`.

    Signals
    -------
    picked(str)
        The name of a kind, or of a departure.
    """

    picked = pyqtSignal(str)

    def __init__(self, parent: QWidget, departures: bool = False) -> None:
        super().__init__(parent)
        self.setToolTipsVisible(True)
        self.kinds: dict[str, QAction] = {}
        self.headings = [self._heading(text) for text in FAMILIES.values()]
        for family, heading in zip(FAMILIES, self.headings, strict=True):
            self.addSeparator()
            self.addAction(heading)
            for name, cell in lane_cells().items():
                in_family = CELLS[cell.kind.name].family == family
                if in_family and (departures or not cell.departure):
                    self._add(name, cell)
        self.triggered.connect(self._pick)

    def show_choice(self, *names: str) -> None:
        """Mark ``names`` as chosen without telling anybody."""
        for own, action in self.kinds.items():
            action.setChecked(own in names)

    def _heading(self, text: str) -> QAction:
        # A style sheet draws the line of Qt's own sections, but not their text.
        heading = QAction(self)
        heading.setEnabled(False)
        bind(heading.setText, text)
        return heading

    def _add(self, name: str, cell: Beside) -> None:
        action = self.kinds[name] = _KindAction(name, cell, self)
        self.addAction(action)

    def _pick(self, action: QAction) -> None:
        self.picked.emit(action.data())
        # What was pressed is marked by Qt at once, whether anything comes of it or not.
        action.setChecked(True)


class _KindAction(QAction):
    """A kind with the year of its paper; the tooltip says what it is and names the paper."""

    def __init__(self, name: str, cell: Beside, parent: QMenu) -> None:
        kind = cell.kind.name
        super().__init__(f"{words_of(kind).name}  ({CELLS[kind].year})", parent)
        self._kind, self._listed = kind, CELLS[kind]
        self.setCheckable(True)
        self.setData(name)
        if cell.departure:
            bind(self._name, cell.departure)
        bind(self._say, words_of(kind).tip)

    def _name(self, departure: str) -> None:
        self.setText(f"{words_of(self._kind).name} · {departure}")

    def _say(self, tip: str) -> None:
        set_tooltip(self, f'{tip}\n"{self._listed.paper}", {self._listed.year}')
