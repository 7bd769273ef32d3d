"""The pass of a network, and its derivatives, as named arrays for other programs."""

from lstm_gui.core import NetworkGradients, NetworkTrace
from lstm_gui.core.arrays import Array
from lstm_gui.core.network import reads_input
from lstm_gui.files.problem import Problem
from lstm_gui.files.traces.gradient_arrays import gradient_arrays
from lstm_gui.files.traces.trace_export import Names, target_arrays

_OF_STEPS = ("d_h", "d_c", "d_x")
"""Those of the derivatives of a layer that have a row for each step."""


def place_of(names: tuple[str, ...], layer: str) -> int:
    """Return where the layer called ``layer`` stands; a Problem if there is none."""
    if layer not in names:
        raise Problem(
            'There is no layer "{name}". Choose one of: {known}.',
            name=layer[:40],
            known=", ".join(names),
        )
    return names.index(layer)


def network_arrays(trace: NetworkTrace, layer: str | None = None) -> dict[str, Array]:
    """Return the numbers of a pass, each with a row for each step of the sequence.

    Of one ``layer``, or of a network that has only one, ``x`` is what it reads, and its
    quantities have their plain names; of several, ``x`` is the input of the network, and each
    layer writes its name and a dot before its own. Where there is a read-out, ``scores (T, V)``
    and ``out (T, V)`` follow, and ``target (T,)`` where there is one.
    """
    network = trace.network
    found = {} if len(network.layers) == 1 or layer else {"x": network.sequence.x}
    for place, prefix in _chosen(network.names, layer):
        names = ("x", *trace.traces[place].quantities)
        found |= {prefix + name: trace.rows(place, name) for name in names}
    if trace.scores is not None and trace.out is not None:
        found |= {"scores": trace.scores, "out": trace.out}
    return found | target_arrays(network.sequence)


def names_of_inputs(trace: NetworkTrace, layer: str | None = None) -> Names:
    """Return what the columns of the input are called in `network_arrays`, where it has names."""
    network = trace.network
    called = network.sequence.names
    of_layers = {
        f"{prefix}x": called if reads_input(network, place) else None
        for place, prefix in _chosen(network.names, layer)
    }
    return {"x": called, **of_layers}


def network_gradient_arrays(
    trace: NetworkTrace,
    gradients: NetworkGradients,
    layer: str | None = None,
    names_one: bool = False,
) -> dict[str, Array]:
    """Return all derivatives, named as `network_arrays` names the numbers.

    ``names_one`` writes the name of an only layer before its own, as of a trained model.

    Those of a layer are those of `lstm_gui.files.traces.gradient_arrays`. ``d_x`` without a name
    is by the input of the network, of one ``layer`` by what it reads. ``d_embedding (V, D)``,
    ``d_readout_weights (V, H)`` and ``d_readout_bias (V,)`` are there if what they belong to is.
    """
    network = trace.network
    found: dict[str, Array] = {}
    for place, prefix in _chosen(network.names, layer, names_one):
        for name, values in gradient_arrays(gradients.layers[place]).items():
            rows = network.layers[place].in_order(values) if name in _OF_STEPS else values
            found[prefix + name] = rows
    if layer is None and (names_one or len(network.layers) > 1):
        found["d_x"] = gradients.x
    ends = {
        "d_embedding": gradients.embedding,
        "d_readout_weights": gradients.weights,
        "d_readout_bias": gradients.bias,
    }
    return found | {name: values for name, values in ends.items() if values is not None}


def _chosen(
    names: tuple[str, ...], layer: str | None, names_one: bool = False
) -> list[tuple[int, str]]:
    """Return the places of the layers that are written, and what stands before their names."""
    if layer is not None:
        return [(place_of(names, layer), "")]
    if len(names) == 1 and not names_one:
        return [(0, "")]
    return [(place, f"{name}.") for place, name in enumerate(names)]
