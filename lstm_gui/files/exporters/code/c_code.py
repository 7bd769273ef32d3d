"""A model as a header of C that takes one step at a time, made of the equations of its cells."""

import re
from collections.abc import Callable, Iterable
from string import ascii_letters, digits

import numpy as np

from lstm_gui.core.arrays import Array
from lstm_gui.core.equations import Weighted
from lstm_gui.files.exporters.blocks_in_order import CANNOT
from lstm_gui.files.exporters.code.equation_code import Dialect, line_of, used_weights
from lstm_gui.files.exporters.code.framework_parts import Names, arrays_of_ends, required_network
from lstm_gui.files.importers.imported import Dense, Imported, ImportedLayer
from lstm_gui.files.note import note
from lstm_gui.files.problem import Problem, Word, message

_LANGUAGE = Word(message("a header of C"))
_BACKWARD = message("{name}, which reads the sequence from its end")
_TOP = """/* A recurrent network in C, written by LSTM Explorer; it takes one step at a time:

     network_state state;
     network_start(&state);
     network_step(&state, x, out);   for each x[NETWORK_INPUTS]; every number is in state

   Link with -lm. */
#ifndef NETWORK_H
#define NETWORK_H

#include <math.h>
#include <string.h>
"""
_FUNCTIONS = """
static double network_dot(const double *row, const double *values, int count)
{
    double sum = 0.0;
    for (int k = 0; k < count; k++) sum += row[k] * values[k];
    return sum;
}

static double network_sigmoid(double z) { return 1.0 / (1.0 + exp(-z)); }
static double network_log_sigmoid(double z)
{
    return z < 0.0 ? z - log1p(exp(z)) : -log1p(exp(-z));
}
static double network_relu(double z) { return z > 0.0 ? z : 0.0; }
"""
_CALLS = {
    "sigmoid": "network_sigmoid({})",
    "log_sigmoid": "network_log_sigmoid({})",
    "tanh": "tanh({})",
    "exp": "exp({})",
    "relu": "network_relu({})",
    "linear": "{}",
}
_SOFTMAX = """    {
        double largest = @[0], sum = 0.0;
        for (int j = 1; j < #; j++) largest = @[j] > largest ? @[j] : largest;
        for (int j = 0; j < #; j++) sum += @[j] = exp(@[j] - largest);
        for (int j = 0; j < #; j++) @[j] /= sum;
    }
"""
_PLAIN = frozenset(ascii_letters + digits + " _-.,:()/")
_ARRAY = re.compile(r"static const double \w+((?:\[\d+\])+) = ([^;]*);")


def required(file: str, model: Imported) -> Imported:
    """Return ``model`` as the header calls it; a Problem if the header cannot hold it."""
    kinds = {layer.parameters.kind for layer in model.layers}
    model = required_network(file, _LANGUAGE, model, *kinds)
    for layer in model.layers:
        if layer.direction == "backward":
            what = note(_BACKWARD, name=layer.name)
            raise Problem(CANNOT, file=file, format=_LANGUAGE, what=what)
    return model


def code(file: str, model: Imported, names: Names = None) -> str:
    """Return the header, with the ``names`` of its inputs; a Problem if it cannot hold it."""
    model = required(file, model)
    places = {layer.name: f"layer{place}" for place, layer in enumerate(model.layers)}
    return "".join(
        (
            _TOP,
            _sizes(model),
            "" if names is None else _names_of_inputs(names),
            *_constants(model),
            _records(model),
            _FUNCTIONS,
            _start(model),
            "\nstatic void network_step(network_state *s, const double *x, double *out)\n{\n",
            *(_layer(layer, places[layer.name], places, model) for layer in model.layers),
            _answer(model, places),
            "}\n\n#endif\n",
        )
    )


def arrays_in(text: str) -> list[Array]:
    """Return all arrays that a header holds, in their order."""
    found: list[Array] = []
    for sizes, numbers in _ARRAY.findall(text):
        shape = [int(size) for size in re.findall(r"\d+", sizes)]
        values = [float(one) for one in re.findall(r"[-+\w.]+", numbers)]
        found.append(np.array(values).reshape(shape))
    return found


def arrays(model: Imported) -> list[Array]:
    """Return the arrays of the header, in their order."""
    found: list[Array] = []
    for layer in model.layers:
        kind = layer.parameters.kind
        found += used_weights(layer).values()
        found += [layer.initial.of(kind, state) for state in kind.states]
    return found + arrays_of_ends(model)


def _sizes(model: Imported) -> str:
    inputs = 1 if model.embedding is not None else model.layers[0].input_size
    if model.head:
        outputs = len(model.head[-1].bias)
    else:
        outputs = sum(layer.hidden_size for layer in _last(model))
    return f"\n#define NETWORK_INPUTS {inputs}\n#define NETWORK_OUTPUTS {outputs}\n\n"


def _names_of_inputs(names: Iterable[str]) -> str:
    called = ",\n    ".join(map(_quoted, names))
    array = "static const char *const network_input_names[NETWORK_INPUTS]"
    return f"/* What the numbers of x are called, in UTF-8. */\n{array} = {{\n    {called}\n}};\n\n"


def _quoted(name: str) -> str:
    """Return ``name`` as a string of C, whatever the compiler takes its source to be."""
    # Of three digits, or what follows would be taken for one more of them.
    plain = (chr(one) if chr(one) in _PLAIN else f"\\{one:03o}" for one in name.encode())
    return f'"{"".join(plain)}"'


def _last(model: Imported) -> tuple[ImportedLayer, ...]:
    read = {name for layer in model.layers for name in layer.depends_on or ()}
    return tuple(layer for layer in model.layers if layer.name not in read)


def _constants(model: Imported) -> Iterable[str]:
    for place, layer in enumerate(model.layers):
        kind = layer.parameters.kind
        yield f"/* {_said(layer.name)}: {kind.name} */\n"
        for name, values in used_weights(layer).items():
            yield _constant(f"layer{place}_{name}", values)
        for state in kind.states:
            yield _constant(f"layer{place}_start_{state}", layer.initial.of(kind, state))
    if model.embedding is not None:
        yield _constant("network_embedding", model.embedding.weights)
    for place, dense in enumerate(model.head):
        yield _constant(f"answer{place}_weights", dense.weights)
        yield _constant(f"answer{place}_bias", dense.bias)


def _constant(name: str, values: Array) -> str:
    sizes = "".join(f"[{size}]" for size in values.shape)
    return f"static const double {name}{sizes} = {_braces(values.tolist())};\n"


def _braces(values: float | list[float] | list[list[float]]) -> str:
    if not isinstance(values, list):
        return repr(values)
    return "{" + (",\n " if isinstance(values[0], list) else ", ").join(map(_braces, values)) + "}"


def _said(name: str) -> str:
    """Return ``name`` as it may stand in a comment."""
    return ascii(name).replace("*", "_").replace("?", "_")


def _records(model: Imported) -> str:
    lines = ["\ntypedef struct {\n"]
    for place, layer in enumerate(model.layers):
        kind = layer.parameters.kind
        names = [f"{one}_before" for one in kind.states] + [one.name for one in kind.equations]
        fields = ", ".join(f"{name}[{layer.hidden_size}]" for name in names)
        lines.append(f"    struct {{ double {fields}; }} layer{place};\n")
    return "".join((*lines, "} network_state;\n"))


def _start(model: Imported) -> str:
    lines = ["\nstatic void network_start(network_state *s)\n{\n    memset(s, 0, sizeof *s);\n"]
    for place, layer in enumerate(model.layers):
        lines += [
            f"    memcpy(s->layer{place}.{one}, layer{place}_start_{one}, "
            f"sizeof s->layer{place}.{one});\n"
            for one in layer.parameters.kind.states
        ]
    return "".join((*lines, "}\n"))


def _layer(layer: ImportedLayer, place: str, places: dict[str, str], model: Imported) -> str:
    kind, units = layer.parameters.kind, layer.hidden_size
    lines = [f"    {{ /* {_said(layer.name)} */\n", *_gathered(layer, places, model)]
    for state in kind.states:
        before = f"s->{place}.{state}_before"
        lines.append(f"        memcpy({before}, s->{place}.{state}, sizeof {before});\n")
    dialect = _dialect(place, layer)
    lines += [
        f"        for (int j = 0; j < {units}; j++)\n"
        f"            s->{place}.{one.name}[j] = {line_of(one, dialect)};\n"
        for one in kind.equations
    ]
    return "".join((*lines, "    }\n"))


def _gathered(layer: ImportedLayer, places: dict[str, str], model: Imported) -> Iterable[str]:
    """Yield what puts side by side in ``read`` what the layer reads."""
    reads = layer.depends_on or ()
    if not reads:
        table = "network_embedding[(int)x[0]]" if model.embedding is not None else "x"
        yield f"        const double *read = {table};\n"
        return
    sizes = {one.name: one.hidden_size for one in model.layers}
    yield f"        double read[{layer.input_size}];\n"
    yield from _joined("read", [(places[name], sizes[name]) for name in reads])


def _joined(into: str, parts: list[tuple[str, int]]) -> Iterable[str]:
    start = 0
    for place, size in parts:
        yield f"        memcpy({into} + {start}, s->{place}.h, sizeof s->{place}.h);\n"
        start += size


def _dialect(place: str, layer: ImportedLayer) -> Dialect:
    def name(quantity: str) -> str:
        return f"s->{place}.{quantity}[j]"

    def call(function: str, of: str) -> str:
        return _CALLS[function].format(of)

    ratio = "({other} == 0.0 ? 0.0 : {one} / {other})"
    return Dialect(name, _weighted(place, layer, name), call, "fmax({one}, {other})", ratio)


def _weighted(
    place: str, layer: ImportedLayer, name: Callable[[str], str]
) -> Callable[[Weighted], str]:
    def weighted(one: Weighted) -> str:
        parts: list[str] = []
        if one.of_x:
            row = f"{place}_w_x_{one.block}[j]"
            parts += [f"network_dot({row}, read, {layer.input_size})", f"{place}_b_{one.block}[j]"]
        if one.hears:
            row, heard = f"{place}_w_h_{one.block}[j]", f"s->{place}.{one.hears}"
            parts.append(f"network_dot({row}, {heard}, {layer.hidden_size})")
        if one.bias not in ("b", ""):
            parts.append(f"{place}_{one.bias}_{one.block}[j]")
        if one.peephole:
            parts.append(f"{place}_{one.weight}_{one.block}[j] * {name(one.peephole)}")
        return " + ".join(parts + ([name(one.adds)] if one.adds else []))

    return weighted


def _answer(model: Imported, places: dict[str, str]) -> str:
    names = model.head_inputs if model.head else tuple(one.name for one in _last(model))
    sizes = {one.name: one.hidden_size for one in model.layers}
    width = sum(sizes[name] for name in names)
    lines = [f"    double shown[{width}];\n"]
    lines += _joined("shown", [(places[name], sizes[name]) for name in names])
    read = "shown"
    for place, dense in enumerate(model.head):
        lines += _dense(dense, f"answer{place}", read)
        read = f"answer{place}"
    skip = f" + x[{'j' if model.skip > 1 else 0}]" if model.skip else ""
    lines.append(f"    for (int j = 0; j < NETWORK_OUTPUTS; j++) out[j] = {read}[j]{skip};\n")
    return "".join(lines)


def _dense(dense: Dense, name: str, read: str) -> Iterable[str]:
    outputs, width = dense.weights.shape
    total = f"{name}_bias[j] + network_dot({name}_weights[j], {read}, {width})"
    plain = dense.activation == "softmax"
    value = total if plain else _CALLS[dense.activation].format(total)
    yield f"    double {name}[{outputs}];\n"
    yield f"    for (int j = 0; j < {outputs}; j++)\n        {name}[j] = {value};\n"
    if plain:
        yield _SOFTMAX.replace("@", name).replace("#", str(outputs))
