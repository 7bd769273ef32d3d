"""The input of all three cells, and how the cells are made."""

from dataclasses import replace

from PyQt6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QMainWindow, QSpinBox

from lstm_gui.core import with_sequence
from lstm_gui.ui.document import Document
from lstm_gui.ui.language import bind, message, tr
from lstm_gui.ui.memory.scene import Scene
from lstm_gui.ui.memory.settings import FORGET_BIAS, INITIALISATIONS, SEEDS, UNITS
from lstm_gui.ui.memory.words import sentence
from lstm_gui.ui.panels.memory_panel import MemoryPanel
from lstm_gui.ui.plots.memory_words import WordRow
from lstm_gui.ui.widgets.flat_button import flat_button
from lstm_gui.ui.widgets.wheel_guard import WheelGuard

EXAMPLE = message(
    "I saw a rainbow . Lunch was noodles and the bus was a little late . Today I feel"
)
_EXAMPLE_MARKS = message("0 1 2 3")
"""Which words of the example, counted from 0, decide how it ends."""
_STARTS = {
    "orthogonal": message("Xavier, orthogonal W_h"),
    "chrono": message("chrono"),
    "default": message("framework default"),
}


class MemorySentencePanel(MemoryPanel):
    """The words, a line to type others, and H, initialisation and seed of the cells."""

    name = "memory_sentence"
    title = message("Sentence")
    headline = message("The same input for all three")

    def __init__(self, document: Document, parent: QMainWindow) -> None:
        super().__init__(parent)
        self._document = document
        self.legend = self.add_note()
        self.words = WordRow(self)
        self.body.addWidget(self.words)
        self.line = QLineEdit(self)
        bind(self.line.setPlaceholderText, "Type your own sentence and press Enter")
        bind(self.line.setAccessibleName, "Your own sentence")
        self.units, self.seed = self._box("H  ", UNITS), self._box("", SEEDS)
        bind(self.units.setAccessibleName, "Number of hidden units of each cell")
        bind(self.units.setToolTip, "Number of hidden units of each cell")
        bind(self.seed.setPrefix, "seed ")
        bind(self.seed.setAccessibleName, "Seed of the random weights of all three cells")
        bind(self.seed.setToolTip, "Seed of the random weights of all three cells")
        self.start = self._choice()
        example = flat_button(
            self, message("example"), message("A sentence whose first words decide its last")
        )
        example.clicked.connect(self._show_example)
        self._fill_corner(example)
        self.words.mark_asked.connect(self._mark)
        self.line.returnPressed.connect(self._type)
        self.units.valueChanged.connect(self._set_units)
        self.seed.valueChanged.connect(self._set_seed)

    def draw_scene(self, scene: Scene) -> None:
        self.words.show_words(scene.labels, scene.marks, scene.t)
        text = message("Orange: marked words ({count}). Click a word to mark it.")
        self.legend.setText(tr(text).format(count=len(scene.marks)))
        settings = scene.settings
        index = INITIALISATIONS.index(settings.initialisation)
        for control, show, value in (
            (self.units, self.units.setValue, settings.units),
            (self.seed, self.seed.setValue, settings.seed),
            (self.start, self.start.setCurrentIndex, index),
        ):
            blocked = control.blockSignals(True)
            show(value)
            control.blockSignals(blocked)

    def retranslate(self) -> None:
        for index, name in enumerate(INITIALISATIONS):
            self.start.setItemText(index, tr(_STARTS[name]))

    def _box(self, prefix: str, limits: tuple[int, int]) -> QSpinBox:
        box = QSpinBox(self)
        box.setRange(*limits)
        box.setPrefix(prefix)
        box.setKeyboardTracking(False)
        return box

    def _choice(self) -> QComboBox:
        choice = QComboBox(self)
        choice.addItems([""] * len(INITIALISATIONS))
        bind(choice.setAccessibleName, "Initialisation of the weights")
        bind(choice.setToolTip, "Initialisation of the weights")
        choice.activated.connect(self._set_start)
        return choice

    def _fill_corner(self, example: object) -> None:
        self.retranslate()
        row = QHBoxLayout()
        wheel = WheelGuard(self)
        self.line.setMinimumWidth(150)
        for control in (self.line, example, self.units, self.start, self.seed):
            row.addWidget(control)
            wheel.guard(control)
        row.setSpacing(6)
        self.corner.addLayout(row)

    def _mark(self, step: int) -> None:
        settings = self._document.memory.with_mark(step)
        self._document.set_memory(message("Mark a word"), settings)

    def _type(self) -> None:
        self._show_sentence(self.line.text(), self._document.memory.marks)

    def _show_example(self) -> None:
        marks = tuple(int(word) for word in tr(_EXAMPLE_MARKS).split())
        self._show_sentence(tr(EXAMPLE), marks)

    def _show_sentence(self, text: str, marks: tuple[int, ...]) -> None:
        document = self._document
        sequence = sentence(text, document.state.parameters.input_size)
        if sequence is None:
            return
        inside = tuple(step for step in marks if step < len(sequence))
        state = with_sequence(document.state, sequence)
        memory = replace(document.memory, marks=inside)
        document.edit(message("Change the sentence"), state, memory=memory)
        self.line.clear()

    def _set_units(self, units: int) -> None:
        settings = replace(self._document.memory, units=units)
        self._document.set_memory(message("Change the sizes"), settings, "memory units")

    def _set_seed(self, seed: int) -> None:
        settings = replace(self._document.memory, seed=seed)
        self._document.set_memory(message("Draw other weights"), settings, "memory seed")

    def _set_start(self, index: int) -> None:
        name = INITIALISATIONS[index]
        settings = replace(
            self._document.memory, initialisation=name, forget_bias=FORGET_BIAS[name]
        )
        self._document.set_memory(message("Choose an initialisation"), settings)
