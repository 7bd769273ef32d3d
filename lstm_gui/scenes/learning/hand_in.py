"""What a learner hands in: the first answers, and how far each challenge is."""

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from lstm_gui.files.lessons.answers import Answered
from lstm_gui.files.lessons.lesson_format import Lesson
from lstm_gui.scenes.handouts.lesson_prose import plain
from lstm_gui.words.lesson_words import said
from lstm_gui.words.plain_markup import without_formulas
from lstm_gui.words.translation import message, tr

TITLES = (
    message("name"),
    message("lesson"),
    message("page"),
    message("question number"),
    message("question"),
    message("first answer"),
    message("right at first"),
    message("because"),
    message("challenge"),
)
MARKS = (message("no"), message("yes"))
SCORE = message("Challenges solved")
STATES = {
    (False, False): message("not solved"),
    (False, True): message("solution shown"),
    (True, False): message("solved by oneself"),
    (True, True): message("solved after the solution was shown"),
}
"""What is said of a challenge, by whether the learner has met it and was shown its solution."""

Pages = Callable[[str], frozenset[int]]


class Challenged(Struct, frozen=True):
    """How far the learner is with the challenge of a page.

    Parameters
    ----------
    lesson
        The id of the lesson.
    page
        Counted from 1.
    goal
        What is asked for, in the language in force.
    solved, told
        Whether the learner has met it, and was shown the solution before that.
    """

    lesson: str
    page: int
    goal: str
    solved: bool
    told: bool


class HandIn(Struct, frozen=True):
    """All that is handed in by one learner."""

    answers: Sequence[Answered]
    challenges: Sequence[Challenged]

    @property
    def score(self) -> str:
        """How many of how many challenges the learner has met."""
        solved = sum(one.solved for one in self.challenges)
        return tr("{count} of {total}").format(count=solved, total=len(self.challenges))

    def rows(self, name: str) -> list[list[str]]:
        """Return titles, answers, challenges and the score as a table.

        Each row begins with ``name``, so that a teacher can put those of a class below each other.
        """
        rows = [*map(_answer, self.answers), *map(_challenge, self.challenges)]
        rows.append(["", "", "", tr(SCORE), "", "", "", self.score])
        return [[tr(title) for title in TITLES], *([name, *row] for row in rows)]


def challenged(lessons: Iterable[Lesson], solved: Pages, told: Pages) -> list[Challenged]:
    """Return how far each challenge of ``lessons`` is.

    Parameters
    ----------
    lessons
        In the order of what is returned; of several with one id the first counts.
    solved, told
        Return for the id of a lesson on which pages, counted from 0, the learner has met the
        challenge, and was shown the solution.
    """
    first = {lesson.id: lesson for lesson in reversed([*lessons])}
    return [
        Challenged(
            lesson.id,
            index + 1,
            in_a_cell(said(page.challenge.goal)),
            index in solved(lesson.id),
            index in told(lesson.id),
        )
        for lesson in reversed(first.values())
        for index, page in enumerate(lesson.pages)
        if page.challenge is not None
    ]


def in_a_cell(text: str) -> str:
    """Return a text of a lesson as a table shows it, without marks of formulas, links and bold."""
    return without_formulas(plain(text))


def _answer(one: Answered) -> list[str]:
    right = tr(MARKS[one.right])
    place = [one.lesson, str(one.page), str(one.question)]
    return [*place, in_a_cell(one.asked), in_a_cell(one.chosen), right, one.because, ""]


def _challenge(one: Challenged) -> list[str]:
    state = tr(STATES[one.solved, one.told])
    return [one.lesson, str(one.page), "", one.goal, "", "", "", state]
