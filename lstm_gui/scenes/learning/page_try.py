"""What a learner has done on a page since it began."""

from msgspec import Struct, field
from msgspec.structs import replace

from lstm_gui.core.facts.challenges import Progress
from lstm_gui.files.lessons.answers import Answered
from lstm_gui.files.lessons.lesson_format import Choice, ConditionPart, OfMemory, Pick
from lstm_gui.words.lesson_words import said


class PageTry(Struct):
    """One try at a challenge, until the page is begun anew.

    Parameters
    ----------
    hinted
        Whether the hint was asked for.
    mistaken
        Whether the last click in the diagram was not the one asked for.
    told
        Whether the solution was shown.
    helped
        Whether it is no longer the learner's own to solve: the solution was shown, or a question
        was not answered right at first.
    solved
        Whether every condition is met.
    answers
        The options chosen, by the number of their condition, counted from 0.
    first
        The first answer to each question.
    reasons
        Why the learner thinks so, told before the answer.
    found
        What need be so only once and was, by the number of its condition.
    """

    hinted: bool = False
    mistaken: bool = False
    told: bool = False
    helped: bool = False
    solved: bool = False
    answers: dict[int, int] = field(default_factory=dict[int, int])
    first: dict[int, Answered] = field(default_factory=dict[int, Answered])
    reasons: dict[int, str] = field(default_factory=dict[int, str])
    found: dict[int, Progress] = field(default_factory=dict[int, Progress])

    def answer(self, part: Choice, option: int, place: tuple[str, int, int]) -> Answered | None:
        """Choose ``option`` of the question at ``place``; return the answer if it is the first."""
        number, right = place[2] - 1, option == part.answer
        self.helped = self.helped or not right
        is_first = number not in self.answers
        self.answers[number] = option
        if not is_first:
            return None
        asked, chosen = said(part.text), said(part.options[option - 1])
        because = self.reasons.get(number, "")
        self.first[number] = Answered(*place, asked, chosen, right, because)
        return self.first[number]

    def explain(self, number: int, because: str) -> Answered | None:
        """Say why the first answer to a question is given; return it if it is there to be kept."""
        self.reasons[number] = because
        first = self.first.get(number)
        if first is None or because == first.because:
            return None
        self.first[number] = replace(first, because=because)
        return self.first[number]

    def asked_pick(self, conditions: list[ConditionPart]) -> int | None:
        """Return the first of ``conditions`` that still waits for a click in the diagram."""
        for number, part in enumerate(conditions):
            if isinstance(part, Pick) and number not in self.found:
                return number
        return None

    def tell(self, conditions: list[ConditionPart]) -> None:
        """Do what need not be set: answer every question, and find what need be so only once."""
        if not self.solved:
            self.told = self.helped = True
        for number, part in enumerate(conditions):
            if isinstance(part, Choice):
                self.answers[number] = part.answer
            elif isinstance(part, Pick) or (isinstance(part, OfMemory) and part.once):
                self.found[number] = Progress(True)
