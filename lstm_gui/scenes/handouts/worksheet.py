"""Worksheets of a state or a lesson: one for each learner, and the answers to each."""

import numpy as np
from msgspec import Struct

from lstm_gui.core import State, forward
from lstm_gui.files.lessons.lesson_format import Lesson
from lstm_gui.files.sessions.session import Session
from lstm_gui.files.sessions.share_text import share_text
from lstm_gui.scenes.handouts.drawn_numbers import sheet_state
from lstm_gui.scenes.handouts.lesson_questions import lesson_parts, lesson_state
from lstm_gui.scenes.handouts.sheet_parts import Diagram, Heading, Part, Sheet
from lstm_gui.scenes.handouts.step_questions import (
    gate_parts,
    given_parts,
    step_parts,
    table_parts,
)
from lstm_gui.scenes.snapshot import Snapshot, View
from lstm_gui.words.cells import words_of
from lstm_gui.words.lesson_words import headed
from lstm_gui.words.translation import tr

MOST_LEARNERS = 200


class Handout(Struct, frozen=True, eq=False):
    """What worksheets are made of.

    Parameters
    ----------
    title
        What stands above each.
    state
        The cell whose kind, and the signs of whose weights, they have.
    lesson
        The lesson whose questions come first, if it is one of a lesson.
    """

    title: str
    state: State
    lesson: Lesson | None = None


def handout_of(lesson: Lesson) -> Handout:
    """Return the handout of ``lesson``, about the cell of its last page in the Cell workspace.

    Raises
    ------
    Problem
        If a preset or a trained network is missing.
    """
    return Handout(headed(lesson), lesson_state(lesson), lesson)


def sheet(handout: Handout, seed: int, number: int, answers: bool = False) -> Sheet:
    """Return the worksheet with ``number`` of those drawn from ``seed``, or the answers to it.

    The same seed and number give the same sheet, in the language in force.
    """
    state = sheet_state(handout.state, seed, number)
    # Apart from the numbers of the cell, so that these are the same with and without a lesson.
    random = np.random.default_rng((seed, number, 1))
    parts = () if handout.lesson is None else lesson_parts(handout.lesson, random, answers)
    parts += _cell_parts(state, random, answers)
    return Sheet(handout.title, seed, number, parts, share_text(Session.of(state)), answers)


def _cell_parts(state: State, random: np.random.Generator, answers: bool) -> tuple[Part, ...]:
    snapshot = Snapshot(state, forward(state), View())
    cell = words_of(snapshot.kind.name).name
    return (
        Heading(tr("By hand: {cell} of one unit").format(cell=cell)),
        Diagram(snapshot, blank=not answers),
        *given_parts(snapshot),
        *step_parts(snapshot, answers),
        *gate_parts(snapshot, random, answers),
        *table_parts(snapshot, answers),
    )
