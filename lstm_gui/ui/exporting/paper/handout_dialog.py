"""The dialog that makes worksheets of a lesson or of the cell that is open."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QImage, QPainter, QPixmap
from PyQt6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lstm_gui.scenes.handouts.key_sheet import key_count, key_part
from lstm_gui.scenes.handouts.sheet_parts import Sheet
from lstm_gui.scenes.handouts.sheet_words import headline, identity
from lstm_gui.scenes.handouts.worksheet import MOST_LEARNERS, Handout, sheet
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.exporting.dialogs.making_dialog import MakingDialog
from lstm_gui.ui.exporting.dialogs.preview import Preview
from lstm_gui.ui.exporting.file_maker import Making
from lstm_gui.ui.exporting.paper.handout_files import FORMATS, handout_making
from lstm_gui.ui.exporting.paper.paper_pages import SIZE, PaperPage, pages_of
from lstm_gui.ui.style.bound_text import bind_name
from lstm_gui.ui.style.scale import fit
from lstm_gui.ui.widgets.buttons.tool_button import ToolButton
from lstm_gui.ui.widgets.choices.choice_box import ChoiceBox
from lstm_gui.ui.widgets.choices.choice_form import ChoiceForm
from lstm_gui.ui.widgets.labels.file_name_text import safe
from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.ui.widgets.numbers.whole_box import WholeBox
from lstm_gui.words.translation import message, tr

_LARGEST_SEED = 999_999
_CHOICE_WIDTH = 230
_SHARP = 1.5
"""Pixels of the preview for each of the page, since it may be shown larger than it is."""
_PLACE = "{page} / {pages}"
_SHEET, _ANSWER = message("Sheet {number} of {count}"), message("Answers {number} of {count}")
_KEY_PART = message("Key {number} of {count}")
_SHEETS, _ANSWERS, _KEY, _BOTH, _KEYED = "sheets", "answers", "key", "both", "keyed"
_CONTENTS = {
    _SHEETS: message("Worksheets"),
    _ANSWERS: message("Answers, worked out"),
    _KEY: message("Key: a line for each sheet"),
    _BOTH: message("Worksheets, then answers"),
    _KEYED: message("Worksheets, then the key"),
}
_FILES = {_ANSWERS: message("Answers"), _KEY: message("Key")}
"""What a file is called that holds no worksheets."""
_KINDS = {
    _SHEETS: (_SHEETS,),
    _ANSWERS: (_ANSWERS,),
    _KEY: (_KEY,),
    _BOTH: (_SHEETS, _ANSWERS),
    _KEYED: (_SHEETS, _KEY),
}
"""Of what there is one after the other."""


class HandoutDialog(MakingDialog):
    """Chooses what worksheets are about and how many, shows one, and makes the file.

    Parameters
    ----------
    handouts
        What there is to choose from; the first is chosen.
    settings
        Remembers the folder, and what was chosen last.
    """

    remembered_as = "handout"
    question = message("Save the worksheets")
    formats = MappingProxyType({suffix: known.name for suffix, known in FORMATS.items()})

    def __init__(self, handouts: Sequence[Handout], settings: Settings, parent: QWidget) -> None:
        super().__init__(message("Worksheets"), settings, parent)
        self._handouts = handouts
        self._pages: list[PaperPage] = []
        self._sheet = self._at = 0
        self.what, self.contents = ChoiceBox(self), ChoiceBox(self)
        self.students = WholeBox(message("How many learners"), (1, MOST_LEARNERS), self)
        self.seed = WholeBox(message("Seed of the numbers"), (0, _LARGEST_SEED), self)
        self.preview = Preview(self)
        self.place, self.note = Label(self), Label(self)
        self.note.setProperty("role", "muted")
        self.note.setWordWrap(True)
        self._fill_choices()
        self._lay_out()
        for choice in (self.what, self.contents):
            choice.currentIndexChanged.connect(self._show_first)
        for box in (self.students, self.seed):
            box.valueChanged.connect(self._show_first)
        self._show_first()

    @property
    def handout(self) -> Handout:
        """What is chosen to ask about."""
        return self._handouts[self.what.currentIndex()]

    def sheets(self) -> Iterator[Sheet]:
        """Return all that is chosen, one after the other; a key is for many learners."""
        return map(self._sheet_at, range(self._count))

    def suggested_name(self) -> str:
        """Return title, contents and seed as the name of a file."""
        word = tr(_FILES.get(self.contents.currentData(), _CONTENTS[_SHEETS])).lower()
        return f"{safe(self.handout.title) or 'lstm'}-{word}-{self.seed.value()}{self.suffix}"

    def turn(self, by: int) -> None:
        """Show the page after (1) or before (-1), also that of the sheet beside this one."""
        if 0 <= self._at + by < len(self._pages):
            self._at += by
            self._show_page()
        elif 0 <= self._sheet + by < self._count:
            self._show_sheet(self._sheet + by)
            if by < 0:
                self._at = len(self._pages) - 1
                self._show_page()

    def turn_sheet(self, by: int) -> None:
        """Show the first page of the sheet after (1) or before (-1), which is another learner's."""
        self._show_sheet(min(max(self._sheet + by, 0), self._count - 1))

    def _making(self, path: Path) -> Making:
        return handout_making(self.sheets(), self._count, path)

    def _places(self) -> list[tuple[str, int]]:
        """Return what stands one after the other: its kind, and which of its kind it is."""
        kinds = _KINDS[self.contents.currentData()]
        return [(kind, place) for kind in kinds for place in range(self._count_of(kind))]

    def _count_of(self, kind: str) -> int:
        learners = self.students.value()
        return key_count(learners) if kind == _KEY else learners

    @property
    def _count(self) -> int:
        """How many sheets are chosen."""
        return len(self._places())

    def _sheet_at(self, place: int) -> Sheet:
        """Return the sheet at ``place`` of all that are chosen."""
        kind, at = self._places()[place]
        if kind == _KEY:
            return key_part(self.handout, self.seed.value(), self.students.value(), at)
        return sheet(self.handout, self.seed.value(), at + 1, kind == _ANSWERS)

    def _show_first(self) -> None:
        self._show_sheet(0)

    def _show_sheet(self, place: int) -> None:
        self._sheet, self._at = place, 0
        self._pages = pages_of(self._sheet_at(place))
        self.note.setText(tr("Pages of A4 for each: {count}").format(count=len(self._pages)))
        self._show_page()

    def _show_page(self) -> None:
        page = self._pages[self._at]
        ratio = self.devicePixelRatioF() * _SHARP
        image = QImage(SIZE * ratio, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        page.paint(painter)
        painter.end()
        said = f"{headline(page.sheet)} · {identity(page.sheet)}"
        self.preview.show_picture(QPixmap.fromImage(image), said)
        self.place.setText(self._told_place(page))
        for button in (self.back, self.back_sheet):
            button.setEnabled(self._sheet > 0 or self._at > 0)
        more = self._sheet + 1 < self._count
        self.forward.setEnabled(more or self._at + 1 < len(self._pages))
        self.forward_sheet.setEnabled(more)
        for button in (self.back_sheet, self.forward_sheet):
            button.setVisible(self._count > 1)

    def _told_place(self, page: PaperPage) -> str:
        place = _PLACE.format(page=page.number, pages=page.of)
        if self._count == 1:
            return place
        kind, at = self._places()[self._sheet]
        said = tr({_SHEETS: _SHEET, _ANSWERS: _ANSWER, _KEY: _KEY_PART}[kind])
        return f"{said.format(number=at + 1, count=self._count_of(kind))}  ·  {place}"

    def _boxes(self) -> Mapping[str, ChoiceBox | WholeBox]:
        return {
            "contents": self.contents,
            "format": self.format,
            "students": self.students,
            "seed": self.seed,
        }

    def _fill_choices(self) -> None:
        for handout in self._handouts:
            self.what.addItem(handout.title)
        for name, text in _CONTENTS.items():
            self.contents.addItem(tr(text), name)
        self.seed.setValue(1)
        self._choose_as_last()

    def _lay_out(self) -> None:
        form = ChoiceForm(_CHOICE_WIDTH, self.choices)
        form.add_field(message("&About"), self.what)
        form.add_field(message("&Contents"), self.contents)
        form.add_field(message("&Learners"), self.students)
        form.add_field(message("S&eed"), self.seed)
        form.add_field(message("&Format"), self.format)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self.preview, 1)
        left.addLayout(self._turning())
        right.addWidget(self.choices)
        right.addWidget(self.note)
        right.addStretch(1)
        top = QHBoxLayout()
        fit(top.setSpacing, 18)
        top.addLayout(left, 1)
        top.addLayout(right)
        column = QVBoxLayout(self)
        fit(column.setContentsMargins, 18, 18, 18, 14)
        fit(column.setSpacing, 14)
        column.addLayout(top, 1)
        column.addLayout(self._foot())
        fit(self.resize, 880, 620)

    def _turning(self) -> QHBoxLayout:
        self.back, self.forward = ToolButton(self), ToolButton(self)
        self.back_sheet, self.forward_sheet = ToolButton(self), ToolButton(self)
        row = QHBoxLayout()
        row.addStretch(1)
        for button, sign, name, slot in (
            (self.back_sheet, "«", message("Sheet before"), self._turn_sheet_back),
            (self.back, "‹", message("Page before"), self._turn_back),
            (self.forward, "›", message("Next page"), self._turn_on),
            (self.forward_sheet, "»", message("Next sheet"), self._turn_sheet_on),
        ):
            button.setText(sign)
            bind_name(button, name)
            button.clicked.connect(slot)
        for part in (self.back_sheet, self.back, self.place, self.forward, self.forward_sheet):
            row.addWidget(part)
        row.addStretch(1)
        return row

    def _turn_back(self) -> None:
        self.turn(-1)

    def _turn_on(self) -> None:
        self.turn(1)

    def _turn_sheet_back(self) -> None:
        self.turn_sheet(-1)

    def _turn_sheet_on(self) -> None:
        self.turn_sheet(1)
