"""What ``lstm-gui trace`` saves of a trained model, or of a session over another input."""

import argparse

from msgspec.structs import replace

from lstm_gui.app.output import mention
from lstm_gui.core import Network, Sequence
from lstm_gui.core.arrays import Array
from lstm_gui.files.atomic import require_folder
from lstm_gui.files.importers.imported import Imported
from lstm_gui.files.importers.running import chosen_layer, traced_layer, traced_model
from lstm_gui.files.input_rows import read_rows, require_width
from lstm_gui.files.problem import Problem
from lstm_gui.files.trace_export import Arrays, require_trace_format, write_arrays


def trace_model(model: Imported, arguments: argparse.Namespace) -> int:
    """Save the arrays of all layers of ``model``, or of the one that is asked for."""
    if arguments.input is None:
        raise Problem("A trained model holds no input to trace. Give one with --input.")
    if arguments.gradients or arguments.weights is not None:
        raise Problem("Gradients are saved for sessions alone. Leave --gradients out.")
    require_trace_format(arguments.output)
    require_folder(arguments.output)
    file = arguments.input
    x = read_rows(file, mention, model.layers[0].input_size if model.embedding is None else None)
    write_arrays(arguments.output, _arrays(model, x, file, arguments.layer, arguments.session))
    return 0


def _arrays(model: Imported, x: Array, file: str, layer: str | None, model_file: str) -> Arrays:
    if layer is None:
        return traced_model(model, x, file, model_file)
    return traced_layer(model, chosen_layer(model, layer, model_file), x, file)


def over(network: Network, file: str) -> Network:
    """Return ``network`` over the rows of ``file`` in place of its own input, nothing held."""
    x = read_rows(file, mention, network.sequence.x.shape[1])
    require_width(x, network.sequence.x.shape[1], "the cell", file)
    free = tuple(replace(layer, clamps=()) for layer in network.layers)
    return replace(network, layers=free, sequence=Sequence(x), selection=None)
