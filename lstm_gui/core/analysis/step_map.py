"""One step of a cell as a map from the state before it to the state after it."""

import numpy as np
from msgspec.structs import replace
from numpy.typing import ArrayLike, NDArray

from lstm_gui.core.activations import sigmoid
from lstm_gui.core.arrays import Array
from lstm_gui.core.cells import cell_of, forward
from lstm_gui.core.clamps import clamps_within
from lstm_gui.core.plain_pass import given
from lstm_gui.core.plain_steps import QUANTITIES, plain_steps
from lstm_gui.core.state import Initial, Selection, Sequence, State


class StepMap:
    """What a cell would do if every step were like the selected one.

    The input stays, and so does what is clamped in that step. A point is ``h``, for an LSTM
    ``h`` and then ``c``, so it has S = H or 2 H numbers.

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
            selection=Selection(block=kind.blocks[0]),
            clamps=clamps_within(state.clamps, t, t + 1),
        )
        self._given = given(self._state)
        self.units = state.parameters.hidden_size
        self._names = ("h", "c") if kind.has_cell_state else ("h",)
        self.size = self.units + kind.cells(self.units)

    def after(self, points: Array) -> Array:
        """Return where ``points (P, S)`` are one step later, ``(P, S)``."""
        quantities = self._quantities(points)
        return np.concatenate([quantities[name] for name in self._names]).T

    def jacobian(self, point: Array) -> Array:
        """Return the exact derivatives of the state after by the state before, ``(S, S)``."""
        here = replace(self._state, initial=Initial(point[: self.units], point[self.units :]))
        steps = cell_of(here.parameters.kind).linear_steps(here, forward(here))
        return next(steps)[:, : self.size]

    def drawn_to(self, points: Array) -> Array:
        """Return where a state at each of ``points (P, S)`` is drawn to, ``(P, S)``.

        What a gate keeps is drawn to where it would come to rest if all gates and candidates
        stayed: ``h`` of a GRU to ``h~``, ``c`` of an LSTM to ``i c~ / (1 - f)``. All else, and
        what a gate clamped at 1 keeps, is drawn to where it is one step later. A state that
        stays is one that is drawn to itself.
        """
        quantities = self._quantities(points)
        h = quantities["h"]
        if "h_tilde" in quantities:
            stays = self._keeps_all("z", quantities) | self._given.held.mask("h").T
            h = np.where(stays, h, quantities["h_tilde"])
        if "c" not in quantities:
            return h.T
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            rest = quantities["i"] * quantities["c_tilde"] / self._not_kept("f", quantities)
        c = np.where(self._keeps_all("f", quantities), quantities["c"], rest)
        return np.concatenate([h, c]).T

    def settled(self, h: Array) -> Array:
        """Return the ``c`` that stays as it is for each ``h (P, H)`` that stays, ``(P, H)``.

        It is ``i c~ / (1 - f)``; not a number where ``f`` is 1, since ``c`` then runs away or
        stays wherever it is.

        Raises
        ------
        ValueError
            For a cell without cell state, and with peepholes, where no formula gives it.
        """
        kind = self._given.kind
        if not kind.has_cell_state or kind.variant.peepholes:
            raise ValueError(f"c does not settle by a formula in {kind}")
        quantities = self._quantities(np.concatenate([h, np.zeros(h.shape)], axis=1))
        forgotten = self._not_kept("f", quantities)
        written = quantities["i"] * quantities["c_tilde"]
        with np.errstate(over="ignore"):
            return (written / np.where(forgotten == 0.0, np.nan, forgotten)).T

    def _keeps_all(self, gate: str, quantities: dict[str, Array]) -> NDArray[np.bool_]:
        return self._given.held.mask(gate).T & (quantities[gate] == 1.0)

    def _not_kept(self, gate: str, quantities: dict[str, Array]) -> Array:
        """Return 1 minus a gate, with all the digits that a gate of almost 1 does not have."""
        z = quantities[f"z_{gate}"]
        tanh_gates = self._given.kind.variant.tanh_gates
        computed = 2.0 * sigmoid(-2.0 * z) if gate in tanh_gates else sigmoid(-z)
        return np.where(self._given.held.mask(gate).T, 1.0 - quantities[gate], computed)

    def _quantities(self, points: Array) -> dict[str, Array]:
        """Return all that one step computes from ``points``, each ``(H, P)``."""
        start = points.T
        batch = replace(self._given, h_0=start[: self.units], c_0=start[self.units :])
        with np.errstate(over="ignore", under="ignore"):
            step = next(plain_steps(batch))
        return dict(zip(QUANTITIES[batch.kind.name], step, strict=True))
