"""The part of the export dialog that says how a figure is printed."""

from PyQt6.QtCore import QObject, QSignalBlocker, pyqtSignal
from PyQt6.QtWidgets import QCheckBox, QLineEdit, QWidget

from lstm_gui.files.figures.lengths import MILLIMETRE, USUAL_DPI, USUAL_TYPE, points_of
from lstm_gui.files.figures.print_sizes import Publisher, print_sizes
from lstm_gui.ui.exporting.staging.printing import Printing
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.left_out import CURSOR, LEGEND
from lstm_gui.ui.style.tooltip import set_tooltip
from lstm_gui.ui.widgets.choices.choice_box import ChoiceBox
from lstm_gui.words.translation import message, tr

_SCREEN, _OWN = 0.0, -1.0
_FIRST_WIDTH = "89mm"
_TYPES = (5.0, 6.0, USUAL_TYPE, 8.0, 9.0, 10.0, 12.0)
_ABREAST, _WIDE = (1, 2, 3), 183.0
_RESOLUTIONS = (150.0, USUAL_DPI, 600.0, 1200.0)
_COLUMNS = {
    1: message("{publisher}: one column, {width} mm"),
    1.5: message("{publisher}: one and a half, {width} mm"),
    2: message("{publisher}: two columns, {width} mm"),
}
_DATED = message("Common widths, collected on {date}; ask your publisher")
_QUOTED = message(
    "Common widths, collected on {date}; ask your publisher. Those of {publishers} are as others "
    "quote them."
)
_WHY_OUTLINES = message(
    "For programs that do not read fonts inside of a file; it cannot be changed or searched"
)
_HOW_WIDE = message("A width such as 89mm, 3.5in or 252pt")


class PrintChoices(QObject):
    """Boxes for width, type and dots, and for what is left out.

    Signals
    -------
    changed()
        Something else was chosen.
    """

    changed = pyqtSignal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.size, self.type = ChoiceBox(parent), ChoiceBox(parent)
        self.resolution, self.columns = ChoiceBox(parent), ChoiceBox(parent)
        self.width = QLineEdit(_FIRST_WIDTH, parent)
        bind(self.width.setToolTip, _HOW_WIDE)
        self.clear, self.titled = QCheckBox(parent), QCheckBox(parent)
        self.pointed, self.keyed = QCheckBox(parent), QCheckBox(parent)
        self.outlines = QCheckBox(parent)
        bind(self.clear.setText, "&Ground transparent")
        bind(self.titled.setText, "With titl&e")
        bind(self.pointed.setText, "With c&ursor and selection")
        bind(self.keyed.setText, "W&ith legend")
        bind(self.outlines.setText, "Text as &outlines")
        bind(self.outlines.setToolTip, _WHY_OUTLINES)
        for usual in (self.titled, self.pointed, self.keyed):
            usual.setChecked(True)
        self._boxes = {"size": self.size, "type": self.type, "dpi": self.resolution}
        self._boxes["columns"] = self.columns
        self._checks = {"clear": self.clear, "titled": self.titled, "outlines": self.outlines}
        self._marks = {CURSOR: self.pointed, LEGEND: self.keyed}
        self._checks |= self._marks
        self._fill()
        for box in self._boxes.values():
            box.currentIndexChanged.connect(self._tell)
        self.width.editingFinished.connect(self._tell)
        for check in self._checks.values():
            check.toggled.connect(self._tell)

    @property
    def for_print(self) -> bool:
        """Whether a width in print is chosen."""
        return self.size.currentData() != _SCREEN

    @property
    def own_width(self) -> bool:
        """Whether the width is typed."""
        return self.size.currentData() == _OWN

    def printing(self) -> Printing | None:
        """Return what is chosen; None for the size of the screen, and if no width is typed."""
        width = self._points() if self.for_print else None
        self.width.setProperty("wrong", self.own_width and width is None)
        if width is None:
            return None
        return Printing(
            width,
            self.type.currentData(),
            self.resolution.currentData(),
            self.clear.isChecked(),
            self.titled.isChecked(),
            frozenset(mark for mark, box in self._marks.items() if not box.isChecked()),
        )

    def chosen(self) -> dict[str, str | float | bool]:
        """Return all choices, to be chosen again by `choose`."""
        return {
            "width": self.width.text(),
            **{name: box.currentData() for name, box in self._boxes.items()},
            **{name: check.isChecked() for name, check in self._checks.items()},
        }

    def choose(self, chosen: dict[str, str | float | bool]) -> None:
        """Choose what was chosen before, as far as it is still there."""
        for name, box in self._boxes.items():
            box.choose_data(chosen.get(name))
        width = chosen.get("width")
        if isinstance(width, str) and points_of(width) is not None:
            self.width.setText(width)
        for name, check in self._checks.items():
            check.setChecked(bool(chosen.get(name, check.isChecked())))

    def choose_print(self) -> None:
        """Choose the widest width, if that of the screen is chosen; tells nobody."""
        if not self.for_print:
            with QSignalBlocker(self.size):
                self.size.choose_data(_WIDE)

    def _points(self) -> float | None:
        if self.own_width:
            return points_of(self.width.text())
        return self.size.currentData() * MILLIMETRE

    def _tell(self) -> None:
        self.changed.emit()

    def _fill(self) -> None:
        self.size.addItem(tr("As on the screen"), _SCREEN)
        sizes = print_sizes()
        for publisher in sizes.publishers:
            for text, width in _titles(publisher):
                self.size.addItem(text, width)
        self.size.addItem(tr("Another width …"), _OWN)
        told = tr(_QUOTED if sizes.unconfirmed else _DATED)
        quoted = ", ".join(sizes.unconfirmed)
        set_tooltip(self.size, told.format(date=sizes.dated.isoformat(), publishers=quoted))
        for size in _TYPES:
            self.type.addItem(f"{size:g} pt", size)
        for dpi in _RESOLUTIONS:
            self.resolution.addItem(f"{dpi:g} dpi", dpi)
        for columns in _ABREAST:
            self.columns.addItem(str(columns), columns)
        self.columns.choose_data(_ABREAST[1])
        self.type.choose_data(USUAL_TYPE)
        self.resolution.choose_data(USUAL_DPI)


def _titles(publisher: Publisher) -> list[tuple[str, float]]:
    columns = (1, 2) if len(publisher.widths) == 2 else tuple(_COLUMNS)
    return [
        (tr(_COLUMNS[count]).format(publisher=publisher.name, width=f"{width:g}"), width)
        for count, width in zip(columns, publisher.widths, strict=True)
    ]
