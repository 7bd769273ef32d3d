"""A trained model over one input: all layers as a network, or each by itself where it fits."""

from collections.abc import Mapping

import numpy as np

from lstm_gui.core.arrays import Array
from lstm_gui.files.importers.imported import Imported
from lstm_gui.files.importers.networks import forms_network
from lstm_gui.files.importers.running import traced_layer, traced_model
from lstm_gui.files.problem import Problem, message

_NO_LAYER_READS = message(
    "No layer of {model} reads as many columns as {file} has, {found}. Choose another input."
)


def ran(
    model: Imported, x: Array, file: str, name: str, resets: tuple[int, ...] = ()
) -> tuple[Mapping[str, Mapping[str, Array]], Array | None]:
    """Return the quantities of each layer that was run, by their names, and the answer.

    Layers that form no network are run each by itself, where they read as many numbers.

    Parameters
    ----------
    x
        ``(T, I)``.
    file, name
        What a sentence calls ``x`` and the model.
    resets
        Steps before which the states of a network return to the first ones.

    Raises
    ------
    Problem
        If no layer reads ``x``.
    """
    with np.errstate(over="ignore", invalid="ignore"):
        if forms_network(model):
            arrays = traced_model(model, x, file, name, resets)
            of = {one.name: _of(arrays, f"{one.name}.") for one in model.layers}
            return of, arrays.get("out")
        fitting = [one for one in model.layers if one.input_size == x.shape[1]]
        if not fitting:
            raise Problem(_NO_LAYER_READS, file=file, found=x.shape[1], model=name)
        return {one.name: traced_layer(model, one, x, file) for one in fitting}, None


def _of(arrays: Mapping[str, Array], prefix: str) -> dict[str, Array]:
    return {
        name.removeprefix(prefix): rows for name, rows in arrays.items() if name.startswith(prefix)
    }
