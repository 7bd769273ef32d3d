"""What is to be looked at first in a trained cell: its biases, its gates, its dead units."""

from collections.abc import Mapping

import numpy as np
from msgspec import Struct

from lstm_gui.core.arrays import Array
from lstm_gui.core.equations import FUNCTIONS, Complement, Function, Share
from lstm_gui.core.facts.saturation import RANGES
from lstm_gui.core.kinds import Kind
from lstm_gui.core.state import Parameters

Rows = Mapping[str, Array]
"""The quantities of a pass by their names, ``(T, H)`` each, in the order the steps are taken."""

STILL = 1e-3
"""A unit whose ``h`` changes by no more than this over an input is called dead."""
_COPIES = 0.5


class Counted(Struct, frozen=True):
    """How many numbers of each sort a layer has."""

    of_input: int
    of_hidden: int
    biases: int
    further: int

    @property
    def total(self) -> int:
        return self.of_input + self.of_hidden + self.biases + self.further


class KeepingBias(Struct, frozen=True):
    """The bias of the gate that keeps: over all units the mean, the least and the largest.

    ``half_life`` is the number of steps after which, by the mean bias alone, half of the memory
    is left.
    """

    block: str
    mean: float
    low: float
    high: float
    half_life: float


class GateUse(Struct, frozen=True):
    """How much of what a block computes over an input is saturated.

    ``shut`` and ``open`` are shares of all numbers, at the low and the high end of its
    function; ``always`` are the units that are saturated at every step.
    """

    block: str
    shut: float
    open: float
    always: tuple[int, ...]


class Undefined(Struct, frozen=True):
    """The first number of a pass that is none: its step, in order of taking, and its unit."""

    t: int
    unit: int
    quantity: str


class Copying(Struct, frozen=True):
    """How far an answer is from an input of the same step, and from that of the next.

    ``copies`` tells whether it is far nearer to the first, so that it says the last value again
    in place of the next.
    """

    output: int
    input: int
    now: float
    next: float
    copies: bool


def counted(parameters: Parameters, biases: int = 0) -> Counted:
    """Return how many numbers a layer has.

    ``biases`` is how many a file holds for each block; those that the cell computes with if it
    is not given.
    """
    kind, units, inputs = parameters.kind, parameters.hidden_size, parameters.input_size
    of_x = {one.block for one in kind.sums if one.of_x}
    of_h = {one.block for one in kind.sums if one.hears}
    peepholes = sum(kind.is_peephole(name, block) for block, name in kind.extra)
    inside = len(kind.extra) - peepholes
    own = len(of_x) + inside if not biases else biases * len(of_x)
    return Counted(
        len(of_x) * units * inputs, len(of_h) * units * units, own * units, peepholes * units
    )


def keeping_bias(parameters: Parameters) -> KeepingBias | None:
    """Return the bias of the gate that keeps, turned so that more of it keeps more.

    None for a cell whose memory no gate between 0 and 1 keeps.
    """
    kind = parameters.kind
    roles = kind.roles
    block = roles.keeping_block or roles.writing_block
    if not _is_share(kind) or isinstance(kind.by_name[roles.keeps], Share):
        return None
    sign = 1.0 if roles.keeping_block else -1.0
    bias = sign * parameters.block(block).b
    mean = float(bias.mean())
    # Of a bias that is large enough nothing is lost that a double could tell.
    lost = float(np.logaddexp(0.0, -mean))
    half_life = float(np.log(2.0)) / lost if lost > 0.0 else np.inf
    return KeepingBias(block, mean, float(bias.min()), float(bias.max()), half_life)


def half_lives(kind: Kind, rows: Rows) -> Array | None:
    """Return of each unit after how many steps half of what it keeps is left, ``(H,)``.

    That is by the geometric mean of its gate over all steps; infinite where nothing is ever
    forgotten, None for a cell without such a gate.
    """
    keeps = kept_share(kind, rows)
    if keeps is None:
        return None
    with np.errstate(divide="ignore", invalid="ignore"):
        lost = -np.log(keeps).mean(axis=0)
        return np.asarray(np.where(lost <= 0.0, np.inf, np.log(2.0) / lost))


def kept_share(kind: Kind, rows: Rows) -> Array | None:
    """Return what share of the memory each step keeps, ``(T, H)``; None without such a gate."""
    if not _is_share(kind):
        return None
    name = kind.roles.keeps
    if name in rows:
        return rows[name]
    equation = kind.by_name[name]
    return 1.0 - rows[equation.of] if isinstance(equation, Complement) else None


def gate_use(kind: Kind, rows: Rows) -> tuple[GateUse, ...]:
    """Return how saturated each block with a sigmoid or a tanh is."""
    found: list[GateUse] = []
    for block in kind.blocks:
        z, function = rows.get(f"z_{block}"), kind.squash(block)
        if z is None or function not in RANGES or not kind.takes_part(block):
            continue
        beyond = RANGES[function].saturated_beyond
        always = np.flatnonzero((np.abs(z) > beyond).all(axis=0))
        found.append(
            GateUse(
                block,
                float((z < -beyond).mean()),
                float((z > beyond).mean()),
                tuple(int(unit) for unit in always),
            )
        )
    return tuple(found)


def dead_units(rows: Rows) -> tuple[int, ...]:
    """Return the units whose ``h`` hardly changes over the whole input; none of a single step."""
    h = rows["h"]
    if len(h) < 2:
        return ()
    with np.errstate(invalid="ignore"):
        still = h.max(axis=0) - h.min(axis=0) <= STILL
    return tuple(int(unit) for unit in np.flatnonzero(still))


def first_undefined(kind: Kind, rows: Rows) -> Undefined | None:
    """Return where the pass leaves the numbers: the first step, there what is computed first."""
    wrong = {name: ~np.isfinite(rows[name]) for name in kind.recorded}
    steps = np.flatnonzero(np.any([one.any(axis=1) for one in wrong.values()], axis=0))
    if not steps.size:
        return None
    t = int(steps[0])
    name = next(name for name in kind.recorded if wrong[name][t].any())
    return Undefined(t, int(np.flatnonzero(wrong[name][t])[0]), name)


def copying(out: Array, x: Array) -> Copying | None:
    """Return the answer and the input that are nearest to one another at the same step.

    ``out (T, C)`` is what is answered over ``x (T, I)``. None for fewer than three steps, or an
    input that does not change.
    """
    if len(x) < 3:
        return None
    found: list[Copying] = []
    for column in range(x.shape[1]):
        for output in range(out.shape[1]):
            answers, given = out[:-1, output], x[:, column]
            now, later = _off(answers, given[:-1]), _off(answers, given[1:])
            if np.isfinite(now) and np.ptp(given) > 0.0:
                copies = now < _COPIES * later
                found.append(Copying(output, column, now, later, copies))
    return min(found, key=lambda one: one.now, default=None)


def _off(one: Array, other: Array) -> float:
    with np.errstate(over="ignore", invalid="ignore"):
        return float(np.sqrt(np.mean(np.square(one - other))))


def _is_share(kind: Kind) -> bool:
    """Tell whether what keeps the memory of ``kind`` is a number between 0 and 1."""
    match kind.by_name.get(kind.roles.keeps):
        case Function(function=function):
            known = FUNCTIONS[function]
            return (known.low, known.high) == (0.0, 1.0)
        case Complement() | Share():
            return True
        case _:
            return False
