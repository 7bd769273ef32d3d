"""One network over one stream under three regimes, and what that says of its memory."""

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from lstm_gui.core import Network, NetworkTrace, Selection, network_forward
from lstm_gui.core.arrays import Array
from lstm_gui.core.facts.saturation import RANGES
from lstm_gui.core.network.streams import (
    Drift,
    drift,
    forgotten_after,
    free,
    start_differences,
    windowed,
)
from lstm_gui.core.passes.going_on import GoesOn, always

MOST_WORK = 2_000_000
"""So many steps are run for all windows; of a longer stream its first steps have one."""
_SECONDS_A_STEP = 2e-5
ANSWER = "out"


class Asked(Struct, frozen=True):
    """What is compared.

    Parameters
    ----------
    network
        The network, whatever is selected in it.
    quantity, unit
        A state of the layer that is looked at, or `ANSWER` and which of its numbers.
    every
        After how many steps it is reset, if it has no resets of its own.
    window
        How many steps a window has.
    """

    network: Network
    quantity: str
    unit: int
    every: int
    window: int

    @classmethod
    def of(cls, network: Network, quantity: str, unit: int, every: int, window: int) -> "Asked":
        """Return the question with what is selected left out, which nothing depends on."""
        return cls(replace(network, selection=Selection()), quantity, unit, every, window)

    @property
    def resets(self) -> tuple[int, ...]:
        """Where the states are reset: at the marks, or else every so many steps."""
        steps = len(self.network.sequence)
        return self.network.sequence.resets or tuple(range(self.every, steps, self.every))

    @property
    def seconds(self) -> float:
        """About how long it takes to answer."""
        units = sum(layer.hidden_size for layer in self.network.layers)
        steps = len(self.network.sequence)
        work = 4 * steps + min(steps * self.window, MOST_WORK)
        return work * len(self.network.layers) * (_SECONDS_A_STEP + units**2 * 1e-9)

    def probe(self, passed: NetworkTrace) -> Array:
        """Return the number that is compared, at each step of the sequence."""
        if self.quantity == ANSWER:
            assert passed.out is not None
            return passed.out[:, self.unit]
        return passed.rows(passed.network.focus, self.quantity)[:, self.unit]


class Streams(Struct, frozen=True, eq=False):
    """The three curves, ``(T,)`` each, and what they say.

    ``sliding`` is not a number beyond the steps that have a window. ``forgotten`` is after how
    many steps the start is forgotten, None if it never is.
    """

    asked: Asked
    carried: Array
    reset: Array
    sliding: Array
    windows: int
    forgotten: int | None
    drift: Drift | None


def compared_streams(asked: Asked, goes_on: GoesOn = always) -> Streams | None:
    """Return how the three regimes differ; None once ``goes_on`` has said no."""
    network, steps = free(asked.network), len(asked.network.sequence)
    carried = network_forward(network)
    if not goes_on(0.1):
        return None
    reset = network_forward(free(asked.network, asked.resets), None)
    apart = start_differences(network, carried)
    windows = min(steps, max(MOST_WORK // asked.window, 1))
    found = windowed(network, asked.window, asked.probe, windows, goes_on)
    if found is None:
        return None
    sliding = np.concatenate([found, np.full(steps - windows, np.nan)])
    forgotten = forgotten_after(apart)
    curves = asked.probe(carried), asked.probe(reset), sliding
    return Streams(asked, *curves, windows, forgotten, _drift(carried))


def _drift(carried: NetworkTrace) -> Drift | None:
    """Return which cell state of the layer that is looked at drifts, in its own order of steps."""
    place = carried.network.focus
    trace = carried.traces[place]
    if not trace.kind.has_cell_state:
        return None
    return drift(trace.cell_state, RANGES["tanh"].saturated_beyond)
