"""Finds comparisons of the three cells, on a thread if they take long."""

from PyQt6.QtCore import QObject

from lstm_gui.core import Sequence
from lstm_gui.scenes.memory.lanes import Cells, Comparison, making, seconds_for
from lstm_gui.scenes.memory.memory_settings import MemorySettings
from lstm_gui.scenes.memory.stretch import MOST_STEPS, GivenUpError, stretch
from lstm_gui.ui.document.job import GoesOn
from lstm_gui.ui.document.working import Worker

Question = tuple[MemorySettings, Sequence, range]


class Comparisons(Worker[Question, Comparison | None]):
    """Keeps the latest comparison; what another input replaced is given up."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cells: Cells | None = None

    def ask(
        self, settings: MemorySettings, sequence: Sequence, t: int = 0, beside: range | None = None
    ) -> Comparison | None:
        """Return the comparison asked for, or the latest there is while it is computed.

        Of a long input it shows the steps that it showed before as long as ``t`` is among
        them, or as far as there are any, those of a comparison that it stands ``beside``.
        """
        return self.answer((settings, sequence, self._steps(sequence, t, beside)))

    def find(self, question: Question) -> Comparison | None:
        return self.find_in_parts(question, lambda _share: True)

    def find_in_parts(self, question: Question, goes_on: GoesOn) -> Comparison | None:
        settings, sequence, steps = question
        cells = self._cells
        if cells is None or cells.sequence is not sequence or _differ(cells.settings, settings):
            cells = Cells(settings, sequence)
        try:
            found = cells.compare(steps, goes_on)
        except GivenUpError:
            return None
        self._cells = cells
        return found

    def is_same(self, one: Question, other: Question) -> bool:
        return one[1] is other[1] and (one[0], one[2]) == (other[0], other[2])

    def leads_to(self, one: Question, other: Question) -> bool:
        return one[1] is other[1]

    def seconds(self, question: Question) -> float:
        return seconds_for(*question)

    def answers(self, latest: Comparison | None, question: Question) -> bool:
        return latest is not None and latest.answers(*question)

    def _steps(self, sequence: Sequence, t: int, beside: range | None) -> range:
        if beside is not None and len(sequence) > MOST_STEPS:
            first = min(beside.start, len(sequence) - MOST_STEPS)
            return range(first, first + MOST_STEPS)
        latest = self.latest
        same = latest is not None and len(latest.sequence) == len(sequence)
        if latest is not None and same and t in latest.steps:
            return latest.steps
        return stretch(len(sequence), t)


def _differ(one: MemorySettings, other: MemorySettings) -> bool:
    return making(one) != making(other)
