"""The front of a network: from tokens to what its layers read."""

import numpy as np
from msgspec.structs import force_setattr

from lstm_gui.core.arrays import Array, ArrayRecord, NDArray, frozen, sealed


class Embedding(ArrayRecord, frozen=True):
    """A table with one row of D numbers for each of V tokens.

    Parameters
    ----------
    weights
        The table, ``(V, D)``.
    tokens
        What each row stands for, if that is known.

    Raises
    ------
    ValueError
        If the shapes do not belong together.
    """

    weights: Array
    tokens: tuple[str, ...] | None = None

    def __post_init__(self) -> None:
        force_setattr(self, "weights", frozen(self.weights))
        if self.weights.ndim != 2 or 0 in self.weights.shape:
            raise ValueError(f"an embedding of {self.weights.shape}")
        if self.tokens is not None and len(self.tokens) != len(self.weights):
            raise ValueError(f"{len(self.tokens)} tokens for {len(self.weights)} rows")

    @property
    def width(self) -> int:
        """How many numbers stand for a token, D."""
        return self.weights.shape[1]

    def accepts(self, x: Array) -> bool:
        """Tell whether every row of ``x (T, I)`` says what to look up.

        With I = 1 it is the number of a token, counted from 0; with I = V it is how much
        of each token, so that a row with a single 1 stands for that token.
        """
        if not _are_numbers(x):
            return x.shape[1] == len(self.weights)
        return bool(self.are_tokens(x[:, 0]).all())

    def are_tokens(self, numbers: Array) -> NDArray[np.bool_]:
        """Tell of each of ``numbers`` whether a token has it."""
        return (numbers >= 0) & (numbers < len(self.weights)) & (numbers == np.floor(numbers))

    def rows(self, x: Array) -> Array:
        """Return what the layers read, ``(T, D)``, for an ``x`` that it `accepts`."""
        if _are_numbers(x):
            return sealed(np.take(self.weights, _numbers(x), axis=0))
        return sealed(x @ self.weights)

    def token_at(self, row: Array) -> int:
        """Return the token that ``row (I,)`` stands for, of several the one with most of it."""
        return int(row[0]) if len(row) == 1 else int(np.argmax(row))

    def gradient(self, x: Array, d_rows: Array) -> Array:
        """Return the derivatives by the table, ``(V, D)``, given those by `rows`."""
        if not _are_numbers(x):
            return sealed(x.T @ d_rows)
        into = np.zeros_like(self.weights)
        np.add.at(into, _numbers(x), d_rows)
        return sealed(into)

    def input_gradient(self, x: Array, d_rows: Array) -> Array:
        """Return the derivatives by ``x (T, I)``; 0 by the number of a token, which has none."""
        return sealed(np.zeros(x.shape) if _are_numbers(x) else d_rows @ self.weights.T)


def _are_numbers(x: Array) -> bool:
    return x.shape[1] == 1


def _numbers(x: Array) -> NDArray[np.int64]:
    return x[:, 0].astype(np.int64)
