"""What the inspector tells about the quantity that was asked for."""

from msgspec.structs import replace

from lstm_gui.core import Entry, Kind, contains, contributions, quantity_names, select
from lstm_gui.core.equations import Function, Weighted
from lstm_gui.core.facts.contributions import sum_of
from lstm_gui.scenes.inspection import formulas
from lstm_gui.scenes.inspection.computed_lines import computed_lines
from lstm_gui.scenes.inspection.entry_lines import entry_lines, entry_symbol, input_line
from lstm_gui.scenes.inspection.inspectable import block_of, state_before_of
from lstm_gui.scenes.inspection.linked_numbers import entry_number, quantity_name, quantity_number
from lstm_gui.scenes.inspection.pieces import Bar, Explanation, Line
from lstm_gui.scenes.inspection.shares_of_memory import memory_of
from lstm_gui.scenes.snapshot import Inspection, Snapshot, Spotlight
from lstm_gui.scenes.surgery import clamp_of
from lstm_gui.words.cells import words_of
from lstm_gui.words.equation_texts import hidden_part, input_part
from lstm_gui.words.notations.parameters import array_symbol
from lstm_gui.words.plain_markup import without_braces
from lstm_gui.words.quantity_words import block_role, quantity_message
from lstm_gui.words.symbols import plain_symbol, symbol
from lstm_gui.words.translation import tr
from lstm_gui.words.vocabulary import entry_name


def resolved(snapshot: Snapshot, inspection: Inspection | None) -> Inspection:
    """Return ``inspection`` with step and unit; what follows takes those selected.

    What the session does not have any more becomes what the selected block computes.
    """
    asked = inspection or Inspection(_result_shown(snapshot.kind, snapshot.block))
    t = snapshot.t if asked.t is None else asked.t
    unit = snapshot.unit if asked.unit is None else asked.unit
    entry = asked.entry
    if entry is not None and asked.t is None:
        entry = _following(snapshot, entry)
    quantity = _same_number(snapshot, asked.quantity)
    found = Inspection(quantity, t, unit, entry)
    if state := state_before_of(snapshot.kind, quantity):
        initial = f"{state}_0"
        found = Inspection(initial, 0, unit, Entry(initial, unit))
        if t > 0 and t not in snapshot.trace.resets:
            found = Inspection(state, t - 1, unit)
    return found if exists(snapshot, found) else resolved(snapshot, None)


def _same_number(snapshot: Snapshot, quantity: str) -> str:
    """Return the name under which a number is explained that has two of them."""
    match snapshot.kind.by_name.get(quantity):
        case Function(function="linear", of=of) if quantity not in snapshot.kind.results:
            return of
        case _:
            return quantity


def _result_shown(kind: Kind, block: str) -> str:
    """Return what ``block`` computes, the hidden state if it takes no part."""
    result = kind.result(block)
    return result if result in kind.by_name else "h"


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
    return _input(there, asked) if asked.quantity == "x" else _quantity(there, asked, unfolded)


def _quantity(there: Snapshot, asked: Inspection, unfolded: bool) -> Explanation:
    kind, name = there.kind, asked.quantity
    own, block = _is_computed(kind, name), block_of(kind, name)
    # What a block makes of more than its own sum is told by both.
    block = block if not own or _is_seen(kind, name, block) else ""
    if own:
        lines = formulas.sum_lines(there, block, unfolded) if block else ()
        lines += _or_held(there, name, computed_lines(there, name))
    else:
        lines = _sum_lines(there, name, block, unfolded)
    memory = memory_of(kind)
    return Explanation(
        inspection=asked,
        markup=_indexed(symbol(kind, name), there.unit),
        value=replace(quantity_number(there, name, there.t, there.unit), target=None),
        heading=_capitalised(quantity_name(kind, name, there.t, there.unit)),
        lines=lines,
        bars=sum_bars(there, block) if block else (),
        memory=memory is not None and name == memory.quantity,
        brief=_titles(_capitalised(tr(quantity_message(kind, name))), plain_symbol(kind, name)),
    )


def sum_bars(snapshot: Snapshot, block: str) -> tuple[Bar, ...]:
    """Return the three parts of ``Z`` of ``block``, which add up to it."""
    if not snapshot.kind.takes_part(block):
        return ()
    parts = contributions(snapshot.state, snapshot.trace, block)
    kind, state, unit = snapshot.kind, snapshot.state, snapshot.unit
    bias = array_symbol(kind, "b", block, named=False)
    inputs, units = state.parameters.input_size, state.parameters.hidden_size
    x = [Entry("w_x", unit, k, block) for k in range(inputs)]
    x += [Entry("x", snapshot.t, k) for k in range(inputs)]
    h = [Entry("w_h", unit, k, block) for k in range(units)]
    bars = [
        Bar(input_part(kind, block), tr("the part of the input"), parts.from_input, "data",
            Spotlight(frozenset({"x_in"}), frozenset({"x"}), frozenset(x))),
        Bar(hidden_part(kind, block), tr("the part of the hidden state"),
            parts.from_hidden, "hidden",
            Spotlight(frozenset({"h_in"}), frozenset({"h"}), frozenset(h))),
        Bar(bias, tr("the bias"), parts.from_bias, block_role(kind, block),
            Spotlight(frozenset({block}), entries=frozenset({Entry("b", unit, 0, block)}))),
    ]  # fmt: skip
    if not hidden_part(kind, block):
        del bars[1]
    weighted = sum_of(kind, block)
    if seen := weighted.peephole.removesuffix("_before"):
        peephole = frozenset({Entry(weighted.weight, unit, 0, block)})
        lit = Spotlight(frozenset({f"peep_{block}"}), frozenset({seen}), peephole)
        weight = array_symbol(kind, weighted.weight, block, named=False)
        markup = f"{weight} ⊙ {plain_symbol(kind, seen)}"
        bars.insert(2, Bar(markup, tr("the part of the memory"), parts.from_cell, "cell", lit))
    return tuple(bars)


def _sum_lines(snapshot: Snapshot, name: str, block: str, unfolded: bool) -> tuple[Line, ...]:
    if not block:
        return formulas.inner_lines(snapshot, name, unfolded)
    lines = formulas.sum_lines(snapshot, block, unfolded)
    if name == snapshot.kind.result(block):
        lines += (formulas.activation_line(snapshot, block),)
    return lines


def _or_held(snapshot: Snapshot, name: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the formula among ``lines`` and, if the number is held, that it is."""
    clamp = clamp_of(snapshot, name)
    return lines if clamp is None else (lines[0], formulas.held_line(snapshot, clamp))


def _is_seen(kind: Kind, quantity: str, block: str) -> bool:
    """Tell whether ``quantity`` is what ``block`` computes, its weighted sum another step."""
    return bool(block) and quantity == kind.result(block) and kind.takes_part(block)


def _is_computed(kind: Kind, quantity: str) -> bool:
    """Tell whether ``quantity`` is no weighted sum, nor what a block makes of its own alone."""
    match kind.by_name[quantity]:
        case Weighted():
            return False
        case Function(of=of) if quantity in kind.results:
            return not isinstance(kind.by_name[of], Weighted)
        case _:
            return not quantity.startswith("z_")


def _entry(snapshot: Snapshot, there: Snapshot, asked: Inspection, entry: Entry) -> Explanation:
    number = replace(entry_number(there, entry), target=None)
    same_h = (there.t, there.unit) == (snapshot.t, snapshot.unit)
    told = there if same_h else replace(there, influence=None)
    return Explanation(
        inspection=asked,
        markup=entry_symbol(there.kind, entry),
        value=number,
        heading=number.name,
        lines=entry_lines(told, entry),
        brief=(
            entry_name(there.kind, entry),
            *_titles(_block_name(there.kind, entry.block), _array_name(there.kind, entry)),
        ),
    )


def _titles(name: str, letter: str) -> tuple[str, ...]:
    """Return shorter and shorter titles; a letter alone would be none, a symbol such as Z_f is."""
    symbol = (letter,) if len(letter) > 1 or not name else ()
    return (f"{name} {letter}", name, *symbol) if name else symbol


def _block_name(kind: Kind, block: str) -> str:
    return tr(words_of(kind.name).blocks[block].name) if block else ""


def _array_name(kind: Kind, entry: Entry) -> str:
    """Return the symbol of the array that ``entry`` stands in."""
    if entry.block:
        return without_braces(array_symbol(kind, entry.array, entry.block, named=False))
    return entry.array


def _input(snapshot: Snapshot, asked: Inspection) -> Explanation:
    heading = tr("Input at t = {t}").format(t=snapshot.t)
    return Explanation(asked, "x_t", None, heading, (input_line(snapshot),))


def _following(snapshot: Snapshot, entry: Entry) -> Entry:
    if entry.array == "x":
        return replace(entry, row=snapshot.t)
    block = snapshot.block if entry.block else ""
    return replace(entry, row=snapshot.unit, block=block)


def _indexed(letter: str, unit: int) -> str:
    return letter if not formulas.is_plain(letter) else f"{letter}[{unit + 1}]"


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
