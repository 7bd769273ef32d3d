"""A trained network as a session: its cell, and a sequence of its task."""

import numpy as np

from lstm_gui.core import Initial, Parameters, Selection, State
from lstm_gui.core.training import Recipe, example


def network_state(recipe: Recipe, parameters: Parameters) -> State:
    """Return the cell that came out of ``recipe``, at the end of an example."""
    units, kind = parameters.hidden_size, parameters.kind
    sequence = example(recipe.task, recipe.distances[1], recipe.seed)
    return State(
        parameters,
        Initial(np.zeros(units), np.zeros(kind.cells(units))),
        sequence,
        Selection(t=len(sequence) - 1, block=kind.blocks[0]),
    )
