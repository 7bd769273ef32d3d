"""What is said of how a text was understood: what is not sure, and what was left out."""

from collections import Counter
from collections.abc import Iterator

from lstm_gui.files.note import Note, note
from lstm_gui.files.problem import counted, message
from lstm_gui.files.tables.cell_kinds import COMMA, POINT
from lstm_gui.files.tables.column_facts import Facts
from lstm_gui.files.tables.decoding import UTF8
from lstm_gui.files.tables.records import NOTHING, SPACE
from lstm_gui.files.tables.table import Question, question
from lstm_gui.files.tables.text_cut import CutText

_ENCODING = message("The text is read as {encoding}.")
_INSTRUCTION = message("Line 1 tells the separator and is left out.")
_REMARKS = counted(
    "{count} line with a remark is left out: line {first}.",
    "{count} lines with remarks are left out, the first of them line {first}.",
    "count",
)
_HEADING = message("Line {line} is taken as heading: {names}.")
_DECIMAL = message("The decimal sign is the comma.")
_THOUSANDS = message("Marks between thousands are taken out of the numbers.")
_EMPTY = counted(
    "{count} empty column is left out.", "{count} empty columns are left out.", "count"
)
_SHIFTED = message("The heading has no name for the first column.")
_COMMA_DECIMAL = message(
    '{file} has "{found}" at line {line}, whose comma may be a decimal sign or a separator. '
    "It is taken as a decimal sign."
)
_COMMA_SEPARATOR = message(
    '{file} has "{found}" at line {line}, whose comma may be a decimal sign or a separator. '
    "It is taken as a separator."
)
_SPACE_THOUSANDS = message(
    '{file} has "{found}" at line {line}, whose space may stand between thousands or between '
    "columns. It is taken as standing between thousands."
)
_SPACE_SEPARATOR = message(
    '{file} has "{found}" at line {line}, whose space may stand between thousands or between '
    "columns. It is taken as standing between columns."
)
_OR_DATA = message(
    '{file} has "{found}" at line {line}, which may be a heading or the first step. '
    "It is taken as a heading."
)
_SECOND = message(
    '{file} has "{found}" at line {line}, which looks like a second heading. It is taken as one.'
)
_MORE_NAMES = message(
    "{file} has more names at line {line} than columns below, {found} and {expected}. "
    "The last names are left out."
)
_LONGEST = 40
_SEEN = {code: 0x2400 + code for code in range(32)}
_THOUSANDS_OF = {
    POINT: ("comma_or_thousands", "thousands_point", "spaced", "spaced_point"),
    COMMA: ("point_or_thousands", "thousands_comma", "spaced", "spaced_comma"),
}


def separator_question(cut: CutText) -> Iterator[Question]:
    """Yield what is to be asked of the separator."""
    separation = cut.separation
    is_single = separation.separator == NOTHING
    if separation.or_decimal:
        yield _of_first(cut, COMMA, _COMMA_DECIMAL if is_single else _COMMA_SEPARATOR)
    if separation.or_thousands:
        yield _of_first(cut, SPACE, _SPACE_THOUSANDS if is_single else _SPACE_SEPARATOR)


def _of_first(cut: CutText, sign: str, template: str) -> Question:
    """Return what to ask of the first line that has ``sign``."""
    lines = ((number, line.strip()) for number, line in enumerate(cut.lines.lines, 1))
    line, found = next((number, line) for number, line in lines if sign in line)
    return question("separator", template, found=shown(found), line=line)


def heading_question(cut: CutText, facts: Facts) -> Iterator[Question]:
    """Yield what is to be asked of the headings."""
    rows = cut.headings.rows
    if not cut.headings.sure:
        line, cells = rows[-1]
        template = _OR_DATA if len(rows) == 1 else _SECOND
        yield question("headings", template, found=_told(cells), line=line)
    for line, cells in rows:
        found = _filled(cells)
        # A column that has a name and nothing else is there, and empty.
        if found > facts.longest:
            yield question("headings", _MORE_NAMES, line=line, found=found, expected=facts.width)


def notes_of(
    cut: CutText, facts: Facts, kinds: Counter[str], decimal: str, encoding: str | None
) -> tuple[Note, ...]:
    """Return what was left out or decided.

    ``kinds`` tells how many cells of the columns of numbers look like what, and ``encoding``
    what the text was read as, if it was a file.
    """
    return tuple(_notes(cut, facts, kinds, decimal, encoding))


def shifted(cells: list[str], facts: Facts) -> list[str]:
    """Return the names of the columns; one too few of them means that the first has none.

    So write.table of R heads a table whose rows have names.
    """
    return ["", *cells] if _is_short(cells, facts) else cells


def _notes(
    cut: CutText, facts: Facts, kinds: Counter[str], decimal: str, encoding: str | None
) -> Iterator[Note]:
    if encoding not in (None, UTF8):
        yield note(_ENCODING, encoding=encoding)
    if cut.lines.instruction is not None:
        yield note(_INSTRUCTION)
    for line, cells in cut.headings.rows:
        yield note(_HEADING, line=line, names=_told(cells))
        if _is_short(cells, facts):
            yield note(_SHIFTED)
    if facts.remarks:
        yield note(_REMARKS, count=len(facts.remarks), first=facts.remarks[0])
    if decimal == COMMA:
        yield note(_DECIMAL)
    if any(kinds[kind] for kind in _THOUSANDS_OF[decimal]):
        yield note(_THOUSANDS)
    empty = sum(map(facts.is_empty, range(facts.longest)))
    if empty:
        yield note(_EMPTY, count=empty)


def _is_short(cells: list[str], facts: Facts) -> bool:
    return len(cells) == facts.width - 1 > 0


def _filled(cells: list[str]) -> int:
    """Return how many cells there are up to the last that is not empty."""
    return max((at for at, cell in enumerate(cells, 1) if cell), default=0)


def _told(cells: list[str]) -> str:
    return shown(", ".join(filter(None, cells)))


def shown(text: str) -> str:
    """Return ``text`` in few letters, with signs for those that cannot be seen."""
    seen = text.replace("\u00a0", "\u237d").translate(_SEEN)
    return seen if len(seen) <= _LONGEST else f"{seen[: _LONGEST - 1]}…"
