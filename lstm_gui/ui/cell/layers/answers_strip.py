"""The answers of the network below the states, in step with them."""

from typing import TYPE_CHECKING

from PyQt6.QtWidgets import QVBoxLayout, QWidget

from lstm_gui.core import NetworkTrace
from lstm_gui.scenes.answers_over_time import answers_over_time
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.ui.cell.layers.answers_figure import AnswersFigure, Stretch
from lstm_gui.ui.notices.kept_clear import keep_clear
from lstm_gui.ui.plots.heatmap import coloured_steps
from lstm_gui.ui.plots.states import LEFT, RIGHT
from lstm_gui.ui.style.scale import fit
from lstm_gui.ui.widgets.labels.elided_label import ElidedLabel
from lstm_gui.words.target_words import network_fit
from lstm_gui.words.translation import language, message, tr

if TYPE_CHECKING:
    from lstm_gui.scenes.figure_table import FigureTable

_TITLE = message("What the network answers")
_LARGEST = message("What the network answers: the {shown} largest of {count}")
_FIRST = message("What the network answers: the first {shown} of {count}")


class AnswersStrip(QWidget):
    """Shows itself where there is a read-out, from the start over the steps of ``shown``."""

    def __init__(self, shown: tuple[float, float], parent: QWidget) -> None:
        super().__init__(parent)
        self._snapshot: Snapshot | None = None
        self._range = shown
        self._fitted: NetworkTrace | None = None
        self._fits: tuple[str, ...] = ()
        self._spoken = ""
        keep_clear(self)
        self.caption = ElidedLabel(self)
        self.caption.setProperty("role", "muted")
        self.figure = AnswersFigure((LEFT, RIGHT), self)
        column = QVBoxLayout(self)
        fit(column.setContentsMargins, 0, 0, 0, 0)
        fit(column.setSpacing, 2)
        column.addWidget(self.caption)
        column.addWidget(self.figure)
        self.hide()

    def draw(self, snapshot: Snapshot) -> None:
        """Show what the network of ``snapshot`` answers, if it does."""
        self._snapshot = snapshot
        layers = snapshot.layers
        stretch = self._stretch(len(snapshot.trace))
        found = None if layers is None else answers_over_time(layers, stretch.steps)
        self.setVisible(found is not None)
        if found is None:
            return
        some = _LARGEST if found.are_shares else _FIRST
        text = tr(_TITLE) if len(found.names) == found.count else tr(some)
        title = text.format(shown=len(found.names), count=found.count)
        fits = self._fit(snapshot)
        self.caption.setText(" · ".join((title, *fits)))
        # How well it fits stands nowhere else.
        self.caption.set_brief(*fits)
        view = snapshot.view
        self.figure.show_answers(found, stretch, snapshot.t, len(snapshot.trace), view.curves)
        self.figure.setAccessibleName(title)
        told = f"t = {snapshot.t}: {self.figure.text_at_cursor()}"
        self.figure.setAccessibleDescription("" if snapshot.keeps_back else told)

    def _fit(self, snapshot: Snapshot) -> tuple[str, ...]:
        """Return how well all answers fit the target, which is found once for each pass."""
        layers, spoken = snapshot.layers, language()
        if layers is not self._fitted or spoken != self._spoken:
            self._fitted, self._spoken = layers, spoken
            self._fits = () if layers is None else network_fit(layers)
        return self._fits

    def show_range(self, left: float, right: float) -> None:
        """Show the steps from ``left`` to ``right``."""
        self._range = left, right
        if self._snapshot is not None:
            self.draw(self._snapshot)

    def tables(self) -> "tuple[FigureTable, ...]":
        """Return all answers at all steps."""
        # With all that builds tables, which most never ask for.
        from lstm_gui.scenes.cell_tables import answers_table

        snapshot = self._snapshot
        return () if snapshot is None else answers_table(tr(_TITLE), snapshot)

    def _stretch(self, total: int) -> Stretch:
        return Stretch(coloured_steps(total, *self._range), *self._range)
