"""One walk over all rows of a table: how long they are, and what their cells look like."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from lstm_gui.files.tables.cell_kinds import EMPTY, MISSING, NUMERIC, WORD, kind_of
from lstm_gui.files.tables.records import Part, Row

_PLAIN = frozenset("0123456789+-.eE")

Width = tuple[int, int]
"""How many cells a row has, and how many up to its last that is not empty."""


class Facts(Struct):
    """What was seen of the rows below the headings.

    Parameters
    ----------
    kinds
        Of each column, how many of its cells look like what.
    widths
        How many rows have which width, and the line of the first of them.
    rows
        How many rows there are; those without a number between others count.
    remarks
        The lines that were left out.
    """

    kinds: list[Counter[str]]
    widths: dict[Width, list[int]]
    rows: int = 0
    remarks: tuple[int, ...] = ()

    @property
    def longest(self) -> int:
        """The number of cells of the rows that are as long as most."""
        return max((cells for cells, _ in self._usual), default=0)

    @property
    def width(self) -> int:
        """The number of columns that most rows have, without those at the end that are empty."""
        return max((filled for _, filled in self._usual), default=0)

    @property
    def first_usual(self) -> int:
        """The line of the first row that is as long as most."""
        return min((self.widths[width][1] for width in self._usual), default=1)

    @property
    def odd(self) -> tuple[int, int] | None:
        """The line and the number of cells of the first row that is too short or too long."""
        wrong = [
            (line, filled if filled > self.width else cells)
            for (cells, filled), (_, line) in self.widths.items()
            if cells < self.width or filled > self.width
        ]
        return min(wrong, default=None)

    def is_numbers(self, column: int) -> bool:
        """Tell whether at least half of what stands in a column is meant as a number.

        Where nothing but marks of missing numbers stands, numbers are missing.
        """
        kinds = self.kinds[column]
        meant = sum(kinds[kind] for kind in NUMERIC)
        return meant >= max(kinds[WORD], 1) or (kinds[MISSING] > 0 and not kinds[WORD])

    def is_empty(self, column: int) -> bool:
        """Tell whether nothing stands in a column."""
        return set(+self.kinds[column]) <= {EMPTY}

    @property
    def _usual(self) -> list[Width]:
        counts = Counter[int]()
        for (cells, _), (count, _) in self.widths.items():
            counts[cells] += count
        if not counts:
            return []
        most = max(counts.values())
        usual = min(
            (line, cells) for (cells, _), (_, line) in self.widths.items() if counts[cells] == most
        )[1]
        return [width for width in self.widths if width[0] == usual]


def body_of(parts: Iterable[Part]) -> Iterator[Part]:
    """Yield the rows that have cells; those between them that have none are gaps, and stay."""
    empty: list[Row] = []
    begun = False
    for part in parts:
        if part.lengths is None:
            if empty and begun:
                yield Part.of_rows(empty)
            empty, begun = [], True
            yield part
            continue
        rows: list[Row] = []
        for line, cells, length in zip(part.lines, part.rows(), part.lengths, strict=True):
            if any(cells):
                rows += [*(empty if begun else []), (line, list(cells[:length]))]
                empty, begun = [], True
            else:
                empty.append((line, []))
        if rows:
            yield Part.of_rows(rows)


def facts_of(body: Iterable[Part]) -> Facts:
    """Return what there is to know of the rows of ``body``."""
    facts = Facts([], {})
    for part in body:
        _take_widths(facts, part)
        for column, cells in enumerate(part.columns):
            if column == len(facts.kinds):
                facts.kinds.append(Counter({EMPTY: facts.rows}))
            facts.kinds[column] += _kinds_of(cells, is_first=not facts.rows)
        for column in range(len(part.columns), len(facts.kinds)):
            facts.kinds[column][EMPTY] += len(part.lines)
        facts.rows += len(part.lines)
    return facts


def _take_widths(facts: Facts, part: Part) -> None:
    if part.lengths is None:
        width = len(part.columns)
        facts.widths.setdefault((width, width), [0, part.lines[0]])[0] += len(part.lines)
        return
    for line, cells, length in zip(part.lines, part.rows(), part.lengths, strict=True):
        if length:
            filled = max((at for at, cell in enumerate(cells, 1) if cell), default=0)
            facts.widths.setdefault((length, filled), [0, line])[0] += 1


def _kinds_of(cells: Sequence[str], *, is_first: bool) -> Counter[str]:
    """Return how many cells look like what; of a later part plain numbers are told all at once."""
    if not is_first and _are_plain(cells):
        return Counter({"point": len(cells)})
    return Counter(map(kind_of, cells))


def _are_plain(cells: Sequence[str]) -> bool:
    if not set("".join(cells)) <= _PLAIN:
        return False
    try:
        for cell in cells:
            float(cell)
    except ValueError:
        return False
    return True
