"""Exact derivatives of any cell by its equations: backpropagation through time (Werbos 1990).

Each step is gone through from its last equation to its first. What a quantity hands on to
one that it was computed from is its own derivative times a factor, which is known for all
steps at once; only the recurrent weights ask for a product in each step.
"""

from collections.abc import Callable, Iterator, Mapping

import numpy as np
from msgspec import Struct

from lstm_gui.core.arrays import Array, sealed
from lstm_gui.core.equations import Weighted
from lstm_gui.core.gradients import Gradients
from lstm_gui.core.kinds import Kind
from lstm_gui.core.passes.backward import reach, require_shapes
from lstm_gui.core.quantities import quantity_series
from lstm_gui.core.state import State
from lstm_gui.core.trace import Trace


def gradients(state: State, trace: Trace, d_h: Array, d_c: Array | None = None) -> Gradients:
    """Return the derivatives of a number L; see `lstm_gui.core.passes.gradients`."""
    require_shapes(trace, d_h, d_c)
    directs = {"h": d_h} if d_c is None or not d_c.size else {"h": d_h, "c": d_c}
    with np.errstate(over="ignore", under="ignore", invalid="ignore", divide="ignore"):
        back = _Back(state, trace, reach(*directs.values()))
        back.run(directs)
        return back.gathered()


class Way(Struct, frozen=True, eq=False):
    """What a quantity hands on: to the quantity in row ``to``, times ``factor``.

    ``factor`` is ``(steps, H)``, or ``(1, H)`` where it is the same in all steps.
    """

    to: int
    factor: Array


def ways(
    state: State, trace: Trace, rows: Mapping[str, int], steps: int
) -> dict[str, tuple[Way, ...]]:
    """Return for each quantity that is no weighted sum what it hands on, for the first steps.

    ``rows`` gives each quantity its number. Where a quantity is clamped it hands on nothing.
    """
    read = reader(trace, steps)
    found: dict[str, tuple[Way, ...]] = {}
    for equation in state.parameters.kind.equations:
        if not isinstance(equation, Weighted):
            slopes = tuple(
                Way(rows[name], _cut(state, equation.name, factor, steps))
                for name, factor in equation.slopes(read)
            )
            found[equation.name] = slopes
    return found


def reader(trace: Trace, steps: int) -> Callable[[str], Array]:
    """Return what reads a quantity of the first steps, ``(steps, H)``, computing it once."""
    known: dict[str, Array] = {}

    def read(name: str) -> Array:
        if name not in known:
            known[name] = quantity_series(trace, name)[:steps]
        return known[name]

    return read


def rows_of(kind: Kind) -> dict[str, int]:
    """Return a number for each quantity: those that enter the step, then those it computes."""
    entering = [f"{name}_before" for name in kind.states]
    names = [*entering, *(one.name for one in kind.equations)]
    return {name: row for row, name in enumerate(names)}


def _cut(state: State, name: str, factor: Array | float, steps: int) -> Array:
    way = np.array(factor, dtype=np.float64, ndmin=2)
    if not state.clamps or not (held := state.held.mask(name)[:steps]).any():
        return way
    return np.where(held, 0.0, way)


class _Back:
    """One way back through a pass."""

    def __init__(self, state: State, trace: Trace, steps: int) -> None:
        self._state, self._trace, self._steps = state, trace, steps
        self._kind = state.parameters.kind
        self._rows = rows_of(self._kind)
        units = state.parameters.hidden_size
        self._by_state = np.zeros((len(self._kind.states), len(trace), units))
        self._by_sum = {one.name: np.zeros((len(trace), units)) for one in self._kind.sums}
        self._first = np.zeros((len(self._kind.states), units))

    def run(self, directs: Mapping[str, Array]) -> None:
        """Go from the last step that L depends on to the first."""
        states = self._kind.states
        by = np.zeros((len(self._rows), self._first.shape[1]))
        own = [self._rows[name] for name in states]
        handed_back = self._first
        moves = tuple(self._moves(by))
        for t in reversed(range(self._steps)):
            by[...] = 0.0
            by[own] = handed_back
            for name, direct in directs.items():
                by[self._rows[name]] += direct[t]
            for move in moves:
                move(t)
            self._by_state[:, t] = by[own]
            handed_back[...] = by[: len(states)]

    def _moves(self, by: Array) -> Iterator[Callable[[int], None]]:
        """Yield what each equation does with the derivatives ``by`` at a step, last one first."""
        hand_on = ways(self._state, self._trace, self._rows, self._steps)
        for equation in reversed(self._kind.equations):
            if isinstance(equation, Weighted):
                yield self._weighted(equation, by)
            else:
                yield _elementwise(by, self._rows[equation.name], hand_on[equation.name])

    def _weighted(self, equation: Weighted, by: Array) -> Callable[[int], None]:
        parameters, rows = self._state.parameters, self._rows
        own, tape = by[rows[equation.name]], self._by_sum[equation.name]
        w_h = parameters.block(equation.block).w_h
        heard = by[rows[equation.hears]] if equation.hears else None
        seen = by[rows[equation.peephole]] if equation.peephole else None
        p = parameters.extra_of(equation.block, "p") if equation.peephole else None
        added = by[rows[equation.adds]] if equation.adds else None

        def move(t: int) -> None:
            tape[t] = own
            if heard is not None:
                np.add(heard, own @ w_h, heard)
            if seen is not None:
                np.add(seen, own * p, seen)
            if added is not None:
                np.add(added, own, added)

        return move

    def gathered(self) -> Gradients:
        """Turn what was left on the way into all derivatives."""
        kind, parameters = self._kind, self._state.parameters
        w_x, w_h, b, extra, z = (
            np.zeros(shape)
            for shape in (
                parameters.w_x.shape,
                parameters.w_h.shape,
                parameters.b.shape,
                parameters.extra.shape,
                (len(kind.blocks), len(self._trace), parameters.hidden_size),
            )
        )
        x = np.zeros(self._trace.x.shape)
        read = reader(self._trace, self._steps)
        for one in kind.sums:
            place, by = kind.blocks.index(one.block), self._by_sum[one.name][: self._steps]
            if one.name == f"z_{one.block}":
                z[place] = self._by_sum[one.name]
            if one.of_x:
                w_x[place] = by.T @ self._trace.x[: self._steps]
                x[: self._steps] += by @ parameters.w_x[place]
            if one.hears:
                w_h[place] = by.T @ read(one.hears)
            if one.bias == "b":
                b[place] = by.sum(axis=0)
            elif one.bias:
                extra[kind.extra.index((one.block, one.bias))] = by.sum(axis=0)
            if one.peephole:
                extra[kind.extra.index((one.block, "p"))] = (by * read(one.peephole)).sum(axis=0)
        arrays = {"w_x": w_x, "w_h": w_h, "b": b, "x": x, "z": z, "extra": extra}
        return Gradients(
            kind, **{name: sealed(array) for name, array in arrays.items()}, **self._of_states()
        )

    def _of_states(self) -> dict[str, Array]:
        kind, units = self._kind, self._first.shape[1]
        place = {name: number for number, name in enumerate(kind.states)}
        further = [place[name] for name in kind.further_states]
        none, steps = np.empty(0), len(self._trace)
        of_c = place.get("c")
        arrays = {
            "h": self._by_state[place["h"]],
            "h_0": self._first[place["h"]],
            "c": np.empty((steps, 0)) if of_c is None else self._by_state[of_c],
            "c_0": none if of_c is None else self._first[of_c],
            "further": self._by_state[further],
            "further_0": self._first[further] if further else np.empty((0, units)),
        }
        return {name: sealed(np.array(array)) for name, array in arrays.items()}


def _elementwise(by: Array, own: int, hand_on: tuple[Way, ...]) -> Callable[[int], None]:
    row = by[own]
    targets = tuple((by[way.to], way.factor, len(way.factor) > 1) for way in hand_on)

    def move(t: int) -> None:
        for target, factor, varies in targets:
            np.add(target, row * factor[t if varies else 0], target)

    return move
