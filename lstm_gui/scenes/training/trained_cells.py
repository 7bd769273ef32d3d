"""A trained network as a session: its cell, the read-out after it, a sequence of its task."""

from msgspec.structs import replace

from lstm_gui.core import Initial, Network, Parameters, Readout, Selection, State, network_of
from lstm_gui.core.readout import Output
from lstm_gui.core.training import Recipe, example

_OUTPUTS: dict[str, Output] = {"choice": "softmax", "number": "linear"}
"""What scores pass through, by how a task is answered."""


def trained_network(recipe: Recipe, parameters: Parameters, readout: Readout) -> Network:
    """Return what came out of ``recipe``, at the end of an example, with what it answers."""
    task, kind = recipe.task, parameters.kind
    sequence = example(task, recipe.distances[1], recipe.seed)
    state = State(
        parameters,
        Initial.zeros(kind, parameters.hidden_size),
        sequence,
        Selection(t=len(sequence) - 1, block=kind.blocks[0]),
    )
    network = network_of(state)
    named = replace(readout, inputs=network.names, output=_OUTPUTS[task.answer], names=task.labels)
    return replace(network, readout=named)
