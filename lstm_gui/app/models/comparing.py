"""What ``lstm-gui compare`` prints."""

import msgspec

from lstm_gui.app.models.diagnosing import by_layer
from lstm_gui.app.models.inspecting import taken
from lstm_gui.app.models.model_input import model_rows
from lstm_gui.files.tables.choices import TableChoices
from lstm_gui.scenes.models.model_comparison import Comparison, compared, comparison_lines


def comparison_of(
    one: str, other: str, input_file: str | None, choices: TableChoices
) -> Comparison:
    """Return how two models differ; the first may bring along the input of both."""
    first, second = taken(one), taken(other)
    x = first.x if input_file is None else model_rows(first.model, input_file, choices)
    names, file = (one, other), input_file or one
    return compared(first.model, second.model, names, x, file, first.answers)


def comparison_as_text(found: Comparison) -> str:
    """Return the sentences, those of a layer under its name."""
    return by_layer(comparison_lines(found))


def comparison_as_json(found: Comparison) -> str:
    """Return the numbers as one JSON object; what is infinite is null."""
    layers = [
        {
            "name": one.name,
            "kind": one.layer.kind,
            "direction": one.layer.direction,
            "whole": one.whole,
            "blocks": one.blocks,
            "quantities": one.quantities,
        }
        for one in found.layers
    ]
    whole = {
        "layers": layers,
        "embedding": found.embedding,
        "readout": found.readout,
        "out": found.out,
    }
    return msgspec.json.format(msgspec.json.encode(whole), indent=2).decode()
