"""The two pictures of the cell: its inside, and its copies along time."""

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QStackedWidget, QToolButton, QWidget

from lstm_gui.ui.language import bind, message, tr
from lstm_gui.ui.panels.sentence import sentence
from lstm_gui.ui.plots.diagram import DiagramFigure
from lstm_gui.ui.plots.unrolled import UnrolledFigure
from lstm_gui.ui.snapshot import Snapshot
from lstm_gui.ui.style.theme import Theme
from lstm_gui.ui.widgets.flat_button import flat_button


class CellViews(QStackedWidget):
    """Shows the gate diagram or, with ``unrolled`` pressed, the loop and its chain.

    Signals
    -------
    unrolled_asked(bool)
        The chain is wanted, or the inside of the cell.
    step_picked(int)
        A copy of the chain was clicked.
    """

    unrolled_asked = pyqtSignal(bool)
    step_picked = pyqtSignal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.diagram = DiagramFigure(self)
        self.chain = UnrolledFigure(self)
        self._snapshot: Snapshot | None = None
        self.addWidget(self.diagram)
        self.addWidget(self.chain)
        self.unrolled = self._switch(
            message("unrolled"), message("Show the copies of the cell along time (U)")
        )
        self.fold = self._switch(
            message("fold"), message("Fold the chain into one cell with a loop")
        )
        self.unrolled.clicked.connect(self.unrolled_asked)
        self.fold.clicked.connect(self.chain.fold)
        self.fold.hide()
        bind(self.diagram.setAccessibleName, "Gate diagram")
        bind(self.chain.setAccessibleName, "The cell unrolled along time")
        self.chain.step_picked.connect(self.step_picked)
        self.chain.folded_changed.connect(self.fold.setChecked)
        self.setMinimumSize(300, 150)

    def draw(self, snapshot: Snapshot) -> None:
        """Show ``snapshot``."""
        self._snapshot = snapshot
        self._switch_to(snapshot)
        self._draw_shown()

    def set_theme(self, theme: Theme) -> None:
        """Take on the colours of ``theme``."""
        self.diagram.set_theme(theme)
        self.chain.set_theme(theme)

    def hold(self, share: float, unfolded: float) -> None:
        """Stand still: what moves in slow motion, and the chain, see the figures' ``hold``."""
        self.diagram.hold(share)
        self.chain.hold(unfolded)

    def fit(self) -> None:
        """Show the whole picture."""
        self._shown().fit()

    def fit_all(self) -> None:
        """Show the whole of both pictures."""
        self.diagram.fit()
        self.chain.fit()

    def enlarge(self) -> None:
        """Come closer."""
        self._shown().zoom(1.25)

    def reduce(self) -> None:
        """Go farther away."""
        self._shown().zoom(0.8)

    def _switch_to(self, snapshot: Snapshot) -> None:
        unrolled = snapshot.unrolled
        self.unrolled.setChecked(unrolled)
        self.fold.setVisible(unrolled)
        if unrolled == (self.currentWidget() is self.chain):
            return
        self.setCurrentWidget(self.chain if unrolled else self.diagram)
        # Hidden from here on, it still has to know that slow motion ended.
        self.diagram.draw(snapshot)
        self.chain.hold(0.0 if unrolled else 1.0)
        self.chain.fold(False)

    def _shown(self) -> DiagramFigure | UnrolledFigure:
        return self.chain if self.currentWidget() is self.chain else self.diagram

    def _draw_shown(self) -> None:
        if self._snapshot is None:
            return
        shown = self._shown()
        shown.draw(self._snapshot)
        if shown is self.chain:
            words = tr("Steps {first} to {last}.").format(**self.chain.span())
            self.chain.setAccessibleDescription(f"{words} {sentence(self._snapshot)}")

    def _switch(self, text: str, tip: str) -> QToolButton:
        button = flat_button(self, text, tip)
        button.setCheckable(True)
        return button
