"""The equations of a cell, in symbols and with the numbers of a step, as lines of markup."""

from lstm_gui.core import Kind
from lstm_gui.core.equations import Function
from lstm_gui.scenes.inspection.pieces import Explanation, Line, Number, Piece, Symbol
from lstm_gui.scenes.slow_motion.step_numbers import UNKNOWN
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.scenes.surgery import assignment, clamp_of
from lstm_gui.words.cell_equations import cell_equations
from lstm_gui.words.equation_texts import weighted_sum
from lstm_gui.words.numbers import number
from lstm_gui.words.symbols import symbol
from lstm_gui.words.worked_equations import put_in, worked


def cell_and_step(snapshot: Snapshot) -> tuple[tuple[str, ...], ...]:
    """Return what the cell computes, then the same with the numbers of the selected step."""
    return cell_equations(snapshot.kind), step_equations(snapshot)


def step_equations(snapshot: Snapshot) -> tuple[str, ...]:
    """Return each equation with the numbers of the selected step and unit, or of all units' mean.

    What is still to be guessed in slow motion stands as a question mark.
    """
    moment = snapshot.moment
    unknown = frozenset[str]() if moment is None else moment.unknown
    texts = {name: number(value) for name, value in snapshot.reading().numbers.items()}
    texts |= dict.fromkeys(unknown, UNKNOWN)
    return tuple(_line(snapshot, name, texts) for name in _told(snapshot))


def explained_equations(told: Explanation) -> tuple[str, ...]:
    """Return the lines of an explanation that are equations."""
    return tuple(markup for line in told.lines if " = " in (markup := _markup(line)))


def _told(snapshot: Snapshot) -> list[str]:
    """Return the quantities of a step but for those that are another one by another name."""
    kind = snapshot.kind
    same = {
        one.name
        for one in kind.equations
        if isinstance(one, Function) and symbol(kind, one.name) == symbol(kind, one.of)
    }
    return [name for name in kind.by_name if name not in same]


def _line(snapshot: Snapshot, name: str, texts: dict[str, str]) -> str:
    clamp = None if snapshot.mean else clamp_of(snapshot, name)
    if clamp is not None and texts[name] != UNKNOWN:
        return assignment(snapshot.kind, clamp)
    line = put_in(worked(name, snapshot.kind, snapshot.mean), texts)
    return _of_its_block(line, snapshot.kind, name)


def _of_its_block(line: str, kind: Kind, name: str) -> str:
    """Name the block of each parameter, since the sums of all blocks stand below each other."""
    sums = {f"z_{block}": block for block in kind.blocks}
    if name not in sums:
        return line
    block = sums[name]
    return line.replace(weighted_sum(kind, block, of_block=False), weighted_sum(kind, block), 1)


def _markup(line: Line) -> str:
    return "".join(map(_written, line.pieces))


def _written(piece: Piece) -> str:
    match piece:
        case Symbol():
            return piece.markup
        case Number():
            return piece.text
        case _:
            return f'"{piece.text}"'
