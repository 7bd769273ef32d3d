"""What is told about a number of the session: where it goes and what it does there."""

from lstm_gui.core import Entry, Kind
from lstm_gui.core.analysis import written_by_step
from lstm_gui.core.equations import Weighted
from lstm_gui.core.facts.contributions import sum_of, sum_with
from lstm_gui.scenes.inspection.formulas import product_line, term_of
from lstm_gui.scenes.inspection.inspectable import entering_wire
from lstm_gui.scenes.inspection.linked_numbers import entry_number, quantity_number
from lstm_gui.scenes.inspection.pieces import Line, Number, Piece, Symbol, Words
from lstm_gui.scenes.inspection.shares_of_memory import product_of_gates
from lstm_gui.scenes.snapshot import Snapshot, Spotlight
from lstm_gui.words.input_names import input_name
from lstm_gui.words.notations.lettered import lettered
from lstm_gui.words.notations.parameters import MATRICES
from lstm_gui.words.one_line import shortened
from lstm_gui.words.quantity_words import block_role, quantity_role
from lstm_gui.words.symbols import first_symbol, symbol
from lstm_gui.words.translation import message, tr
from lstm_gui.words.vocabulary import entry_markup, entry_of_block

_LONGEST = 24
_H_BY_NUMBER = message("change of h per change of this number")
_ANSWER_BY_NUMBER = message("change of the answer per change of this number")


def entry_lines(snapshot: Snapshot, entry: Entry) -> tuple[Line, ...]:
    """Return the number at ``entry``, its part in the step, and its influence."""
    own = Line(
        (Symbol(f"{entry_symbol(snapshot.kind, entry)} = "), entry_number(snapshot, entry)),
        pixels=18,
    )
    return (own, *_lines(snapshot, entry), *influence_line(snapshot, entry))


def is_weight(kind: Kind, entry: Entry) -> bool:
    """Tell whether the parameter at ``entry`` is multiplied by something, as no bias is."""
    return entry.array in MATRICES or kind.is_peephole(entry.array, entry.block)


def _lines(snapshot: Snapshot, entry: Entry) -> tuple[Line, ...]:
    if entry.array == "x":
        return _input_lines(snapshot, entry)
    if not entry.block:
        return _initial_lines(snapshot, entry)
    lines = _weight_lines if is_weight(snapshot.kind, entry) else _bias_lines
    return lines(snapshot, entry)


def entry_symbol(kind: Kind, entry: Entry) -> str:
    """Return the symbol of ``entry`` with all that tells it from others."""
    letter = entry_of_block(kind, entry)
    return letter if entry.array == "x" else f"{letter}[{entry.row + 1}]"


def input_line(snapshot: Snapshot) -> Line:
    """Return the whole input of the step."""
    pieces: list[Piece] = [Symbol("x_t = ("), *_inputs(snapshot), Symbol(")")]
    return Line(tuple(pieces))


def influence_line(snapshot: Snapshot, entry: Entry) -> tuple[Line, ...]:
    """Return the derivative of the selected ``h_t`` by the number at ``entry``, if known."""
    influence = snapshot.influence
    if influence is None:
        return ()
    left = Symbol(f"∂{influence.symbol} / ∂{entry_markup(snapshot.kind, entry)} = ")
    name = tr(_ANSWER_BY_NUMBER if influence.of_answer else _H_BY_NUMBER)
    return (Line((left, Number(influence.of(entry), name, "hidden", digits=3))),)


def _inputs(snapshot: Snapshot) -> list[Piece]:
    pieces: list[Piece] = []
    for k in range(snapshot.state.parameters.input_size):
        pieces += [Symbol(", ")] if k else []
        name = shortened(input_name(snapshot.state.sequence.names, k), _LONGEST)
        pieces += [Words(name)] if name else []
        pieces.append(entry_number(snapshot, Entry("x", snapshot.t, k)))
    return pieces


def _weight_lines(snapshot: Snapshot, entry: Entry) -> tuple[Line, ...]:
    if not snapshot.kind.takes_part(entry.block):
        return _unused_lines(snapshot, entry)
    factor = factor_markup(snapshot, entry)
    term = term_of(snapshot, entry)
    line = product_line(
        snapshot, f"{entry_markup(snapshot.kind, entry)} {factor}", term, entry.block
    )
    return (line, _part_of(snapshot, entry))


def _bias_lines(snapshot: Snapshot, entry: Entry) -> tuple[Line, ...]:
    if not snapshot.kind.takes_part(entry.block):
        return _unused_lines(snapshot, entry)
    return (_part_of(snapshot, entry),)


def _unused_lines(snapshot: Snapshot, entry: Entry) -> tuple[Line, ...]:
    is_coupled = snapshot.kind.result(entry.block) in snapshot.kind.by_name
    words = tr(lettered("takes no part: with coupled gates i_t = 1 − f_t"))
    if not is_coupled:
        words = tr("takes no part: there is no forget gate, all of the memory is kept")
    return (Line(tuple(Words(word) for word in words.split())),)


def _part_of(snapshot: Snapshot, entry: Entry) -> Line:
    block = entry.block
    name = sum_with(snapshot.kind, entry)
    letter, role = symbol(snapshot.kind, name), block_role(snapshot.kind, block)
    total = quantity_number(snapshot, name, snapshot.t, snapshot.unit)
    where = [Words(word) for word in tr("is a part of").split()]
    return Line((*where, Symbol(f" {letter}[{snapshot.unit + 1}] = ", role, glued=False), total))


def factor_markup(snapshot: Snapshot, entry: Entry) -> str:
    """Return the symbol of what the weight at ``entry`` is multiplied by."""
    kind = snapshot.kind
    if kind.is_peephole(entry.array, entry.block):
        return symbol(kind, sum_of(kind, entry.block).peephole)
    if entry.array == "w_x":
        return f"x_{{{entry.column + 1}}}"
    used_in = kind.by_name[sum_with(kind, entry)]
    heard = symbol(kind, used_in.hears if isinstance(used_in, Weighted) else "h_before")
    return f"{f'({heard})' if '⊙' in heard else heard}[{entry.column + 1}]"


def _input_lines(snapshot: Snapshot, entry: Entry) -> tuple[Line, ...]:
    lines: list[Line] = []
    for block in filter(snapshot.kind.takes_part, snapshot.kind.blocks):
        weight = Entry("w_x", snapshot.unit, entry.column, block)
        total = symbol(snapshot.kind, f"z_{block}")
        product = " ".join(entry_markup(snapshot.kind, one) for one in (weight, entry))
        markup = f'{total}: "  "{product}'
        lines.append(product_line(snapshot, markup, term_of(snapshot, weight), block))
    return tuple(lines)


def _initial_lines(snapshot: Snapshot, entry: Entry) -> tuple[Line, ...]:
    """Return where a first state goes, and what is left of it if it is the memory."""
    kind, state = snapshot.kind, entry.array.removesuffix("_0")
    lines: tuple[Line, ...] = ()
    if state != kind.roles.memory or not kind.roles.kept or _is_heard(kind):
        text = (
            tr("enters every weighted sum of the first step")
            if state == "h"
            else tr("enters the first step")
        )
        if state != kind.cell_state:
            lines = (Line(tuple(Words(word) for word in text.split())),)
    left = _left_lines(snapshot, entry) if state == kind.roles.memory and kind.roles.kept else ()
    return (*lines, *left)


def _is_heard(kind: Kind) -> bool:
    return any(one.hears == "h_before" for one in kind.sums)


def _left_lines(snapshot: Snapshot, entry: Entry) -> tuple[Line, ...]:
    """Return what is left of a memory that the sequence began with."""
    kind = snapshot.kind
    memory, role = kind.roles.memory, quantity_role(kind, kind.roles.memory)
    rest = written_by_step(snapshot.trace, snapshot.t, entry.row).from_start
    name = tr("what is left of it at t = {t}").format(t=snapshot.t)
    words = [Words(word) for word in name.split()]
    lit = Spotlight(parts=frozenset({entering_wire(memory)}))
    gates = product_of_gates(kind)
    first = first_symbol(kind, memory)
    markup = f"{first} · {gates} = " if gates else f"{first} = "
    return Line((Symbol(markup, role), Number(rest, name, role, spotlight=lit))), Line(tuple(words))
