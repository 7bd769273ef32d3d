"""The dialog that exports the window or a panel as a picture."""

from pathlib import Path

from PyQt6.QtCore import QSize, Qt
from PyQt6.QtGui import QGuiApplication, QPixmap
from PyQt6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lstm_gui.files.atomic import replace_bytes
from lstm_gui.files.problem import Problem
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.exporting.drawn_pictures import FORMATS
from lstm_gui.ui.exporting.preview import Preview
from lstm_gui.ui.exporting.studio import PAPER, SHOWN, WINDOW, WITHOUT_COLOURS, Studio
from lstm_gui.ui.notices.file_question import file_to_save
from lstm_gui.ui.notices.messages import show_problem
from lstm_gui.ui.notices.notice import Notice
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.scale import fit
from lstm_gui.ui.widgets.choice_box import ChoiceBox
from lstm_gui.ui.widgets.label import Label
from lstm_gui.words.translation import message, tr

_FORMAT_NAMES = {".png": "PNG", ".svg": "SVG", ".pdf": "PDF"}
_SCALES = (1, 2, 3, 4)
_FIRST_SCALE = 2
_COLOURS = {
    SHOWN: message("As shown"),
    PAPER: message("Light, for paper"),
    WITHOUT_COLOURS: message("Grey, for paper"),
}
_DIALOG = "picture"
_CHOICE_WIDTH = 250


class ExportDialog(QDialog):
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

    def __init__(self, studio: Studio, name: str, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        bind(self.setWindowTitle, "Export a picture")
        self._studio, self._settings, self._window = studio, settings, parent
        self.what, self.format = ChoiceBox(self), ChoiceBox(self)
        self.scale, self.theme = ChoiceBox(self), ChoiceBox(self)
        self.file_name = QLineEdit(self)
        self.preview = Preview(self)
        self.note = Label(self)
        self.note.setProperty("role", "muted")
        self.note.setWordWrap(True)
        self._fill_choices()
        self._choose_as_last(name)
        self._lay_out()
        for choice in (self.what, self.format, self.scale, self.theme):
            choice.currentIndexChanged.connect(self._show_choice)
        self._show_choice()

    @property
    def suffix(self) -> str:
        """The chosen format: ``".png"``, ``".svg"`` or ``".pdf"``."""
        return self.format.currentData()

    def save(self) -> None:
        """Ask where to save the picture, and save it there."""
        name = self.file_name.text().strip() or self._suggestion()
        place = Path(self._settings.folder) / name
        filters = f"{_FORMAT_NAMES[self.suffix]} (*{self.suffix})"
        chosen = file_to_save(self, tr("Save the picture"), place, filters)
        if chosen is not None:
            self.save_to(chosen)

    def save_to(self, path: Path) -> None:
        """Save the picture as ``path`` and close; a Problem is told and leaves all as it was."""
        if path.suffix.lower() not in FORMATS:
            path = path.with_name(path.name + self.suffix)
        problem = self._write(path)
        if problem is not None:
            show_problem(self, problem)
            return
        self._settings.folder = str(path.parent)
        chosen = {name: box.currentData() for name, box in self._boxes.items()}
        self._settings.remember_choices(_DIALOG, chosen)
        self.accept()
        Notice.of_saved(path, self._window)

    def _write(self, path: Path) -> Problem | None:
        # A large heat map is tens of thousands of rectangles and takes its seconds.
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            replace_bytes(path, self._studio.file(*self._choice(path.suffix.lower())))
        except Problem as problem:
            return problem
        finally:
            QGuiApplication.restoreOverrideCursor()
        return None

    def copy(self) -> None:
        """Put the picture on the clipboard as an image."""
        name, _, scale, colours = self._choice(".png")
        clipboard = QGuiApplication.clipboard()
        try:
            clipboard.setImage(self._studio.image(name, scale, colours))
        except Problem as problem:
            show_problem(self, problem)
            return
        self.note.setText(tr("The picture is on the clipboard."))

    def _choice(self, suffix: str) -> tuple[str, str, float, str]:
        return (
            self.what.currentData(),
            suffix,
            float(self.scale.currentData()),
            self.theme.currentData(),
        )

    def _suggestion(self) -> str:
        return self._studio.suggested_name(self.what.currentData(), self.suffix)

    def _show_choice(self) -> None:
        name, suffix, scale, colours = self._choice(self.suffix)
        self.form.setRowVisible(self.scale, suffix == ".png")
        self.file_name.setText(self._suggestion())
        # Of a name that is too long for its box, the start says most.
        self.file_name.setCursorPosition(0)
        picture = self._studio.image(name, self.devicePixelRatioF(), colours)
        subject = self._studio.subject(name)
        said = f"{subject.title}. {subject.description}"
        self.preview.show_picture(QPixmap.fromImage(picture), said)
        size = picture.deviceIndependentSize().toSize()
        self.note.setText(_note(suffix, size, scale))

    @property
    def _boxes(self) -> dict[str, ChoiceBox]:
        return {
            "what": self.what, "format": self.format, "scale": self.scale, "colours": self.theme,
        }  # fmt: skip

    def _choose_as_last(self, name: str) -> None:
        """Choose what was saved last; whoever asks for one panel gets that panel."""
        for box, chosen in self._settings.choices(_DIALOG).items():
            if box in self._boxes:
                self._boxes[box].choose_data(chosen)
        if name != WINDOW:
            self.what.choose_data(name)

    def _fill_choices(self) -> None:
        for known in self._studio.names():
            title = tr("Whole window") if known == WINDOW else self._studio.subject(known).title
            self.what.addItem(title, known)
        for suffix, title in _FORMAT_NAMES.items():
            self.format.addItem(title, suffix)
        for scale in _SCALES:
            self.scale.addItem(f"{scale}×", scale)
        self.scale.setCurrentIndex(_SCALES.index(_FIRST_SCALE))
        for colours, title in _COLOURS.items():
            self.theme.addItem(tr(title), colours)

    def _lay_out(self) -> None:
        form = self.form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for text, field in (
            (message("&What"), self.what),
            (message("&Format"), self.format),
            (message("Si&ze"), self.scale),
            (message("Co&lours"), self.theme),
            (message("File &name"), self.file_name),
        ):
            label = Label(self)
            bind(label.setText, text)
            label.setBuddy(field)
            field.setMinimumWidth(_CHOICE_WIDTH)
            form.addRow(label, field)
        right = QVBoxLayout()
        right.addLayout(form)
        right.addWidget(self.note)
        right.addStretch(1)
        top = QHBoxLayout()
        fit(top.setSpacing, 18)
        top.addWidget(self.preview, 1)
        top.addLayout(right)
        column = QVBoxLayout(self)
        fit(column.setContentsMargins, 18, 18, 18, 14)
        fit(column.setSpacing, 14)
        column.addLayout(top, 1)
        column.addWidget(self._buttons())

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(self)
        self.copy_button = QPushButton(box)
        self.save_button = QPushButton(box)
        self.close_button = QPushButton(box)
        role = QDialogButtonBox.ButtonRole
        for button, text, place, slot in (
            (self.copy_button, message("&Copy image"), role.ActionRole, self.copy),
            (self.save_button, message("&Save …"), role.ActionRole, self.save),
            (self.close_button, message("Close"), role.RejectRole, self.reject),
        ):
            bind(button.setText, text)
            box.addButton(button, place)
            button.clicked.connect(slot)
        self.save_button.setDefault(True)
        return box


def _note(suffix: str, size: QSize, scale: float) -> str:
    if suffix == ".png":
        width, height = round(size.width() * scale), round(size.height() * scale)
        return tr("{width} × {height} pixels").format(width=width, height=height)
    return tr("Vectors: sharp at every size")
