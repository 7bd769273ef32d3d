"""A small form that says what the inputs are called."""

from functools import partial

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QCloseEvent, QKeyEvent
from PyQt6.QtWidgets import QFormLayout, QLineEdit, QVBoxLayout, QWidget

from lstm_gui.core import with_input_names
from lstm_gui.files.sessions.session_limits import MAX_LABEL
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.style.scale import scaled
from lstm_gui.ui.widgets.choices.popup_box import PopupBox
from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.ui.widgets.numbers.symbol_label import SymbolLabel
from lstm_gui.ui.widgets.pages.quiet_scroll import QuietScroll
from lstm_gui.ui.widgets.pages.scrolled_column import scroll_column
from lstm_gui.words.input_names import input_name
from lstm_gui.words.one_line import from_field
from lstm_gui.words.translation import message, tr

NAMING = message("Name an input")
_WIDTH, _TALLEST = 300, 380
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NamesBox(PopupBox):
    """A field for each of some inputs; a name is given when its field is left.

    Parameters
    ----------
    inputs
        Which of them have a field, counted from 0.
    """

    def __init__(self, document: Document, inputs: range, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._document = document
        content = QWidget()
        form = QFormLayout(content)
        form.setContentsMargins(0, 0, 0, 0)
        names = document.state.sequence.names
        self.fields = {place: _NameField(input_name(names, place), content) for place in inputs}
        for place, field in self.fields.items():
            field.setAccessibleName(tr("Name of input {number}").format(number=place + 1))
            field.editingFinished.connect(partial(self._take, place))
            form.addRow(SymbolLabel(f"x_{{{place + 1}}}", parent=content), field)
        scroll = QuietScroll(self)
        scroll_column(scroll, content)
        scroll.setFixedHeight(min(content.sizeHint().height(), scaled(_TALLEST)))
        column = QVBoxLayout(self)
        column.addWidget(Label(tr("Names of the inputs"), self))
        column.addWidget(scroll)
        self.setFixedWidth(scaled(_WIDTH))

    def closeEvent(self, event: QCloseEvent) -> None:
        # What is typed in a field of a form that goes is not told to be finished.
        for place in self.fields:
            self._take(place)
        super().closeEvent(event)

    def _take(self, place: int) -> None:
        """Give an input another name; one that nobody touched stays as a file has it."""
        field, state = self.fields[place], self._document.state
        name = from_field(field.text())
        # Meanwhile another session may have come in place of this one.
        if name == field.before or place >= state.parameters.input_size:
            return
        field.before = name
        names = list(state.sequence.names or [""] * state.parameters.input_size)
        names[place] = name
        self._document.edit(NAMING, with_input_names(state, tuple(names)))


class _NameField(QLineEdit):
    """Enter goes on to the next name, Escape leaves this one as it was."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(name, parent)
        self.before = name
        """What it opened with, or was told to be finished with last."""
        self.setMaxLength(MAX_LABEL)
        self.home(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self.before)
            event.ignore()  # the box closes
            return
        super().keyPressEvent(event)
        if event.key() in _ENTER:
            self.focusNextChild()
            event.accept()
