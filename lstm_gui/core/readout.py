"""The layer after the cells: from what they know to what they say."""

from collections.abc import Callable, Iterable
from typing import Literal

import numpy as np
from msgspec.structs import force_setattr

from lstm_gui.core.activations import sigmoid
from lstm_gui.core.arrays import Array, ArrayRecord, frozen

Output = Literal["linear", "softmax", "sigmoid"]


def softmax(scores: Array) -> Array:
    """Return the shares ``exp(s_j) / sum_k exp(s_k)`` over the last axis; they add up to 1."""
    with np.errstate(under="ignore"):
        powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
        return np.asarray(powers / powers.sum(axis=-1, keepdims=True))


def _linear(scores: Array) -> Array:
    return scores


_OUTPUTS: dict[Output, Callable[[Array], Array]] = {
    "linear": _linear,
    "softmax": softmax,
    "sigmoid": sigmoid,
}
OUTPUTS: tuple[Output, ...] = tuple(_OUTPUTS)
_MOST_DIGITS = 9


def column_prefix(array: str = "out") -> str:
    """Return what stands before the number in `column_name`."""
    return f"{array}_"


def column_name(index: int, array: str = "out") -> str:
    """Return what column ``index`` of ``array`` is called, counted from 0: ``out_1`` of 0.

    So an answer is called that nobody has named, on the screen and in a trace alike: answers
    count from 1, as inputs and units.
    """
    return f"{column_prefix(array)}{index + 1}"


class Readout(ArrayRecord, frozen=True):
    """A linear layer and what its scores pass through, ``out_t = output(V h_t + b)``.

    Parameters
    ----------
    weights, bias
        ``(V, H)`` and ``(V,)``, H the units of all layers it reads.
    inputs
        The names of these layers in a network, whose ``h_t`` are joined in this order.
    output
        Nothing, the softmax over all V scores, or the sigmoid of each.
    names
        What each of the V numbers means, if that is known; else each has its `column_name`.

    Raises
    ------
    ValueError
        If the shapes do not belong together, or there are not as many names as numbers.
    """

    weights: Array
    bias: Array
    inputs: tuple[str, ...] = ()
    output: Output = "linear"
    names: tuple[str, ...] | None = None

    def __post_init__(self) -> None:
        for name in ("weights", "bias"):
            force_setattr(self, name, frozen(getattr(self, name)))
        force_setattr(self, "inputs", tuple(self.inputs))
        if self.weights.ndim != 2 or self.bias.shape != self.weights.shape[:1]:
            raise ValueError(f"a read-out of {self.weights.shape} and {self.bias.shape}")
        if self.names is not None and len(self.names) != len(self.bias):
            raise ValueError(f"{len(self.names)} names for {len(self.bias)} numbers")

    def place_of(self, name: str) -> int | None:
        """Return which number is called ``name``, counted from 0; None if none is."""
        return self.places_of((name,))[0]

    def places_of(self, names: Iterable[str]) -> list[int | None]:
        """Return `place_of` each of ``names``; of answers with one name the first one counts."""
        if self.names is None:
            return [self._place_unnamed(name) for name in names]
        places = {name: place for place, name in reversed([*enumerate(self.names)])}
        return [places.get(name) for name in names]

    def _place_unnamed(self, name: str) -> int | None:
        digits = name.removeprefix(column_prefix())[:_MOST_DIGITS]
        place = int(digits) - 1 if digits.isascii() and digits.isdigit() else -1
        return place if place in range(len(self.bias)) and name == column_name(place) else None

    def scores(self, h: Array) -> Array:
        """Return one number for each output, ``(..., V)``, for ``h (..., H)``."""
        return h @ self.weights.T + self.bias

    def out(self, scores: Array) -> Array:
        """Return what is answered, ``(..., V)``, for ``scores (..., V)``."""
        return _OUTPUTS[self.output](scores)
