"""The numbers that a trained model computes over an input, by the names of its layers."""

from msgspec.structs import replace

from lstm_gui.core import Network, forward
from lstm_gui.core.arrays import Array, frozen
from lstm_gui.core.network import NetworkTrace, network_forward
from lstm_gui.files.importers import refusals
from lstm_gui.files.importers.imported import Imported, ImportedLayer
from lstm_gui.files.importers.networks import (
    fits_model,
    forms_network,
    imported_network,
    state_of_layer,
)
from lstm_gui.files.problem import Problem
from lstm_gui.files.tables.input_rows import require_width

Arrays = dict[str, Array]


def chosen_layer(model: Imported, name: str, file: str) -> ImportedLayer:
    """Return the layer of ``model`` called ``name``; a Problem if there is none."""
    for layer in model.layers:
        if layer.name == name:
            return layer
    raise Problem(refusals.NO_LAYER, file=file, name=name, known=", ".join(model.names))


def network_over(model: Imported, layer: ImportedLayer | None, x: Array) -> Network:
    """Return the network whose pass `traced_model` or, of one layer, `traced_layer` tells.

    Raises
    ------
    ValueError
        If it is none, or ``x`` is of another width.
    """
    reads_input = layer is not None and not layer.depends_on and _is_input(model, x)
    if layer is None or reads_input or _runs_those_below(model, layer, x):
        return imported_network(model, x)
    alone = replace(layer, depends_on=())
    answers = model.head if model.head_inputs == (layer.name,) else ()
    inputs = model.head_inputs if answers else ()
    return imported_network(Imported(model.format, (alone,), answers, inputs), x)


def _runs_those_below(model: Imported, layer: ImportedLayer, x: Array) -> bool:
    return x.shape[1] != layer.input_size and _is_input(model, x)


def _is_input(model: Imported, x: Array) -> bool:
    return forms_network(model) and fits_model(model, x)


def traced_layer(model: Imported, layer: ImportedLayer, x: Array, file: str) -> Arrays:
    """Return what one layer computes, by the names of the quantities.

    Parameters
    ----------
    x
        What the layer reads, ``(T, I)``; where it is as wide as the input of the whole network
        instead, the layers below run as well. Rows of the arrays stand at the steps of ``x``.
    file
        What a sentence calls ``x``.
    """
    if _runs_those_below(model, layer, x):
        passed = network_forward(imported_network(model, x))
        found = _of_place(passed, model.names.index(layer.name))
        joined = passed.joined(model.head_inputs) if model.head else None
    else:
        require_width(x, layer.input_size, layer.name, file)
        found = _alone(layer, x)
        joined = found["h"]
    # What is added to the answer is the input of the model, which a layer above others reads not.
    lacks_input = model.skip and layer.depends_on and x.shape[1] == layer.input_size
    if joined is not None and model.head_inputs == (layer.name,) and not lacks_input:
        found["out"] = model.out(joined, x)
    return found


def traced_model(
    model: Imported, x: Array, file: str, model_file: str, resets: tuple[int, ...] = ()
) -> Arrays:
    """Return what all layers compute, each array by its layer, a dot and its name.

    ``x`` is the input of the first layer, or the numbers of tokens before an embedding. ``out``
    is the answer at each step. Before ``resets`` the states return to the first ones.

    Raises
    ------
    Problem
        If the layers form no network, or ``x`` is of another width.
    """
    if not forms_network(model):
        raise Problem(refusals.NO_CHAIN, file=model_file, known=", ".join(model.names))
    if not fits_model(model, x):
        require_width(x, model.layers[0].input_size, model.layers[0].name, file)
    passed = network_forward(imported_network(model, x, resets))
    arrays = {
        f"{name}.{quantity}": values
        for place, name in enumerate(model.names)
        for quantity, values in _of_place(passed, place).items()
    }
    if model.head:
        arrays["out"] = model.out(passed.joined(model.head_inputs), x)
    return arrays


def _of_place(passed: NetworkTrace, place: int) -> Arrays:
    names = ("x", *passed.traces[place].quantities)
    return {name: frozen(passed.rows(place, name)) for name in names}


def _alone(layer: ImportedLayer, x: Array) -> Arrays:
    back = layer.direction == "backward"
    trace = forward(state_of_layer(layer, frozen(x[::-1]) if back else x))
    names = ("x", *trace.quantities)
    return {
        name: frozen(getattr(trace, name)[::-1]) if back else getattr(trace, name) for name in names
    }
