"""What the choices make of a table, found off the event loop where it is large."""

from lstm_gui.files.tables.outcome import Asked, Outcome, outcome_of
from lstm_gui.ui.document.working import Worker

_SECONDS_A_CELL = 5e-8


class TableOutcomes(Worker[Asked, Outcome]):
    """Finds the outcome of one choice after the other."""

    def find(self, question: Asked) -> Outcome:
        return outcome_of(question)

    def seconds(self, question: Asked) -> float:
        return question.cells * _SECONDS_A_CELL

    def answers(self, latest: Outcome, question: Asked) -> bool:
        return latest.asked.is_same(question)

    def is_same(self, one: Asked, other: Asked) -> bool:
        return one.is_same(other)
