"""How a table is read: encoding, separator, decimal sign, headings, and in which sequences."""

from msgspec.structs import replace
from PyQt6.QtCore import QObject, QSignalBlocker, pyqtSignal
from PyQt6.QtWidgets import QWidget

from lstm_gui.files.tables.decoding import ENCODINGS
from lstm_gui.files.tables.table import Column, Layout
from lstm_gui.ui.widgets.choices.choice_box import ChoiceBox
from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.words.one_line import one_line, shortened
from lstm_gui.words.table_words import DECIMAL_NAMES, SEPARATOR_NAMES
from lstm_gui.words.translation import message, tr

NAMES = {
    "separator": message("Separator"),
    "decimal": message("Decimal sign"),
    "headings": message("Heading rows"),
    "encoding": message("Encoding"),
    "group": message("Sequences by"),
}
_ALL = message("all rows are one")
_MOST_HEADINGS, _LONGEST = 5, 24


class LayoutChoices(QObject):
    """A choice box for each field of a `Layout`, that goes on from what was ``asked`` before.

    Signals
    -------
    asked(Layout)
        What was chosen by hand, all else left to how it looks.
    """

    asked = pyqtSignal(object)

    def __init__(self, asked: Layout, parent: QWidget) -> None:
        super().__init__(parent)
        self._asked = asked
        self.boxes = {name: ChoiceBox(parent) for name in NAMES}
        self.labels = {name: Label(tr(text), parent) for name, text in NAMES.items()}
        self._fill()
        for name, box in self.boxes.items():
            box.setAccessibleName(tr(NAMES[name]))
            box.activated.connect(self._ask)

    def show_layout(self, layout: Layout, columns: tuple[Column, ...]) -> None:
        """Show how a table was read; what has no meaning for it is not there.

        ``columns`` are those whose values may tell which rows are one sequence.
        """
        offers_groups = self._offer_groups(columns, layout.group)
        for name, box in self.boxes.items():
            value = getattr(layout, name)
            if name == "group":
                value = (layout.group or "") if offers_groups else None
            with QSignalBlocker(box):
                if value is not None and box.findData(value) < 0:
                    box.addItem(str(value), value)
                box.setCurrentIndex(box.findData(value))
            for widget in (box, self.labels[name]):
                widget.setVisible(value is not None)

    def _offer_groups(self, columns: tuple[Column, ...], chosen: str | None) -> bool:
        """Offer each of ``columns``; tell whether there is any."""
        box = self.boxes["group"]
        names = [column.name or str(column.place) for column in columns]
        offered = dict.fromkeys([*([chosen] if chosen else []), *names])
        with QSignalBlocker(box):
            box.clear()
            box.addItem(tr(_ALL), "")
            for name in offered:
                box.addItem(shortened(one_line(name), _LONGEST), name)
            box.choose_data(chosen or "")
        return bool(offered)

    def _fill(self) -> None:
        for encoding in ENCODINGS:
            self.boxes["encoding"].addItem(encoding, encoding)
        for name, names in (("separator", SEPARATOR_NAMES), ("decimal", DECIMAL_NAMES)):
            for value, text in names.items():
                self.boxes[name].addItem(tr(text), value)
        for count in range(_MOST_HEADINGS + 1):
            self.boxes["headings"].addItem(str(count), count)

    def _ask(self) -> None:
        name = next(name for name, box in self.boxes.items() if box is self.sender())
        value = self.boxes[name].currentData()
        if name in ("encoding", "separator"):
            # What follows from how the text is cut is to be found anew.
            self._asked = replace(self._asked, decimal=None, headings=None)
        chosen = value or None if name == "group" else value
        self._asked = replace(self._asked, **{name: chosen})
        self.asked.emit(self._asked)
