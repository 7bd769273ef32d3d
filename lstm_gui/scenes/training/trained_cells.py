"""A trained network as a session: its cells, the read-out after them, a sequence of its task."""

from msgspec.structs import replace

from lstm_gui.core import Initial, Layer, Network, Parameters, Readout, Selection
from lstm_gui.core.readout import Output
from lstm_gui.core.training import Recipe, example

_OUTPUTS: dict[str, Output] = {"choice": "softmax", "number": "linear"}
"""What scores pass through, by how a task is answered."""


def trained_network(recipe: Recipe, layers: tuple[Parameters, ...], readout: Readout) -> Network:
    """Return what came out of ``recipe``, at the end of an example, with what it answers.

    The layer is looked at that the read-out reads.
    """
    task = recipe.task
    sequence = example(task, recipe.distances[1], recipe.seed)
    names = tuple(f"layer{number}" for number in range(1, len(layers) + 1))
    cells = (
        Layer(name, cell, Initial.zeros(cell.kind, cell.hidden_size), inputs=(below,))
        for name, cell, below in zip(names, layers, ("x", *names), strict=False)
    )
    return Network(
        tuple(cells),
        sequence,
        readout=replace(
            readout, inputs=names[-1:], output=_OUTPUTS[task.answer], names=task.labels
        ),
        focus=len(layers) - 1,
        selection=Selection(t=len(sequence) - 1),
    )
