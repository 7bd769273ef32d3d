"""What is told about a number of the session: where it goes and what it does there."""

from lstm_gui.core import Entry, written_by_step
from lstm_gui.ui.inspection.formulas import product_line, term_of
from lstm_gui.ui.inspection.numbers import entry_number, quantity_number
from lstm_gui.ui.inspection.pieces import Line, Number, Piece, Symbol, Words
from lstm_gui.ui.language import tr
from lstm_gui.ui.snapshot import Snapshot, Spotlight
from lstm_gui.ui.vocabulary import entry_markup

_FACTORS = {"w_x": "x_{{{place}}}", "w_h": "h_{{t−1}}[{place}]"}


def entry_lines(snapshot: Snapshot, entry: Entry) -> tuple[Line, ...]:
    """Return the number at ``entry``, its part in the step, and its influence."""
    own = Line((Symbol(f"{entry_symbol(entry)} = "), entry_number(snapshot, entry)), pixels=18)
    lines = _LINES[entry.array](snapshot, entry)
    return (own, *lines, *influence_line(snapshot, entry))


def entry_symbol(entry: Entry) -> str:
    """Return the symbol of ``entry`` with all that tells it from others."""
    symbol = entry_markup(entry)
    if entry.block:
        return f"{symbol}^{{({entry.block})}}[{entry.row + 1}]"
    return symbol if entry.array == "x" else f"{symbol}[{entry.row + 1}]"


def input_line(snapshot: Snapshot) -> Line:
    """Return the whole input of the step."""
    pieces: list[Piece] = [Symbol("x_t = ("), *_inputs(snapshot), Symbol(")")]
    return Line(tuple(pieces))


def influence_line(snapshot: Snapshot, entry: Entry) -> tuple[Line, ...]:
    """Return the derivative of the selected ``h_t`` by the number at ``entry``, if known."""
    if snapshot.influence is None:
        return ()
    symbol = entry_markup(entry)
    left = Symbol(f"∂h_t[{snapshot.unit + 1}] / ∂{symbol} = ")
    name = tr("change of h per change of this number")
    return (Line((left, Number(snapshot.influence.of(entry), name, "hidden", digits=3))),)


def _inputs(snapshot: Snapshot) -> list[Piece]:
    pieces: list[Piece] = []
    for k in range(snapshot.state.parameters.input_size):
        pieces += [Symbol(", ")] if k else []
        pieces.append(entry_number(snapshot, Entry("x", snapshot.t, k)))
    return pieces


def _weight_lines(snapshot: Snapshot, entry: Entry) -> tuple[Line, ...]:
    factor = _FACTORS[entry.array].format(place=entry.column + 1)
    term = product_line(snapshot, f"{entry_markup(entry)} {factor}", term_of(snapshot, entry))
    return (term, _part_of(snapshot, entry.block))


def _bias_lines(snapshot: Snapshot, entry: Entry) -> tuple[Line, ...]:
    return (_part_of(snapshot, entry.block),)


def _part_of(snapshot: Snapshot, block: str) -> Line:
    total = quantity_number(snapshot, f"z_{block}", snapshot.t, snapshot.unit)
    where = [Words(word) for word in tr("is a part of").split()]
    return Line((*where, Symbol(f" Z_{block}[{snapshot.unit + 1}] = ", block, glued=False), total))


def _input_lines(snapshot: Snapshot, entry: Entry) -> tuple[Line, ...]:
    lines = []
    for block in snapshot.state.parameters.kind.blocks:
        weight = Entry("w_x", snapshot.unit, entry.column, block)
        markup = f'Z_{block}: "  "{entry_markup(weight)} {entry_markup(entry)}'
        lines.append(product_line(snapshot, markup, term_of(snapshot, weight)))
    return tuple(lines)


def _initial_cell_lines(snapshot: Snapshot, entry: Entry) -> tuple[Line, ...]:
    left = Symbol("c_0 · ∏ f = ", "cell")
    rest = written_by_step(snapshot.trace, snapshot.t, entry.row).from_start
    name = tr("what is left of it at t = {t}").format(t=snapshot.t)
    words = [Words(word) for word in name.split()]
    lit = Spotlight(parts=frozenset({"c_in"}))
    return Line((left, Number(rest, name, "cell", spotlight=lit))), Line(tuple(words))


def _initial_hidden_lines(_snapshot: Snapshot, _entry: Entry) -> tuple[Line, ...]:
    words = tr("enters every weighted sum of the first step")
    return (Line(tuple(Words(word) for word in words.split())),)


_LINES = {
    "w_x": _weight_lines,
    "w_h": _weight_lines,
    "b": _bias_lines,
    "x": _input_lines,
    "c_0": _initial_cell_lines,
    "h_0": _initial_hidden_lines,
}
