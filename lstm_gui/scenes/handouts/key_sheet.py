"""The key to many worksheets: what fills their blanks, one line of a table for each sheet."""

from collections.abc import Iterator, Sequence
from math import ceil

from msgspec import Struct

from lstm_gui.scenes.handouts.sheet_parts import (
    BLANK,
    Heading,
    Paragraph,
    Part,
    Sheet,
    Table,
    Task,
    Ticks,
)
from lstm_gui.scenes.handouts.worksheet import Handout, sheet
from lstm_gui.words.translation import message, tr

LINES = 40
"""So many sheets have their answers in one table, which stands on one page."""
_COLUMNS = 13
_BETWEEN = " · "
_HOW = message(
    "Each line is a sheet. (1), (2) … are the blanks with these numbers, a choice tells which of "
    "its boxes is right, and $c_2$ or $h_2$ stands in the table at $t = 2$."
)

_Names = tuple[tuple[str, ...], tuple[str, ...]]
_Place = tuple[int, int]


class _Blank(Struct, frozen=True):
    """What fills one blank, how the blank is called, and under which title it stands."""

    under: str
    name: str
    text: str


def key_count(learners: int) -> int:
    """Return of how many parts the key to the sheets of so many learners is."""
    return ceil(learners / LINES)


def key_part(handout: Handout, seed: int, learners: int, place: int) -> Sheet:
    """Return the part at ``place``, counted from 0, of the key to the sheets of all learners."""
    return key_sheet(handout, seed, range(1, learners + 1)[place * LINES :][:LINES])


def key_sheet(handout: Handout, seed: int, numbers: range) -> Sheet:
    """Return the key to the sheets with ``numbers``, one at least, as one of few pages."""
    open_cells = _open_cells(sheet(handout, seed, numbers[0]))
    lines = [_blanks(sheet(handout, seed, number, answers=True), open_cells) for number in numbers]
    parts = [Paragraph(tr(_HOW), muted=True), *_tables(lines, numbers)]
    first, last = numbers[0], numbers[-1]
    return Sheet(handout.title, seed, first, tuple(parts), answers=True, last=last)


def _tables(lines: Sequence[list[_Blank]], numbers: range) -> Iterator[Part]:
    """Yield one table after the other, each with so many blanks as stand side by side."""
    for stretch in _stretches([blank.under for blank in lines[0]]):
        shown = [[line[place] for place in stretch] for line in lines]
        yield Heading(_BETWEEN.join(dict.fromkeys(blank.under for blank in shown[0])))
        head = (tr("Sheet"), *(blank.name for blank in shown[0]))
        rows = ((str(number), *(blank.text for blank in line))
                for number, line in zip(numbers, shown, strict=True))  # fmt: skip
        yield Table((head, *rows), dense=True)


def _stretches(titles: list[str]) -> Iterator[range]:
    """Yield runs of blanks; those under one title stay together where they fit."""
    start = 0
    while start < len(titles):
        end = min(start + _COLUMNS, len(titles))
        if end < len(titles) and titles[end] == titles[end - 1]:
            whole = titles.index(titles[end])
            end = whole if whole > start else end
        yield range(start, end)
        start = end


def _blanks(answers: Sheet, open_cells: dict[_Names, list[_Place]]) -> list[_Blank]:
    found: list[_Blank] = []
    title, boxes = BLANK, 0
    for part in answers.parts:
        match part:
            case Heading(text=text):
                title = text
            case Task(label=label, result=result):
                found.append(_Blank(title, label, result))
            case Ticks(ticked=ticked) if ticked is not None:
                boxes += 1
                found.append(_Blank(title, tr("choice {n}").format(n=boxes), str(ticked + 1)))
            case Table(rows=rows):
                places = open_cells.get(_names(rows), [])
                found += [_Blank(title, _cell_name(rows, *at), rows[at[0]][at[1]]) for at in places]
            case _:
                pass
    return found


def _open_cells(asked: Sheet) -> dict[_Names, list[_Place]]:
    """Return which cells of which tables a learner fills, but for what is only copied there.

    The first column repeats what was computed by hand, so it stands in the key already.
    """
    return {
        _names(part.rows): [
            (at, column)
            for at, row in enumerate(part.rows)
            for column, cell in enumerate(row)
            if at and column > 1 and cell == BLANK
        ]
        for part in asked.parts
        if isinstance(part, Table)
    }


def _names(rows: tuple[tuple[str, ...], ...]) -> _Names:
    return rows[0], tuple(row[0] for row in rows)


def _cell_name(rows: tuple[tuple[str, ...], ...], at: int, column: int) -> str:
    """Return by what a cell is called: the sign of its row at the step of its column."""
    sign, step = rows[at][0], rows[0][column]
    return sign.replace("_t", f"_{step}") if "_t" in sign else f"{sign}, $t = {step}$"
