"""Passes of a sequence with resets: one for each stretch, put together."""

from collections.abc import Callable, Iterable, Iterator

import numpy as np

from lstm_gui.core.arrays import Array, sealed
from lstm_gui.core.gradients import Gradients
from lstm_gui.core.resets import stretches, trace_within, within
from lstm_gui.core.state import State
from lstm_gui.core.trace import Trace

_ADDED = ("w_x", "w_h", "b", "extra")
_OF_STARTS = ("h_0", "c_0", "further_0")
ALONG_STEPS = {"x": 0, "h": 0, "c": 0, "z": 1, "further": 1}
"""Which axis of each array has the steps."""


def forward_in_stretches(state: State, forward: Callable[[State], Trace]) -> Trace:
    """Run each stretch of ``state`` by itself."""
    return joined(state, [forward(part) for part in _parts(state)])


def gradients_in_stretches(
    state: State,
    trace: Trace,
    directs: tuple[Array, Array | None],
    gradients: Callable[[State, Trace, Array, Array | None], Gradients],
) -> Gradients:
    """Return all derivatives, given those of a stretch; ``directs`` are those by h and c."""
    found: list[Gradients] = []
    for part, steps in zip(_parts(state), _steps(state), strict=True):
        d_h, d_c = (None if one is None else one[steps.start : steps.stop] for one in directs)
        assert d_h is not None
        found.append(gradients(part, trace_within(trace, steps), d_h, d_c))
    return _put_together(found, starts_anew=state.restart is None)


def linear_steps_in_stretches(
    state: State, trace: Trace, linear_steps: Callable[[State, Trace], Iterator[Array]]
) -> Iterator[Array]:
    """Yield the Jacobian of each step; at a reset nothing answers to the state before it."""
    size = len(trace.kind.states) * trace.h.shape[1]
    for part, steps in zip(_parts(state), _steps(state), strict=True):
        for t, jacobian in enumerate(linear_steps(part, trace_within(trace, steps)), steps.start):
            if t and t == steps.start:
                jacobian = np.array(jacobian)
                jacobian[:, :size] = 0.0
            yield jacobian


def joined(state: State, parts: Iterable[Trace]) -> Trace:
    """Return the pass of ``state`` that was run part after part."""
    kind, parts = state.parameters.kind, tuple(parts)
    numbers = {
        name: sealed(np.concatenate([part.numbers[name] for part in parts]))
        for name in kind.recorded
    }
    sequence = state.sequence
    trace = Trace(kind, sequence.x, state.initial, numbers, sequence.resets, state.restart)
    # Every picture asks for them first.
    for name in ("x", *kind.recorded):
        trace.largest(name)
    return trace


def _steps(state: State) -> tuple[range, ...]:
    return stretches(state.sequence.resets, len(state.sequence))


def _parts(state: State) -> Iterator[State]:
    """Yield ``state`` over each stretch; none of them has a reset inside."""
    for steps in _steps(state):
        yield within(state, steps, state.fresh if steps.start else state.initial)


def _put_together(found: list[Gradients], starts_anew: bool) -> Gradients:
    """Return the derivatives of the whole; those by the first states count at each reset.

    Unless ``starts_anew``, a reset returns to something else, and they count at the first step.
    """
    of_starts = found if starts_anew else found[:1]
    with np.errstate(over="ignore", invalid="ignore"):
        arrays = {name: _sum(found, name) for name in _ADDED}
        arrays |= {name: _sum(of_starts, name) for name in _OF_STARTS}
    for name, axis in ALONG_STEPS.items():
        arrays[name] = np.concatenate([getattr(one, name) for one in found], axis)
    return Gradients(found[0].kind, **{name: sealed(array) for name, array in arrays.items()})


def _sum(found: list[Gradients], name: str) -> Array:
    return np.sum([getattr(one, name) for one in found], axis=0)
