"""The gradient over time below the states, in step with them."""

from typing import TYPE_CHECKING

from PyQt6.QtCore import QSignalBlocker, pyqtSignal
from PyQt6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lstm_gui.scenes.answer_choices import AnswerChoice, answer_choices, chosen_answer
from lstm_gui.scenes.gradient_over_time import (
    TITLE,
    GradientOverTime,
    as_kept,
    gradient_table,
    titles,
)
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.ui.cell.gradient.gradient_figure import GradientFigure
from lstm_gui.ui.cell.gradient.gradient_work import GradientWork
from lstm_gui.ui.notices.kept_clear import keep_clear
from lstm_gui.ui.plots.states import LEFT, RIGHT
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.scale import fit
from lstm_gui.ui.widgets.choices.yielding_choice import YieldingChoice
from lstm_gui.ui.widgets.labels.elided_label import ElidedLabel
from lstm_gui.words.translation import message, tr

if TYPE_CHECKING:
    from lstm_gui.scenes.figure_table import FigureTable

_CHOICE = 90
_WAITING = message("The gradient is being computed …")
_FAILED = message("The gradient could not be computed: there is not enough memory.")


class GradientStrip(QWidget):
    """Shows how far a small change at each step would move one number.

    Signals
    -------
    answer_asked(AnswerChoice)
        The gradient of another number is wanted.
    """

    answer_asked = pyqtSignal(object)

    def __init__(self, shown: tuple[float, float], parent: QWidget) -> None:
        super().__init__(parent)
        self._snapshot: Snapshot | None = None
        self._kept: GradientOverTime | None = None
        self._choices: dict[AnswerChoice, str] = {}
        self._work, self._of_kept = GradientWork(self), GradientWork(self)
        for work in (self._work, self._of_kept):
            work.found.connect(self._redraw)
            work.failed.connect(self._redraw)
        keep_clear(self)
        self.caption = ElidedLabel(self)
        self.caption.setProperty("role", "muted")
        self.choice = YieldingChoice(_CHOICE, self)
        self.choice.activated.connect(self._ask)
        self.choice.hide()
        bind(self.choice.setAccessibleName, "Gradient of which number")
        bind(self.choice.setToolTip, "Choose the number whose gradient is shown")
        self.figure = GradientFigure((LEFT, RIGHT), shown, self)
        self._arrange()
        self.hide()

    def draw(self, snapshot: Snapshot, at_once: bool = False) -> None:
        """Show the gradient of ``snapshot``, ``at_once`` however long that takes."""
        self._snapshot = snapshot
        self.setVisible(snapshot.view.gradient)
        if not snapshot.view.gradient:
            _forget(self._work)
            _forget(self._of_kept)
            return
        found = _answer(self._work, snapshot, at_once)
        if found is not None and not found.fits(snapshot):
            found = None
        self._kept = self._find_kept(snapshot, found, at_once)
        self._offer(snapshot)
        self._say(found)
        self.figure.show_gradient(found, snapshot, self._kept)
        hidden = found is None or snapshot.keeps_back
        told = "" if hidden else found.at_first(snapshot)
        self.figure.setAccessibleDescription(told)

    def tables(self) -> "tuple[FigureTable, ...]":
        """Return all that is shown at all steps."""
        found, snapshot = self._work.latest, self._snapshot
        if found is None or snapshot is None or not found.fits(snapshot):
            return ()
        return (gradient_table(found, snapshot, self._kept),)

    def _find_kept(
        self, snapshot: Snapshot, found: GradientOverTime | None, at_once: bool
    ) -> GradientOverTime | None:
        """Return the gradient of the same number in what was kept, once it is known."""
        then = as_kept(snapshot)
        if then is None:
            _forget(self._of_kept)
        if then is None or found is None:
            return None
        kept = _answer(self._of_kept, then, at_once)
        is_known = kept is not None and kept.is_of(then) and kept.is_beside(found)
        return kept if is_known else None

    def _arrange(self) -> None:
        row, column = QHBoxLayout(), QVBoxLayout(self)
        row.addWidget(self.caption, 1)
        row.addWidget(self.choice)
        fit(column.setContentsMargins, 0, 0, 0, 0)
        fit(column.setSpacing, 2)
        column.addLayout(row)
        column.addWidget(self.figure, 1)

    def _say(self, found: GradientOverTime | None) -> None:
        if found is None:
            told = (tr(_FAILED if self._work.failing else _WAITING),)
        else:
            told = titles(found)
        self.caption.setText(told[0])
        self.caption.set_brief(*told[1:])
        self.figure.setAccessibleName(tr(TITLE) if found is None else told[0])

    def _offer(self, snapshot: Snapshot) -> None:
        """Offer the numbers there are, if there is more than one."""
        choices = answer_choices(snapshot)
        if [*choices.items()] != [*self._choices.items()]:
            self._choices = choices
            with QSignalBlocker(self.choice):
                self.choice.clear()
                for data, text in choices.items():
                    self.choice.addItem(text, data)
            self.choice.updateGeometry()
            self.choice.setVisible(bool(choices))
        if choices:
            self.choice.setCurrentIndex([*choices].index(chosen_answer(snapshot, choices)))

    def _ask(self, index: int) -> None:
        self.answer_asked.emit(self.choice.itemData(index))

    def _redraw(self) -> None:
        if self._snapshot is not None:
            self.draw(self._snapshot)


def _answer(work: GradientWork, snapshot: Snapshot, at_once: bool) -> GradientOverTime | None:
    """Return the gradient of ``snapshot``, or while it is found the latest there is."""
    if at_once:
        work.take(work.find(snapshot))
    return work.answer(snapshot)


def _forget(work: GradientWork) -> None:
    work.give_up()
    work.latest = None
