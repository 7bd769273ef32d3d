"""A stream under three regimes: state carried on, reset, and begun anew for each window."""

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lstm_gui.core import Network
from lstm_gui.core.facts.saturation import RANGES
from lstm_gui.scenes.figure_table import Column, FigureTable, over_steps
from lstm_gui.scenes.regimes import ANSWER, Asked, Streams, compared_streams
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.ui.cards.tabled import TabledDialog
from lstm_gui.ui.dialogs.signal_choice import offer
from lstm_gui.ui.dialogs.stream_figure import Line, StreamFigure
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.job import GoesOn
from lstm_gui.ui.document.working import Worker
from lstm_gui.ui.notices.messages import show_problem
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.scale import fit, scaled_size
from lstm_gui.ui.widgets.buttons.flat_button import flat_button
from lstm_gui.ui.widgets.choices.yielding_choice import YieldingChoice
from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.ui.widgets.numbers.whole_box import WholeBox
from lstm_gui.words import stream_words
from lstm_gui.words.answer_names import answer_name
from lstm_gui.words.symbols import plain_symbol
from lstm_gui.words.translation import message, tr

_WINDOW, _EVERY, _LONGEST = 8, 16, 100_000
_CARRIED, _RESET, _SLIDING = message("carried on"), message("with resets"), message("in windows")


class StreamAnswers(Worker[Asked, Streams]):
    """Keeps the latest comparison."""

    def find(self, question: Asked) -> Streams:
        found = compared_streams(question)
        assert found is not None
        return found

    def find_in_parts(self, question: Asked, goes_on: GoesOn) -> Streams | None:
        return compared_streams(question, goes_on)

    def seconds(self, question: Asked) -> float:
        return question.seconds

    def answers(self, latest: Streams, question: Asked) -> bool:
        return latest.asked == question


class StreamDialog(TabledDialog):
    """Stays open beside the window, and follows the network, the unit and the step.

    Signals
    -------
    step_chosen(int)
        A step of the sequence was clicked.
    table_asked(StreamDialog)
        Its numbers are wanted.
    """

    step_chosen = pyqtSignal(int)
    table_asked = pyqtSignal(object)

    title = message("State over a stream")

    def __init__(self, document: Document, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        bind(self.setWindowTitle, self.title)
        self.resize(scaled_size(640, 440).boundedTo(parent.size()))
        self._snapshot: Snapshot | None = None
        self._answers = StreamAnswers(self)
        self.quantity = YieldingChoice(70, self)
        self.every = WholeBox(message("Reset after so many steps"), (1, _LONGEST), self)
        self.window_size = WholeBox(message("Steps of the window"), (1, _LONGEST), self)
        self.figure = StreamFigure(self)
        self.table = flat_button(
            self, message("table"), message("Show the numbers as a table …"), self._ask_for_table
        )
        self.told = Label(self)
        self._lay_out()
        document.changed.connect(self.draw)
        self.quantity.activated.connect(self._ask)
        self.every.valueChanged.connect(self._ask)
        self.window_size.valueChanged.connect(self._ask)
        self.figure.step_picked.connect(self.step_chosen)
        self._answers.found.connect(self._show)
        self._answers.failed.connect(self._tell)
        self.finished.connect(self._answers.give_up)
        document.flush()

    def draw(self, snapshot: Snapshot) -> None:
        """Ask anew if what is drawn is something else."""
        self._snapshot = snapshot
        if snapshot.layers is not None and snapshot.awaited is None:
            network = snapshot.layers.network
            offer(self.quantity, _quantities(network))
            self.every.setVisible(not network.sequence.resets)
            self._ask()

    def catch_up(self) -> None:
        """Nothing is put off: what is shown is what was computed last."""

    def shown_tables(self) -> tuple[FigureTable, ...]:
        """Return the lines over the steps, once they are there."""
        found = self._answers.latest
        if found is None or self._snapshot is None or found.asked != self._asked():
            return ()
        sequence = found.asked.network.sequence
        columns = (Column(line.name, line.values) for line in _lines(found))
        title = self.quantity.currentText()
        return (over_steps(title, range(len(found.carried)), sequence.labels, columns),)

    def _lay_out(self) -> None:
        self.every.setValue(_EVERY)
        self.window_size.setValue(_WINDOW)
        bind(self.every.setPrefix, message("reset every "))
        bind(self.window_size.setPrefix, message("window of "))
        bind(self.quantity.setAccessibleName, message("Quantity"))
        bind(self.figure.setAccessibleName, message("The state under three regimes"))
        self.told.setWordWrap(True)
        choices = QHBoxLayout()
        fit(choices.setSpacing, 6)
        for widget in (self.quantity, self.every, self.window_size):
            choices.addWidget(widget)
        choices.addStretch(1)
        choices.addWidget(self.table)
        layout = QVBoxLayout(self)
        fit(layout.setContentsMargins, 16, 14, 16, 14)
        fit(layout.setSpacing, 9)
        layout.addLayout(choices)
        layout.addWidget(self.figure, 1)
        layout.addWidget(self.told)

    def _asked(self) -> Asked | None:
        snapshot, chosen = self._snapshot, self.quantity.currentData()
        if snapshot is None or snapshot.layers is None or chosen is None:
            return None
        quantity, number = chosen
        unit = snapshot.unit if number is None else number
        network = snapshot.layers.network
        return Asked.of(network, quantity, unit, self.every.value(), self.window_size.value())

    def _ask(self) -> None:
        asked = self._asked()
        if asked is not None:
            self._answers.answer(asked)
            self._show()

    def _show(self) -> None:
        self.tables_changed.emit()
        asked, latest, snapshot = self._asked(), self._answers.latest, self._snapshot
        if asked is None or snapshot is None or snapshot.layers is None:
            return
        if latest is None or latest.asked != asked:
            self.told.setText(tr("Computing …"))
            return
        self.figure.show_lines(_lines(latest), snapshot.layers.network.step, asked.resets)
        self.told.setText("\n".join(self._sentences(latest)))
        self.figure.setAccessibleDescription(self.told.text())

    def _sentences(self, found: Streams) -> list[str]:
        words, asked = stream_words, found.asked
        what = self.quantity.currentText()
        if asked.quantity != ANSWER:
            what = tr("{quantity} of unit {unit}").format(quantity=what, unit=asked.unit + 1)
        lines = [words.forgotten_line(found.forgotten)]
        lines.append(words.reset_line(what, found.carried, found.reset))
        lines.append(words.window_line(asked.window, found.carried, found.sliding))
        if found.windows < len(found.carried):
            lines.append(words.shortened_line(found.windows))
        if found.drift is not None:
            lines.append(words.drift_line(found.drift, RANGES["tanh"].saturated_beyond))
        return lines

    def _ask_for_table(self) -> None:
        self.table_asked.emit(self)

    def _tell(self, problem: object) -> None:
        if problem is not None:
            show_problem(self, problem)


def _quantities(network: Network) -> dict[tuple[str, int | None], str]:
    """Return what can be compared: the states of the layer looked at, and each answer."""
    kind = network.layers[network.focus].parameters.kind
    found: dict[tuple[str, int | None], str] = {
        (name, None): plain_symbol(kind, name) for name in kind.states
    }
    readout = network.readout
    if readout is not None:
        for place in range(len(readout.bias)):
            name = answer_name(readout, place)
            found[ANSWER, place] = tr("answer {name}").format(name=name)
    return found


def _lines(found: Streams) -> tuple[Line, ...]:
    solid, dashed, dotted = Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine
    return (
        Line(tr(_CARRIED), "cell", solid, found.carried),
        Line(tr(_RESET), "f", dashed, found.reset, breaks=True),
        Line(tr(_SLIDING), "i", dotted, found.sliding),
    )
