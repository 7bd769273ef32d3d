"""A model as a program of PyTorch: its own modules, with the weights in the code."""

import numpy as np

from lstm_gui.core import GRU, LSTM, RNN, rnn_kind
from lstm_gui.core.arrays import Array
from lstm_gui.files.exporters.blocks_in_order import stacked
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
from lstm_gui.files.importers.imported import Imported
from lstm_gui.files.importers.torch.state_dict import ORDER
from lstm_gui.files.problem import Word, message

_LANGUAGE = Word(message("code of PyTorch"))
_USE = """``network(x)`` returns ``h (T, B, H)`` of each layer by its name, and the answer as
``out``, for ``x (T, B, I)`` in float64."""
_IMPORTS = "import numpy as np\nimport torch\nfrom torch import nn\n"
_NETWORK = """

class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.cells = nn.ModuleList(make_cells())
        for cell, (_, _, weights, _) in zip(self.cells, CELLS):
            cell.load_state_dict({name: torch.from_numpy(one) for name, one in weights.items()})

    def forward(self, x):
        rows = x if EMBEDDING is None else torch.from_numpy(EMBEDDING)[x[..., 0].long()]
        shown = {"x": rows}
        for cell, (names, reads, _, start) in zip(self.cells, CELLS):
            read = torch.cat([shown[one] for one in reads], dim=-1)
            first = [torch.from_numpy(one).repeat(1, x.shape[1], 1) for one in start]
            rows, _ = cell(read, tuple(first) if len(first) > 1 else first[0])
            shown |= dict(zip(names, rows.split(cell.hidden_size, dim=-1)))
        del shown["x"]
        if ANSWER:
            answer = torch.cat([shown[one] for one in ANSWERING], dim=-1)
            for weights, bias, activation in ANSWER:
                answer = answer @ torch.from_numpy(weights).T + torch.from_numpy(bias)
                answer = FUNCTIONS[activation](answer)
            shown["out"] = answer + x[..., :ADDED_INPUTS] if ADDED_INPUTS else answer
        return shown


FUNCTIONS = {
    "linear": nn.Identity(),
    "sigmoid": nn.Sigmoid(),
    "softmax": nn.Softmax(dim=-1),
    "tanh": nn.Tanh(),
    "relu": nn.ReLU(),
}
network = Network()
"""


def required(file: str, model: Imported) -> Imported:
    """Return ``model`` as the program calls it; a Problem if the program cannot hold it."""
    model = required_network(file, _LANGUAGE, model, LSTM, GRU, RNN, rnn_kind("relu"))
    require_pairs(file, _LANGUAGE, groups_of(model.layers))
    return model


def code(file: str, model: Imported, names: Names = None) -> str:
    """Return the program, with the ``names`` of its inputs; a Problem if it cannot hold it."""
    model = required(file, model)
    groups = groups_of(model.layers)
    cells = "\n".join(_cell(group) for group in groups)
    made = "\n".join(f"        {_module(group)}," for group in groups)
    note = "# Of each module: its names, what it reads, its weights and where it starts."
    return "\n".join(
        (
            top("PyTorch", _IMPORTS, _USE),
            f"\n{note}\nCELLS = [\n{cells}\n]\n{ends(model)}{names_of_inputs(names)}",
            f"\ndef make_cells():\n    return [\n{made}\n    ]{_NETWORK}",
        )
    )


def _module(group: Group) -> str:
    layer = group.layers[0]
    settings = f"{layer.input_size}, {layer.hidden_size}"
    if layer.kind == "rnn" and layer.parameters.kind != RNN:
        settings += ', nonlinearity="relu"'
    if len(group.layers) > 1:
        settings += ", bidirectional=True"
    return f"nn.{layer.kind.upper()}({settings}, dtype=torch.float64)"


def arrays(model: Imported) -> list[Array]:
    """Return the arrays of the program, in their order."""
    cells = [(*_weights(one).values(), *_starts(one)) for one in groups_of(model.layers)]
    return [array for cell in cells for array in cell] + arrays_of_ends(model)


def _cell(group: Group) -> str:
    weights = "".join(f"{name!r}: {literal(one)},\n" for name, one in _weights(group).items())
    reads = group.layers[0].depends_on or ("x",)
    start = ", ".join(map(literal, _starts(group)))
    return f"({group.names!r}, {reads!r},\n{{{weights}}},\n[{start}]),"


def _weights(group: Group) -> dict[str, Array]:
    found: dict[str, Array] = {}
    for layer in group.layers:
        rows = stacked(layer, ORDER[layer.kind])
        level = "_l0_reverse" if layer.direction == "backward" else "_l0"
        found |= {f"weight_ih{level}": rows.w_x, f"weight_hh{level}": rows.w_h}
        found |= {f"bias_ih{level}": rows.b_x, f"bias_hh{level}": rows.b_h}
    return found


def _starts(group: Group) -> list[Array]:
    """Return the first states, ``(D, 1, H)``."""
    states = ("h", "c") if group.kind == "lstm" else ("h",)
    return [np.stack([[getattr(one.initial, name)] for one in group.layers]) for name in states]
