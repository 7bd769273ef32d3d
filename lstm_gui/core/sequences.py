"""Ready-made input sequences.

Each generator is a pure function ``(steps, inputs, seed) -> x (T, I)``. The first
input carries the signal the generator is named after. Every further input carries a
distractor, a quiet wave of its own speed, so that a cell has something to ignore; the
random sequence is random on every input. Only the random one looks at the seed.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from lstm_gui.core.arrays import Array

Generator = Callable[[int, int, int], Array]

# The pulse comes early, with a step of quiet before it where there is room.
PULSE_AT = 1
SINE_PERIOD = 12
DISTRACTOR_HEIGHT = 0.3
DISTRACTOR_PERIOD = 5


def pulse(steps: int, inputs: int, _seed: int) -> Array:
    """Return a single 1 on the first input, at the second step."""
    return _with_distractors(_pulses(steps, [(PULSE_AT, 1.0)]), inputs)


def two_pulses(steps: int, inputs: int, _seed: int) -> Array:
    """Return a 1 at the second step and a -1 halfway through."""
    halfway = max(steps // 2, PULSE_AT + 1)
    return _with_distractors(_pulses(steps, [(PULSE_AT, 1.0), (halfway, -1.0)]), inputs)


def sine(steps: int, inputs: int, _seed: int) -> Array:
    """Return a wave between -1 and 1 that repeats every 12 steps."""
    return _with_distractors(np.sin(2 * np.pi * np.arange(steps) / SINE_PERIOD), inputs)


def step(steps: int, inputs: int, _seed: int) -> Array:
    """Return 0 during the first third of the steps and 1 from then on."""
    return _with_distractors(np.where(np.arange(steps) < steps // 3, 0.0, 1.0), inputs)


def random(steps: int, inputs: int, seed: int) -> Array:
    """Return numbers drawn evenly from [-1, 1], the same for the same seed."""
    return np.random.default_rng(seed).uniform(-1.0, 1.0, (steps, inputs))


GENERATORS: Mapping[str, Generator] = MappingProxyType(
    {
        "pulse": pulse,
        "two pulses": two_pulses,
        "sine": sine,
        "step": step,
        "random": random,
    }
)


def _pulses(steps: int, heights: list[tuple[int, float]]) -> Array:
    signal = np.zeros(steps)
    for t, height in heights:
        signal[t : t + 1] = height
    return signal


def _with_distractors(signal: Array, inputs: int) -> Array:
    t = np.arange(len(signal))[:, np.newaxis]
    number = np.arange(inputs)
    x = DISTRACTOR_HEIGHT * np.sin(2 * np.pi * t / (DISTRACTOR_PERIOD + number) + number)
    x[:, 0] = signal
    return x
