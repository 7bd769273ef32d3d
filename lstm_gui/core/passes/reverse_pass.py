"""Exact derivatives of any cell by its equations: backpropagation through time (Werbos 1990)."""

from collections.abc import Callable

import numpy as np

from lstm_gui.core.arrays import Array, sealed
from lstm_gui.core.equations import Read
from lstm_gui.core.gradients import Gradients
from lstm_gui.core.kinds import Kind
from lstm_gui.core.passes.backward import reach, require_shapes
from lstm_gui.core.passes.way_back import Cut, WayBack, ways
from lstm_gui.core.quantities import quantity_series
from lstm_gui.core.state import State
from lstm_gui.core.trace import Trace


def gradients(state: State, trace: Trace, d_h: Array, d_c: Array | None = None) -> Gradients:
    """Return the derivatives of a number L; see `lstm_gui.core.passes.gradients`."""
    require_shapes(trace, d_h, d_c)
    directs = {"h": d_h} if d_c is None or not d_c.size else {"h": d_h, trace.kind.cell_state: d_c}
    parameters, steps = state.parameters, reach(*directs.values())
    read = reader(trace, steps)
    with np.errstate(over="ignore", under="ignore", invalid="ignore", divide="ignore"):
        hand_on = ways(parameters.kind, read, cut_by_clamps(state, steps))
        back = WayBack(parameters.kind, parameters.w_h, parameters.extra, hand_on, trace.h.shape)
        back.run(directs, steps)
        return _gathered(state, trace, back, read, steps)


def reader(trace: Trace, steps: int) -> Callable[[str], Array]:
    """Return what reads a quantity of the first steps, ``(steps, H)``, computing it once."""
    known: dict[str, Array] = {}

    def read(name: str) -> Array:
        if name not in known:
            known[name] = quantity_series(trace, name)[:steps]
        return known[name]

    return read


def cut_by_clamps(state: State, steps: int) -> Cut:
    """Return what sets the factors of a quantity to 0 where it is clamped."""

    def cut(name: str, factor: Array) -> Array:
        if not state.clamps or not (held := state.held.mask(name)[:steps]).any():
            return factor
        return np.where(held, 0.0, factor)

    return cut


def _gathered(state: State, trace: Trace, back: WayBack, read: Read, steps: int) -> Gradients:
    """Turn what was left on the way into all derivatives."""
    parameters = state.parameters
    kind = parameters.kind
    w_x, w_h, b, extra = (
        np.zeros_like(array)
        for array in (parameters.w_x, parameters.w_h, parameters.b, parameters.extra)
    )
    z = np.zeros((len(kind.blocks), *trace.h.shape))
    x = np.zeros(trace.x.shape)
    for one in kind.sums:
        place, by = kind.blocks.index(one.block), back.by_sum[one.name][:steps]
        if one.name == f"z_{one.block}":
            z[place] = back.by_sum[one.name]
        if one.of_x:
            w_x[place] = by.T @ trace.x[:steps]
            x[:steps] += by @ parameters.w_x[place]
        if one.hears:
            w_h[place] = by.T @ read(one.hears)
        if one.bias == "b":
            b[place] = by.sum(axis=0)
        elif one.bias:
            extra[kind.extra.index((one.block, one.bias))] = by.sum(axis=0)
        if one.peephole:
            extra[kind.extra.index((one.block, one.weight))] = (by * read(one.peephole)).sum(axis=0)
    arrays = {"w_x": w_x, "w_h": w_h, "b": b, "x": x, "z": z, "extra": extra}
    return Gradients(
        kind,
        **{name: sealed(array) for name, array in arrays.items()},
        **_of_states(kind, back, len(trace)),
    )


def _of_states(kind: Kind, back: WayBack, steps: int) -> dict[str, Array]:
    place = {name: number for number, name in enumerate(kind.states)}
    further, of_c = [place[name] for name in kind.further_states], place.get(kind.cell_state)
    arrays = {
        "h": back.by_state[place["h"]],
        "h_0": back.first[place["h"]],
        "c": np.empty((steps, 0)) if of_c is None else back.by_state[of_c],
        "c_0": np.empty(0) if of_c is None else back.first[of_c],
        "further": back.by_state[further],
        "further_0": back.first[further],
    }
    return {name: sealed(np.array(array)) for name, array in arrays.items()}
