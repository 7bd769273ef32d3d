"""One step of a cell as a map from the state before it to the state after it."""

from collections import deque

import numpy as np
from msgspec.structs import replace
from numpy.typing import ArrayLike, NDArray

from lstm_gui.core.activations import sigmoid
from lstm_gui.core.arrays import Array
from lstm_gui.core.clamps import clamps_within
from lstm_gui.core.equations import Complement, Function, Share
from lstm_gui.core.kinds import Kind
from lstm_gui.core.passes import forward, linear_steps
from lstm_gui.core.passes.plain_pass import given
from lstm_gui.core.passes.plain_steps import Given, plain_steps
from lstm_gui.core.state import FIRST, Initial, Sequence, State


def settles(kind: Kind) -> bool:
    """Tell whether a formula gives the cell state that stays as it is where ``h`` stays.

    It does not where there is no cell state, or a gate sees it.
    """
    seen = {name for one in kind.sums for name in one.reads} | set(kind.further_states)
    return kind.has_cell_state and not seen - {"h_before"}


class StepMap:
    """What a cell would do if every step were like the selected one.

    The input stays, and so does what is clamped in that step. A point is ``h`` and whatever
    else the cell carries on, in the order of ``kind.states``, so it has S = H, 2 H or more
    numbers.

    Parameters
    ----------
    state
        The cell; its initial state takes no part.
    x
        The input that stays, ``(I,)``; without it that of the selected step.
    """

    def __init__(self, state: State, x: ArrayLike | None = None) -> None:
        t, kind = state.selection.t, state.parameters.kind
        stays = state.sequence.x[t : t + 1] if x is None else np.asarray(x, np.float64)[np.newaxis]
        self._state = replace(
            state,
            sequence=Sequence(stays),
            selection=FIRST,
            clamps=clamps_within(state.clamps, t, t + 1),
        )
        self._given = given(self._state)
        self._kind = kind
        self.units = state.parameters.hidden_size
        self.size = self.units * len(kind.states)

    def after(self, points: Array, steps: int = 1) -> Array:
        """Return where ``points (P, S)`` are ``steps`` steps later, ``(P, S)``."""
        return self._joined(self._quantities(points, steps))

    def jacobian(self, point: Array) -> Array:
        """Return the exact derivatives of the state after by the state before, ``(S, S)``."""
        first = Initial.from_states(self._kind, self._split(point))
        here = replace(self._state, initial=first)
        return next(linear_steps(here, forward(here)))[:, : self.size]

    def drawn_to(self, points: Array) -> Array:
        """Return where a state at each of ``points (P, S)`` is drawn to, ``(P, S)``.

        What a gate keeps is drawn to where it would come to rest if all gates and candidates
        stayed: ``h`` of a GRU to ``h~``, ``c`` of an LSTM to ``i c~ / (1 - f)``. All else, and
        what a gate clamped at 1 keeps, is drawn to where it is one step later. A state that
        stays is one that is drawn to itself.
        """
        quantities = self._quantities(points)
        roles = self._kind.roles
        if roles.keeps:
            stays = self._keeps_all(quantities) | self._given.held.mask(roles.memory).T
            quantities[roles.memory] = np.where(
                stays, quantities[roles.memory], self._rest(quantities)
            )
        return self._joined(quantities)

    def settled(self, h: Array) -> Array:
        """Return the ``c`` that stays as it is for each ``h (P, H)`` that stays, ``(P, H)``.

        It is ``i c~ / (1 - f)``; not a number where ``f`` is 1, since ``c`` then runs away or
        stays wherever it is.

        Raises
        ------
        ValueError
            Unless it `settles`.
        """
        kind = self._kind
        if not settles(kind):
            raise ValueError(f"the cell state of {kind.name} does not settle by a formula")
        still = np.zeros((len(h), self.size - self.units))
        quantities = self._quantities(np.concatenate([h, still], axis=1))
        if not kind.roles.keeps:
            return np.full(h.shape, np.nan)
        forgotten, written = self._not_kept(quantities), quantities[kind.roles.written]
        with np.errstate(over="ignore"):
            return (written / np.where(forgotten == 0.0, np.nan, forgotten)).T

    def _rest(self, quantities: dict[str, Array]) -> Array:
        roles = self._kind.roles
        if roles.blends:
            return quantities[roles.candidate]
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            return quantities[roles.written] / self._not_kept(quantities)

    def _keeps_all(self, quantities: dict[str, Array]) -> NDArray[np.bool_]:
        keeps = self._kind.roles.keeps
        return self._given.held.mask(keeps).T & (quantities[keeps] == 1.0)

    def _not_kept(self, quantities: dict[str, Array]) -> Array:
        """Return 1 minus the gate, with all the digits that a gate of almost 1 does not have."""
        keeps = self._kind.roles.keeps
        equation, plain = self._kind.by_name[keeps], 1.0 - quantities[keeps]
        match equation:
            case Function(function="sigmoid", of=z):
                computed = sigmoid(-quantities[z])
            case Function(function="tanh", of=z):
                computed = 2.0 * sigmoid(-2.0 * quantities[z])
            case Complement(of=of):
                computed = quantities[of]
            case Share(one=one, other=other):
                computed = Share("", other, one).value(quantities.__getitem__)
            case _:
                computed = plain
        return np.where(self._given.held.mask(keeps).T, plain, computed)

    def _quantities(self, points: Array, steps: int = 1) -> dict[str, Array]:
        """Return all that the last of ``steps`` computes from ``points``, each ``(H, P)``."""
        batch = replace(self._given_for(steps), first=self._split(points.T))
        with np.errstate(over="ignore", under="ignore", invalid="ignore"):
            return deque(plain_steps(batch), maxlen=1).pop()

    def _given_for(self, steps: int) -> Given:
        if steps == 1:
            return self._given
        stays = Sequence(np.repeat(self._state.sequence.x, steps, axis=0))
        clamps = tuple(replace(clamp, last=steps - 1) for clamp in self._state.clamps)
        return given(replace(self._state, sequence=stays, clamps=clamps))

    def _split(self, numbers: Array) -> dict[str, Array]:
        parts = numbers.reshape(len(self._kind.states), self.units, *numbers.shape[1:])
        return dict(zip(self._kind.states, parts, strict=True))

    def _joined(self, quantities: dict[str, Array]) -> Array:
        return np.concatenate([quantities[name] for name in self._kind.states]).T
