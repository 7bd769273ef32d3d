"""The layers of the network of a lesson: which are added, looked at and changed."""

from collections.abc import Callable, Mapping
from functools import partial

from msgspec.structs import replace

from lstm_gui.core import Entry, Initial, Layer, Network, Parameters, State, with_values
from lstm_gui.core.network import focused, merged, state_at
from lstm_gui.files.lessons.lesson_addresses import entry_at, in_layer
from lstm_gui.files.lessons.lesson_format import FurtherLayer, Setting
from lstm_gui.files.lessons.lesson_kinds import kind_named


def looked_at(network: Network) -> State:
    """Return the layer that is looked at."""
    return state_at(network, network.focus)


def place_of(network: Network, name: str) -> int:
    """Return the place of the layer called ``name``; without a name of the one looked at.

    Raises
    ------
    ValueError
        If there is none of that name.
    """
    return network.index(name) if name else network.focus


def with_layers(setting: Setting, network: Network) -> Network:
    """Return ``network`` with the layers that ``setting`` adds, looked at as it says."""
    for part in setting.layers:
        network = replace(network, layers=(*network.layers, _made(part, network)))
    return network if setting.layer is None else focused(network, network.index(setting.layer))


def with_numbers(network: Network, numbers: Mapping[str, float]) -> Network:
    """Return ``network`` with ``numbers`` at their addresses, in any of its layers."""
    by_layer: dict[str, dict[Entry, float]] = {}
    for address, number in numbers.items():
        layer, place = in_layer(address)
        by_layer.setdefault(layer, {})[entry_at(place)] = number
    for layer, changes in by_layer.items():
        network = with_layer_changed(network, layer, partial(with_values, changes=changes))
    return network


def with_layer_changed(network: Network, name: str, change: Callable[[State], State]) -> Network:
    """Return ``network`` with ``change`` in one layer; the one looked at stays the same."""
    there = focused(network, place_of(network, name))
    changed = merged(there, change(looked_at(there)))
    if changed.focus == network.focus:
        return changed
    return replace(changed, focus=network.focus, selection=network.selection)


def released(network: Network) -> Network:
    """Return ``network`` with nothing held in any of its layers."""
    released = tuple(replace(layer, clamps=()) for layer in network.layers)
    return replace(network, layers=released)


def _made(part: FurtherLayer, network: Network) -> Layer:
    inputs = network.last if part.input is None else tuple(part.input)
    kind = kind_named(part.kind, part)
    return Layer(
        part.name,
        Parameters.zeros(network.width(inputs), part.units, kind),
        Initial.zeros(kind, part.units),
        part.direction,
        inputs,
    )
