"""The two pictures of the cell: its inside, and its copies along time."""

from functools import cached_property
from typing import TYPE_CHECKING

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QStackedWidget, QToolButton, QToolTip, QWidget

from lstm_gui.scenes.narration import sentence
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.ui.plots.diagram import DiagramFigure
from lstm_gui.ui.plots.view_keys import CLOSER, FARTHER
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.theme import Theme
from lstm_gui.ui.style.tooltip import show_tooltip
from lstm_gui.ui.widgets.buttons.flat_button import flat_button
from lstm_gui.words.translation import message, tr

if TYPE_CHECKING:
    from lstm_gui.ui.plots.unrolled import UnrolledFigure


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
        self._theme = theme()
        self._snapshot: Snapshot | None = None
        self.addWidget(self.diagram)
        self.unrolled = self._switch(
            message("unrolled"), message("Show the copies of the cell along time (U)")
        )
        self.fold = self._switch(
            message("fold"), message("Fold the chain into one cell with a loop")
        )
        self.unrolled.clicked.connect(self.unrolled_asked)
        self.fold.clicked.connect(self._fold)
        self.fold.hide()
        bind(self.diagram.setAccessibleName, "Gate diagram")
        self.setMinimumSize(300, 150)

    @cached_property
    def chain(self) -> "UnrolledFigure":
        """The copies along time, made when somebody wants to see them."""
        from lstm_gui.ui.plots.unrolled import UnrolledFigure

        chain = UnrolledFigure(self)
        chain.set_theme(self._theme)
        bind(chain.setAccessibleName, "The cell unrolled along time")
        chain.step_picked.connect(self.step_picked)
        chain.folded_changed.connect(self.fold.setChecked)
        chain.place_hovered.connect(self._tell)
        self.addWidget(chain)
        return chain

    def draw(self, snapshot: Snapshot) -> None:
        """Show ``snapshot``."""
        self._snapshot = snapshot
        self._switch_to(snapshot)
        self._draw_shown()

    def set_theme(self, theme: Theme) -> None:
        """Take on the colours of ``theme``."""
        self._theme = theme
        for figure in self._figures():
            figure.set_theme(theme)

    def hold(self, share: float, unfolded: float) -> None:
        """Stand still: what moves in slow motion, and the chain, see the figures' ``hold``."""
        self.diagram.hold(share)
        if self._has_chain():
            self.chain.hold(unfolded)

    def fit(self) -> None:
        """Show the whole picture."""
        self._shown().fit()

    def fit_all(self) -> None:
        """Show the whole of both pictures."""
        for figure in self._figures():
            figure.fit()

    def enlarge(self) -> None:
        """Come closer."""
        self._shown().zoom(CLOSER)

    def reduce(self) -> None:
        """Go farther away."""
        self._shown().zoom(FARTHER)

    def _switch_to(self, snapshot: Snapshot) -> None:
        unrolled = snapshot.unrolled
        self.unrolled.setChecked(unrolled)
        self.fold.setVisible(unrolled)
        if unrolled == self._shows_chain():
            return
        self.setCurrentWidget(self.chain if unrolled else self.diagram)
        # Hidden from here on, it still has to know that slow motion ended.
        self.diagram.draw(snapshot)
        self.chain.hold(0.0 if unrolled else 1.0)
        self.chain.fold(False)

    def _shown(self) -> "DiagramFigure | UnrolledFigure":
        return self.chain if self._shows_chain() else self.diagram

    def _figures(self) -> "tuple[DiagramFigure | UnrolledFigure, ...]":
        return (self.diagram, self.chain) if self._has_chain() else (self.diagram,)

    def _has_chain(self) -> bool:
        return "chain" in vars(self)

    def _shows_chain(self) -> bool:
        return self._has_chain() and self.currentWidget() is self.chain

    def _fold(self, folded: bool) -> None:
        self.chain.fold(folded)

    def _tell(self, place: tuple[int, str] | None) -> None:
        if place is None or self._snapshot is None:
            QToolTip.hideText()
            return
        # With all that explains, which nobody may ask for.
        from lstm_gui.scenes.telling import tell_part, tell_step

        step, quantity = place
        told = tell_part(self._snapshot, quantity, step) if quantity else ""
        show_tooltip(told or tell_step(self._snapshot, step), self.chain)

    def _draw_shown(self) -> None:
        if self._snapshot is None:
            return
        shown = self._shown()
        shown.draw(self._snapshot)
        if self._shows_chain():
            words = tr("Steps {first} to {last}.").format(**self.chain.span())
            self.chain.setAccessibleDescription(f"{words} {sentence(self._snapshot)}")

    def _switch(self, text: str, tip: str) -> QToolButton:
        button = flat_button(self, text, tip)
        button.setCheckable(True)
        return button
