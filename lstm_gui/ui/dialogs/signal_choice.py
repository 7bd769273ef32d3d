"""Where a signal is chosen: an input, an answer, the target, a unit, a label, own numbers."""

from collections import Counter
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PyQt6.QtCore import QSignalBlocker, pyqtSignal
from PyQt6.QtWidgets import QHBoxLayout, QWidget

from lstm_gui.core.arrays import Array
from lstm_gui.core.readout import column_prefix
from lstm_gui.files.problem import Problem
from lstm_gui.scenes.signal_search import Run, Signal, Sort
from lstm_gui.ui.notices.messages import show_problem
from lstm_gui.ui.style.bound_text import bind_name
from lstm_gui.ui.style.scale import fit
from lstm_gui.ui.widgets.buttons.flat_button import flat_button
from lstm_gui.ui.widgets.choices.yielding_choice import YieldingChoice
from lstm_gui.ui.widgets.numbers.whole_box import WholeBox
from lstm_gui.words.input_names import input_heading
from lstm_gui.words.one_line import one_line, shortened
from lstm_gui.words.symbols import plain_symbol
from lstm_gui.words.translation import message, tr

if TYPE_CHECKING:
    from lstm_gui.ui.notices.text_pasting import TextPasting

_SORTS: Mapping[Sort, str] = {
    "x": message("Input"),
    "out": message("Answer"),
    "target": message("Target"),
    "unit": message("Unit"),
    "label": message("Label"),
    "column": message("Own numbers"),
}
_MOST_LABELS, _LONGEST_LABEL = 100, 40
_LEAST_WIDTH = 70


class SignalChoice(QWidget):
    """Keeps what is chosen as long as the network has it.

    Signals
    -------
    changed()
        Something else is chosen by the user.
    """

    changed = pyqtSignal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._run: Run | None = None
        self._column: Array | None = None
        self._pasting: TextPasting | None = None
        self.sort = self._box(message("What sort of signal"))
        self.layer = self._box(message("Layer"))
        self.quantity = self._box(message("Quantity"))
        self.number = WholeBox(message("Number of the input, the answer or the unit"), (1, 1), self)
        self.named = self._box(message("Which one"))
        self.paste = flat_button(
            self,
            message("paste"),
            message("Take a column of numbers, one for each step, from the clipboard"),
            self._paste,
        )
        row = QHBoxLayout(self)
        fit(row.setContentsMargins, 0, 0, 0, 0)
        fit(row.setSpacing, 6)
        for widget in (
            self.sort, self.layer, self.quantity, self.number, self.named, self.paste,
        ):  # fmt: skip
            row.addWidget(widget)
        self.sort.activated.connect(self._turn)
        self.layer.activated.connect(self._turn)
        for box in (self.quantity, self.named):
            box.activated.connect(self.changed)
        self.number.valueChanged.connect(self.changed)

    def draw(self, run: Run) -> None:
        """Offer what ``run`` has, at first an input that can be followed; emits nothing."""
        first, self._run = self._run is None, run
        sorts = {sort: tr(text) for sort, text in _SORTS.items() if self._has(sort)}
        offer(self.sort, sorts)
        offer(self.layer, {layer.name: one_line(layer.name) for layer in run.layers})
        self._offer_details()
        if first:
            place = int((run.x != run.x[0]).any(axis=0).argmax())
            self.number.show_number(place + 1)
            self.named.choose_data(place)

    @property
    def signal(self) -> Signal | None:
        """What is chosen; None while there are no numbers of one's own yet."""
        sort: Sort = self.sort.currentData()
        number, named = self.number.value() - 1, self.named.currentData()
        match sort:
            case "label":
                return Signal(sort, label=named)
            case "target":
                return Signal(sort, named or 0)
            case "column":
                return None if self._column is None else Signal(sort, column=self._column)
            case "unit":
                layer, quantity = self.layer.currentData(), self.quantity.currentData()
                return Signal(sort, number, layer, quantity)
            case _:
                return Signal(sort, number if named is None else named)

    def _has(self, sort: Sort) -> bool:
        run = self._run
        assert run is not None
        there = {"out": run.out, "label": run.labels, "target": run.target}
        return sort not in there or there[sort] is not None

    def _turn(self) -> None:
        self._offer_details()
        self.changed.emit()

    def _offer_details(self) -> None:
        """Show what the chosen sort of signal needs to be told."""
        run, sort = self._run, self.sort.currentData()
        if run is None:
            return
        layer = run.layer(self.layer.currentData())
        offer(self.quantity, {name: plain_symbol(layer.kind, name) for name in layer.followed})
        answers = 0 if run.out is None else run.out.shape[1]
        self.number.show_prefix(column_prefix(sort) if sort in ("x", "out") else "")
        self.number.show_limits(1, {"x": run.x.shape[1], "out": answers}.get(sort, layer.units))
        offer(self.named, self._names(run, sort))
        self.named.setVisible(self.named.count() > 0)
        numbered = sort in ("x", "out") and not self.named.count()
        self.number.setVisible(sort == "unit" or numbered)
        self.layer.setVisible(sort == "unit" and len(run.layers) > 1)
        self.quantity.setVisible(sort == "unit")
        self.paste.setVisible(sort == "column")
        if self._column is not None and len(self._column) != len(run):
            self._column = None

    def _names(self, run: Run, sort: Sort) -> Mapping[Any, str]:
        """Return what is chosen by its name, and how it is shown."""
        if sort == "label" and run.labels is not None:
            often = [label for label, _ in Counter(run.labels).most_common(_MOST_LABELS)]
            return {label: shortened(one_line(label), _LONGEST_LABEL) for label in often}
        if sort == "x" and run.inputs is not None:
            named = (input_heading(run.inputs, place) for place in range(len(run.inputs)))
            return {place: shortened(name, _LONGEST_LABEL) for place, name in enumerate(named)}
        if sort == "out" and run.answers is not None:
            return {place: one_line(name) for place, name in enumerate(run.answers)}
        if sort == "target" and run.target is not None:
            words = run.target.words or ()
            return {
                place: shortened(one_line(word), _LONGEST_LABEL) for place, word in enumerate(words)
            }
        return {}

    def _paste(self) -> None:
        # Here: until somebody pastes, nobody reads a table.
        from lstm_gui.files.tables.input_rows import pasted_rows
        from lstm_gui.ui.notices.text_pasting import TextPasting

        read = partial(pasted_rows, name=tr("The clipboard"))
        self._pasting = self._pasting or TextPasting(self.window())
        self._pasting.begin(read, self._take_column, self._refuse)

    def _take_column(self, rows: Array) -> None:
        from lstm_gui.files.tables.input_rows import signal_column

        assert self._run is not None
        try:
            self._column = signal_column(rows, len(self._run), tr("The clipboard"))
        except Problem as problem:
            self._refuse(problem)
            return
        self.changed.emit()

    def _refuse(self, problem: Problem) -> None:
        show_problem(self, problem)

    def _box(self, name: str) -> YieldingChoice:
        box = YieldingChoice(_LEAST_WIDTH, self)
        bind_name(box, name)
        return box


def offer(box: YieldingChoice, choices: Mapping[Any, str]) -> None:
    """Fill ``box`` with the texts of ``choices``, and keep what was chosen if it is there."""
    chosen = box.currentData()
    texts = [box.itemText(at) for at in range(box.count())]
    known = [box.itemData(at) for at in range(box.count())]
    if (known, texts) == ([*choices], [*choices.values()]):
        return
    with QSignalBlocker(box):
        box.clear()
        for data, text in choices.items():
            box.addItem(text, data)
        box.choose_data(chosen)
    box.updateGeometry()
