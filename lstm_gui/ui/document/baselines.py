"""What a reset returns to, seen from the layer that is looked at."""

import numpy as np
from msgspec.structs import replace

from lstm_gui.core import Network, Sequence, State, select
from lstm_gui.core.network import focused, merged, reads_input, state_at
from lstm_gui.ui.document.content import Content


def baseline_of(content: Content) -> State:
    """Return what the layer that is looked at returns to.

    What it reads is of no account unless that is the input itself.
    """
    network, baseline = content.network, content.baseline
    place = _place(content)
    if place is None:
        place, baseline = network.focus, network
    if reads_input(baseline, place):
        return state_at(baseline, place)
    layer = baseline.layers[place]
    nothing = np.zeros((len(baseline.sequence), layer.parameters.input_size))
    return layer.state(Sequence(nothing, baseline.sequence.labels))


def with_baseline(content: Content, state: State) -> Network:
    """Return what a reset returns to once it is ``state`` for the layer that is looked at."""
    place = _place(content)
    if place is None:
        return content.baseline
    return merged(focused(content.baseline, place), state)


def reset_network(content: Content) -> Network:
    """Return the whole baseline, with what is looked at as far as it is there."""
    place = _place(content)
    baseline = content.baseline
    shown = focused(baseline, 0 if place is None else place)
    chosen = content.network.selection
    state = state_at(shown, shown.focus)
    block = chosen.block if chosen.block in state.parameters.kind.blocks else None
    return replace(shown, selection=select(state, chosen.t, chosen.unit, block).selection)


def _place(content: Content) -> int | None:
    name = content.network.names[content.network.focus]
    names = content.baseline.names
    return names.index(name) if name in names else None
