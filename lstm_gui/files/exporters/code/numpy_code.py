"""A model as a program of NumPy alone, made of the equations of its cells."""

from collections.abc import Mapping

from lstm_gui.core import Kind, Sequence
from lstm_gui.core.arrays import Array
from lstm_gui.core.equations import Quotient, Weighted
from lstm_gui.files.exporters.code.array_literals import HELPER, literal
from lstm_gui.files.exporters.code.equation_code import (
    Dialect,
    functions_of,
    line_of,
    used_weights,
)
from lstm_gui.files.importers.imported import Imported
from lstm_gui.files.importers.networks import forms_network

_TOP = '''"""A recurrent network with NumPy alone, written by LSTM Explorer.

    {usage}

``run_layer(name, x)`` returns every number of one layer over what it reads, ``x (T, I)``{and_run}.
"""

import base64
import sys

import numpy as np

'''
_AND_RUN = """;
``run(x)`` those of all layers by their names, and the answer as ``out``"""
_FUNCTIONS = {
    "sigmoid": "def sigmoid(z):\n    return 1.0 / (1.0 + np.exp(-z))",
    "log_sigmoid": "def log_sigmoid(z):\n    return -np.logaddexp(0.0, -z)",
    "tanh": "def tanh(z):\n    return np.tanh(z)",
    "relu": "def relu(z):\n    return np.maximum(z, 0.0)",
    "exp": "def exp(z):\n    return np.exp(z)",
    "softmax": """def softmax(z):
    powers = np.exp(z - z.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)""",
    "linear": "def linear(z):\n    return z",
    "quotient": """def quotient(one, other):
    return np.where(other == 0.0, 0.0, one / np.where(other == 0.0, 1.0, other))""",
}
_RUN_LAYER = '''
def run_layer(name, x):
    """Return every number of one layer over ``x (T, I)``, each with a row for each step of x."""
    cell, step, _, start, weights = LAYERS[name]
    with np.errstate(over="ignore", under="ignore"):
        numbers = cell(x[::step], start, weights)
    return {key: rows[::step] for key, rows in {"x": x[::step], **numbers}.items()}
'''
_RUN = '''
def run(x):
    """Return every number of all layers by their names, as ``lstm-gui trace`` saves them."""
    found, shown = {}, {"x": EMBEDDED(x)}
    for name, (_, _, reads, _, _) in LAYERS.items():
        numbers = run_layer(name, np.hstack([shown[one] for one in reads]))
        shown[name] = numbers["h"]
        found |= {f"{name}.{key}": rows for key, rows in numbers.items()}
'''
_ANSWER = """    answer = np.hstack([shown[one] for one in ANSWERING])
    for weights, bias, activation in ANSWER:
        answer = activation(answer @ weights.T + bias)
    found["out"] = answer{skip}
"""
_EMBEDDING = '''
def embedded(x):
    """Return the rows of tokens, which are numbers or how much of each."""
    if x.shape[1] == 1:
        return EMBEDDING[x[:, 0].astype(int)]
    return x @ EMBEDDING if x.shape[1] == len(EMBEDDING) else x
'''


def numpy_code(model: Imported, given: Sequence | None = None) -> str:
    """Return the program.

    Parameters
    ----------
    given
        The input of a session, which the program then runs over unless it is given another, and
        what its columns are called.
    """
    chain = forms_network(model)
    kinds = _kind_names(model)
    parts = [
        _top(chain, given is not None),
        *_functions(model),
        HELPER,
        *(_cell(kind, name) for kind, name in kinds.items()),
        _layers(model, kinds),
        _RUN_LAYER,
    ]
    if chain:
        parts += _network(model)
    if given is not None:
        parts.append(f"\nX = {literal(given.x)}\n")
    if given is not None and given.names is not None:
        parts.append(f"# What the columns of X are called.\nNAMES = {given.names!r}\n")
    parts.append(_main(chain, given is not None))
    return "\n".join(parts)


def _top(chain: bool, has_input: bool) -> str:
    words = "OUT.npz [X.npy]" if has_input else "X.npy OUT.npz"
    words += " [LAYER]" if chain and not has_input else "" if chain else " LAYER"
    return _TOP.format(usage=f"python FILE.py {words}", and_run=_AND_RUN if chain else "")


def _functions(model: Imported) -> list[str]:
    needed: set[str] = {dense.activation for dense in model.head}
    for layer in model.layers:
        kind = layer.parameters.kind
        needed |= functions_of(kind)
        needed |= {"quotient" for one in kind.equations if isinstance(one, Quotient)}
    return [text + "\n" for name, text in _FUNCTIONS.items() if name in needed]


def _kind_names(model: Imported) -> dict[Kind, str]:
    names: dict[Kind, str] = {}
    for layer in model.layers:
        kind = layer.parameters.kind
        alike = sum(one.name == kind.name for one in names)
        names.setdefault(kind, f"{kind.name}_{alike + 1}" if alike else kind.name)
    return names


def _cell(kind: Kind, name: str) -> str:
    before = ", ".join(f"{state}_before" for state in kind.states)
    lines = [
        f"\ndef {name}(x, start, weights):",
        '    """Return each quantity of the cell at each step, ``(T, H)``."""',
        f"    {before} = {', '.join(f'start[{state!r}]' for state in kind.states)}",
        "    steps = []",
        "    for x_t in x:",
        *(f"        {one.name} = {line_of(one, _NUMPY)}" for one in kind.equations),
        f"        steps.append(({', '.join(kind.recorded)},))",
        f"        {before} = {', '.join(kind.states)}",
        f"    names = {kind.recorded!r}",
        "    return dict(zip(names, np.array(steps).swapaxes(0, 1)))\n",
    ]
    return "\n".join(lines)


def _name(name: str) -> str:
    return name


def _call(function: str, of: str) -> str:
    return of if function == "linear" else f"{function}({of})"


def _weighted(one: Weighted) -> str:
    parts = [f'weights["w_x_{one.block}"] @ x_t', f'weights["b_{one.block}"]'] if one.of_x else []
    parts += [f'weights["w_h_{one.block}"] @ {one.hears}'] if one.hears else []
    parts += [f'weights["{one.bias}_{one.block}"]'] if one.bias not in ("b", "") else []
    parts += [f'weights["{one.weight}_{one.block}"] * {one.peephole}'] if one.peephole else []
    return " + ".join(parts + ([one.adds] if one.adds else []))


_NUMPY = Dialect(_name, _weighted, _call, "np.maximum({one}, {other})", "quotient({one}, {other})")


def _layers(model: Imported, kinds: Mapping[Kind, str]) -> str:
    lines = ["LAYERS = {"]
    for layer in model.layers:
        kind = layer.parameters.kind
        step = -1 if layer.direction == "backward" else 1
        start = {state: layer.initial.of(kind, state) for state in kind.states}
        lines += [
            f"{layer.name!r}: (",
            f"{kinds[kind]}, {step}, {layer.depends_on or ('x',)!r},",
            f"{_dictionary(start)},",
            f"{_dictionary(used_weights(layer))},",
            "),",
        ]
    note = "# By name: the cell, which way it goes, what it reads, where it starts, its weights."
    return "\n".join(("", note, *lines, "}\n"))


def _dictionary(arrays: Mapping[str, Array]) -> str:
    return "{\n" + "".join(f"{name!r}: {literal(one)},\n" for name, one in arrays.items()) + "}"


def _network(model: Imported) -> list[str]:
    table = model.embedding
    parts: list[str] = []
    run = _RUN.replace("EMBEDDED(x)", "x" if table is None else "embedded(x)")
    if table is not None:
        parts.append(f"EMBEDDING = {literal(table.weights)}\n{_EMBEDDING}")
    if model.head:
        dense = [
            f"({literal(one.weights)}, {literal(one.bias)}, {one.activation})" for one in model.head
        ]
        parts.append(f"ANSWERING = {model.head_inputs!r}\nANSWER = [{', '.join(dense)}]\n")
        skip = f" + x[:, :{model.skip}]" if model.skip else ""
        run += _ANSWER.format(skip=skip)
    return [*parts, run + "    return found\n"]


def _main(chain: bool, has_input: bool) -> str:
    given, out = ("2", "1") if has_input else ("1", "2")
    read = f"np.load(sys.argv[{given}])"
    lines = ["", 'if __name__ == "__main__":']
    lines.append(f"    given = {f'{read} if len(sys.argv) > 2 else X' if has_input else read}")
    if not chain:
        lines.append("    numbers = run_layer(sys.argv[3], given)")
    elif has_input:
        lines.append("    numbers = run(given)")
    else:
        lines.append(
            "    numbers = run_layer(sys.argv[3], given) if len(sys.argv) > 3 else run(given)"
        )
    lines.append(f"    np.savez(sys.argv[{out}], **numbers)\n")
    return "\n".join(lines)
