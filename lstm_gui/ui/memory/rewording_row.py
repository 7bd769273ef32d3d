"""Replacing and exchanging words of the sentence."""

from msgspec.structs import replace
from PyQt6.QtCore import QObject

from lstm_gui.core import select, with_sequence
from lstm_gui.files.shipped.trained import TrainedModel
from lstm_gui.scenes.memory.reworded import Reworded, replaced, swapped, typed
from lstm_gui.scenes.memory.sentence_words import are_words
from lstm_gui.scenes.memory.trained_lanes import LEADER, models_for
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.memory.figures.word_chips import WordRow
from lstm_gui.ui.memory.word_editor import WordEditor
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.words.translation import message

_EXCHANGE = {True: message("Exchange two words"), False: message("Exchange two steps")}
_REPLACE = {True: message("Replace a word"), False: message("Replace a step")}
"""By whether steps are words."""


class Rewording(QObject):
    """Carries out what is asked for in a row of words."""

    def __init__(self, document: Document, words: WordRow, parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._words = document, words
        self._step = 0
        words.edit_asked.connect(self.edit)
        words.swap_asked.connect(self.swap)

    @property
    def model(self) -> TrainedModel | None:
        """The trained LSTM that says how words are read, if the session asks for one."""
        document = self._document
        return models_for(document.memory.trained, document.state.sequence).get(LEADER)

    def edit(self, step: int) -> None:
        """Open a box to type another word at ``step``."""
        sequence = self._document.state.sequence
        if step >= len(sequence):
            return
        labels = sequence.labels
        editor = WordEditor(labels[step] if labels else "", self._words)
        bind(editor.setAccessibleName, "Another word")
        self._step = step
        editor.typed.connect(self._replace)
        editor.place(self._words.chip(step))

    def swap(self, one: int, other: int) -> None:
        """Exchange two words; the cursor goes with the first."""
        document = self._document
        if max(one, other) < len(document.state.sequence):
            made = swapped(document.state.sequence, document.memory.marks, one, other)
            self._show(_EXCHANGE[are_words(document.state.sequence)], made, other)

    def _replace(self, text: str) -> None:
        document = self._document
        now, inputs = document.state.sequence, document.state.parameters.input_size
        piece = typed(text, self.model, inputs)
        if piece is not None and self._step < len(now):
            made = replaced(now, document.memory.marks, self._step, piece)
            self._show(_REPLACE[are_words(now)], made, self._step)

    def _show(self, label: str, made: Reworded, t: int) -> None:
        state = select(with_sequence(self._document.state, made.sequence), t)
        settings = replace(self._document.memory, marks=made.marks)
        self._document.edit(label, state, memory=settings)
