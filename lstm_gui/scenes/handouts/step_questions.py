"""Questions about one cell: a step by hand, which gate it is, and a table over time."""

from collections.abc import Iterator

import numpy as np

from lstm_gui.core import Kind, contributions, quantity_series
from lstm_gui.core.equations import FUNCTIONS, Share, Weighted
from lstm_gui.scenes.handouts.sheet_parts import BLANK, Heading, Paragraph, Part, Table, Task, Ticks
from lstm_gui.scenes.slow_motion.steps_of import steps_of
from lstm_gui.scenes.slow_motion.sub_steps import SubStep, equation_of
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.words.cells import words_of
from lstm_gui.words.equation_texts import inner_sum, weighted_sum
from lstm_gui.words.notations.parameters import array_symbol, element_symbol
from lstm_gui.words.numbers import number, percent
from lstm_gui.words.quantity_words import quantity_message
from lstm_gui.words.symbols import complement_of, right_side, symbol
from lstm_gui.words.translation import message, tr
from lstm_gui.words.worked_equations import put_in

DIGITS = 3
_GIVEN = 1
_GATES = (
    ("keeps", message("Which gate decides how much of the old memory stays?")),
    ("writes", message("Which gate decides how much of the candidate is written?")),
    ("shows", message("Which gate decides how much of the memory is shown as $h_t$?")),
)
_SHARE_LABEL = "(a)"
_SHARE = message("How many percent of it does that gate let through at $t = 0$?")


def given_parts(snapshot: Snapshot) -> tuple[Part, ...]:
    """Return the numbers that the cell begins with."""
    kind, state = snapshot.kind, snapshot.state
    inputs = state.parameters.input_size
    extra = tuple(dict.fromkeys(name for _, name in kind.extra))
    rows = [(BLANK, *(f"${head}$" for head in _heads(kind, inputs, extra)))]
    rows += [_weights(snapshot, block, extra) for block in kind.blocks if kind.takes_part(block)]
    entering = [f"{symbol(kind, f'{name}_before')} = {_one(first)}" for name, first in
                zip(kind.states, _first(snapshot), strict=True)]  # fmt: skip
    x = ", ".join(_one(value) for value in state.sequence.x[0])
    known = ", ".join(f"${text}$" for text in (f"x_t = ({x})", *entering))
    say = tr("The numbers of this sheet alone: {known} at $t = 0$, and the weights in the table.")
    return (Paragraph(say.format(known=known)), Table(tuple(rows)))


def step_parts(snapshot: Snapshot, answers: bool) -> tuple[Part, ...]:
    """Return the step t = 0, number by number."""
    asked = [step for step in steps_of(snapshot.kind) if step.quantity]
    tasks = (_task(snapshot, n, step, answers) for n, step in enumerate(asked, start=1))
    say = tr("Compute each number with three decimals, and put it into the figure as well.")
    return (Heading(tr("1. One step by hand, $t = 0$")), Paragraph(say), *tasks)


def gate_parts(snapshot: Snapshot, random: np.random.Generator, answers: bool) -> tuple[Part, ...]:
    """Return the question which gate does something; nothing of a cell without gates."""
    kind = snapshot.kind
    known = [(block, text) for role, text in _GATES if (block := _gate(kind, role))]
    if not known:
        return ()
    block, text = known[int(random.integers(len(known)))]
    names = tuple(tr(words_of(kind.name).blocks[one].name) for one in kind.blocks)
    share = percent(snapshot.unit_reading()[kind.result(block)])
    return (
        Heading(tr("2. Which gate?")),
        Paragraph(tr(text)),
        Ticks(names, kind.blocks.index(block) if answers else None),
        Task(_SHARE_LABEL, tr(_SHARE), BLANK, share if answers else BLANK),
    )


def table_parts(snapshot: Snapshot, answers: bool) -> tuple[Part, ...]:
    """Return the table of all steps, of which the gates after the first are given."""
    kind, trace = snapshot.kind, snapshot.trace
    steps = range(len(trace))
    rows = [("$t$", *map(str, steps)), ("$x_t$", *(_inputs(snapshot, t) for t in steps))]
    for name, given in table_quantities(kind):
        series = quantity_series(trace, name)[:, 0]
        shown = [answers or (given and t > 0) for t in steps]
        cells = (number(float(value), DIGITS) if seen else BLANK
                 for value, seen in zip(series, shown, strict=True))  # fmt: skip
        rows.append((f"${symbol(kind, name)}$", *cells))
    say = tr("Take $t = 0$ from above and go on: what is given is enough. "
             "What differs by less than 0.02 counts as right.")  # fmt: skip
    return (Heading(tr("3. The table of steps")), Paragraph(say), Table(tuple(rows)))


def table_quantities(kind: Kind) -> tuple[tuple[str, bool], ...]:
    """Return the rows of the table, and whether each is given after the first step.

    What blocks make of their weighted sums is given, and what cannot be told without these sums.
    """
    results = [name for name in kind.results if name in kind.recorded]
    given = [name for name in results if name not in kind.states]
    sums = [f"z_{kind.blocks[kind.results.index(name)]}" for name in results if name in kind.states]
    known = {*given, *sums}
    memory = kind.roles.memory
    states = sorted(kind.states, key=lambda name: (name == "h", name != memory))
    rows = ((name, _needs_sums(kind, name, known)) for name in states)
    return (*((name, True) for name in given), *((name, False) for name in sums), *rows)


def _needs_sums(kind: Kind, name: str, known: set[str]) -> bool:
    """Tell whether ``name`` is made of weighted sums that nobody knows."""
    equation = kind.by_name.get(name)
    # A share of two gates is computed from their sums, but is that of the gates as well.
    if name in known or equation is None or isinstance(equation, Share):
        return False
    return isinstance(equation, Weighted) or any(
        _needs_sums(kind, read, known) for read in equation.reads
    )


def formula_of(kind: Kind, step: SubStep) -> str:
    """Return what the number of ``step`` is computed from, in symbols."""
    name = step.quantity
    left, rest = symbol(kind, name), complement_of(kind, name)
    right = f"1 − {symbol(kind, rest)}" if rest else right_side(kind, name)
    if step.adds_up:
        left, right = symbol(kind, name), weighted_sum(kind, step.block)
    return _written_out(kind, right if left == right else f"{left} = {right}")


def _written_out(kind: Kind, formula: str) -> str:
    """Return ``formula`` with the sums in it that have no number of their own on the sheet."""
    for inner in kind.sums:
        if inner.name != f"z_{inner.block}":
            formula = formula.replace(symbol(kind, inner.name), f"({inner_sum(kind, inner.name)})")
    return formula


def _task(snapshot: Snapshot, place: int, step: SubStep, answers: bool) -> Task:
    kind, name = snapshot.kind, step.quantity
    label, called = f"({place})", tr(quantity_message(kind, name))
    if not answers:
        return Task(label, called, formula_of(kind, step))
    texts = _texts(snapshot, step)
    equation = put_in(equation_of(kind, step), texts)
    return Task(label, called, _written_out(kind, equation), texts[name])


def _texts(snapshot: Snapshot, step: SubStep) -> dict[str, str]:
    values = dict(snapshot.unit_reading().numbers)
    if step.adds_up:
        parts = contributions(snapshot.state, snapshot.trace, step.block)
        values |= {name: getattr(parts, name) for name in step.terms}
    return {name: number(value, DIGITS) for name, value in values.items()}


def _gate(kind: Kind, role: str) -> str:
    """Return the block whose gate has ``role``, if what it lets through is a share."""
    quantity = getattr(kind.roles, role)
    if quantity not in kind.results:
        return ""
    block = kind.blocks[kind.results.index(quantity)]
    function = FUNCTIONS[kind.squash(block)]
    is_share = (function.low, function.high) == (0.0, 1.0)
    return block if is_share and block in kind.gates else ""


def _weights(snapshot: Snapshot, block: str, extra: tuple[str, ...]) -> tuple[str, ...]:
    kind, parameters = snapshot.kind, snapshot.state.parameters
    own = parameters.block(block)
    hidden = _one(own.w_h[0, 0]) if kind.hears(block) else "–"
    further = (
        _one(parameters.extra_of(block, name)[0]) if (block, name) in kind.extra else "–"
        for name in extra
    )
    letter = symbol(kind, f"z_{block}")
    return (f"${letter}$", *map(_one, own.w_x[0]), hidden, _one(own.b[0]), *further)


def _heads(kind: Kind, inputs: int, extra: tuple[str, ...]) -> Iterator[str]:
    """Yield what stands above the weights of all blocks."""
    if inputs > 1:
        yield from (element_symbol("w_x", n).replace("w", "W") for n in range(inputs))
    of_any = {name: block for block, name in kind.extra}
    arrays = (*(("w_x",) if inputs == 1 else ()), "w_h", "b", *extra)
    for array in arrays:
        yield array_symbol(kind, array, of_any.get(array, ""), named=False)


def _first(snapshot: Snapshot) -> list[float]:
    kind, initial = snapshot.kind, snapshot.state.initial
    return [float(initial.of(kind, name)[0]) for name in kind.states]


def _inputs(snapshot: Snapshot, t: int) -> str:
    return ", ".join(_one(value) for value in snapshot.state.sequence.x[t])


def _one(value: float) -> str:
    return number(float(value), _GIVEN)
