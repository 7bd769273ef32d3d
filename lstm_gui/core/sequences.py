"""Ready-made input sequences.

Each is a pure function ``(steps, inputs, shape) -> x (T, I)``; the `GENERATORS` take a seed in
place of the shape, and make the usual one. The first input carries the signal that it is named
after. Every further input carries a distractor, a quiet wave of its own speed, so that a
cell has something to ignore; the random sequence is random on every input. Only the random
one looks at the seed.
"""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from lstm_gui.core.arrays import Array


class Shape(Struct, frozen=True):
    """What a signal looks like.

    Parameters
    ----------
    span
        In steps: how long a pulse is, after how many a wave repeats, when a step goes up.
    height
        How far from 0 it goes.
    seed
        The same draws the same numbers.
    """

    span: int = 1
    height: float = 1.0
    seed: int = 0


Generator = Callable[[int, int, int], Array]

# The pulse comes early, with a step of quiet before it where there is room.
PULSE_AT = 1
SINE_PERIOD = 12
DISTRACTOR_HEIGHT = 0.3
DISTRACTOR_PERIOD = 5


def pulse(steps: int, inputs: int, shape: Shape) -> Array:
    """Return a single pulse on the first input, from the second step on."""
    return _with_distractors(_pulses(steps, shape.span, [(PULSE_AT, shape.height)]), inputs)


def two_pulses(steps: int, inputs: int, shape: Shape) -> Array:
    """Return a pulse from the second step on and its opposite from halfway on."""
    halfway = max(steps // 2, PULSE_AT + 1)
    heights = [(PULSE_AT, shape.height), (halfway, -shape.height)]
    return _with_distractors(_pulses(steps, shape.span, heights), inputs)


def sine(steps: int, inputs: int, shape: Shape) -> Array:
    """Return a wave that repeats every ``span`` steps."""
    wave = np.sin(2 * np.pi * np.arange(steps) / shape.span)
    return _with_distractors(shape.height * wave, inputs)


def step(steps: int, inputs: int, shape: Shape) -> Array:
    """Return 0 before step ``span`` and the height from then on."""
    return _with_distractors(np.where(np.arange(steps) < shape.span, 0.0, shape.height), inputs)


def random(steps: int, inputs: int, shape: Shape) -> Array:
    """Return numbers drawn evenly up to the height, the same for the same seed."""
    drawn = np.random.default_rng(shape.seed).uniform(-1.0, 1.0, (steps, inputs))
    return shape.height * drawn


_SHAPED: Mapping[str, Callable[[int, int, Shape], Array]] = {
    "pulse": pulse,
    "two pulses": two_pulses,
    "sine": sine,
    "step": step,
    "random": random,
}


def generated(name: str, steps: int, inputs: int, shape: Shape) -> Array:
    """Return what the generator called ``name`` makes in ``shape``, ``(steps, inputs)``."""
    return _SHAPED[name](steps, inputs, shape)


def first_shape(name: str, steps: int) -> Shape:
    """Return what generator ``name`` makes of a sequence of ``steps`` until somebody chooses."""
    return Shape(span={"sine": SINE_PERIOD, "step": steps // 3}.get(name, 1))


def _generated_first(name: str, steps: int, inputs: int, seed: int) -> Array:
    return generated(name, steps, inputs, replace(first_shape(name, steps), seed=seed))


GENERATORS: Mapping[str, Generator] = MappingProxyType(
    {name: partial(_generated_first, name) for name in _SHAPED}
)


def _pulses(steps: int, span: int, heights: list[tuple[int, float]]) -> Array:
    signal = np.zeros(steps)
    for t, height in heights:
        signal[t : t + span] = height
    return signal


def _with_distractors(signal: Array, inputs: int) -> Array:
    t = np.arange(len(signal))[:, np.newaxis]
    number = np.arange(inputs)
    x = DISTRACTOR_HEIGHT * np.sin(2 * np.pi * t / (DISTRACTOR_PERIOD + number) + number)
    x[:, 0] = signal
    return x
