"""Finds comparisons of the three cells, on a thread if they take long."""

from lstm_gui.core import Sequence
from lstm_gui.ui.memory.lanes import Comparison, compare, seconds_for
from lstm_gui.ui.memory.settings import MemorySettings
from lstm_gui.ui.working import Worker

Question = tuple[MemorySettings, Sequence]


class Comparisons(Worker[Question, Comparison]):
    """Keeps the latest comparison."""

    def ask(self, settings: MemorySettings, sequence: Sequence) -> Comparison | None:
        """Return the comparison asked for, or the latest there is while it is computed."""
        return self.answer((settings, sequence))

    def find(self, question: Question) -> Comparison:
        return compare(*question)

    def seconds(self, question: Question) -> float:
        return seconds_for(*question)

    def answers(self, latest: Comparison, question: Question) -> bool:
        return latest.answers(*question)
