"""What a learner answered and why: kept with the settings, and written as a table."""

import io
from collections.abc import Iterable, Sequence

from msgspec import Struct

_FORMULAS = ("=", "+", "-", "@")
_MOST = 1000


class Answered(Struct, frozen=True):
    """The first answer to one question.

    Parameters
    ----------
    lesson
        The id of the lesson.
    page, question
        Where the question stands, counted from 1.
    asked, chosen
        What was asked and answered, in the language in force then.
    right
        Whether that was right.
    because
        Why the learner thought so, in their own words; empty if they did not say.
    """

    lesson: str
    page: int
    question: int
    asked: str
    chosen: str
    right: bool
    because: str = ""

    @property
    def place(self) -> tuple[str, int, int]:
        """Which question it answers."""
        return self.lesson, self.page, self.question


def with_answer(answers: Sequence[Answered], new: Answered) -> list[Answered]:
    """Return ``answers`` with ``new`` in the place of an earlier one to the same question."""
    return [*(one for one in answers if one.place != new.place), new][-_MOST:]


def answer_table(answers: Iterable[Answered], titles: Sequence[str], marks: tuple[str, str]) -> str:
    """Return ``answers`` as comma-separated values below ``titles``.

    Parameters
    ----------
    answers
        In the order of the lines.
    titles
        Of lesson, page, question, answer, whether it was right, and why.
    marks
        How wrong and right are written.
    """
    import csv

    table = io.StringIO()
    lines = csv.writer(table)
    lines.writerow(titles)
    for one in answers:
        texts = (one.asked, one.chosen, marks[one.right], one.because)
        lines.writerow([one.lesson, one.page, *map(_as_text, texts)])
    return table.getvalue()


def answer_page(answers: Iterable[Answered], titles: Sequence[str], marks: tuple[str, str]) -> str:
    """Return ``answers`` as a table of Markdown; the parameters are those of `answer_table`."""
    rows = [list(titles), ["---"] * len(titles)]
    for one in answers:
        texts = (one.lesson, str(one.page), one.asked, one.chosen, marks[one.right], one.because)
        rows.append([_in_cell(text) for text in texts])
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _in_cell(text: str) -> str:
    """Return ``text`` in one line in which nothing ends the cell."""
    return " ".join(text.split()).replace("|", "\\|")


def _as_text(text: str) -> str:
    """Return ``text`` so that no spreadsheet takes it for a formula."""
    return f"'{text}" if text.startswith(_FORMULAS) else text
