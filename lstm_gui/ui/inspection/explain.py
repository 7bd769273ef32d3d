"""What the inspector tells about the quantity that was asked for."""

from collections.abc import Callable
from dataclasses import replace

from lstm_gui.core import Entry, contains, contributions, select
from lstm_gui.ui.inspection import formulas
from lstm_gui.ui.inspection.entry_lines import entry_lines, entry_symbol, input_line
from lstm_gui.ui.inspection.numbers import entry_number, quantity_name, quantity_number
from lstm_gui.ui.inspection.pieces import Bar, Explanation, Line
from lstm_gui.ui.inspection.quantities import ACTIVATIONS, BEFORE, QUANTITIES
from lstm_gui.ui.language import message, tr
from lstm_gui.ui.snapshot import Inspection, Snapshot, Spotlight

_INITIAL = {"c_before": "c_0", "h_before": "h_0"}


def resolved(snapshot: Snapshot, inspection: Inspection | None) -> Inspection:
    """Return ``inspection`` with step and unit; what follows takes those selected.

    What the session does not have any more becomes what the selected block computes.
    """
    asked = inspection or Inspection(ACTIVATIONS[snapshot.block])
    t = snapshot.t if asked.t is None else asked.t
    unit = snapshot.unit if asked.unit is None else asked.unit
    entry = asked.entry
    if entry is not None and asked.t is None:
        entry = _following(snapshot, entry)
    if asked.quantity in BEFORE:
        if t == 0:
            array = _INITIAL[asked.quantity]
            return Inspection(array, 0, unit, Entry(array, unit))
        return Inspection(BEFORE[asked.quantity], t - 1, unit)
    found = Inspection(asked.quantity, t, unit, entry)
    return found if exists(snapshot, found) else resolved(snapshot, None)


def exists(snapshot: Snapshot, inspection: Inspection) -> bool:
    """Tell whether the session has what a resolved ``inspection`` asks for."""
    inside = inspection.t is None or inspection.t < len(snapshot.trace)
    inside = inside and (inspection.unit or 0) < snapshot.state.parameters.hidden_size
    return inside and (inspection.entry is None or contains(snapshot.state, inspection.entry))


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
    quantity = QUANTITIES[asked.quantity]
    sums = quantity.block and asked.quantity not in _FORMULAS
    return Explanation(
        inspection=asked,
        markup=_indexed(quantity.symbol, there.unit),
        value=number,
        heading=_capitalised(quantity_name(asked.quantity, there.t, there.unit)),
        lines=(
            _block_lines(there, asked.quantity, quantity.block, unfolded)
            if sums
            else _FORMULAS[asked.quantity](there)
        ),
        bars=sum_bars(there, quantity.block) if sums else (),
        memory=asked.quantity == "c",
    )


def sum_bars(snapshot: Snapshot, block: str) -> tuple[Bar, ...]:
    """Return the three parts of ``Z`` of ``block``, which add up to it."""
    parts = contributions(snapshot.state, snapshot.trace, block)
    state, unit = snapshot.state, snapshot.unit
    inputs, units = state.parameters.input_size, state.parameters.hidden_size
    x = [Entry("w_x", unit, k, block) for k in range(inputs)]
    x += [Entry("x", snapshot.t, k) for k in range(inputs)]
    h = [Entry("w_h", unit, k, block) for k in range(units)]
    bias = [Entry("b", unit, 0, block)]
    return (
        Bar("W_x x_t", tr("the part of the input"), parts.from_input, "data",
            Spotlight(frozenset({"x_in"}), frozenset({"x"}), frozenset(x))),
        Bar("W_h h_{t−1}", tr("the part of the hidden state"), parts.from_hidden, "hidden",
            Spotlight(frozenset({"h_in"}), frozenset({"h"}), frozenset(h))),
        Bar("b", tr("the bias"), parts.from_bias, block,
            Spotlight(frozenset({block}), entries=frozenset(bias))),
    )  # fmt: skip


def _block_lines(snapshot: Snapshot, name: str, block: str, unfolded: bool) -> tuple[Line, ...]:
    lines = formulas.sum_lines(snapshot, block, unfolded)
    if name == ACTIVATIONS[block]:
        lines += (formulas.activation_line(snapshot, block),)
    return lines


_FORMULAS: dict[str, Callable[[Snapshot], tuple[Line, ...]]] = {
    "kept": formulas.kept_lines,
    "written": formulas.written_lines,
    "c": formulas.cell_lines,
    "tanh_c": formulas.squashed_lines,
    "h": formulas.hidden_lines,
}


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
    return symbol if "⊙" in symbol else f"{symbol}[{unit + 1}]"


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
