"""What the card of a model says of a layer and of its file, one section under the other."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from lstm_gui.files.importers.tested import Difference
from lstm_gui.scenes.models.order_trials import Trial
from lstm_gui.ui.sessions.order_curves import OrderCurves
from lstm_gui.ui.style.scale import fit, scaled
from lstm_gui.ui.widgets.labels.formula_line import FormulaLine
from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.ui.widgets.manners.focus_ring import FocusRing
from lstm_gui.ui.widgets.pages.scrolled_column import scroll_column
from lstm_gui.words.cell_equations import cell_equations
from lstm_gui.words.translation import message, tr

if TYPE_CHECKING:
    from lstm_gui.core import Kind

_FORMULA = 15
_ORDERS = message(
    "The hidden states over two pulses if the gates stand in the order that is taken, and in "
    "others that are in use. A click on one takes its order."
)


class Section(NamedTuple):
    """A title with the sentences below it."""

    title: str
    sentences: tuple[str, ...]


class LayerFacts(QScrollArea):
    """Sections of sentences and equations, one under the other.

    Signals
    -------
    picked(str)
        Another order of the gates is to be taken.
    """

    picked = pyqtSignal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.curves: OrderCurves | None = None
        """What chooses the order of the gates, where the file does not say it."""
        self._said: list[Label] = []
        self.setAccessibleName(tr("What the file holds"))
        FocusRing(self)

    def show_facts(
        self,
        sections: tuple[Section, ...],
        kind: "Kind",
        trials: tuple[Trial, ...],
        away: Mapping[str, Difference],
    ) -> None:
        """Say ``sections``, after two of them what orders there may be and the equations."""
        self.curves, self._said = None, []
        page = QWidget(self)
        column = QVBoxLayout(page)
        fit(column.setContentsMargins, 2, 4, 8, 4)
        fit(column.setSpacing, 4)
        for section in sections[:2]:
            self._add(column, page, section)
        if len(trials) > 1:
            self._add_orders(column, page, trials, away)
        _add_equations(column, page, kind)
        for section in sections[2:]:
            self._add(column, page, section)
        column.addStretch(1)
        scroll_column(self, page)

    def say_again(self, sections: tuple[Section, ...]) -> None:
        """Say ``sections`` in place of as many sentences that stand there."""
        sentences = (one for section in sections for one in section.sentences)
        for label, sentence in zip(self._said, sentences, strict=True):
            label.setText(sentence)

    def _add(self, column: QVBoxLayout, page: QWidget, section: Section) -> None:
        if section.sentences:
            column.addSpacing(scaled(6))
            column.addWidget(said_line(section.title, page, "title"))
        for sentence in section.sentences:
            label = said_line(sentence, page)
            self._said.append(label)
            column.addWidget(label)

    def _add_orders(
        self,
        column: QVBoxLayout,
        page: QWidget,
        trials: tuple[Trial, ...],
        away: Mapping[str, Difference],
    ) -> None:
        column.addSpacing(scaled(6))
        column.addWidget(said_line(tr("The order of the gates is assumed"), page, "title"))
        column.addWidget(said_line(tr(_ORDERS), page))
        self.curves = OrderCurves(trials, away, page)
        self.curves.setAccessibleName(tr(_ORDERS))
        self.curves.picked.connect(self.picked)
        column.addWidget(self.curves)


def _add_equations(column: QVBoxLayout, page: QWidget, kind: "Kind") -> None:
    column.addSpacing(scaled(6))
    column.addWidget(said_line(tr("What a step of it computes"), page, "title"))
    for markup in cell_equations(kind):
        line = FormulaLine(_FORMULA, parent=page)
        line.show_markup(markup)
        column.addWidget(line)


def said_line(text: str, parent: QWidget, role: str = "") -> Label:
    """Return plain text in as many lines as it takes, in the look of ``role``."""
    made = Label(text, parent)
    made.setWordWrap(True)
    if role:
        made.setProperty("role", role)
    return made
