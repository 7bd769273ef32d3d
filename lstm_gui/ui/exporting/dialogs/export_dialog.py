"""The dialog that exports the window or a panel as a picture."""

from collections.abc import Generator, Mapping
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PyQt6.QtCore import QSize
from PyQt6.QtGui import QPixmap
from PyQt6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from lstm_gui.files.figures.checks import Check
from lstm_gui.files.figures.lengths import MILLIMETRE
from lstm_gui.files.figures.marks import POINTS_PER_PIXEL
from lstm_gui.files.figures.picture_formats import PICTURE_FORMATS
from lstm_gui.files.problem import Problem
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.exporting.dialogs.check_told import check_told
from lstm_gui.ui.exporting.dialogs.checking import Checking
from lstm_gui.ui.exporting.dialogs.making_dialog import MakingDialog
from lstm_gui.ui.exporting.dialogs.preview import Preview
from lstm_gui.ui.exporting.dialogs.print_choices import PrintChoices
from lstm_gui.ui.exporting.dialogs.saving_dialog import Chosen
from lstm_gui.ui.exporting.file_maker import Making
from lstm_gui.ui.exporting.recording.subjects import Subject
from lstm_gui.ui.exporting.staging.copied_figure import CopiedFigure
from lstm_gui.ui.exporting.staging.drawn_pictures import IMAGES, Paper, image
from lstm_gui.ui.exporting.staging.figure_making import making_of
from lstm_gui.ui.exporting.staging.figure_staging import Staging
from lstm_gui.ui.exporting.staging.printing import Printing
from lstm_gui.ui.exporting.staging.studio import (
    PAPER,
    SHEET,
    SHOWN,
    WINDOW,
    WITHOUT_COLOURS,
    Figure,
    Studio,
)
from lstm_gui.ui.style.scale import fit
from lstm_gui.ui.style.tooltip import set_tooltip
from lstm_gui.ui.widgets.choices.choice_box import ChoiceBox
from lstm_gui.ui.widgets.choices.choice_form import ChoiceForm
from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.words.translation import message, told, tr

_EMBEDDING = (".pdf", ".svg")
"""The formats that hold the fonts of their texts."""
_SCALES = (1, 2, 3, 4)
_FIRST_SCALE = 2
_COLOURS = {
    SHOWN: message("As shown"),
    PAPER: message("Light, for paper"),
    WITHOUT_COLOURS: message("Grey, for paper"),
}
_CHOICE_WIDTH = 250
_IGNORED = QSizePolicy.Policy.Ignored


class ExportDialog(MakingDialog):
    """Chooses what to export and how, shows it, and saves or copies it.

    Parameters
    ----------
    studio
        Takes the pictures.
    name
        What is chosen first: ``"window"`` or the name of a panel.
    settings
        Remembers the folder, and what was chosen last.
    """

    remembered_as = "picture"
    question = message("Save the picture")
    formats = PICTURE_FORMATS

    def __init__(self, studio: Studio, name: str, settings: Settings, parent: QWidget) -> None:
        super().__init__(message("Export a picture"), settings, parent)
        self._studio = studio
        self.what, self.scale, self.theme = (ChoiceBox(self) for _ in range(3))
        self.file_name = QLineEdit(self)
        self.preview = Preview(self)
        self.print = PrintChoices(self)
        self.note, self.check = Label(self), Label(self)
        for label in (self.note, self.check):
            label.setProperty("role", "muted")
            label.setWordWrap(True)
            # As wide as the rows above, whatever it says.
            label.setSizePolicy(_IGNORED, label.sizePolicy().verticalPolicy())
        self._fill_choices()
        self.checking = Checking(self)
        self.checking.found.connect(self._tell_check)
        self.staging = Staging(self)
        self.staging.staged.connect(self._show_staged)
        self.staging.failed.connect(self._refuse)
        self.print.choose(self._choose_as_last())
        # Whoever asks for one panel gets that panel, whatever was chosen last.
        if name != WINDOW:
            self.what.choose_data(name)
        self._lay_out()
        for choice in (self.what, self.format, self.scale, self.theme):
            choice.currentIndexChanged.connect(self._show_choice)
        self.print.changed.connect(self._show_choice)
        self.file_name.textChanged.connect(self._explain_name)
        self._show_choice()

    def suggested_name(self) -> str:
        """Return the typed name, or else what is chosen as the name of a file."""
        return self.file_name.text().strip() or self._suggestion()

    def chosen(self) -> Chosen:
        """Return all choices, by the names under which they are remembered."""
        return {**super().chosen(), **self.print.chosen()}

    def copy(self) -> None:
        """Put the picture on the clipboard, as an image and as vectors."""
        copied = CopiedFigure(self._paper())
        making = copied.making(self._figures())
        self._begin(making, partial(self._copied, copied), self._not_copied)

    def done(self, result: int) -> None:
        """Close, and remember what was chosen."""
        self.staging.stop()
        self.checking.stop()
        self._remember()
        super().done(result)

    def _making(self, path: Path) -> Making:
        return making_of(self._figures(), self._paper(), path)

    def _copied(self, copied: CopiedFigure) -> None:
        copied.to_clipboard()
        self.saved.setText(tr("The picture is on the clipboard."))

    def _not_copied(self) -> None:
        self.saved.setText(tr("Given up: the clipboard is as it was."))

    def _given_up(self) -> None:
        self.saved.setText(tr("Given up: no file was written."))

    def _paper(self) -> Paper:
        printing, outlines = self._printing(), self.print.outlines.isChecked()
        if printing is not None:
            return replace(printing.paper, outlines=outlines)
        scale, clear = float(self.scale.currentData()), self.print.clear.isChecked()
        return Paper(scale, clear=clear, outlines=outlines)

    def _printing(self) -> Printing | None:
        return self.print.printing() if self._studio.views(self.what.currentData()) else None

    def _suggestion(self) -> str:
        return self._studio.suggested_name(self.what.currentData(), self.suffix)

    def _show_choice(self) -> None:
        if self.what.currentData() == SHEET:
            self.print.choose_print()
        self._show_rows()
        self.saved.setText("")
        self.file_name.setText(self._suggestion())
        # Of a name that is too long for its box, the start says most.
        self.file_name.setCursorPosition(0)
        self.checking.stop()
        self.staging.begin(self._figures())

    def _explain_name(self, name: str) -> None:
        """Let the pointer read a name that is too long for its box."""
        set_tooltip(self.file_name, name)

    def _show_staged(self, figure: Figure) -> None:
        paper = self._paper()
        try:
            with figure.in_force():
                self._show_picture(figure.subject(), paper)
        except Problem as problem:
            figure.close()
            self._refuse(problem)
        else:
            self.checking.begin(figure, paper.points)

    def _refuse(self, problem: Problem) -> None:
        self.note.setText(told(problem))
        self.check.setText("")
        self._allow(False)

    def _allow(self, allowed: bool) -> None:
        for button in self.acting:
            button.setEnabled(allowed)

    def _figures(self) -> Generator[Figure | None]:
        """Lay out what is chosen, see `Studio.staging`."""
        name, colours = self.what.currentData(), self.theme.currentData()
        printing = self._printing()
        if printing is None:
            yield self._studio.live(name, colours)
        else:
            abreast = self.print.columns.currentData()
            yield from self._studio.staging(name, printing, colours, abreast)

    def _tell_check(self, found: Check) -> None:
        outlined = self.suffix == ".svg" and self.print.outlines.isChecked()
        embeds = self.suffix in _EMBEDDING and not outlined
        self.check.setText(check_told(found, self.suffix not in IMAGES, embeds))
        self._make_room()

    def _show_picture(self, subject: Subject, paper: Paper) -> None:
        printing = self._printing()
        dots = self.devicePixelRatioF()
        shown = image(subject, Paper(dots * paper.points / POINTS_PER_PIXEL))
        shown.setDevicePixelRatio(dots)
        said = f"{subject.title}. {subject.description}"
        self.preview.show_picture(QPixmap.fromImage(shown), said, printing is not None)
        self._allow(self.maker is None)
        size = subject.widget.size()
        self.note.setText(_note(self.suffix, size, paper, printing is not None))

    def _show_rows(self) -> None:
        what = self.what.currentData()
        printable = bool(self._studio.views(what))
        for_print, raster = printable and self.print.for_print, self.suffix in IMAGES
        for field, visible in (
            (self.print.size, printable),
            (self.print.width, for_print and self.print.own_width),
            (self.print.type, for_print),
            (self.print.columns, for_print and what == SHEET),
            (self.print.resolution, for_print and raster),
            (self.scale, raster and not for_print),
            (self.print.titled, for_print),
            (self.print.pointed, for_print),
            (self.print.keyed, for_print),
            (self.print.outlines, self.suffix == ".svg"),
        ):
            self.form.setRowVisible(field, visible)
        self._make_room()

    def _make_room(self) -> None:
        """Become higher for rows and lines that came, rather than press all others together."""
        layout = self.layout()
        assert layout is not None, "it is laid out"
        # Until then those that lie in others do not know of the new lines.
        layout.activate()
        self.resize(self.size().expandedTo(self.sizeHint()))
        lines = QSize(self.width(), layout.totalHeightForWidth(self.width()))
        self.resize(self.size().expandedTo(lines))

    def _boxes(self) -> Mapping[str, ChoiceBox]:
        return {
            "what": self.what, "format": self.format, "scale": self.scale, "colours": self.theme,
        }  # fmt: skip

    def _fill_choices(self) -> None:
        for known, title in {WINDOW: tr("Whole window"), **self._studio.titles()}.items():
            self.what.addItem(title, known)
        if len(self._studio.views(SHEET)) > 1:
            self.what.addItem(tr("All panels on one sheet, for print"), SHEET)
        for scale in _SCALES:
            self.scale.addItem(f"{scale}×", scale)
        self.scale.setCurrentIndex(_SCALES.index(_FIRST_SCALE))
        for colours, title in _COLOURS.items():
            self.theme.addItem(tr(title), colours)

    def _filled_form(self) -> ChoiceForm:
        form = ChoiceForm(_CHOICE_WIDTH, self.choices)
        for text, field in (
            (message("&What"), self.what),
            (message("&Format"), self.format),
            (message("Si&ze"), self.print.size),
            (message("Wi&dth"), self.print.width),
            (message("&Type"), self.print.type),
            (message("Side &by side"), self.print.columns),
            (message("&Resolution"), self.print.resolution),
            (message("Sc&ale"), self.scale),
            (message("Co&lours"), self.theme),
        ):
            form.add_field(text, field)
        parts = self.print.titled, self.print.pointed, self.print.keyed
        for box in (*parts, self.print.clear, self.print.outlines):
            form.add_box(box)
        form.add_field(message("File &name"), self.file_name)
        return form

    def _lay_out(self) -> None:
        self.form = self._filled_form()
        foot = self._foot((message("&Copy image"), self.copy))
        self.copy_button = self.acting[0]
        right = QVBoxLayout()
        right.addWidget(self.choices)
        for label in (self.note, self.check):
            right.addWidget(label)
        right.addStretch(1)
        top = QHBoxLayout()
        fit(top.setSpacing, 18)
        top.addWidget(self.preview, 1)
        top.addLayout(right)
        column = QVBoxLayout(self)
        fit(column.setContentsMargins, 18, 18, 18, 14)
        fit(column.setSpacing, 14)
        column.addLayout(top, 1)
        column.addLayout(foot)


def _note(suffix: str, size: QSize, paper: Paper, for_print: bool) -> str:
    """Return how large a picture is: in print, in pixels, or that it is sharp at every size."""
    said: list[str] = []
    if for_print:
        across, down = (side * paper.points / MILLIMETRE for side in (size.width(), size.height()))
        said.append(tr("{width} × {height} mm").format(width=f"{across:.0f}", height=f"{down:.0f}"))
    if suffix in IMAGES:
        width, height = round(size.width() * paper.pixels), round(size.height() * paper.pixels)
        said.append(tr("{width} × {height} pixels").format(width=width, height=height))
    return ", ".join(said) or tr("Vectors: sharp at every size")
