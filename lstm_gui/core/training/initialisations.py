"""How weights start, by name."""

from typing import Literal

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from lstm_gui.core.arrays import Array
from lstm_gui.core.edits.initialise import randomised
from lstm_gui.core.kinds import Kind
from lstm_gui.core.readout import Readout
from lstm_gui.core.state import Initial, Parameters, Sequence, State

Start = Literal["xavier-orthogonal", "chrono", "default"]

FORGET_GATE = "f"
"""The block whose bias `Initialisation.forget_bias` is, where a cell has one."""


class Initialisation(Struct, frozen=True):
    """A way to start.

    Parameters
    ----------
    name
        ``"xavier-orthogonal"``: as `lstm_gui.core.randomised`. ``"chrono"``: the same,
        and biases of the gate that keeps drawn as ``log U(1, span - 1)``, those of the
        input gate their opposite (Tallec & Ollivier 2018); the GRU's update gate stands
        in for both. ``"default"``: every weight drawn evenly from ``±1/sqrt(H)``, biases 0.
    forget_bias
        The bias of the forget gate, where the cell has one; chrono draws its own.
    span
        Over about how many steps to remember, for chrono; at least 3.
    """

    name: Start
    forget_bias: float = 0.0
    span: int = 0


def started(
    kind: Kind, inputs: int, units: int, initialisation: Initialisation, seed: int
) -> Parameters:
    """Return the parameters that training starts from, the same for the same seed.

    Raises
    ------
    ValueError
        If the cell has no gate that keeps and chrono is asked for, or its span is below 3.
    """
    random = np.random.default_rng([seed, 1])
    if initialisation.name == "default":
        drawn = _default(Parameters.zeros(inputs, units, kind), random)
    else:
        drawn = randomised(_blank(kind, inputs, units), seed, forget_bias_one=False).parameters
    if initialisation.name == "chrono":
        return _chrono(drawn, initialisation.span, random)
    return _with_biases(drawn, {FORGET_GATE: np.full(units, initialisation.forget_bias)})


def started_readout(outputs: int, units: int, seed: int) -> Readout:
    """Return a read-out drawn as by Glorot & Bengio (2010), with biases 0."""
    bound = np.sqrt(6.0 / (outputs + units))
    weights = np.random.default_rng([seed, 2]).uniform(-bound, bound, (outputs, units))
    return Readout(weights, np.zeros(outputs))


def _blank(kind: Kind, inputs: int, units: int) -> State:
    return State(
        Parameters.zeros(inputs, units, kind),
        Initial.zeros(kind, units),
        Sequence(np.zeros((1, inputs))),
    )


def _default(blank: Parameters, random: np.random.Generator) -> Parameters:
    bound = 1.0 / np.sqrt(blank.hidden_size)
    w_x, w_h = (random.uniform(-bound, bound, w.shape) for w in (blank.w_x, blank.w_h))
    w_h[[blank.kind.is_deaf(block) for block in blank.kind.blocks]] = 0.0
    return replace(blank, w_x=w_x, w_h=w_h)


def _chrono(drawn: Parameters, span: int, random: np.random.Generator) -> Parameters:
    roles = drawn.kind.roles
    gates = {roles.keeping_block: 1.0, roles.writing_block: -1.0}
    gates.pop("", None)
    if not gates or span < 3:
        raise ValueError(f"no chrono initialisation for {drawn.kind.name} over {span} steps")
    keep = np.log(random.uniform(1.0, span - 1.0, drawn.hidden_size))
    return _with_biases(drawn, {block: sign * keep for block, sign in gates.items()})


def _with_biases(drawn: Parameters, biases: dict[str, Array]) -> Parameters:
    b = np.array(drawn.b)
    for k, block in enumerate(drawn.kind.blocks):
        b[k] = biases.get(block, b[k])
    return replace(drawn, b=b)
