"""What every kind of cell can do: run forward, run backward, and be linearised."""

from collections.abc import Iterator

import numpy as np

from lstm_gui.core.arrays import Array
from lstm_gui.core.cells.registry import fast_passes
from lstm_gui.core.gradients import Gradients
from lstm_gui.core.passes.in_stretches import (
    forward_in_stretches,
    gradients_in_stretches,
    linear_steps_in_stretches,
)
from lstm_gui.core.state import State
from lstm_gui.core.trace import Trace

# The passes that follow the equations are imported by who runs them: the cells that most look at
# have passes of their own, and a window over one of them starts without six modules.

_FEW = 1000
"""Steps of which all are as soon computed as those that take part are picked out."""

__all__ = ["forward", "gradients", "linear_steps", "sensitivity"]


def forward(state: State) -> Trace:
    """Run the cell of ``state`` over its sequence and record everything.

    Returns
    -------
    Trace
        Each recorded quantity by its name, ``trace.h`` and so on, ``(T, H)``.

    Notes
    -----
    Gates stay in the ranges of their functions and no floating-point warning is raised
    for any finite state whose weighted sums are finite. Where ``state.clamps`` hold a
    quantity, the trace has the held number. All arrays are read-only.

    Where ``state.sequence.resets`` says so, a step starts from the first states again.
    """
    if state.sequence.resets:
        return forward_in_stretches(state, forward)
    fast = None if state.clamps else fast_passes(state.parameters.kind).forward
    if fast is not None:
        return fast(state)
    from lstm_gui.core.passes import plain_pass

    return plain_pass.forward(state)


def gradients(state: State, trace: Trace, d_h: Array, d_c: Array | None = None) -> Gradients:
    """Return the derivatives of a number L with respect to everything in the pass.

    Parameters
    ----------
    state, trace
        The cell and its forward pass.
    d_h, d_c
        The direct derivatives of L by each ``h_t`` and ``c_t``, both ``(T, H)``: those
        that leave out what later steps make of it. Without ``d_c`` they are 0; for a
        cell without cell state it is ``(T, 0)``.

    Returns
    -------
    Gradients
        A derivative too large for float64 is infinite or not a number; no floating-point
        warning is raised. No derivative leads through a number that is clamped; that by a
        clamped ``h`` is the derivative by the number it is held at.

    Raises
    ------
    ValueError
        If ``d_h`` or ``d_c`` has another shape.
    """
    if state.sequence.resets:
        return gradients_in_stretches(state, trace, (d_h, d_c), gradients)
    fast = fast_passes(state.parameters.kind).gradients
    if fast is not None:
        return fast(state, trace, d_h, d_c)
    from lstm_gui.core.passes import reverse_pass

    return reverse_pass.gradients(state, trace, d_h, d_c)


def linear_steps(state: State, trace: Trace) -> Iterator[Array]:
    """Yield for every step the Jacobian ``(S, S + I)`` of the state after it.

    It is that by the state before the step and by ``x_t``, side by side. The state is ``h``
    and whatever else the cell carries on, in the order of ``kind.states``, so that it has
    S = H, 2 H or more numbers. A clamped number answers to nothing.
    """
    if state.sequence.resets:
        return linear_steps_in_stretches(state, trace, linear_steps)
    fast = fast_passes(state.parameters.kind).linear_steps
    if fast is not None:
        return fast(state, trace)
    from lstm_gui.core.passes import plain_linear

    return plain_linear.linear_steps(state, trace)


def sensitivity(state: State, trace: Trace) -> Gradients:
    """Return the derivatives of ``h_t[j]`` of the selected step and unit.

    Later steps take no part: their derivatives are 0.
    """
    t, steps = state.selection.t, len(trace)
    if t < steps // 2 and steps > _FEW:
        # Nobody waits for a million steps of zeros.
        from lstm_gui.core.passes.first_steps import first_steps, of_all_steps

        return of_all_steps(sensitivity(*first_steps(state, trace, t + 1)), steps)
    d_h = np.zeros(trace.h.shape)
    d_h[t, state.selection.unit] = 1.0
    return gradients(state, trace, d_h)
