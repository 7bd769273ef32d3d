"""What the inspector tells about the quantity that was asked for."""

from collections.abc import Callable

from msgspec.structs import replace

from lstm_gui.core import Entry, contains, contributions, quantity_names, select
from lstm_gui.core.analysis import INNER
from lstm_gui.scenes.inspection import formulas, gru_lines, lstm_lines
from lstm_gui.scenes.inspection.entry_lines import entry_lines, entry_symbol, input_line
from lstm_gui.scenes.inspection.inspectable import BEFORE, block_of
from lstm_gui.scenes.inspection.linked_numbers import entry_number, quantity_name, quantity_number
from lstm_gui.scenes.inspection.pieces import Bar, Explanation, Line
from lstm_gui.scenes.inspection.shares_of_memory import MEMORIES
from lstm_gui.scenes.snapshot import Inspection, Snapshot, Spotlight
from lstm_gui.scenes.surgery import clamp_of
from lstm_gui.words.equation_texts import hidden_part
from lstm_gui.words.symbols import SYMBOLS
from lstm_gui.words.translation import message, tr

_INITIAL = {"c_before": "c_0", "h_before": "h_0"}


def resolved(snapshot: Snapshot, inspection: Inspection | None) -> Inspection:
    """Return ``inspection`` with step and unit; what follows takes those selected.

    What the session does not have any more becomes what the selected block computes.
    """
    asked = inspection or Inspection(snapshot.kind.result(snapshot.block))
    t = snapshot.t if asked.t is None else asked.t
    unit = snapshot.unit if asked.unit is None else asked.unit
    entry = asked.entry
    if entry is not None and asked.t is None:
        entry = _following(snapshot, entry)
    quantity = _same_number(snapshot, asked.quantity)
    found = Inspection(quantity, t, unit, entry)
    if quantity in BEFORE:
        initial = _INITIAL[quantity]
        found = Inspection(initial, 0, unit, Entry(initial, unit))
        if t > 0:
            found = Inspection(BEFORE[quantity], t - 1, unit)
    return found if exists(snapshot, found) else resolved(snapshot, None)


def _same_number(snapshot: Snapshot, quantity: str) -> str:
    """Return the name under which a number is explained that has two of them."""
    kind = snapshot.kind
    if quantity == "tanh_c" and not kind.variant.second_tanh:
        return "c"
    return "h_before" if quantity == "u" and kind.reset == "before" else quantity


def exists(snapshot: Snapshot, inspection: Inspection) -> bool:
    """Tell whether the session has what a resolved ``inspection`` asks for."""
    inside = inspection.t is None or inspection.t < len(snapshot.trace)
    inside = inside and (inspection.unit or 0) < snapshot.state.parameters.hidden_size
    if inspection.entry is not None:
        return inside and contains(snapshot.state, inspection.entry)
    return inside and inspection.quantity in ("x", *quantity_names(snapshot.trace))


def explain(
    snapshot: Snapshot, inspection: Inspection | None, unfolded: bool = False
) -> Explanation:
    """Return everything about what is asked for; long sums whole if ``unfolded``."""
    asked = resolved(snapshot, inspection)
    there = replace(snapshot, state=select(snapshot.state, asked.t, asked.unit))
    if asked.entry is not None:
        return _entry(snapshot, there, asked, asked.entry)
    if asked.quantity == "x":
        return _input(there, asked)
    number = replace(quantity_number(there, asked.quantity, there.t, there.unit), target=None)
    own_lines = _LINES[there.kind.name].get(_lines_name(there, asked.quantity))
    block = block_of(there.kind, asked.quantity) if own_lines is None else ""
    return Explanation(
        inspection=asked,
        markup=_indexed(SYMBOLS[asked.quantity], there.unit),
        value=number,
        heading=_capitalised(quantity_name(asked.quantity, there.t, there.unit)),
        lines=(
            _sum_lines(there, asked.quantity, block, unfolded)
            if own_lines is None
            else _or_held(there, asked.quantity, own_lines(there))
        ),
        bars=sum_bars(there, block) if block else (),
        memory=there.kind.name in MEMORIES and asked.quantity == MEMORIES[there.kind.name].quantity,
    )


def sum_bars(snapshot: Snapshot, block: str) -> tuple[Bar, ...]:
    """Return the three parts of ``Z`` of ``block``, which add up to it."""
    if snapshot.kind.variant.coupled and block == "i":
        return ()
    parts = contributions(snapshot.state, snapshot.trace, block)
    state, unit = snapshot.state, snapshot.unit
    inputs, units = state.parameters.input_size, state.parameters.hidden_size
    x = [Entry("w_x", unit, k, block) for k in range(inputs)]
    x += [Entry("x", snapshot.t, k) for k in range(inputs)]
    h = [Entry("w_h", unit, k, block) for k in range(units)]
    bars = [
        Bar("W_x x_t", tr("the part of the input"), parts.from_input, "data",
            Spotlight(frozenset({"x_in"}), frozenset({"x"}), frozenset(x))),
        Bar(hidden_part(snapshot.kind, block), tr("the part of the hidden state"),
            parts.from_hidden, "hidden",
            Spotlight(frozenset({"h_in"}), frozenset({"h"}), frozenset(h))),
        Bar("b", tr("the bias"), parts.from_bias, block,
            Spotlight(frozenset({block}), entries=frozenset({Entry("b", unit, 0, block)}))),
    ]  # fmt: skip
    if "p" in snapshot.kind.extra_names(block):
        peephole = frozenset({Entry("p", unit, 0, block)})
        lit = Spotlight(frozenset({f"peep_{block}"}), frozenset({"c"}), peephole)
        bars.insert(2, Bar("p ⊙ c", tr("the part of the memory"), parts.from_cell, "cell", lit))
    return tuple(bars)


def _sum_lines(snapshot: Snapshot, name: str, block: str, unfolded: bool) -> tuple[Line, ...]:
    if name == INNER:
        return formulas.inner_lines(snapshot, unfolded)
    lines = formulas.sum_lines(snapshot, block, unfolded)
    if name == snapshot.kind.result(block):
        lines += (formulas.activation_line(snapshot, block),)
    return lines


def _or_held(snapshot: Snapshot, name: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the formula among ``lines`` and, if the number is held, that it is."""
    clamp = clamp_of(snapshot, name)
    return lines if clamp is None else (lines[0], formulas.held_line(snapshot, clamp))


def _lines_name(snapshot: Snapshot, quantity: str) -> str:
    """Return the key of the lines of ``quantity``; a gate made of another has its own."""
    return "coupled i" if snapshot.kind.variant.coupled and quantity == "i" else quantity


_LINES: dict[str, dict[str, Callable[[Snapshot], tuple[Line, ...]]]] = {
    "lstm": {
        "kept": lstm_lines.kept_lines,
        "written": lstm_lines.written_lines,
        "c": lstm_lines.cell_lines,
        "tanh_c": lstm_lines.squashed_lines,
        "h": lstm_lines.hidden_lines,
        "coupled i": lstm_lines.coupled_lines,
    },
    "gru": {
        "passed": gru_lines.passed_lines,
        "held": gru_lines.held_lines,
        "shut": gru_lines.shut_lines,
        "taken": gru_lines.taken_lines,
        "h": gru_lines.blended_lines,
    },
    "rnn": {},
}
"""Of each kind of cell what is no weighted sum, nor the result of one."""


def _entry(snapshot: Snapshot, there: Snapshot, asked: Inspection, entry: Entry) -> Explanation:
    number = replace(entry_number(there, entry), target=None)
    same_h = (there.t, there.unit) == (snapshot.t, snapshot.unit)
    told = there if same_h else replace(there, influence=None)
    return Explanation(
        inspection=asked,
        markup=entry_symbol(entry),
        value=number,
        heading=number.name,
        lines=entry_lines(told, entry),
    )


def _input(snapshot: Snapshot, asked: Inspection) -> Explanation:
    heading = tr(message("Input at t = {t}")).format(t=snapshot.t)
    return Explanation(asked, "x_t", None, heading, (input_line(snapshot),))


def _following(snapshot: Snapshot, entry: Entry) -> Entry:
    if entry.array == "x":
        return replace(entry, row=snapshot.t)
    block = snapshot.block if entry.block else ""
    return replace(entry, row=snapshot.unit, block=block)


def _indexed(symbol: str, unit: int) -> str:
    return symbol if not formulas.is_plain(symbol) else f"{symbol}[{unit + 1}]"


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
