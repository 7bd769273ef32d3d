"""The card that says what was found in the file of a model, before anything is replaced."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lstm_gui.files.importers.tested import Difference, difference_of
from lstm_gui.scenes.models.order_trials import (
    Differences,
    is_assumed,
    order_trials,
    reordered,
)
from lstm_gui.ui.sessions.layer_facts import LayerFacts, Section, said_line
from lstm_gui.ui.style.scale import fit, scaled, scaled_size
from lstm_gui.ui.widgets.manners.focus_ring import FocusRing
from lstm_gui.words import model_words
from lstm_gui.words.one_line import one_line
from lstm_gui.words.translation import message, tr

if TYPE_CHECKING:
    from lstm_gui.files.importers.imported import Imported

_BUTTON = QDialogButtonBox.StandardButton
_MOST_ROWS = 5
_MARK = 3
"""Pixels around the rows, in which the focus is marked."""
_WHOLE = message("The layers form one network. The one chosen here is looked at first.")
_APART = message("The layers do not form one network. Only the one chosen here is opened.")


class ImportCard(QDialog):
    """Lists the layers of a model, and says of the chosen one and of the file what is known.

    Parameters
    ----------
    is_network
        Whether all layers are opened, and the chosen one is only looked at first.
    away
        By how much the model differs from the example that its file carries.
    """

    def __init__(
        self,
        file: str,
        model: "Imported",
        is_network: bool,
        parent: QWidget,
        away: Differences | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("What the file holds"))
        size = scaled_size(620, 620)
        self.resize(size.boundedTo(parent.size()) if parent.isVisible() else size)
        self._model, self._away = model, away or {}
        self.orders: dict[str, str] = {}
        """The order of the gates that was taken for each kind of cell."""
        self.list = self._listed(model)
        self.facts = LayerFacts(self)
        self.facts.picked.connect(self._take_order)
        self._arrange(file, is_network)
        self.list.currentRowChanged.connect(self._show_layer)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _arrange(self, file: str, is_network: bool) -> None:
        layout, model = QVBoxLayout(self), self._model
        fit(layout.setContentsMargins, 18, 16, 18, 14)
        fit(layout.setSpacing, 8)
        kind = said_line(tr(str(model.format)), self, "muted")
        how = said_line(tr(_WHOLE if is_network else _APART), self)
        how.setVisible(len(model.layers) > 1)
        for widget in (said_line(one_line(file), self, "title"), kind, how, self.list):
            layout.addWidget(widget)
        layout.addWidget(self.facts, 1)
        layout.addWidget(self._buttons())

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

    @property
    def model(self) -> "Imported":
        """The model in the orders of the gates that were taken."""
        return reordered(self._model, self.orders)

    def _show_layer(self, row: int) -> None:
        place = max(row, 0)
        layer = self._model.layers[place]
        trials = order_trials(layer) if is_assumed(self._model) else ()
        away = {order: one for (kind, order), one in self._away.items() if kind == layer.kind}
        self.facts.show_facts(self._sections(place), layer.parameters.kind, trials, away)
        order = self.orders.get(layer.kind, layer.gate_order)
        if self.facts.curves is not None and order is not None:
            self.facts.curves.show_order(order)

    def _take_order(self, order: str) -> None:
        place = max(self.list.currentRow(), 0)
        self.orders[self._model.layers[place].kind] = order
        self.facts.say_again(self._sections(place))

    def _sections(self, place: int) -> tuple[Section, ...]:
        model = self.model
        layer = model.layers[place]
        found = self._difference(model)
        return (
            Section(one_line(layer.name), model_words.layer_facts(layer, is_assumed(self._model))),
            Section(tr("The example in the file"), model_words.example_of(model, found)),
            Section(tr("Before and after the layers"), model_words.ends_of(model)),
            Section(tr("Left out"), model_words.left_out_of(model)),
            Section(tr("To be known"), model_words.notes_of(model)),
        )

    def _difference(self, model: "Imported") -> Difference | None:
        """Return by how much ``model`` differs from its example: with one kind turned, it is known.

        With two kinds in other orders at once, the difference is that of neither.
        """
        turned = {
            layer.kind: layer.gate_order or ""
            for layer, read in zip(model.layers, self._model.layers, strict=True)
            if layer.gate_order != read.gate_order
        }
        if len(turned) > 1:
            return difference_of(model)
        first = model.layers[0]
        return self._away.get(next(iter(turned.items()), (first.kind, first.gate_order or "")))

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


class Choice(NamedTuple):
    """The layer to look at, and the order of the gates that was taken for each kind of cell."""

    layer: str
    orders: Mapping[str, str]


def choose_layer(
    parent: QWidget, file: str, model: "Imported", is_network: bool, away: Differences
) -> Choice | None:
    """Show what was found, and return what was chosen; None if nothing is to be opened."""
    card = ImportCard(file, model, is_network, parent, away)
    chosen = Choice(card.chosen, card.orders) if card.exec() else None
    card.deleteLater()
    return chosen
