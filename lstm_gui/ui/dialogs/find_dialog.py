"""Finding in a pass: what follows a signal, where a unit is largest, when it was as it is now."""

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from lstm_gui.core import Kind
from lstm_gui.scenes.find_questions import (
    Alike,
    Answered,
    Follows,
    Largest,
    Question,
    answered,
    seconds_to_answer,
)
from lstm_gui.scenes.signal_search import Run, followed_names, run_of
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.ui.dialogs.find_rows import sentence_of, table_of
from lstm_gui.ui.dialogs.found_table import FoundTable
from lstm_gui.ui.dialogs.signal_choice import SignalChoice, offer
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.job import GoesOn
from lstm_gui.ui.document.working import Worker
from lstm_gui.ui.notices.messages import show_problem
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.scale import fit, scaled_size
from lstm_gui.ui.widgets.buttons.segments import Segments
from lstm_gui.ui.widgets.choices.yielding_choice import YieldingChoice
from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.ui.widgets.numbers.whole_box import WholeBox
from lstm_gui.words.symbols import plain_symbol
from lstm_gui.words.translation import message, tr

FOLLOWS, LARGEST, ALIKE = "follows", "largest", "alike"
_LAG, _LONGEST_LAG = 8, 512


class Findings(Worker[Question, Answered]):
    """Keeps the latest answer."""

    def find(self, question: Question) -> Answered:
        found = answered(question, lambda _share: True)
        assert found is not None
        return found

    def find_in_parts(self, question: Question, goes_on: GoesOn) -> Answered | None:
        return answered(question, goes_on)

    def seconds(self, question: Question) -> float:
        return seconds_to_answer(question)

    def answers(self, latest: Answered, question: Question) -> bool:
        return latest.question.is_same(question)

    def is_same(self, one: Question, other: Question) -> bool:
        return one.is_same(other)


class FindDialog(QDialog):
    """Stays open beside the window, and answers anew when the network or the selection changes.

    Signals
    -------
    chosen(Target)
        A row was clicked, or chosen with Enter.
    """

    chosen = pyqtSignal(object)

    def __init__(self, document: Document, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        bind(self.setWindowTitle, message("Find"))
        self.resize(scaled_size(560, 440).boundedTo(parent.size()))
        self._snapshot: Snapshot | None = None
        self._run: Run | None = None
        self._traces: object = None
        self._findings = Findings(self)
        self.pages = Segments(
            {
                FOLLOWS: message("What follows"),
                LARGEST: message("Top passages"),
                ALIKE: message("Similar moments"),
            },
            self,
        )
        self.pages.explain(
            {
                FOLLOWS: message("Units and gates that follow a signal, the closest first"),
                LARGEST: message("Steps at which a quantity of the unit is largest"),
                ALIKE: message("Steps at which the memory was most like that of this step"),
            }
        )
        self._add_parts()
        self._lay_out()
        self._connect(document)
        self._show_page(FOLLOWS)
        document.flush()

    def _add_parts(self) -> None:
        self.signal = SignalChoice(self)
        self.lag = WholeBox(
            message("Up to how many steps later or earlier"), (0, _LONGEST_LAG), self
        )
        self.quantity = YieldingChoice(70, self)
        self.told = Label(self)
        self.table = FoundTable(self)

    def draw(self, snapshot: Snapshot) -> None:
        """Ask anew if what is drawn is something else."""
        self._snapshot, passed = snapshot, snapshot.layers
        if passed is None or snapshot.awaited is not None:
            return
        if self._run is None or passed.traces is not self._traces:
            self._run, self._traces = run_of(passed), passed.traces
        self.signal.draw(self._run)
        self._offer_quantities(snapshot.kind)
        self._ask()

    def _lay_out(self) -> None:
        self.told.setWordWrap(True)
        self.told.setProperty("role", "muted")
        self.lag.setValue(_LAG)
        bind(self.lag.setPrefix, message("lag ± "))
        bind(self.quantity.setAccessibleName, message("Quantity"))
        bind(self.table.setAccessibleName, message("What was found"))
        choices = QHBoxLayout()
        fit(choices.setSpacing, 6)
        for widget in (self.signal, self.lag, self.quantity):
            choices.addWidget(widget)
        choices.addStretch(1)
        layout = QVBoxLayout(self)
        fit(layout.setContentsMargins, 16, 14, 16, 12)
        fit(layout.setSpacing, 9)
        layout.addWidget(self.pages)
        layout.addLayout(choices)
        layout.addWidget(self.told)
        layout.addWidget(self.table, 1)

    def _connect(self, document: Document) -> None:
        document.changed.connect(self.draw)
        self.pages.picked.connect(self._show_page)
        self.signal.changed.connect(self._ask)
        self.lag.valueChanged.connect(self._ask)
        self.quantity.activated.connect(self._ask)
        self.table.chosen.connect(self.chosen)
        self._findings.found.connect(self._show)
        self._findings.failed.connect(self._tell)
        self.finished.connect(self._findings.give_up)

    def _show_page(self, page: str) -> None:
        self._page = page
        self.pages.show_choice(page)
        self.signal.setVisible(page == FOLLOWS)
        self.lag.setVisible(page == FOLLOWS)
        self.quantity.setVisible(page != FOLLOWS)
        if self._snapshot is not None:
            self.draw(self._snapshot)

    def _offer_quantities(self, kind: Kind) -> None:
        names = kind.states if self._page == ALIKE else followed_names(kind)
        ordered = sorted(names, key=lambda name: name != kind.roles.memory)
        offer(self.quantity, {name: plain_symbol(kind, name) for name in ordered})

    def _ask(self) -> None:
        question = self._question()
        if question is None:
            self.told.setText(tr("Copy a column with a number for each step, then press paste."))
            self.table.show_rows((), ())
            return
        self._findings.answer(question)
        self._show()

    def _question(self) -> Question | None:
        snapshot, run = self._snapshot, self._run
        if snapshot is None or snapshot.layers is None or run is None:
            return None
        signal, quantity = self.signal.signal, self.quantity.currentData()
        if self._page == FOLLOWS:
            return None if signal is None else Question(run, Follows(signal, self.lag.value()))
        network = snapshot.layers.network
        layer = network.names[network.focus]
        if self._page == LARGEST:
            return Question(run, Largest(layer, quantity, snapshot.unit))
        return Question(run, Alike(layer, quantity, network.step))

    def _show(self) -> None:
        question, latest = self._question(), self._findings.latest
        if question is None:
            return
        if latest is None or not latest.question.is_same(question):
            self.told.setText(tr("Computing …"))
            return
        self.told.setText(sentence_of(latest))
        self.table.show_rows(*table_of(latest))

    def _tell(self, problem: object) -> None:
        if problem is not None:
            show_problem(self, problem)
