"""The numbers that are kept in sight, below what the Inspector explains."""

from PyQt6.QtCore import QRectF, Qt
from PyQt6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from lstm_gui.scenes.inspection.pins import Pins
from lstm_gui.scenes.snapshot import Inspection, Snapshot
from lstm_gui.ui.cell.inspector.equation_view import EquationView
from lstm_gui.ui.cell.inspector.scrolled_views import scrolled_views
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.style.scale import fit, scaled
from lstm_gui.ui.widgets.buttons.flat_button import flat_button
from lstm_gui.words.translation import message

_HIGH, _MOST, _ROOMY = 24, 3, 250


class PinBoard(QWidget):
    """Keeps numbers in sight, those of each session for themselves.

    Parameters
    ----------
    lines
        What shows them, one below the other.
    """

    def __init__(self, document: Document, lines: EquationView, parent: QWidget) -> None:
        super().__init__(parent)
        self._document, self._lines = document, lines
        self._pins_of: dict[int, Pins] = {}
        self._scroll, column = scrolled_views(self)
        column.addWidget(lines)
        column.addStretch(1)
        board = QVBoxLayout(self)
        board.setContentsMargins(0, 0, 0, 0)
        fit(board.setSpacing, 2)
        board.addWidget(self._line())
        tip = message("Take all pins away")
        button = flat_button(self, message("clear pins"), tip, self.clear)
        row = QHBoxLayout()
        row.addWidget(self._scroll, 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        board.addLayout(row)

    @property
    def pins(self) -> Pins:
        """What is pinned in the open session; that of another one comes back with it."""
        return self._pins_of.get(self._document.opening, Pins())

    def toggle(self, inspection: Inspection, value: float | None) -> None:
        """Keep in sight what is ``value`` now, or no longer."""
        self._pins_of.setdefault(self._document.opening, Pins()).toggle(inspection, value)
        self._document.flush()

    def clear(self) -> None:
        """Take all pins away."""
        self.pins.clear()
        self._document.flush()

    def draw(self, snapshot: Snapshot, height: int) -> None:
        """Show what is pinned below a view of some ``height``, in pixels of the screen."""
        lines = self.pins.lines(snapshot)
        grows = len(lines) >= len(self._lines.lines)
        self._lines.show_lines(lines, snapshot.view.reach, grows)
        self.setVisible(bool(lines))
        most = _MOST if height >= scaled(_ROOMY) else 1
        self._scroll.setFixedHeight(scaled(_HIGH * min(max(len(lines), 1), most)) + 2)

    def reveal(self, place: QRectF) -> None:
        """Scroll to a ``place`` in the lines."""
        self._scroll.ensureVisible(0, scaled(place.center().y()), 0, 16)

    def _line(self) -> QFrame:
        line = QFrame(self)
        line.setProperty("role", "line")
        line.setFixedHeight(1)
        return line
