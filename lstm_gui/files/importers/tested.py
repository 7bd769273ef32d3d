"""By how much a model differs from the example that its file carries."""

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from lstm_gui.core.arrays import Array, largest_magnitude
from lstm_gui.core.network import Network, NetworkTrace, network_forward
from lstm_gui.core.readout import column_name
from lstm_gui.files.importers import notes
from lstm_gui.files.importers.imported import Example, Imported
from lstm_gui.files.importers.networks import imported_network
from lstm_gui.files.note import Note, note

_ROUNDING = 1e-4
"""Of the largest number: a long sum of float32 differs by no more, another order by far more."""


class Difference(Struct, frozen=True):
    """The largest difference, infinite where one of both is no number, and where it is.

    ``t`` and ``column`` count from 0; ``is_rounding`` tells whether it may be that of the
    precision in which the example was made.
    """

    largest: float
    t: int
    column: int
    is_rounding: bool


def difference_of(model: Imported) -> Difference | None:
    """Return by how much ``model`` differs from its example; None if it has none."""
    example = model.example
    if example is None:
        return None
    passed = network_forward(_started(imported_network(model, example.x), example))
    with np.errstate(over="ignore", invalid="ignore"):
        away = np.abs(_answered(model, passed, example) - example.expected)
    away = np.nan_to_num(away, nan=np.inf, posinf=np.inf)
    row, column = (int(at) for at in np.unravel_index(np.argmax(away), away.shape))
    t = row if len(away) == len(example.x) else len(example.x) - 1
    largest, size = float(away[row, column]), largest_magnitude(example.expected)
    return Difference(largest, t, column, largest <= _ROUNDING * max(1.0, size))


def said_of_example(model: Imported, found: Difference | None) -> tuple[Note, ...]:
    """Return how far ``model`` agrees with its example, in sentences; nothing without one.

    ``found`` is its `difference_of`.
    """
    example = model.example
    if example is None or found is None:
        return ()
    started = (notes.STARTED,) if example.starts else ()
    return (
        note(
            notes.SAME_ANSWER if found.is_rounding else notes.OTHER_ANSWER,
            x=example.x_name,
            expected=example.expected_name,
            steps=len(example.x),
            largest=f"{found.largest:.2g}",
            t=found.t,
            number=column_name(found.column, example.of),
        ),
        *started,
    )


def _started(network: Network, example: Example) -> Network:
    """Return ``network`` from the states with which the example was answered."""
    starts = dict(example.starts)
    layers = tuple(
        replace(layer, initial=starts.get(layer.name, layer.initial)) for layer in network.layers
    )
    return replace(network, layers=layers)


def _answered(model: Imported, passed: NetworkTrace, example: Example) -> Array:
    """Return what ``model`` has in the place of what was expected."""
    names, x = passed.network.last, passed.network.sequence.x
    if model.head_inputs:
        names = model.head_inputs
    joined = passed.joined(names)
    if len(example.expected) < len(joined):
        joined, x = _at_the_end(model, passed, names, example), x[-1:]
    return joined if example.of == "h" else model.out(joined, x)


def _at_the_end(
    model: Imported, passed: NetworkTrace, names: tuple[str, ...], example: Example
) -> Array:
    """Return ``joined`` after the last step, ``(1, H)``.

    Of a backward layer that is step 0, unless what follows it reads the last row as it stands.
    """
    ends = example.of == "h" or any(one.template == notes.LAST_STEPS for one in model.notes)
    backward = {layer.name for layer in model.layers if layer.direction == "backward"}
    return np.hstack(
        [passed.joined((name,))[:1] if ends and name in backward else passed.joined((name,))[-1:]
         for name in names]
    )  # fmt: skip
