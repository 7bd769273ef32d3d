"""One step of each cell as its equations say it, for any number of cells side by side.

The cells of a batch have the same kind and differ in what `Given` says. They stand in the
last axis of every array, so that one product serves all of them. For a single cell this is
slower than the passes that are made for one kind, but it knows every variant, and clamps.

Coupled gates and peepholes are as Greff et al. (2017), "LSTM: A Search Space Odyssey",
compare them::

    Z_f += p_f * c_{t-1}    Z_i += p_i * c_{t-1}    Z_o += p_o * c_t
    i_t = 1 - f_t
"""

from collections.abc import Callable, Iterator

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from lstm_gui.core.arrays import Array
from lstm_gui.core.clamps import Held
from lstm_gui.core.kinds import LSTM, Kind, Variant

QUANTITIES = {
    "lstm": ("z_f", "f", "z_i", "i", "z_c", "c_tilde", "z_o", "o", "c", "tanh_c", "h"),
    "rnn": ("z_h", "h"),
    "gru": ("z_z", "z", "z_r", "r", "u", "z_n", "h_tilde", "h"),
}
"""What a step of each kind computes, in order."""


class Recurrence(Struct, frozen=True, eq=False):
    """The products with ``W_h (K, H, H)`` of all cells.

    ``varied`` is one weight that the cells differ in: its block, row and column, and its
    number in each cell ``(B,)``; it is 0 in ``w_h`` then.
    """

    w_h: Array
    varied: tuple[int, int, int, Array] | None = None

    def times(self, h: Array, first: int = 0, stop: int | None = None) -> Array:
        """Return the products of blocks ``first`` to ``stop`` with ``h (H, B)``."""
        w_h = self.w_h[first:stop]
        products = (w_h.reshape(-1, len(h)) @ h).reshape(len(w_h), *h.shape)
        if self.varied is not None:
            block, row, column, weights = self.varied
            if first <= block < first + len(w_h):
                products[block - first, row] += weights * h[column]
        return products


class Given(Struct, frozen=True, eq=False):
    """What a pass of B cells starts from; an axis of cells that agree may have length 1.

    That of ``h_0`` and ``c_0`` has its full length, so that all that follows has it too.

    Parameters
    ----------
    kind
        The kind of all cells.
    from_x
        The input's share of the weighted sums, biases included, ``(T, K, H, B)``.
    recurrence
        The recurrent weights.
    extra
        The further parameters, ``(E, H, B)``.
    h_0, c_0
        The first states, ``(H, B)``, with no row where the kind has no cell state.
    held
        The clamps of all cells.
    unwritten
        Where a step writes nothing into the memory of a unit, ``(T, H)``: an LSTM leaves
        ``i c~`` out, a GRU ends with ``z h_{t-1}`` whatever else would be.
    """

    kind: Kind
    from_x: Array
    recurrence: Recurrence
    extra: Array
    h_0: Array
    c_0: Array
    held: Held
    unwritten: NDArray[np.bool_] | None = None

    def written(self, t: int, without: Array, with_it: Array) -> Array:
        """Return the memory after step ``t``, ``(H, B)``, with what is written or without."""
        if self.unwritten is None:
            return with_it
        return np.where(self.unwritten[t][:, np.newaxis], without, with_it)


def plain_steps(given: Given) -> Iterator[tuple[Array, ...]]:
    """Yield for each step its `QUANTITIES`, each ``(H, B)``.

    Where a gate is shut ``exp(-Z)`` may overflow to infinity on the way, so whoever asks for
    the steps lets that pass.
    """
    return _STEPS[given.kind.name](given)


def _lstm(given: Given) -> Iterator[tuple[Array, ...]]:
    variant, held = given.kind.variant, given.held
    to_f, to_i, to_o, to_c = _functions(variant)
    p_f, p_i, p_o = given.extra if variant.peepholes else np.zeros((3, *given.c_0.shape))
    h, c = given.h_0, given.c_0
    for t, share in enumerate(given.from_x):
        z_f, z_i, z_c, z_o = share + given.recurrence.times(h)
        z_f = z_f + p_f * c
        z_i = -z_f if variant.coupled else z_i + p_i * c
        # With coupled gates i is the sigmoid of -Z_f, since 1 - f has no digits left near 0.
        f, i = held.at("f", t, to_f(z_f)), held.at("i", t, to_i(z_i))
        c_tilde = held.at("c_tilde", t, to_c(z_c))
        kept = f * c
        c = given.written(t, kept, kept + i * c_tilde)
        z_o = z_o + p_o * c
        o = held.at("o", t, to_o(z_o))
        tanh_c = np.tanh(c) if variant.second_tanh else c
        h = held.at("h", t, o * tanh_c)
        yield z_f, f, z_i, i, z_c, c_tilde, z_o, o, c, tanh_c, h


def _rnn(given: Given) -> Iterator[tuple[Array, ...]]:
    h = given.h_0
    for t, share in enumerate(given.from_x):
        (z_h,) = share + given.recurrence.times(h)
        h = given.held.at("h", t, np.tanh(z_h))
        yield z_h, h


def _gru(given: Given) -> Iterator[tuple[Array, ...]]:
    held, after = given.held, given.kind.reset == "after"
    h, times = given.h_0, given.recurrence.times
    for t, share in enumerate(given.from_x):
        z_z, z_r = share[:2] + times(h, 0, 2)
        z, r = held.at("z", t, _sigmoid(z_z)), held.at("r", t, _sigmoid(z_r))
        u = times(h, 2)[0] + given.extra[0] if after else h
        z_n = share[2] + (r * u if after else times(r * u, 2)[0])
        h_tilde = held.at("h_tilde", t, np.tanh(z_n))
        kept = z * h
        h = given.written(t, kept, held.at("h", t, (1.0 - z) * h_tilde + kept))
        yield z_z, z, z_r, r, u, z_n, h_tilde, h


_STEPS: dict[str, Callable[[Given], Iterator[tuple[Array, ...]]]] = {
    "lstm": _lstm,
    "rnn": _rnn,
    "gru": _gru,
}


def _sigmoid(z: Array) -> Array:
    return 1.0 / (1.0 + np.exp(-z))


def _functions(variant: Variant) -> tuple[Callable[[Array], Array], ...]:
    gates = tuple(np.tanh if gate in variant.tanh_gates else _sigmoid for gate in LSTM.gates)
    return (*gates, _sigmoid if variant.sigmoid_candidate else np.tanh)
