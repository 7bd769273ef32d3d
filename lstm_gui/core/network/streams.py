"""What becomes of a long stream: state carried on, reset now and then, or begun for each window."""

from collections.abc import Callable

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from lstm_gui.core.arrays import Array, lengths
from lstm_gui.core.network import Network, NetworkTrace, network_forward
from lstm_gui.core.passes.going_on import GoesOn, always
from lstm_gui.core.state import FIRST, Sequence

FORGOTTEN = 0.01
"""Of a difference, so much may be left where it is forgotten."""
STEPS_AT_ONCE = 4096
_DRIFTS = 0.8

Probe = Callable[[NetworkTrace], Array]
"""Reads a number for each step of a pass, ``(T,)``."""


class Drift(Struct, frozen=True):
    """A unit whose cell state goes on in one direction.

    ``slope`` is by how much it changes in a step, by least squares; ``beyond`` is the first step
    at which its magnitude exceeds a limit, None if it never does.
    """

    unit: int
    slope: float
    beyond: int | None


def free(network: Network, resets: tuple[int, ...] = ()) -> Network:
    """Return ``network`` with nothing held in it, and reset before ``resets`` alone."""
    layers = tuple(replace(layer, clamps=()) for layer in network.layers)
    return replace(network, layers=layers, sequence=replace(network.sequence, resets=resets))


def windowed(
    network: Network,
    window: int,
    probe: Probe,
    steps: int,
    goes_on: GoesOn = always,
) -> Array | None:
    """Return what ``probe`` reads, ``(steps,)``, each step after a start of its own.

    For step t the network begins at step ``t - window + 1``, or at the first step if that is
    later. ``goes_on`` is asked with the share that is done; None is returned if it says no.
    """
    found = np.empty(steps)
    together = max(STEPS_AT_ONCE // window, 1)
    for first in range(0, steps, together):
        if not goes_on(first / steps):
            return None
        ends = range(first, min(first + together, steps))
        found[ends.start : ends.stop] = _at_ends(network, window, probe, ends)
    return found


def _at_ends(network: Network, window: int, probe: Probe, ends: range) -> Array:
    """Run the windows that end at ``ends`` one after the other, reset between them."""
    spans = [range(max(end - window + 1, 0), end + 1) for end in ends]
    stops = np.cumsum([len(span) for span in spans])
    x = network.sequence.x[np.concatenate(spans)]
    sequence = Sequence(x, None, tuple(int(stop) for stop in stops[:-1]))
    passed = network_forward(replace(free(network), sequence=sequence, selection=FIRST))
    return probe(passed)[stops - 1]


def start_differences(network: Network, carried: NetworkTrace) -> Array:
    """Return how far another start still moves the layer that is looked at, ``(T,)``.

    The other start is the state in which each layer ends, so one that occurs. What is returned is
    the length of the difference of h, in the order in which the layer takes the steps.
    """
    ends = (trace.after(len(trace) - 1) for trace in carried.traces)
    layers = tuple(
        replace(layer, initial=end) for layer, end in zip(network.layers, ends, strict=True)
    )
    other = network_forward(replace(network, layers=layers))
    place = network.focus
    with np.errstate(invalid="ignore", over="ignore"):
        apart = other.traces[place].h - carried.traces[place].h
        return lengths(apart)


def forgotten_after(differences: Array) -> int | None:
    """Return after how many steps no more than `FORGOTTEN` of the largest difference is left.

    ``differences (T,)`` are those of `start_differences`. It is 0 where there is none at all,
    and None where it never stays below.
    """
    with np.errstate(invalid="ignore"):
        left = ~(differences <= FORGOTTEN * differences.max(initial=0.0))
    last = np.flatnonzero(left)
    n = int(last[-1]) + 1 if last.size else 0
    return n if n < len(differences) else None


def drift(c: Array, limit: float) -> Drift | None:
    """Return which unit of ``c (T, H)`` drifts most; None if none goes on in one direction.

    A unit drifts if its c is correlated with time by 0.8 or more.
    """
    steps = len(c)
    if steps < 3 or not np.isfinite(c).all():
        return None
    time = np.arange(steps) - (steps - 1) / 2
    around = c - c.mean(axis=0)
    slopes = time @ around / (time @ time)
    spread = np.sqrt((around**2).sum(axis=0) / (time @ time))
    drifting = np.abs(slopes) >= np.where(spread > 0.0, _DRIFTS * spread, np.inf)
    if not drifting.any():
        return None
    unit = int(np.argmax(np.where(drifting, np.abs(slopes), -1.0)))
    beyond = np.flatnonzero(np.abs(c[:, unit]) > limit)
    return Drift(unit, float(slopes[unit]), int(beyond[0]) if beyond.size else None)
