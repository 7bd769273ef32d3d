"""The line below the lanes that says what their shares are."""

from PyQt6.QtWidgets import QWidget

from lstm_gui.scenes.memory.sentence_words import are_words
from lstm_gui.ui.memory.comparer import Comparisons
from lstm_gui.ui.style.scale import NORMAL, factor, fit, scaled
from lstm_gui.ui.widgets.labels.wrapped_label import WrappedLabel
from lstm_gui.words.numbers import percent
from lstm_gui.words.translation import message, tr

_MEASURE = {
    (False, True): message(
        "A share says how far a small change of a word would move h, next to the others; "
        "not whether the word can be read out of h or decides the answer."
    ),
    (False, False): message(
        "A share says how far a small change of a step would move h, next to the others; "
        "not whether the step can be read out of h or decides the answer."
    ),
    (True, True): message(
        "Where a lane shows what its memory is made of, a share is what a word has left in it; "
        "elsewhere how far a small change of the word would move h. Neither says whether the "
        "answer hangs on it."
    ),
    (True, False): message(
        "Where a lane shows what its memory is made of, a share is what a step has left in it; "
        "elsewhere how far a small change of the step would move h. Neither says whether the "
        "answer hangs on it."
    ),
}
"""By whether some lane shows parts of its memory, and whether steps are words."""
_IN_CLASS = {
    (False, True): message(
        "A share is how far a word would move h; not whether the answer hangs on it."
    ),
    (False, False): message(
        "A share is how far a step would move h; not whether the answer hangs on it."
    ),
    (True, True): message(
        "A share is what a word left in the memory, or how far it would move h; not whether the "
        "answer hangs on it."
    ),
    (True, False): message(
        "A share is what a step left in the memory, or how far it would move h; not whether the "
        "answer hangs on it."
    ),
}
_COMPARING = message("The three cells are being compared …")
_FAILED = message("The three cells could not be compared.")
_SO_FAR = message("The three cells are being compared … {percent}")
_STRETCH = message(
    "Shown are steps {first} to {last} of {count}, around the cursor. Shares and gradients are "
    "among these; what came before is in the state they begin with."
)
_READABLE, _READABLE_IN_CLASS = 330, 250
"""Pixels that lines of a text are wide at least beside something else.

In front of a class the text is shorter, since each line takes room from the bars.
"""


class MeasureNote(WrappedLabel):
    """Says what a share is and which steps are shown, or how far the comparison is."""

    def __init__(self, comparisons: Comparisons, parent: QWidget) -> None:
        super().__init__(parent)
        self._comparisons = comparisons
        self._waiting, self._progress = False, 0.0
        self._parts = False
        self.setProperty("role", "muted")
        comparisons.progressed.connect(self._take_progress)
        fit(self._take_on_type)

    def show_parts(self, shown: bool) -> None:
        """Speak of parts of the memory too from now on, if some lane shows them."""
        self._parts = shown

    def say(self, waiting: bool) -> None:
        """Say it anew; ``waiting`` as long as there is no comparison to see."""
        self._waiting = waiting
        shown = self._comparisons.latest
        measures = _MEASURE if factor() == NORMAL else _IN_CLASS
        measure = measures[self._parts, shown is None or are_words(shown.sequence)]
        said = [tr(self._state_of_waiting() if waiting else measure)]
        if self._comparisons.running and 0.0 < self._progress < 1.0:
            said = [tr(_SO_FAR).format(percent=percent(self._progress))]
        if shown is not None and not shown.is_whole:
            first, last, count = shown.steps.start, shown.steps.stop - 1, len(shown.sequence)
            said.append(tr(_STRETCH).format(first=first, last=last, count=f"{count:,}"))
        self.setText(" ".join(said))

    def _take_on_type(self) -> None:
        self.setMinimumWidth(scaled(_READABLE if factor() == NORMAL else _READABLE_IN_CLASS))
        self.say(self._waiting)

    def _state_of_waiting(self) -> str:
        return _FAILED if self._comparisons.failing else _COMPARING

    def _take_progress(self, share: float) -> None:
        self._progress = share
        self.say(self._waiting)
