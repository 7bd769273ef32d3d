"""A column of slider rows that are reused when other numbers are shown."""

from collections.abc import Callable, Sequence

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtGui import QWheelEvent
from PyQt6.QtWidgets import QApplication, QHBoxLayout, QScrollBar, QVBoxLayout, QWidget

from lstm_gui.core import Entry, Kind, Readout
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.scale import fit
from lstm_gui.ui.style.tooltip import set_tooltip
from lstm_gui.ui.widgets.labels.elided_label import ElidedLabel
from lstm_gui.ui.widgets.manners.at_rest import at_rest
from lstm_gui.ui.widgets.numbers.slider_row import SliderRow
from lstm_gui.words.input_names import input_name
from lstm_gui.words.one_line import told_apart
from lstm_gui.words.quantity_words import entry_role
from lstm_gui.words.translation import message, tr, wording
from lstm_gui.words.vocabulary import OF_INPUTS, entry_markup, entry_name

MOST_AT_ONCE, IN_A_LIST = 32, 16
"""So many numbers have a row each; more are a list that shows as many rows and scrolls."""
Names = tuple[str, ...] | None
_SPARE = 8
"""So many rows are kept for numbers to come."""
_NOTCH = 120
_LETTERS = range(16, 5, -1)
"""To so many a name is shortened, as there is room."""
_PLACE = message("{first}–{last} of {count}")
_PLACE_AND_WAY = message("{first}–{last} of {count}; more by wheel or Tab")


class SliderStack(QWidget):
    """One slider for each entry shown, for very many a list of them.

    Tab goes on through a list beyond the rows that show, and the wheel scrolls it.

    Signals
    -------
    edited(Entry, float, int)
        Address, number and gesture.
    reset_asked(Entry)
    name_asked(Entry)
        The symbol of an entry, or what stands beside it, was clicked twice.
    scrolled(int, int)
        The rows show the entries from the first to the last of these, counted from 0.
    """

    edited = pyqtSignal(object, float, int)
    reset_asked = pyqtSignal(object)
    name_asked = pyqtSignal(object)
    scrolled = pyqtSignal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[SliderRow] = []
        self._count = 0
        self._subject: tuple[tuple[Entry, ...], str, str, Names, Names] | None = None
        self._kind: Kind | None = None
        self._readout: Readout | None = None
        self._inputs: Names = None
        self._entries: tuple[Entry, ...] = ()
        self._values: Sequence[float] = ()
        self._reach = 1.0
        self._lit = frozenset[Entry]()
        self._shares: tuple[Sequence[float], str] = ((), "")
        self.tell: Callable[[Entry], str] = self._name
        """Returns what is told of an entry that is pointed at."""
        beside = QHBoxLayout(self)
        beside.setContentsMargins(0, 0, 0, 0)
        fit(beside.setSpacing, 2)
        self._layout = QVBoxLayout()
        fit(self._layout.setSpacing, 1)
        beside.addLayout(self._layout, 1)
        self.bar = QScrollBar(Qt.Orientation.Vertical, self)
        self.bar.hide()
        bind(self.bar.setAccessibleName, "Further numbers of this list")
        self.bar.valueChanged.connect(self._scroll)
        beside.addWidget(self.bar)
        self.place = ElidedLabel(self)
        self.place.setProperty("role", "muted")
        self.place.hide()
        self._layout.addWidget(self.place)

    @property
    def rows(self) -> list[SliderRow]:
        """Return the rows in use, from top to bottom."""
        return self._rows[: self._count]

    @property
    def shown(self) -> range:
        """The entries that have a row now, counted from 0."""
        return range(self.bar.value(), self.bar.value() + self._count)

    def show_entries(
        self,
        entries: Sequence[Entry],
        values: Sequence[float],
        reach: float,
        kind: Kind,
        lit: frozenset[Entry] = frozenset(),
        readout: Readout | None = None,
        inputs: Names = None,
    ) -> None:
        """Show ``values`` of ``entries`` of a ``kind`` of cell, some ``lit``, and emit nothing.

        Entries of a read-out are called as ``readout`` calls its answers, those of inputs by
        their names among ``inputs``.
        """
        names = None if readout is None else readout.names
        subject = (tuple(entries), wording(), kind.name, names, inputs)
        self._kind, self._readout, self._inputs = kind, readout, inputs
        self._values, self._reach = values, reach
        if subject != self._subject:  # seldom: while a number is dragged only numbers change
            self._subject, self._entries = subject, subject[0]
            self._make_room(len(self._entries))
            self._name_rows()
        if lit != self._lit:
            self._lit = lit
            self._bring_lit()
        self._show_numbers()

    def show_influence(self, shares: Sequence[float], legend: str) -> None:
        """Mark how much each number matters, from -1 to 1; ``legend`` explains the marks."""
        self._shares = shares, legend
        for row, index in zip(self.rows, self.shown, strict=True):
            row.slider.set_influence(shares[index])
            set_tooltip(row, legend)

    def bring(self, index: int) -> None:
        """Scroll a list so that the entry ``index`` has a row."""
        if index not in self.shown:
            self.bar.setValue(index - self._count // 2)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Go on with the keys through what a list does not show."""
        focused, rows = QApplication.focusWidget(), self.rows
        if forwards and self.bar.value() < self.bar.maximum() and focused is rows[-1].box:
            self.bar.setValue(self.bar.value() + 1)
            rows[-1].slider.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if not forwards and self.bar.value() and focused is rows[0].slider:
            self.bar.setValue(self.bar.value() - 1)
            rows[0].box.setFocus(Qt.FocusReason.BacktabFocusReason)
            return True
        return super().focusNextPrevChild(forwards)

    def wheelEvent(self, event: QWheelEvent) -> None:
        before = self.bar.value()
        self.bar.setValue(before - round(3 * event.angleDelta().y() / _NOTCH))
        if self.bar.value() == before:
            event.ignore()  # at its end, or no list at all: the panel scrolls
        else:
            event.accept()

    def _name(self, entry: Entry) -> str:
        assert self._kind is not None, "there are entries"
        return entry_name(self._kind, entry, self._readout, self._inputs)

    def _caption(self, entry: Entry) -> str:
        return input_name(self._inputs, entry.column) if entry.array in OF_INPUTS else ""

    def _markup(self, entry: Entry) -> str:
        assert self._kind is not None, "there are entries"
        return entry_markup(self._kind, entry)

    def _role(self, entry: Entry) -> str:
        assert self._kind is not None, "there are entries"
        return entry_role(self._kind, entry)

    def _tell(self, entry: Entry) -> str:
        return self.tell(entry)

    def _show_numbers(self) -> None:
        for row, index in zip(self.rows, self.shown, strict=True):
            row.show_number(float(self._values[index]), self._reach)
            row.symbol.set_lit(self._entries[index] in self._lit)

    def _scroll(self) -> None:
        self._name_rows()
        self._show_numbers()
        if len(self._shares[0]) == len(self._entries):
            self.show_influence(*self._shares)

    def _bring_lit(self) -> None:
        if self.bar.maximum():
            lit = [index for index, entry in enumerate(self._entries) if entry in self._lit]
            if lit and not any(index in self.shown for index in lit):
                self.bring(lit[0])

    def _make_room(self, entries: int) -> None:
        """Have so many rows as ``entries`` need, and give back those that nobody needs soon."""
        self._count = entries if entries <= MOST_AT_ONCE else IN_A_LIST
        with at_rest(self):
            while len(self._rows) < self._count:
                self._add_row()
            for row in self._rows[self._count + _SPARE :]:
                row.hide()
                row.deleteLater()
            del self._rows[self._count + _SPARE :]
            for index, row in enumerate(self._rows):
                if row.isHidden() != (index >= self._count):
                    row.setVisible(index < self._count)
            blocked = self.bar.blockSignals(True)
            self.bar.setRange(0, entries - self._count)
            self.bar.setPageStep(self._count)
            self.bar.blockSignals(blocked)
            for part in (self.bar, self.place):
                part.setVisible(entries > self._count)

    def _name_rows(self) -> None:
        for row, index in zip(self.rows, self.shown, strict=True):
            entry = self._entries[index]
            row.show_entry(entry, self._markup(entry), self._name(entry), self._role(entry))
            row.show_caption(None if self._inputs is None else self._caption(entry))
        if self._inputs is not None:
            self._tell_captions_apart()
        if self.bar.maximum():
            first, last = self.shown.start + 1, self.shown.stop
            brief, text = (
                tr(said).format(first=first, last=last, count=len(self._entries))
                for said in (_PLACE, _PLACE_AND_WAY)
            )
            self.place.set_brief(brief)
            self.place.setText(text)
        if self._count:
            self.scrolled.emit(self.shown.start, self.shown.stop - 1)

    def _tell_captions_apart(self) -> None:
        """Shorten names that begin alike so that what is left of them tells which is which."""
        named = [row for row in self.rows if row.caption.text()]
        ways = [told_apart((row.caption.text() for row in named), most) for most in _LETTERS]
        for row in named:
            row.caption.set_brief(*(way[row.caption.text()] for way in ways))

    def _add_row(self) -> None:
        row = SliderRow(self)
        row.tell = self._tell
        row.edited.connect(self.edited)
        row.reset_asked.connect(self.reset_asked)
        row.name_asked.connect(self.name_asked)
        self._layout.insertWidget(len(self._rows), row)
        self._rows.append(row)
