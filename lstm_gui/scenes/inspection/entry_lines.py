"""What is told about a number of the session: where it goes and what it does there."""

from lstm_gui.core import Entry, Trace
from lstm_gui.core.analysis import INNER, written_by_step
from lstm_gui.core.contributions import sum_with
from lstm_gui.scenes.inspection.formulas import product_line, term_of
from lstm_gui.scenes.inspection.linked_numbers import entry_number, quantity_number
from lstm_gui.scenes.inspection.pieces import Line, Number, Piece, Symbol, Words
from lstm_gui.scenes.snapshot import Snapshot, Spotlight
from lstm_gui.words.translation import tr
from lstm_gui.words.vocabulary import entry_markup

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
    if snapshot.kind.variant.coupled and entry.block == "i":
        return _unused_lines(snapshot, entry)
    factor = _factor_markup(snapshot, entry)
    term = term_of(snapshot, entry)
    line = product_line(snapshot, f"{entry_markup(entry)} {factor}", term, entry.block)
    return (line, _part_of(snapshot, entry))


def _bias_lines(snapshot: Snapshot, entry: Entry) -> tuple[Line, ...]:
    if snapshot.kind.variant.coupled and entry.block == "i":
        return _unused_lines(snapshot, entry)
    return (_part_of(snapshot, entry),)


def _unused_lines(_snapshot: Snapshot, _entry: Entry) -> tuple[Line, ...]:
    words = tr("takes no part: with coupled gates i_t = 1 − f_t")
    return (Line(tuple(Words(word) for word in words.split())),)


def _part_of(snapshot: Snapshot, entry: Entry) -> Line:
    block = entry.block
    name = sum_with(snapshot.kind, entry)
    symbol = "u_t" if name == INNER else f"Z_{block}"
    total = quantity_number(snapshot, name, snapshot.t, snapshot.unit)
    where = [Words(word) for word in tr("is a part of").split()]
    return Line((*where, Symbol(f" {symbol}[{snapshot.unit + 1}] = ", block, glued=False), total))


def _factor_markup(snapshot: Snapshot, entry: Entry) -> str:
    if entry.array == "p":
        return "c_t" if entry.block == "o" else "c_{t−1}"
    if entry.array == "w_h" and entry.block == "n" and snapshot.kind.reset == "before":
        return f"(r_t ⊙ h_{{t−1}})[{entry.column + 1}]"
    return _FACTORS[entry.array].format(place=entry.column + 1)


def _input_lines(snapshot: Snapshot, entry: Entry) -> tuple[Line, ...]:
    lines = []
    coupled = snapshot.kind.variant.coupled
    for block in (block for block in snapshot.kind.blocks if not (coupled and block == "i")):
        weight = Entry("w_x", snapshot.unit, entry.column, block)
        markup = f'Z_{block}: "  "{entry_markup(weight)} {entry_markup(entry)}'
        lines.append(product_line(snapshot, markup, term_of(snapshot, weight), block))
    return tuple(lines)


def _initial_cell_lines(snapshot: Snapshot, entry: Entry) -> tuple[Line, ...]:
    return _left_lines(snapshot, snapshot.trace, entry, "c_{−1} · ∏ f = ", "cell", "c_in")


def _left_lines(
    snapshot: Snapshot, trace: Trace, entry: Entry, markup: str, role: str, wire: str
) -> tuple[Line, ...]:
    """Return what is left of a memory that the sequence began with."""
    rest = written_by_step(trace, snapshot.t, entry.row).from_start
    name = tr("what is left of it at t = {t}").format(t=snapshot.t)
    words = [Words(word) for word in name.split()]
    lit = Spotlight(parts=frozenset({wire}))
    return Line((Symbol(markup, role), Number(rest, name, role, spotlight=lit))), Line(tuple(words))


def _initial_hidden_lines(snapshot: Snapshot, entry: Entry) -> tuple[Line, ...]:
    words = tr("enters every weighted sum of the first step")
    line = Line(tuple(Words(word) for word in words.split()))
    if snapshot.kind.roles.memory != "h" or not snapshot.kind.roles.kept:
        return (line,)
    return (
        line,
        *_left_lines(snapshot, snapshot.trace, entry, "h_{−1} · ∏ z = ", "hidden", "h_in"),
    )


_LINES = {
    "w_x": _weight_lines,
    "w_h": _weight_lines,
    "b": _bias_lines,
    "b_h": _bias_lines,
    "p": _weight_lines,
    "x": _input_lines,
    "c_0": _initial_cell_lines,
    "h_0": _initial_hidden_lines,
}
