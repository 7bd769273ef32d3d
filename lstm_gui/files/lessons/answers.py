"""What a learner answered and why: kept with the settings, and written as a table."""

import io
import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

_MARKS = r"[\\|\[`*_~]|<(?=[A-Za-z/!?])"
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


def hand_in_table(rows: Iterable[Sequence[str]]) -> str:
    """Return ``rows``, the first of them the titles, as comma-separated values."""
    import csv

    from lstm_gui.files.texts.spreadsheet_cells import harmless

    table = io.StringIO()
    csv.writer(table).writerows(map(harmless, row) for row in rows)
    return table.getvalue()


def hand_in_page(rows: Iterable[Sequence[str]]) -> str:
    """Return ``rows``, the first of them the titles, as a table of Markdown."""
    titles, *lines = [[_in_cell(text) for text in row] for row in rows]
    lines = [titles, ["---"] * len(titles), *lines]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _in_cell(text: str) -> str:
    """Return ``text`` in one line in which nothing ends the cell, or is any mark of Markdown."""
    return re.sub(_MARKS, r"\\\g<0>", " ".join(text.split()))
