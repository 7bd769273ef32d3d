"""The menu of all kinds of cell, grouped by when and how they came about."""

from functools import cached_property

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
        self._departures = departures
        self._chosen: tuple[str, ...] = ()
        self.aboutToShow.connect(self._mark)
        self.triggered.connect(self._pick)

    @cached_property
    def kinds(self) -> dict[str, QAction]:
        """What is offered, by name; listed when somebody looks for the first time."""
        kinds: dict[str, QAction] = {}
        for family, text in FAMILIES.items():
            self.addSeparator()
            self.addAction(self._heading(text))
            for name, cell in lane_cells().items():
                in_family = CELLS[cell.kind.name].family == family
                if in_family and (self._departures or not cell.departure):
                    kinds[name] = _KindAction(name, cell, self)
                    self.addAction(kinds[name])
        return kinds

    def show_choice(self, *names: str) -> None:
        """Mark ``names`` as chosen without telling anybody."""
        self._chosen = names
        if "kinds" in vars(self):
            self._mark()

    def _mark(self) -> None:
        for own, action in self.kinds.items():
            action.setChecked(own in self._chosen)

    def _heading(self, text: str) -> QAction:
        # A style sheet draws the line of Qt's own sections, but not their text.
        heading = QAction(self)
        heading.setEnabled(False)
        bind(heading.setText, text)
        return heading

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
