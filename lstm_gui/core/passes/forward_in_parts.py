"""The forward pass of a very long sequence, with progress and a way to stop."""

from lstm_gui.core.cells.registry import fast_passes
from lstm_gui.core.passes import forward
from lstm_gui.core.passes.going_on import GoesOn
from lstm_gui.core.passes.in_stretches import joined
from lstm_gui.core.resets import within
from lstm_gui.core.state import Parameters, State
from lstm_gui.core.trace import Trace

SECONDS_PER_PART = 0.02
# Microseconds that a step costs besides its product.
QUICK_STEP, PLAIN_STEP = 5.0, 15.0


def seconds_expected(state: State) -> float:
    """Return about how long `forward` takes, in seconds on a machine of 2020.

    A step costs a few microseconds, of clamped cells and variants several times as many,
    and a product with ``K H (H + I)`` weights at some five thousand of them in one.
    """
    return seconds_for(state.parameters, bool(state.clamps), len(state.sequence))


def seconds_for(parameters: Parameters, clamped: bool, steps: int) -> float:
    """Return the same for so many steps of a cell, some of whose numbers may be held."""
    plain = clamped or fast_passes(parameters.kind).forward is None
    units, inputs = parameters.hidden_size, parameters.input_size
    own = PLAIN_STEP if plain else QUICK_STEP
    microseconds = own + len(parameters.kind.blocks) * units * (units + inputs) / 5000.0
    return steps * microseconds * 1e-6


def forward_in_parts(state: State, goes_on: GoesOn) -> Trace | None:
    """Do what `forward` does, asking after each part whether to go on.

    Parameters
    ----------
    state
        The cell and its sequence.
    goes_on
        Called with the share that is done, in (0, 1]; returns whether to go on.

    Returns
    -------
    Trace or None
        ``None`` if it was stopped.
    """
    parts: list[Trace] = []
    initial, steps, at_once = state.initial, len(state.sequence), steps_per_part(state)
    for start in range(0, steps, at_once):
        part = forward(within(state, range(start, min(start + at_once, steps)), initial))
        parts.append(part)
        following = start + len(part)
        is_reset = following in state.sequence.resets
        initial = state.fresh if is_reset else part.after(len(part) - 1)
        if not goes_on(min(1.0, following / steps)):
            return None
    return joined(state, parts)


def steps_per_part(state: State) -> int:
    """Return how many steps are run between two questions, about as long for every cell."""
    own = seconds_for(state.parameters, bool(state.clamps), 1)
    return max(1, round(SECONDS_PER_PART / own))
