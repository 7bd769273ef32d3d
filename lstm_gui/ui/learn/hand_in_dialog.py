"""The dialog in which a learner puts a name on the answers, and saves them to hand in."""

from pathlib import Path

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from lstm_gui.files.problem import Problem
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.learn.answer_saving import hand_in, save_hand_in
from lstm_gui.ui.notices.file_question import file_to_save
from lstm_gui.ui.notices.messages import show_problem
from lstm_gui.ui.notices.notice import Notice
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.scale import fit
from lstm_gui.ui.widgets.buttons.action_buttons import ActionButtons
from lstm_gui.ui.widgets.choices.choice_form import ChoiceForm
from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.words.one_line import from_field
from lstm_gui.words.translation import message, tr

_WIDE, _FIELD = 440, 240
_LONGEST_NAME = 80
_NOTE = message(
    "The table holds your first answers, and of each challenge whether you have "
    "solved it or were shown the solution. Send it to whoever teaches you."
)


class HandInDialog(QDialog):
    """Says how many challenges are solved and asks for a name, which is remembered."""

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        bind(self.setWindowTitle, message("Save my answers"))
        self._settings, self._window = settings, parent
        self._handed = hand_in(settings)
        self.name = QLineEdit(settings.learner, self)
        self.name.setMaxLength(_LONGEST_NAME)
        bind(self.name.setPlaceholderText, message("may stay empty"))
        self.solved, self.answered = Label(self), Label(self)
        self.solved.setText(self._handed.score)
        self.answered.setText(str(len(self._handed.answers)))
        form = ChoiceForm(_FIELD)
        form.add_field(message("&Name"), self.name)
        form.add_field(message("Challenges solved"), self.solved)
        form.add_field(message("First answers"), self.answered)
        buttons = ActionButtons(self, ((message("&Save …"), self.save),))
        (self.save_button,), self.close_button = buttons.acting, buttons.closing
        self._arrange(form, buttons)

    def _arrange(self, form: ChoiceForm, buttons: ActionButtons) -> None:
        note = Label(self)
        note.setProperty("role", "muted")
        note.setWordWrap(True)
        bind(note.setText, _NOTE)
        column = QVBoxLayout(self)
        fit(column.setContentsMargins, 18, 18, 18, 14)
        fit(column.setSpacing, 14)
        column.addWidget(note)
        column.addLayout(form)
        column.addWidget(buttons)
        fit(self.setMinimumWidth, _WIDE)

    def save(self) -> None:
        """Ask for a file, and save there."""
        place = Path(self._settings.folder) / "answers.csv"
        filters = tr("Table") + " (*.csv);;Markdown (*.md)"
        path = file_to_save(self, tr("Save my answers"), place, filters)
        if path is not None:
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Save as ``path``, and remember name and folder."""
        self._settings.folder = str(path.parent)
        self._settings.learner = name = from_field(self.name.text())
        try:
            save_hand_in(self._handed, name, path)
        except Problem as problem:
            show_problem(self, problem)
            return
        self.accept()
        Notice.of_saved(path, self._window)
