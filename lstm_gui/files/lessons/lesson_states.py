"""What a page of a lesson makes of the network."""

import math
from functools import lru_cache, partial

import numpy as np
from msgspec.structs import replace

from lstm_gui.core import (
    Initial,
    Network,
    Parameters,
    Sequence,
    State,
    converted,
    network_of,
    select,
)
from lstm_gui.core.facts.challenges import Condition, EntryCondition, TraceCondition
from lstm_gui.core.network import focused, merged
from lstm_gui.files.lessons.lesson_addresses import entry_at, in_layer
from lstm_gui.files.lessons.lesson_format import (
    Blank,
    Cell,
    Challenge,
    ConditionPart,
    InTrace,
    OfEntry,
    OfKind,
    OfMemory,
    Setting,
)
from lstm_gui.files.lessons.lesson_kinds import kind_condition, kind_named, kind_of
from lstm_gui.files.lessons.lesson_layers import (
    looked_at,
    with_layer_changed,
    with_layers,
    with_numbers,
)
from lstm_gui.files.lessons.lesson_network import network_in
from lstm_gui.files.shipped.presets import FIRST_PRESET, load_preset


def applied(setting: Setting, network: Network | None) -> Network:
    """Return ``network``, or without one what a lesson begins with, after ``setting``.

    Raises
    ------
    Problem
        If a preset is missing, or the text of a state is damaged.
    IndexError, ValueError
        If a setting does not fit; `lstm_gui.files.lessons.lesson_checks` sees to it that no lesson
        that was read has one.
    """
    network = as_kind(setting, with_layers(setting, _begun(setting, network)))
    labels = None if setting.labels is None else tuple(setting.labels)
    if setting.x is not None:
        x, before = np.array(setting.x, dtype=np.float64), network.sequence
        names = before.names if x.shape[1] == before.x.shape[1] else None
        network = with_input(network, Sequence(x, labels, names=names))
    elif labels is not None:
        network = replace(network, sequence=replace(network.sequence, labels=labels))
    network = with_numbers(network, setting.values)
    unit = None if setting.unit is None else setting.unit - 1
    return selected(network, setting.t, unit, setting.block)


def first_network() -> Network:
    """Return what a lesson begins with that sets nothing."""
    return load_preset(FIRST_PRESET).session.network


def as_kind(part: Cell | Setting, network: Network) -> Network:
    """Return ``network``, the layer looked at as the kind that ``part`` asks for, if it does."""
    state = looked_at(network)
    kind = kind_of(part, state.parameters.kind)
    return network if kind is None else merged(network, converted(state, kind))


def with_input(network: Network, sequence: Sequence) -> Network:
    """Return ``network`` over another sequence; the selected step moves inside."""
    step = min(network.selection.t, len(sequence) - 1)
    return replace(network, sequence=sequence, selection=replace(network.selection, t=step))


def selected(
    network: Network, t: int | None = None, unit: int | None = None, block: str | None = None
) -> Network:
    """Return ``network`` with another selection; what is not given stays as it is."""
    return replace(network, selection=select(looked_at(network), t, unit, block).selection)


def solved(network: Network, challenge: Challenge, begun: Network) -> Network:
    """Return ``network`` with the cell and the numbers of the stored solution.

    The parameters are those of `in_cell_of_solution`.
    """
    return with_numbers(in_cell_of_solution(network, challenge, begun), challenge.solution)


def in_cell_of_solution(network: Network, challenge: Challenge, begun: Network) -> Network:
    """Return ``network`` with the cell of the stored solution, and numbers of its own.

    Parameters
    ----------
    network
        What the learner has made of it.
    challenge
        What is asked for, and how it is met.
    begun
        The network in which the page starts, for whose layers, kinds and sizes the solution was
        stored. It takes the place of one that has others.
    """
    network = _as_begun(network, begun)
    if challenge.solution_cell is not None:
        network = as_kind(challenge.solution_cell, network)
    return network


def _as_begun(network: Network, begun: Network) -> Network:
    """Return ``network`` with the kinds of ``begun``; ``begun`` if more than that is different."""
    if _form(network) != _form(begun):
        return begun
    network = focused(network, begun.focus)
    for place, layer in enumerate(begun.layers):
        kind = layer.parameters.kind
        if network.layers[place].parameters.kind != kind:
            network = with_layer_changed(network, layer.name, partial(converted, kind=kind))
    return network


def _form(network: Network) -> tuple[object, ...]:
    layers = tuple(
        (layer.name, layer.parameters.kind.blocks, layer.parameters.w_x.shape, layer.inputs)
        for layer in network.layers
    )
    return layers, network.sequence.x.shape


def condition_of(part: ConditionPart) -> Condition | None:
    """Return the condition as the core checks it; None for what it cannot see.

    That is the input of the whole network, what the learner clicks or answers, and what the
    Memory workspace compares.
    """
    if isinstance(part, InTrace):
        return TraceCondition(
            part.quantity,
            part.unit - 1,
            part.steps,
            *bounds(part),
            part.holds == "every",
            part.magnitude,
            part.from_step,
            _place(part.sign_of_input),
            _place(part.without_input),
        )
    if isinstance(part, OfEntry):
        return EntryCondition(entry_at(in_layer(part.entry)[1]), *bounds(part))
    return kind_condition(part) if isinstance(part, OfKind) else None


def _place(number: int | None) -> int | None:
    return None if number is None else number - 1


def layer_of(part: ConditionPart) -> str:
    """Return the layer that a condition is on, ``""`` for the one that the page looks at."""
    if isinstance(part, OfEntry):
        return in_layer(part.entry)[0]
    return part.layer if isinstance(part, InTrace | OfKind) else ""


def bounds(part: InTrace | OfEntry | OfMemory) -> tuple[float, float]:
    """Return the lowest and the highest number that meet ``part``."""
    low = -math.inf if part.at_least is None else part.at_least
    high = math.inf if part.at_most is None else part.at_most
    return low, high


def _begun(setting: Setting, network: Network | None) -> Network:
    """Return what ``setting`` starts from: an example, an empty or a trained cell, or what is."""
    if setting.preset:
        return load_preset(setting.preset).session.network
    if setting.state:
        return network_in(setting.state)
    if setting.blank is not None:
        return network_of(_blank(setting.blank))
    if setting.memory is not None and setting.memory.trained:
        return network_of(_trained(setting.memory.trained))
    return first_network() if network is None else network


@lru_cache(maxsize=8)
def _trained(name: str) -> State:
    # Only here, since few lessons have one and the training behind it takes a while to import.
    from lstm_gui.files.shipped.trained import load_trained

    return load_trained(name).state


def _blank(sizes: Blank) -> State:
    kind = kind_named(sizes.kind, sizes)
    return State(
        Parameters.zeros(sizes.inputs, sizes.units, kind),
        Initial.zeros(kind, sizes.units),
        Sequence(np.zeros((sizes.steps, sizes.inputs))),
    )
