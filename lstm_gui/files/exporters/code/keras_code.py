"""A model as a program of Keras 3: its own layers, with the weights in the code."""

from lstm_gui.core import GRU, LSTM, RNN, gru_kind, rnn_kind
from lstm_gui.core.arrays import Array
from lstm_gui.files.exporters.blocks_in_order import require_zero_start
from lstm_gui.files.exporters.code.array_literals import literal
from lstm_gui.files.exporters.code.framework_parts import (
    Names,
    arrays_of_ends,
    ends,
    names_of_inputs,
    required_network,
    top,
)
from lstm_gui.files.exporters.direction_pairs import Group, groups_of, require_pairs
from lstm_gui.files.exporters.keras_weights_file import kept_arrays
from lstm_gui.files.importers.imported import Imported
from lstm_gui.files.problem import Word, message

_LANGUAGE = Word(message("code of Keras"))
_USE = """``network`` is a model that returns ``h (B, T, H)`` of each layer by its name, and the
answer as ``out``, for ``x (B, T, I)`` in float64."""
_IMPORTS = "import keras\nimport numpy as np\nfrom keras import layers\n"
_NETWORK = '''

def side_by_side(parts):
    return parts[0] if len(parts) == 1 else layers.Concatenate()(parts)


def built(x):
    """Return what each layer shows by its name, and the answer."""
    rows = x
    if EMBEDDING is not None:
        table = layers.Embedding(*EMBEDDING.shape, weights=[EMBEDDING])
        rows = table(x[:, :, 0])
    shown = {"x": rows}
    for make, names, reads, weights in CELLS:
        cell = make()
        rows = cell(side_by_side([shown[one] for one in reads]))
        cell.set_weights(weights)
        units = rows.shape[-1] // len(names)
        shown |= {name: rows[:, :, at * units : (at + 1) * units] for at, name in enumerate(names)}
    del shown["x"]
    if ANSWER:
        answer = side_by_side([shown[one] for one in ANSWERING])
        for weights, bias, activation in ANSWER:
            dense = layers.Dense(len(bias), activation=activation)
            answer = dense(answer)
            dense.set_weights([weights.T, bias])
        shown["out"] = answer + x[:, :, :ADDED_INPUTS] if ADDED_INPUTS else answer
    return shown


given = keras.Input((None, INPUTS))
network = keras.Model(given, built(given))
'''


def required(file: str, model: Imported) -> Imported:
    """Return ``model`` as the program calls it; a Problem if the program cannot hold it."""
    kinds = (LSTM, GRU, gru_kind("before"), RNN, rnn_kind("relu"))
    model = required_network(file, _LANGUAGE, model, *kinds)
    require_zero_start(file, _LANGUAGE, model)
    require_pairs(file, _LANGUAGE, groups_of(model.layers))
    return model


def code(file: str, model: Imported, names: Names = None) -> str:
    """Return the program, with the ``names`` of its inputs; a Problem if it cannot hold it."""
    model = required(file, model)
    groups = groups_of(model.layers)
    cells = "\n".join(_cell(group) for group in groups)
    inputs = 1 if model.embedding is not None else model.layers[0].input_size
    called = names_of_inputs(names)
    note = "# Of each layer: what makes it, its names, what it reads and its weights."
    return "\n".join(
        (
            top("Keras 3", _IMPORTS, _USE),
            '\nkeras.config.set_floatx("float64")\n',
            f"{note}\nCELLS = [\n{cells}\n]\n{ends(model)}{called}INPUTS = {inputs}",
            _NETWORK,
        )
    )


def arrays(model: Imported) -> list[Array]:
    """Return the arrays of the program, in their order."""
    layers = [layer for group in groups_of(model.layers) for layer in group.layers]
    cells = [array for layer in layers for array in kept_arrays(layer)]
    return cells + arrays_of_ends(model)


def _cell(group: Group) -> str:
    layer = group.layers[0]
    kind = layer.parameters.kind
    settings = f"{layer.hidden_size}, return_sequences=True"
    if kind.reset == "before":
        settings += ", reset_after=False"
    if kind == rnn_kind("relu"):
        settings += ', activation="relu"'
    name = {"lstm": "LSTM", "gru": "GRU", "rnn": "SimpleRNN"}[group.kind]
    made = f"layers.{name}({settings})"
    if len(group.layers) > 1:
        made = f"layers.Bidirectional({made})"
    arrays = [literal(one) for layer in group.layers for one in kept_arrays(layer)]
    reads = layer.depends_on or ("x",)
    return f"(lambda: {made}, {group.names!r}, {reads!r},\n[{', '.join(arrays)}]),"
