"""The dialog in which a text becomes the input of an embedding."""

from pathlib import Path

from msgspec.structs import replace
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lstm_gui.core.network.structure import with_input
from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.session_limits import most_steps
from lstm_gui.files.tokens.token_text import read_text
from lstm_gui.files.tokens.vocabulary_files import SUFFIXES
from lstm_gui.ui.cell.texts.text_field import TextField
from lstm_gui.ui.cell.texts.text_reading import Asked, Cut, TextReading
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.notices.file_question import file_to_open
from lstm_gui.ui.notices.messages import show_problem
from lstm_gui.ui.style.scale import fit, scaled_size
from lstm_gui.ui.widgets.labels.wrapped_label import WrappedLabel
from lstm_gui.words import token_words
from lstm_gui.words.translation import message, tr

_BUTTON = QDialogButtonBox.StandardButton
_REPLACE = message("Replace the input")
_COMPUTING = message("Computing …")
_NO_VOCABULARY = message(
    "Nothing says which token has which number. Choose the vocabulary of the embedding."
)


class TextDialog(QDialog):
    """Shows at each letter what the text becomes; the input is replaced by its last button."""

    def __init__(self, document: Document, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Text through the embedding"))
        self.resize(scaled_size(560, 380).boundedTo(parent.size()))
        self._document = document
        embedding = document.network.embedding
        self._tokens = None if embedding is None else embedding.tokens
        self._file: Path | None = None
        self._folder = Path()
        self._reading = TextReading(self)
        self.field = TextField(self)
        self.vocabulary, self.told = WrappedLabel(self), WrappedLabel(self)
        self.choose = QPushButton(tr("Choose a vocabulary …"), self)
        self.open_text = QPushButton(tr("Open a text …"), self)
        self._lay_out()
        self.field.textChanged.connect(self._ask)
        self.choose.clicked.connect(self._choose_vocabulary)
        self.open_text.clicked.connect(self._choose_text)
        self._reading.found.connect(self._show)
        self._reading.failed.connect(self._refuse)
        self.finished.connect(self._reading.give_up)
        self._ask()

    @property
    def cut(self) -> Cut | None:
        """What the text becomes, once that is known."""
        latest, asked = self._reading.latest, self._asked
        return latest if latest is not None and latest.asked == asked else None

    def take_vocabulary(self, path: Path) -> None:
        """Read the text by the vocabulary in a file; the one before stays if it is none."""
        self._file, self._folder = path, path.parent
        self._ask()

    def take_text(self, path: Path) -> None:
        """Show the text in a file."""
        self._folder = path.parent
        try:
            self.field.show_text(read_text(path))
        except Problem as problem:
            show_problem(self, problem)

    def accept(self) -> None:
        """Make the text the input, as one undo step."""
        cut, network = self.cut, self._document.network
        if cut is None or network.embedding is None or not self._is_input(cut):
            return
        named = replace(network, embedding=replace(network.embedding, tokens=cut.tokens))
        read = with_input(named, cut.text.sequence)
        baseline = self._document.network_baseline
        self._document.edit_network(_REPLACE, read, baseline=baseline)
        super().accept()

    @property
    def _asked(self) -> Asked | None:
        embedding = self._document.network.embedding
        if embedding is None or (self._file is None and self._tokens is None):
            return None
        rows = len(embedding.weights)
        return Asked(self.field.whole, rows, self._tokens, self._file, _size(self._file))

    def _ask(self) -> None:
        """Look at what is asked now."""
        asked = self._asked
        try:
            if asked is not None:
                self._reading.answer(asked)
        except Problem as problem:
            self._refuse(problem)
        else:
            self._show()

    def _show(self) -> None:
        cut = self.cut
        if cut is not None and self._file is not None:
            # From now on it is at hand.
            self._tokens, self._file = cut.tokens, None
            self._ask()
            return
        if cut is None:
            self._say(tr(_NO_VOCABULARY if self._asked is None else _COMPUTING))
        else:
            self.vocabulary.setText(token_words.vocabulary_line(cut.tokens, cut.by_characters))
            self._say(self._outcome(cut))
        self.field.mark(cut.text.strange if cut is not None else ())
        button = self.buttons.button(_BUTTON.Ok)
        if button is not None:
            button.setEnabled(cut is not None and self._is_input(cut))

    def _outcome(self, cut: Cut) -> str:
        if not cut.text.pieces:
            return ""
        lines = [token_words.read_line(cut.text, cut.tokens)]
        if len(cut.text.read) > self._room:
            lines.append(token_words.too_long_line(self._room))
        return " ".join(lines)

    @property
    def _room(self) -> int:
        return most_steps(self._document.network)

    def _is_input(self, cut: Cut) -> bool:
        return 0 < len(cut.text.read) <= self._room

    def _say(self, text: str) -> None:
        self.told.setText(text)
        self.field.setAccessibleDescription(text)

    def _refuse(self, problem: Problem | None) -> None:
        """Tell why a vocabulary is not taken; the one before stays."""
        self._file = None
        if problem is not None:
            show_problem(self, problem)
        self._ask()

    def _choose_vocabulary(self) -> None:
        path = self._chosen(tr("Choose a vocabulary"), tr("Vocabularies"), SUFFIXES)
        if path is not None:
            self.take_vocabulary(path)

    def _choose_text(self) -> None:
        path = self._chosen(tr("Open a text"), tr("Texts"), (".txt",))
        if path is not None:
            self.take_text(path)

    def _chosen(self, title: str, kind: str, suffixes: tuple[str, ...]) -> Path | None:
        known = " ".join(f"*{suffix}" for suffix in suffixes)
        filters = f"{kind} ({known});;" + tr("All files") + " (*)"
        return file_to_open(self, title, self._folder, filters)

    def _lay_out(self) -> None:
        self.vocabulary.setProperty("role", "muted")
        first = QHBoxLayout()
        first.addWidget(self.vocabulary, 1)
        first.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignTop)
        self.buttons = QDialogButtonBox(_BUTTON.Ok | _BUTTON.Cancel, self)
        self.buttons.addButton(self.open_text, QDialogButtonBox.ButtonRole.ResetRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        agree, cancel = self.buttons.button(_BUTTON.Ok), self.buttons.button(_BUTTON.Cancel)
        if agree is not None and cancel is not None:
            agree.setText(tr(_REPLACE))
            cancel.setText(tr("Cancel"))
        layout = QVBoxLayout(self)
        fit(layout.setContentsMargins, 18, 16, 18, 14)
        fit(layout.setSpacing, 9)
        layout.addLayout(first)
        layout.addWidget(self.field, 1)
        layout.addWidget(self.told)
        layout.addWidget(self.buttons)


def _size(path: Path | None) -> int:
    """Return how many bytes there are to be read; what cannot be read is told when it is."""
    try:
        return 0 if path is None else path.stat().st_size
    except OSError:
        return 0
