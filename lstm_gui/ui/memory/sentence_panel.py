"""The input of all three cells, and how the cells are made."""

from functools import partial

from msgspec.structs import replace
from PyQt6.QtWidgets import QHBoxLayout, QMainWindow, QWidget

from lstm_gui.core import Sequence, select, with_sequence
from lstm_gui.files.problem import Problem
from lstm_gui.files.shipped.trained import TrainedModel
from lstm_gui.scenes.memory.asked_in_words import answers, question
from lstm_gui.scenes.memory.lanes import Comparison
from lstm_gui.scenes.memory.memory_settings import FORGET_BIAS, SEEDS, UNITS, MemorySettings
from lstm_gui.scenes.memory.reworded import typed
from lstm_gui.scenes.memory.sentence_words import (
    MOST_WORDS,
    WHAT_IS_READ,
    are_words,
    sentence,
    step_label,
)
from lstm_gui.scenes.memory.starts_in_words import way_name, ways
from lstm_gui.scenes.memory.trained_lanes import (
    LEADER,
    deciding,
    drawn,
    language_of,
    longest,
    models,
    unknown,
)
from lstm_gui.scenes.memory.trained_sessions import put_to
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.memory.figures.word_chips import WordRow
from lstm_gui.ui.memory.memory_panel import MemoryPanel
from lstm_gui.ui.memory.memory_scene import Asked, Scene
from lstm_gui.ui.memory.rewording_row import Rewording
from lstm_gui.ui.memory.sentence_field import SentenceField
from lstm_gui.ui.notices.messages import show_problem
from lstm_gui.ui.style.bound_text import bind, bind_name
from lstm_gui.ui.style.legible import numbers_are_large
from lstm_gui.ui.style.scale import fit
from lstm_gui.ui.style.theme import Theme
from lstm_gui.ui.widgets.buttons.flat_button import flat_button
from lstm_gui.ui.widgets.choices.choice_box import ChoiceBox
from lstm_gui.ui.widgets.choices.yielding_choice import YieldingChoice
from lstm_gui.ui.widgets.labels.wrapped_label import WrappedLabel
from lstm_gui.ui.widgets.manners.giving_way import GivingWay
from lstm_gui.ui.widgets.manners.wheel_guard import WheelGuard
from lstm_gui.ui.widgets.numbers.whole_box import WholeBox
from lstm_gui.words.one_line import one_line
from lstm_gui.words.translation import counted, message, tr

_LEAST, _CHOICE = 200, 176
"""Pixels of the opened list, in which the longest way can be read."""
EXAMPLE = message(
    "I saw a rainbow . Lunch was noodles and the bus was a little late . Today I feel"
)
_EXAMPLE_MARKS = message("0 1 2 3")
"""Which words of the example, counted from 0, decide how it ends."""
_LEGENDS = {
    "seeded": message("Orange: marked words ({count}). Click a word to mark it."),
    "numbers": message("Orange: marked steps ({count}). Click a step to mark it."),
    "symbols": message("Orange: marked. The first symbol is asked for after the last."),
    "sentences": message(
        "Orange: marked. These networks have memorised the phrases of a toy world."
    ),
}
_MARK = {True: message("Mark a word"), False: message("Mark a step")}
_MARKED = (message("Orange: marked ({count})"), message("Marked: {count}"))
_SEEDS = {
    "sentences": message("sentence "),
    "symbols": message("sequence "),
    "seeded": message("seed "),
}
"""What the seed draws: the weights of a trained network have one of their own."""
_DISTANCES = {
    True: counted("{n} clause", "{n} clauses", "n"),
    False: counted("{n} step", "{n} steps", "n"),
}


class MemorySentencePanel(MemoryPanel):
    """The words, a line to type others, and H, initialisation and seed of the cells."""

    name = "memory_sentence"
    title = WHAT_IS_READ[True]
    headline = message("The same input for all three")
    brief = title

    def __init__(self, document: Document, parent: QMainWindow) -> None:
        super().__init__(parent)
        self._document = document
        self.legend = self.add_note()
        self.words = WordRow(self)
        self.rewording = Rewording(document, self.words, self)
        self.line = SentenceField(self)
        bind(self.line.setPlaceholderText, "Type your own sentence and press Enter")
        bind(self.line.setAccessibleName, "Your own sentence")
        bind(self.line.setToolTip, "Correct the sentence or type another, then press Enter")
        self.told = WrappedLabel(self)
        self._add_boxes()
        self.own = flat_button(
            self,
            message("own input, untrained"),
            message("Compare untrained cells on the input of the Cell workspace instead"),
            document.end_example,
        )
        self._fill_body()
        self._fill_corner()
        self._drawn: tuple[Asked, Comparison | None] | None = None
        fit(self._follow_factor)
        self.words.mark_asked.connect(self._mark)
        self.line.typed.connect(self._type)

    @property
    def unpictured(self) -> tuple[QWidget, ...]:
        return self.line, self.legend, self.own

    def draw_scene(self, scene: Scene) -> None:
        self.draw_asked(scene, scene.comparison)

    def draw_asked(self, asked: Asked, comparison: Comparison | None = None) -> None:
        """Show what is asked for, which can be changed here whether it was compared or not."""
        settings, model = asked.settings, asked.asked_model
        self._show_words(asked)
        self._drawn = asked, comparison
        self._say_question(asked, comparison)
        self.units.setVisible(model is None)
        self.distance.setVisible(model is not None)
        way = settings.trained if model is not None else settings.initialisation
        self.units.show_number(settings.units)
        if model is not None:
            self._show_distance(model, settings.distance)
        self.seed.show_prefix(tr(_SEEDS[_content(model)]))
        self.seed.show_number(settings.seed)
        self.start.setCurrentIndex(ways().index(way))

    def _show_distance(self, model: TrainedModel, distance: int) -> None:
        self.distance.show_limits(self.distance.minimum(), longest(model))
        self.distance.show_number(distance)
        text = tr(_DISTANCES[language_of(model) is not None])
        self.distance.show_within(text.format(n=self.distance.value()))

    def _show_words(self, scene: Asked) -> None:
        model, asked, steps = scene.asked_model, scene.asked, scene.asked_steps
        marks = tuple(step for step in scene.settings.marks if step < len(asked))
        strange = unknown(model, asked) if model is not None else frozenset[int]()
        labels = tuple(step_label(asked, step) for step in steps)
        t = min(max(scene.snapshot.t, steps.start), steps.stop - 1)
        self.words.call(are_words(asked))
        self.call(WHAT_IS_READ[are_words(asked)])
        self.words.show_words(labels, marks, t, strange, steps.start)
        self.line.show_words(_as_text(asked), marks, t)
        content = _content(model)
        legend = "numbers" if content == "seeded" and not are_words(asked) else content
        self.legend.setText(tr(_LEGENDS[legend]).format(count=len(marks)))
        self.legend.set_brief(*(tr(text).format(count=len(marks)) for text in _MARKED))

    def set_theme(self, theme: Theme) -> None:
        self.line.set_theme()

    def call(self, title: str) -> None:
        if title != self.title:
            bind(self.heading.set_brief, title)
        super().call(title)

    def retranslate(self) -> None:
        for index, way in enumerate(ways()):
            self.start.setItemText(index, way_name(way))

    def _follow_factor(self) -> None:
        if self._drawn is not None:
            self._say_question(*self._drawn)

    def _say_question(self, asked: Asked, comparison: Comparison | None) -> None:
        """Say what trained networks are asked, and what each of them says, if that is known.

        In front of a class the lanes alone say what they answer: a line more hid one of them.
        """
        model, said = asked.asked_model, ""
        known = comparison is not None and comparison.answers(asked.settings, asked.asked)
        if comparison is not None and known and not numbers_are_large():
            said = answers(comparison)
        asks = "" if model is None else question(model, asked.asked)
        self.told.setText("\n".join(filter(None, (asks, said))))
        self.told.setVisible(model is not None)
        self.own.setVisible(self._document.shows_example)

    def _add_boxes(self) -> None:
        self.units = WholeBox(message("Number of hidden units of each cell"), UNITS, self)
        self.units.setPrefix("H  ")
        apart = message("How far apart question and answer are")
        self.distance = WholeBox(apart, (0, 20), self)
        seed = message("Seed of the weights, or of the sentence if trained")
        self.seed = WholeBox(seed, SEEDS, self)
        self.start = self._choice()
        self.units.valueChanged.connect(self._set_units)
        self.distance.valueChanged.connect(self._set_distance)
        self.seed.valueChanged.connect(self._set_seed)

    def _choice(self) -> ChoiceBox:
        choice = YieldingChoice(_CHOICE, self)
        choice.addItems([""] * len(ways()))
        bind_name(choice, "Where the weights come from")
        choice.activated.connect(self._set_way)
        return choice

    def _fill_body(self) -> None:
        below = QHBoxLayout()
        below.addWidget(self.told, 1)
        below.addWidget(self.own)
        for part in (self.line, self.words):
            self.body.addWidget(part)
        self.body.addLayout(below)

    def _fill_corner(self) -> None:
        self.retranslate()
        example = flat_button(
            self, message("example"), message("A sentence whose first words decide its last")
        )
        example.clicked.connect(self._show_example)
        # The boxes beside it give way too.
        example.gives_way = False
        wheel, controls = WheelGuard(self), (self.units, self.distance, self.start, self.seed)
        for control in controls:
            wheel.guard(control)
        for part in (example, *controls):
            self.corner.addWidget(part)
        fit(self.corner.setSpacing, 6)
        giving = GivingWay(self.titleBarWidget(), self._row, _LEAST)
        giving.set_giving((self.seed, example, self.start))

    @property
    def _model(self) -> TrainedModel | None:
        return self.rewording.model

    def _mark(self, step: int, gesture: int) -> None:
        if step >= len(self._document.state.sequence):
            return
        settings = self._document.memory.with_mark(step)
        label = _MARK[are_words(self._document.state.sequence)]
        self._document.set_memory(label, settings, ("mark", gesture))

    def _type(self, text: str) -> None:
        inputs = self._document.state.parameters.input_size
        sequence = typed(text, self._model, inputs)
        if sequence is None:
            return
        marks = tuple(step for step in self._document.memory.marks if step < len(sequence))
        self._show(sequence, replace(self._document.memory, marks=marks))

    def _show_example(self) -> None:
        settings = self._document.memory
        model = self._model
        if model is not None:
            self._draw_sequence(model, replace(settings, seed=(settings.seed + 1) % SEEDS[1]))
            return
        marks = tuple(int(word) for word in tr(_EXAMPLE_MARKS).split())
        sequence = sentence(tr(EXAMPLE), self._document.state.parameters.input_size)
        assert sequence is not None
        self._show(sequence, replace(settings, marks=marks))

    def _draw_sequence(self, model: TrainedModel, settings: MemorySettings) -> None:
        sequence = drawn(model, settings.distance, settings.seed)
        self._show(sequence, replace(settings, marks=deciding(model, sequence)))

    def _show(self, sequence: Sequence, settings: MemorySettings) -> None:
        before = self._document.state
        state = with_sequence(before, sequence)
        if before.selection.t == len(before.sequence) - 1:
            # Who looks at the answer goes on looking at it, however far away it is now.
            state = select(state, t=len(sequence) - 1)
        self._document.edit(message("Change the sentence"), state, memory=settings)

    def _set_units(self, units: int) -> None:
        settings = replace(self._document.memory, units=units)
        self._document.set_memory(message("Change the sizes"), settings, "memory units")

    def _set_distance(self, distance: int) -> None:
        model = self._model
        if model is not None:
            settings = replace(self._document.memory, distance=min(distance, longest(model)))
            self._draw_sequence(model, settings)

    def _set_seed(self, seed: int) -> None:
        settings = replace(self._document.memory, seed=seed)
        model = self._model
        if model is not None:
            self._draw_sequence(model, settings)
        else:
            self._document.set_memory(message("Draw other weights"), settings, "memory seed")

    def _set_way(self, index: int) -> None:
        way, settings = ways()[index], self._document.memory
        if way in FORGET_BIAS:
            seeded = replace(
                settings, trained="", initialisation=way, forget_bias=FORGET_BIAS[way], gain=1.0
            )
            self._document.set_memory(message("Choose an initialisation"), seeded)
            return
        try:
            model = models(way)[LEADER]
        except Problem as problem:
            show_problem(self, problem)
            return
        self._show_trained(way, model)

    def _show_trained(self, way: str, model: TrainedModel) -> None:
        distance = min(model.facts.distances[1], longest(model))
        now = self._document.memory
        # The Cell workspace then shows the very LSTM that is compared here.
        state, settings = put_to(way, distance, now.seed, now.lanes)
        title = partial(way_name, way)
        self._document.edit(message("Show trained networks"), state, memory=settings, title=title)


def _content(model: TrainedModel | None) -> str:
    if model is None:
        return "seeded"
    return "symbols" if language_of(model) is None else "sentences"


def _as_text(sequence: Sequence) -> tuple[str, ...]:
    """Return the words of a sentence; none of numbers, or of more than can be typed."""
    labels = sequence.labels or ()
    return tuple(map(one_line, labels)) if len(labels) <= MOST_WORDS else ()
