"""The question which layer of a model to open, where its layers form no network."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lstm_gui.ui.style.scale import fit, scaled_size
from lstm_gui.ui.widgets.label import Label
from lstm_gui.words.cells import words_of
from lstm_gui.words.translation import message, tr
from lstm_gui.words.vocabulary import INPUTS, UNITS

if TYPE_CHECKING:
    from lstm_gui.files.importers.imported import ImportedLayer

_FORWARD = message("{name}   —   {kind}, {inputs}, {units}")
_BACKWARD = message("{name}   —   {kind}, {inputs}, {units}, the last step first")
_BUTTON = QDialogButtonBox.StandardButton


class LayerDialog(QDialog):
    """Lists the layers of a model."""

    def __init__(self, file: str, layers: Sequence["ImportedLayer"], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Choose a layer"))
        self.resize(scaled_size(520, 360))
        text = tr("The layers in {file} do not form one network. Which one is to be opened?")
        label = Label(text.format(file=file), self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        fit(self.list.setSpacing, 2)
        self.list.setAccessibleName(tr("Layers"))
        for layer in layers:
            QListWidgetItem(_line(layer), self.list).setData(Qt.ItemDataRole.UserRole, layer.name)
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(self.accept)
        layout = QVBoxLayout(self)
        fit(layout.setContentsMargins, 18, 16, 18, 14)
        fit(layout.setSpacing, 12)
        for widget in (label, self.list, self._buttons()):
            layout.addWidget(widget)
        self.list.setFocus()

    @property
    def chosen(self) -> str:
        """The name of the layer."""
        item = self.list.currentItem()
        return "" if item is None else item.data(Qt.ItemDataRole.UserRole)

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(_BUTTON.Open | _BUTTON.Cancel, self)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box


def ask_layer(parent: QWidget, file: str, layers: Sequence["ImportedLayer"]) -> str | None:
    """Ask which of ``layers`` to open, and return its name; None if none is to be."""
    dialog = LayerDialog(file, layers, parent)
    accepted = dialog.exec()
    chosen = dialog.chosen if accepted else None
    dialog.deleteLater()
    return chosen or None


def _line(layer: "ImportedLayer") -> str:
    template = _BACKWARD if layer.direction == "backward" else _FORWARD
    kind = words_of(layer.kind).name
    return tr(template).format(
        name=layer.name,
        kind=kind,
        inputs=tr(INPUTS).format(count=layer.input_size),
        units=tr(UNITS).format(count=layer.hidden_size),
    )
