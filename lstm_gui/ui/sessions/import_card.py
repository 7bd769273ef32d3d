"""The card that says what was found in the file of a model, before anything is replaced."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lstm_gui.scenes.order_trials import Trial, is_assumed, order_trials
from lstm_gui.ui.sessions.order_curves import OrderCurves
from lstm_gui.ui.style.scale import fit, scaled, scaled_size
from lstm_gui.ui.widgets.focus_ring import FocusRing
from lstm_gui.ui.widgets.formula_line import FormulaLine
from lstm_gui.ui.widgets.label import Label
from lstm_gui.ui.widgets.scrolled_column import scroll_column
from lstm_gui.words import model_words
from lstm_gui.words.cell_equations import cell_equations
from lstm_gui.words.one_line import one_line
from lstm_gui.words.translation import message, tr

if TYPE_CHECKING:
    from lstm_gui.core import Kind
    from lstm_gui.files.importers.imported import Imported, ImportedLayer

_BUTTON = QDialogButtonBox.StandardButton
_FORMULA = 15
_MOST_ROWS = 5
_MARK = 3
"""Pixels around the rows, in which the focus is marked."""
_WHOLE = message("The layers form one network. The one chosen here is looked at first.")
_ORDERS = message(
    "The hidden states over two pulses if the file has them in the order that is taken, and in "
    "others that are in use:"
)
_APART = message("The layers do not form one network. Only the one chosen here is opened.")


class ImportCard(QDialog):
    """Lists the layers of a model, and says of the chosen one and of the file what is known.

    Parameters
    ----------
    is_network
        Whether all layers are opened, and the chosen one is only looked at first.
    """

    def __init__(self, file: str, model: "Imported", is_network: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("What the file holds"))
        size = scaled_size(620, 620)
        self.resize(size.boundedTo(parent.size()) if parent.isVisible() else size)
        self._model = model
        self.list = self._listed(model)
        self.facts = _Facts(self)
        layout = QVBoxLayout(self)
        fit(layout.setContentsMargins, 18, 16, 18, 14)
        fit(layout.setSpacing, 8)
        kind = _label(tr(str(model.format)), self, "muted")
        how = _label(tr(_WHOLE if is_network else _APART), self)
        how.setVisible(len(model.layers) > 1)
        for widget in (_label(one_line(file), self, "title"), kind, how, self.list):
            layout.addWidget(widget)
        layout.addWidget(self.facts, 1)
        layout.addWidget(self._buttons())
        self.list.currentRowChanged.connect(self._show_layer)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    @property
    def chosen(self) -> str:
        """The name of the layer."""
        return self._model.names[max(self.list.currentRow(), 0)]

    def _listed(self, model: "Imported") -> QListWidget:
        made = _Layers(self)
        made.setFrameShape(QListWidget.Shape.NoFrame)
        made.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        fit(made.setSpacing, 2)
        made.setAccessibleName(tr("Layers"))
        FocusRing(made)
        for layer in model.layers:
            QListWidgetItem(one_line(model_words.layer_line(layer)), made)
        rows = min(len(model.layers), _MOST_ROWS)
        made.setFixedHeight(rows * (made.sizeHintForRow(0) + scaled(4)) + 2 * scaled(_MARK))
        made.itemActivated.connect(self.accept)
        return made

    def _show_layer(self, row: int) -> None:
        self.facts.show_facts(self._model, self._model.layers[max(row, 0)])

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(_BUTTON.Open | _BUTTON.Cancel, self)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        opening = box.button(_BUTTON.Open)
        if opening is not None:
            opening.setDefault(True)
        return box


class _Layers(QListWidget):
    """A list whose rows stand inside of the mark of the focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setViewportMargins(*[scaled(_MARK)] * 4)


class _Facts(QScrollArea):
    """Sections of sentences and equations, one under the other."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("What the file holds"))
        FocusRing(self)

    def show_facts(self, model: "Imported", layer: "ImportedLayer") -> None:
        """Say what is known of ``layer`` and of the file."""
        page = QWidget(self)
        column = QVBoxLayout(page)
        fit(column.setContentsMargins, 2, 4, 8, 4)
        fit(column.setSpacing, 4)
        _add(column, page, one_line(layer.name), model_words.layer_facts(layer))
        _add_equations(column, page, layer.parameters.kind)
        if is_assumed(model):
            _add_orders(column, page, order_trials(layer))
        _add(column, page, tr("Before and after the layers"), model_words.ends_of(model))
        if model.left_out:
            left = (", ".join(map(one_line, model.left_out)), tr(model_words.LEFT_OUT))
            _add(column, page, tr("Left out"), left)
        _add(column, page, tr("To be known"), model_words.notes_of(model))
        column.addStretch(1)
        scroll_column(self, page)


def choose_layer(parent: QWidget, file: str, model: "Imported", is_network: bool) -> str | None:
    """Show what was found, and return the layer to look at; None if nothing is to be opened."""
    card = ImportCard(file, model, is_network, parent)
    chosen = card.chosen if card.exec() else None
    card.deleteLater()
    return chosen


def _add(column: QVBoxLayout, page: QWidget, title: str, sentences: Iterable[str]) -> None:
    lines = tuple(sentences)
    if lines:
        column.addSpacing(scaled(6))
        column.addWidget(_label(title, page, "title"))
        for line in lines:
            column.addWidget(_label(line, page))


def _add_equations(column: QVBoxLayout, page: QWidget, kind: "Kind") -> None:
    column.addSpacing(scaled(6))
    column.addWidget(_label(tr("What a step of it computes"), page, "title"))
    for markup in cell_equations(kind):
        line = FormulaLine(_FORMULA, parent=page)
        line.show_markup(markup)
        column.addWidget(line)


def _add_orders(column: QVBoxLayout, page: QWidget, trials: tuple[Trial, ...]) -> None:
    if len(trials) < 2:
        return
    column.addSpacing(scaled(6))
    column.addWidget(_label(tr("The order of the gates is assumed"), page, "title"))
    column.addWidget(_label(tr(_ORDERS), page))
    curves = OrderCurves(trials, page)
    curves.setAccessibleName(tr(_ORDERS))
    column.addWidget(curves)


def _label(text: str, parent: QWidget, role: str = "") -> Label:
    made = Label(text, parent)
    made.setWordWrap(True)
    if role:
        made.setProperty("role", role)
    return made
