"""How the state of any cell answers to the state before and to the input, by its equations."""

from collections.abc import Iterator

import numpy as np

from lstm_gui.core.arrays import Array
from lstm_gui.core.equations import Weighted
from lstm_gui.core.passes.reverse_pass import cut_by_clamps, reader
from lstm_gui.core.passes.way_back import Way, rows_of, ways
from lstm_gui.core.state import State
from lstm_gui.core.trace import Trace


def linear_steps(state: State, trace: Trace) -> Iterator[Array]:
    """Yield the Jacobians of a cell of any kind; see `lstm_gui.core.passes.linear_steps`."""
    kind, steps = state.parameters.kind, len(trace)
    rows = rows_of(kind)
    with np.errstate(over="ignore", under="ignore", invalid="ignore", divide="ignore"):
        hand_on = ways(kind, reader(trace, steps), cut_by_clamps(state, steps))
    linear = _Linear(state, rows)
    after = [rows[name] for name in kind.states]
    for t in range(steps):
        with np.errstate(over="ignore", under="ignore", invalid="ignore"):
            for equation in kind.equations:
                if isinstance(equation, Weighted):
                    linear.weigh(equation)
                else:
                    linear.follow(rows[equation.name], hand_on[equation.name], t)
        yield linear.by[after].reshape(-1, linear.by.shape[2])


class _Linear:
    """The derivatives of each quantity of one step by all that entered it."""

    def __init__(self, state: State, rows: dict[str, int]) -> None:
        parameters = state.parameters
        kind, units = parameters.kind, parameters.hidden_size
        self._parameters, self._rows, self._entering = parameters, rows, len(kind.states)
        self._unit, self._units = np.arange(units), units
        size = self._entering * units
        self.by = np.zeros((len(rows), units, size + parameters.input_size))
        for place in range(self._entering):
            self.by[place, self._unit, place * units + self._unit] = 1.0

    def weigh(self, equation: Weighted) -> None:
        """Take a weighted sum."""
        parameters, rows, by = self._parameters, self._rows, self.by
        own, block = by[rows[equation.name]], parameters.block(equation.block)
        own[...] = 0.0
        if equation.of_x:
            own[:, self._entering * self._units :] = block.w_x
        if equation.hears:
            self._hear(own, block.w_h, rows[equation.hears])
        if equation.peephole:
            p = parameters.extra_of(equation.block, equation.weight)
            self._add(own, Way(rows[equation.peephole], p[np.newaxis]), 0)
        if equation.adds:
            own += by[rows[equation.adds]]

    def follow(self, row: int, hand_on: tuple[Way, ...], t: int) -> None:
        """Take an equation that acts on each unit by itself."""
        own = self.by[row]
        own[...] = 0.0
        for way in hand_on:
            self._add(own, way, t)

    def _hear(self, own: Array, w_h: Array, row: int) -> None:
        if row < self._entering:
            own[:, row * self._units : (row + 1) * self._units] += w_h
        else:
            own += w_h @ self.by[row]

    def _add(self, own: Array, way: Way, t: int) -> None:
        factor = way.factor[t if len(way.factor) > 1 else 0]
        if way.to < self._entering:
            own[self._unit, way.to * self._units + self._unit] += factor
        else:
            own += factor[:, np.newaxis] * self.by[way.to]
