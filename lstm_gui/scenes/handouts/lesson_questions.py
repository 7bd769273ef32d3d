"""What a lesson asks, as questions on paper."""

from collections.abc import Iterator

import numpy as np

from lstm_gui.core import Kind, State
from lstm_gui.files.lessons.lesson_addresses import entry_at, in_layer
from lstm_gui.files.lessons.lesson_format import Challenge, Choice, Lesson
from lstm_gui.scenes.handouts.lesson_prose import plain, prose
from lstm_gui.scenes.handouts.sheet_parts import Heading, Paragraph, Part, Room, Ticks
from lstm_gui.scenes.learning.lesson_starts import start_of
from lstm_gui.scenes.learning.page_reading import text_of
from lstm_gui.words.lesson_words import said
from lstm_gui.words.numbers import briefly
from lstm_gui.words.translation import tr
from lstm_gui.words.vocabulary import entry_of_block

_LINES = 3


def lesson_state(lesson: Lesson) -> State:
    """Return the cell of the last page that is read beside one; of any page, if none is."""
    pages = [n for n, page in enumerate(lesson.pages) if page.workspace == "cell"]
    return start_of(lesson, pages[-1] if pages else 0).state


def lesson_parts(lesson: Lesson, random: np.random.Generator, answers: bool) -> tuple[Part, ...]:
    """Return the pages with a challenge, each with what it asks.

    The answers to choose from stand in another order on each sheet.
    """
    parts: list[Part] = []
    for index, page in enumerate(lesson.pages):
        if page.challenge is not None:
            parts.append(Heading(said(page.title)))
            parts += [] if answers else prose(text_of(lesson, index))
            parts.append(Paragraph(plain(said(page.challenge.goal))))
            kind = start_of(lesson, index).state.parameters.kind
            parts += _questions(page.challenge, kind, random, answers)
    return tuple(parts)


def _questions(
    challenge: Challenge, kind: Kind, random: np.random.Generator, answers: bool
) -> Iterator[Part]:
    choices = [part for part in challenge.conditions if isinstance(part, Choice)]
    for part in choices:
        order = [int(place) for place in random.permutation(len(part.options))]
        yield Paragraph(plain(said(part.text)))
        options = tuple(plain(said(part.options[option])) for option in order)
        yield Ticks(options, order.index(part.answer - 1) if answers else None)
        if answers:
            yield Paragraph(plain(said(part.why)), muted=True)
    if len(choices) == len(challenge.conditions):
        return
    yield Paragraph(tr("Which numbers would you set, and why?"))
    yield from _solution(challenge, kind) if answers else (Room(_LINES),)


def _solution(challenge: Challenge, kind: Kind) -> Iterator[Part]:
    yield Paragraph(plain(said(challenge.hint)))
    numbers = ", ".join(f"${_equation(kind, *one)}$" for one in challenge.solution.items())
    if numbers:
        yield Paragraph(tr("One solution: {numbers}").format(numbers=numbers), muted=True)


def _equation(kind: Kind, address: str, value: float) -> str:
    """Return in markup what number stands at ``address``; of which unit, if not of the first."""
    entry = entry_at(in_layer(address)[1])
    unit = f"[{entry.row + 1}]" if entry.row else ""
    return f"{entry_of_block(kind, entry)}{unit} = {briefly(value)}"
