"""The dialog that makes worksheets of a lesson or of the cell that is open."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QImage, QPainter, QPixmap
from PyQt6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lstm_gui.files.problem import Problem
from lstm_gui.scenes.handouts.sheet_parts import Sheet
from lstm_gui.scenes.handouts.sheet_words import headline, identity
from lstm_gui.scenes.handouts.worksheet import MOST_LEARNERS, Handout, sheet
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.exporting.handout_files import FORMATS
from lstm_gui.ui.exporting.handout_maker import HandoutMaker
from lstm_gui.ui.exporting.paper_pages import SIZE, PaperPage, pages_of
from lstm_gui.ui.exporting.preview import Preview
from lstm_gui.ui.notices.file_question import file_to_save
from lstm_gui.ui.notices.messages import show_problem
from lstm_gui.ui.notices.notice import Notice
from lstm_gui.ui.notices.progress_box import ProgressBox
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.scale import fit
from lstm_gui.ui.widgets.choice_box import ChoiceBox
from lstm_gui.ui.widgets.file_name_text import safe
from lstm_gui.ui.widgets.label import Label
from lstm_gui.ui.widgets.tool_button import ToolButton
from lstm_gui.ui.widgets.whole_box import WholeBox
from lstm_gui.words.translation import message, tr

_DIALOG = "handout"
_LARGEST_SEED = 999_999
_CHOICE_WIDTH = 230
_SHARP = 1.5
"""Pixels of the preview for each of the page, since it may be shown larger than it is."""
_SHEETS, _ANSWERS, _BOTH = "sheets", "answers", "both"
_CONTENTS = {
    _SHEETS: message("Worksheets"),
    _ANSWERS: message("Answers"),
    _BOTH: message("Worksheets, then answers"),
}


class HandoutDialog(QDialog):
    """Chooses what worksheets are about and how many, shows one, and makes the file.

    Parameters
    ----------
    handouts
        What there is to choose from; the first is chosen.
    settings
        Remembers the folder, and what was chosen last.
    """

    def __init__(self, handouts: Sequence[Handout], settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        bind(self.setWindowTitle, "Worksheets")
        self._handouts, self._settings, self._window = handouts, settings, parent
        self.maker: HandoutMaker | None = None
        self._progress: ProgressBox | None = None
        self._pages: list[PaperPage] = []
        self._at = 0
        self.what, self.contents, self.format = (ChoiceBox(self) for _ in range(3))
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
        """Yield all that is chosen."""
        numbers = range(1, self.students.value() + 1)
        for answers in self._kinds():
            for number in numbers:
                yield sheet(self.handout, self.seed.value(), number, answers)

    def save(self) -> None:
        """Ask where to save the file, and make it."""
        suffix = self.format.currentData()
        word = "answers" if self.contents.currentData() == _ANSWERS else "worksheets"
        name = f"{safe(self.handout.title) or 'lstm'}-{word}-{self.seed.value()}{suffix}"
        place = Path(self._settings.folder) / name
        filters = f"{FORMATS[suffix].name} (*{suffix})"
        chosen = file_to_save(self, tr("Save the worksheets"), place, filters)
        if chosen is not None:
            self.save_to(chosen)

    def save_to(self, path: Path) -> None:
        """Begin to make the file ``path``; the dialog closes when it is there."""
        if path.suffix.lower() not in FORMATS:
            path = path.with_name(path.name + self.format.currentData())
        self._settings.folder = str(path.parent)
        count = self.students.value() * len(self._kinds())
        self.maker = HandoutMaker(self.sheets(), count, path, path.suffix.lower(), self)
        self._progress = ProgressBox(tr("Drawing the worksheets …"), self)
        self._progress.canceled.connect(self.maker.stop)
        self.maker.progressed.connect(self._progress.show_share)
        self.maker.ended.connect(self._ended)
        self.maker.start()

    def turn(self, by: int) -> None:
        """Show another page of the first sheet."""
        self._at = min(max(self._at + by, 0), len(self._pages) - 1)
        self._show_page()

    def reject(self) -> None:
        """Close, unless a file is being made."""
        if self.maker is None:
            super().reject()

    def _ended(self, problem: Problem | None) -> None:
        maker, self.maker = self.maker, None
        box, self._progress = self._progress, None
        if box is not None:
            box.take_down()
        if maker is None:
            return
        maker.deleteLater()
        if problem is not None:
            show_problem(self, problem)
        elif maker.saved:
            self._settings.remember_choices(_DIALOG, self._chosen())
            self.accept()
            Notice.of_saved(maker.path, self._window)

    def _kinds(self) -> tuple[bool, ...]:
        return {_SHEETS: (False,), _ANSWERS: (True,), _BOTH: (False, True)}[
            self.contents.currentData()
        ]

    def _show_first(self) -> None:
        self._at = 0
        self._pages = pages_of(next(self.sheets()))
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
        self.place.setText(f"{page.number} / {page.of}")
        self.back.setEnabled(self._at > 0)
        self.forward.setEnabled(self._at + 1 < len(self._pages))

    def _chosen(self) -> dict[str, str | float | bool]:
        return {
            "contents": self.contents.currentData(),
            "format": self.format.currentData(),
            "students": self.students.value(),
            "seed": self.seed.value(),
        }

    def _fill_choices(self) -> None:
        for handout in self._handouts:
            self.what.addItem(handout.title)
        for name, text in _CONTENTS.items():
            self.contents.addItem(tr(text), name)
        for suffix, format_ in FORMATS.items():
            self.format.addItem(format_.name, suffix)
        self.seed.setValue(1)
        known = self._settings.choices(_DIALOG)
        for name, box in (("contents", self.contents), ("format", self.format)):
            if name in known:
                box.choose_data(known[name])
        for name, whole in (("students", self.students), ("seed", self.seed)):
            if name in known:
                whole.setValue(int(known[name]))

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for text, field in (
            (message("&About"), self.what),
            (message("&Contents"), self.contents),
            (message("&Learners"), self.students),
            (message("S&eed"), self.seed),
            (message("&Format"), self.format),
        ):
            label = Label(self)
            bind(label.setText, text)
            label.setBuddy(field)
            fit(field.setMinimumWidth, _CHOICE_WIDTH)
            form.addRow(label, field)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self.preview, 1)
        left.addLayout(self._turning())
        right.addLayout(form)
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
        column.addWidget(self._buttons())
        fit(self.resize, 880, 620)

    def _turning(self) -> QHBoxLayout:
        self.back, self.forward = ToolButton(self), ToolButton(self)
        row = QHBoxLayout()
        row.addStretch(1)
        for button, sign, name, by in (
            (self.back, "‹", message("Page before"), -1),
            (self.forward, "›", message("Next page"), 1),
        ):
            button.setText(sign)
            bind(button.setAccessibleName, name)
            bind(button.setToolTip, name)
            button.clicked.connect(self._turn_back if by < 0 else self._turn_on)
        row.addWidget(self.back)
        row.addWidget(self.place)
        row.addWidget(self.forward)
        row.addStretch(1)
        return row

    def _turn_back(self) -> None:
        self.turn(-1)

    def _turn_on(self) -> None:
        self.turn(1)

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(self)
        self.save_button, self.close_button = QPushButton(box), QPushButton(box)
        role = QDialogButtonBox.ButtonRole
        for button, text, place, slot in (
            (self.save_button, message("&Save …"), role.ActionRole, self.save),
            (self.close_button, message("Close"), role.RejectRole, self.reject),
        ):
            bind(button.setText, text)
            box.addButton(button, place)
            button.clicked.connect(slot)
        self.save_button.setDefault(True)
        return box
