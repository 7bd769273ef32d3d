"""What follows a signal, in a whole network or in the layers of a model."""

from collections.abc import Callable, Mapping
from typing import Literal

import numpy as np
from msgspec import Struct

from lstm_gui.core import Kind, NetworkTrace, Sequence, Target
from lstm_gui.core.analysis import Follower, followers
from lstm_gui.core.arrays import Array, ArrayRecord, frozen
from lstm_gui.core.passes.going_on import GoesOn, always
from lstm_gui.core.quantities import row_names

Sort = Literal["x", "out", "target", "unit", "label", "column"]
MOST = 50
"""So many followers are told."""


def followed_names(kind: Kind) -> tuple[str, ...]:
    """Return what of a cell of ``kind`` is looked through: states and gates."""
    names = row_names(kind)
    return tuple(name for name in names if name != "x" and not name.startswith("z_"))


class LayerRows(Struct, frozen=True, eq=False):
    """What one layer computed, ``(T, H)`` each, at the steps of the sequence."""

    name: str
    kind: Kind
    rows: Mapping[str, Array]

    @property
    def units(self) -> int:
        """How many units it has, H."""
        return self.rows["h"].shape[1]

    @property
    def followed(self) -> dict[str, Array]:
        """What is looked through."""
        return {name: self.rows[name] for name in followed_names(self.kind)}


class Run(Struct, frozen=True, eq=False):
    """All that was computed over one input.

    Parameters
    ----------
    layers
        What each computed.
    x, out
        The input ``(T, I)``, and the answer ``(T, V)`` if there is one.
    labels
        What the steps are called, or which tokens they read.
    answers
        What the numbers of the answer are called.
    target
        What should be answered, if that is known at every step.
    inputs
        What the inputs are called.
    """

    layers: tuple[LayerRows, ...]
    x: Array
    out: Array | None = None
    labels: tuple[str, ...] | None = None
    answers: tuple[str, ...] | None = None
    target: Target | None = None
    inputs: tuple[str, ...] | None = None

    def __len__(self) -> int:
        return len(self.x)

    def layer(self, name: str) -> LayerRows:
        """Return the layer called ``name``; a KeyError if there is none."""
        return {layer.name: layer for layer in self.layers}[name]


class Signal(ArrayRecord, frozen=True):
    """A number for each step.

    Parameters
    ----------
    sort
        An input, a number of the answer, the target, or of words 1 where it is that word and else
        0, a quantity of a unit, the same of a label, or numbers of one's own.
    number
        Which input, answer, word of the target or unit, counted from 0.
    layer, quantity
        Of a unit.
    label
        The label.
    column
        The numbers of one's own, ``(T,)``.
    """

    sort: Sort
    number: int = 0
    layer: str = ""
    quantity: str = ""
    label: str = ""
    column: Array | None = None


class Found(Struct, frozen=True):
    """One that follows, and the layer it stands in."""

    layer: str
    follower: Follower


def run_of(passed: NetworkTrace) -> Run:
    """Return what a network computed."""
    network = passed.network
    layers = tuple(
        LayerRows(
            layer.name,
            layer.parameters.kind,
            {name: passed.rows(place, name) for name in passed.traces[place].quantities},
        )
        for place, layer in enumerate(network.layers)
    )
    sequence, readout = network.sequence, network.readout
    answers = None if readout is None else readout.names
    labels, target = sequence.labels or _tokens(passed), known_target(sequence)
    return Run(layers, sequence.x, passed.out, labels, answers, target, sequence.names)


def signal_values(run: Run, signal: Signal) -> Array:
    """Return the numbers of ``signal``, ``(T,)``; a LookupError if ``run`` has no such signal."""
    return _VALUES[signal.sort](run, signal)


def what_follows(
    run: Run,
    signal: Signal,
    longest_lag: int,
    goes_on: GoesOn = always,
) -> tuple[Found, ...] | None:
    """Return what follows ``signal`` closest, the closest first, but not the signal itself.

    ``goes_on`` is asked now and then with the share that is done; None is returned if it says no.
    """
    values = signal_values(run, signal)
    parts = [(layer.name, *one) for layer in run.layers for one in layer.followed.items()]
    found: list[Found] = []
    for done, (layer, quantity, rows) in enumerate(parts):
        if not goes_on(done / len(parts)):
            return None
        near = followers({quantity: rows}, values, longest_lag, MOST + 1)
        found += [Found(layer, one) for one in near if not _is_signal(signal, layer, one)]
    found.sort(key=lambda one: one.follower.rank)
    return tuple(found[:MOST])


def _is_signal(signal: Signal, layer: str, one: Follower) -> bool:
    own = signal.layer, signal.quantity, signal.number
    return signal.sort == "unit" and own == (layer, one.quantity, one.unit)


def known_target(sequence: Sequence) -> Target | None:
    """Return the target of ``sequence``, if there is one and it is known at every step."""
    target = sequence.target
    return None if target is None or np.isnan(target.values).any() else target


def _tokens(passed: NetworkTrace) -> tuple[str, ...] | None:
    """Return the token that each step reads, if an embedding says what they are."""
    embedding, x = passed.network.embedding, passed.network.sequence.x
    if embedding is None or embedding.tokens is None:
        return None
    return tuple(embedding.tokens[embedding.token_at(row)] for row in x)


def _input(run: Run, signal: Signal) -> Array:
    return run.x[:, signal.number]


def _answer(run: Run, signal: Signal) -> Array:
    if run.out is None:
        raise LookupError(signal.sort)
    return run.out[:, signal.number]


def _target(run: Run, signal: Signal) -> Array:
    if run.target is None:
        raise LookupError(signal.sort)
    values = run.target.values
    return values if run.target.words is None else frozen(values == signal.number)


def _unit(run: Run, signal: Signal) -> Array:
    return run.layer(signal.layer).rows[signal.quantity][:, signal.number]


def _label(run: Run, signal: Signal) -> Array:
    if run.labels is None:
        raise LookupError(signal.sort)
    return frozen(np.array([label == signal.label for label in run.labels]))


def _column(run: Run, signal: Signal) -> Array:
    if signal.column is None or signal.column.shape != (len(run),):
        raise LookupError(signal.sort)
    return signal.column


_VALUES: Mapping[Sort, Callable[[Run, Signal], Array]] = {
    "x": _input,
    "out": _answer,
    "target": _target,
    "unit": _unit,
    "label": _label,
    "column": _column,
}
