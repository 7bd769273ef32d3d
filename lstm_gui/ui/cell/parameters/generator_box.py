"""A small form that shapes a ready-made input while it is seen."""

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QDoubleSpinBox, QFormLayout, QSpinBox, QWidget

from lstm_gui.core import (
    EDITABLE_STEPS,
    Sequence,
    Shape,
    first_shape,
    generated,
    with_sequence,
)
from lstm_gui.scenes.readers import number_within, sane
from lstm_gui.ui.cell.parameters.randomise_box import LARGEST_SEED
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.gesture import Gesture
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.widgets.choices.popup_box import PopupBox
from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.words.translation import message, tr
from lstm_gui.words.vocabulary import GENERATOR_NAMES, SPAN_NAMES

_HIGHEST, _NUDGE = 100.0, 0.1
_SEEDED = ("random",)
_REMEMBERED = {
    "span": number_within(1, EDITABLE_STEPS[1]),
    "height": number_within(-_HIGHEST, _HIGHEST),
    "seed": number_within(0, LARGEST_SEED),
}


class GeneratorBox(PopupBox):
    """Length, span, height and seed of one generator; all that is done here is one undo step.

    It begins with what was chosen the last time, and remembers what is chosen now.
    """

    def __init__(self, document: Document, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._document, self._name, self._settings = document, name, Settings()
        self._before, self._gesture = document.state, Gesture().current
        self.setAccessibleName(tr(GENERATOR_NAMES[name]))
        self._form = QFormLayout(self)
        heading = Label(tr(GENERATOR_NAMES[name]), self)
        heading.setProperty("role", "title")
        self._form.addRow(heading)
        self._add_fields()
        self._begin()
        for field in (self.steps, self.span, self.peak, self.seed):
            field.valueChanged.connect(self._make)
        self._make()

    @property
    def first(self) -> QWidget:
        """What has the keys at first."""
        return self.span if self._name in SPAN_NAMES else self.seed

    def hideEvent(self, event: object) -> None:
        super().hideEvent(event)
        shape = self._shape
        self._settings.remember_choices(
            self._key, {"span": shape.span, "height": shape.height, "seed": shape.seed}
        )

    @property
    def _key(self) -> str:
        return f"generator {self._name}"

    @property
    def _shape(self) -> Shape:
        return Shape(self.span.value(), self.peak.value(), self.seed.value())

    def _add_fields(self) -> None:
        self.steps, self.span = QSpinBox(self), QSpinBox(self)
        self.peak, self.seed = QDoubleSpinBox(self), QSpinBox(self)
        self.steps.setRange(1, max(EDITABLE_STEPS[1], len(self._before.sequence)))
        self.span.setRange(1, EDITABLE_STEPS[1])
        self.peak.setRange(-_HIGHEST, _HIGHEST)
        self.peak.setSingleStep(_NUDGE)
        self.seed.setRange(0, LARGEST_SEED)
        self._add(SPAN_NAMES.get(self._name, ""), self.span)
        self._add(message("Height"), self.peak)
        self._add(message("Seed") if self._name in _SEEDED else "", self.seed)
        self._add(message("Number of time steps"), self.steps)

    def _add(self, name: str, field: QSpinBox | QDoubleSpinBox) -> None:
        field.setVisible(bool(name))
        if name:
            field.setAccessibleName(tr(name))
            self._form.addRow(Label(tr(name), self), field)

    def _begin(self) -> None:
        steps = len(self._before.sequence)
        first = first_shape(self._name, steps)
        chosen = sane(self._settings.choices(self._key), _REMEMBERED)
        self.steps.setValue(steps)
        self.span.setValue(int(chosen.get("span", first.span)))
        self.peak.setValue(chosen.get("height", first.height))
        self.seed.setValue(int(chosen.get("seed", first.seed)))

    def _make(self) -> None:
        """Replace the input as it was at first, so that nothing is lost on the way."""
        inputs = self._before.parameters.input_size
        x = generated(self._name, self.steps.value(), inputs, self._shape)
        sequence = Sequence(x, names=self._before.sequence.names)
        state = with_sequence(self._before, sequence)
        self._document.edit(message("Replace the input"), state, self._gesture)
