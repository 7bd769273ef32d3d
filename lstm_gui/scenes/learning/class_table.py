"""What the learners of a class have handed in, side by side."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import PurePath

from msgspec import Struct

from lstm_gui.files.problem import Problem
from lstm_gui.files.shipped.spoken_languages import LANGUAGES
from lstm_gui.scenes.learning.hand_in import MARKS, SCORE, STATES, TITLES, in_a_cell
from lstm_gui.words.translation import in_language, message, tr

_SEPARATORS = ",;\t"
"""Of tables: what the program writes, and what spreadsheets may make of it."""
_RIGHT_OR_SOLVED = message("right or solved")
_OF_ALL = message("{count} of {total}")
_MARK = {False: "✗", True: "✓"}

Place = tuple[str, int, str]
"""The id of a lesson, a page from 1, and a question from ``"1"``; ``""`` is the challenge."""

Version = tuple[Place, int]
"""A place, and which of the versions asked there, counted from 0."""

_NUMBER = TITLES.index("question number")


class Told(Struct, frozen=True):
    """What a row of a table says of one question or challenge.

    Parameters
    ----------
    asked
        The question or the goal, in the language of whoever handed it in.
    met
        Whether the first answer was right, or the challenge is solved.
    chosen
        The first answer, or how far the challenge is as a message.
    """

    asked: str
    met: bool
    chosen: str


class HandedIn(Struct, frozen=True):
    """What one learner has handed in, by the places in the lessons.

    ``language`` is the code of that in which it was asked.
    """

    name: str
    told: dict[Place, Told]
    language: str

    @property
    def score(self) -> str:
        """How many of how many challenges the learner has met."""
        return _share([told for place, told in self.told.items() if not place[2]])


def handed_in(text: str, file: str) -> HandedIn:
    """Return what stands in a table that `HandIn.rows` made, in whatever language.

    Parameters
    ----------
    text
        Comma-separated values, or what a spreadsheet made of them.
    file
        The name of the file; a learner who gave no name is called so.

    Raises
    ------
    Problem
        If it is no such table, or one of an earlier version, where questions have no numbers.
    """
    for separator in _SEPARATORS:
        try:
            titles, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        except (csv.Error, ValueError):
            continue
        for code in LANGUAGES:
            known = _in(TITLES, code)
            if titles == [*known[:_NUMBER], *known[_NUMBER + 1 :]]:
                raise Problem(
                    "{file} was saved by an earlier version that did not number the questions, so "
                    "an answer could be taken for that to another question. Save the answers again "
                    "with this version.",
                    file=file,
                )
            if titles == known and all(len(row) == len(titles) for row in rows):
                return _read(rows, code, file)
    raise Problem(
        "{file} is no table of answers. Choose files that end in .csv and were made by "
        '"save my answers …".',
        file=file,
    )


def class_rows(handed: Sequence[HandedIn]) -> list[list[str]]:
    """Return titles, a row for each question and challenge, and the score, as a table.

    Each learner has a column; before them stands how many were right at first or have solved it.
    """
    names = [one.name for one in handed]
    told = _by_version(handed)
    asked = {key: said.asked for one in reversed(told) for key, said in one.items()}
    first = {key: at for one in reversed(told) for at, key in enumerate(one)}
    ordered = sorted(asked, key=lambda key: (not key[0][2], first[key]))
    rows = [_row(key[0], asked[key], [one.get(key) for one in told]) for key in ordered]
    score = ["", "", "", tr(SCORE), "", *(one.score for one in handed)]
    return [[*map(tr, TITLES[1:5]), tr(_RIGHT_OR_SOLVED), *names], *rows, score]


def _by_version(handed: Sequence[HandedIn]) -> list[dict[Version, Told]]:
    """Return what each learner told, apart for challenges that were others at the same place.

    Learners may have had other versions of a lesson; in one language these are known by their
    goals. What is asked in several languages is taken to be the same, and so are questions: these
    are kept in the words in which they were answered, whatever language the table has.
    """
    versions: dict[tuple[str, Place], list[str]] = {}
    found: list[dict[Version, Told]] = []
    for one in handed:
        own: dict[Version, Told] = {}
        for place, told in one.told.items():
            goal = "" if place[2] else told.asked
            known = versions.setdefault((one.language, place), [])
            if goal not in known:
                known.append(goal)
            own[place, known.index(goal)] = told
        found.append(own)
    return found


def _row(place: Place, asked: str, told: Sequence[Told | None]) -> list[str]:
    there = [one for one in told if one is not None]
    cells = ["" if one is None else _cell(one, bool(place[2])) for one in told]
    return [place[0], str(place[1]), place[2], asked, _share(there), *cells]


def _cell(told: Told, is_question: bool) -> str:
    return f"{told.chosen} {_MARK[told.met]}" if is_question else tr(told.chosen)


def _share(told: Sequence[Told]) -> str:
    return tr(_OF_ALL).format(count=sum(one.met for one in told), total=len(told))


def _read(rows: Sequence[Sequence[str]], code: str, file: str) -> HandedIn:
    marks = dict(zip(_in(MARKS, code), (False, True), strict=True))
    states = {in_language(said, code): (key[0], said) for key, said in STATES.items()}
    told: dict[Place, Told] = {}
    for _name, lesson, page, number, asked, chosen, right, _because, state in rows:
        if state in states and page.isdecimal():
            told[lesson, int(page), ""] = Told(asked, *states[state])
        elif right in marks and page.isdecimal() and number.isdecimal():
            # Earlier tables hold the marks of formulas, by which nobody asked anything else.
            told[lesson, int(page), number] = Told(
                in_a_cell(asked), marks[right], in_a_cell(chosen)
            )
    name = rows[0][0] if rows else ""
    return HandedIn(name or PurePath(file).stem, told, code)


def _in(messages: Iterable[str], code: str) -> list[str]:
    return [in_language(one, code) for one in messages]
