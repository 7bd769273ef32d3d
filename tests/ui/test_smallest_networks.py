"""One input, one unit, one step, and sums that are huge: every kind in every workspace."""

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core import KINDS, Kind, Network, Readout, network_of
from lstm_gui.core.edits.initialise import randomised
from lstm_gui.core.network.structure import with_direction, with_layer_above
from lstm_gui.files.sessions.session import Session, decode_session, encode_session
from lstm_gui.ui.window.main_window import MainWindow
from lstm_gui.words.translation import set_language
from tests.core.states import seeded_state
from tests.ui.driving import settle


def smallest(kind: Kind, below: float, above: float) -> Network:
    """Return two layers of one unit over one number, each with its bias, and an answer of one."""
    state = randomised(seeded_state(1, 1, 1, kind=kind), 1, forget_bias_one=False)
    network = with_direction(with_layer_above(network_of(state), 0), 1, backward=True)
    for place, bias in enumerate((below, above)):
        network = with_bias(network, place, bias)
    return replace(network, readout=Readout(np.ones((1, 1)), np.zeros(1), ("layer2",), "sigmoid"))


def with_bias(network: Network, place: int, bias: float) -> Network:
    layers = list(network.layers)
    parameters = layers[place].parameters
    biased = replace(parameters, b=np.full_like(parameters.b, bias))
    layers[place] = replace(layers[place], parameters=biased)
    return replace(network, layers=tuple(layers))


def walk(main: MainWindow) -> None:
    for place in (0, 1):
        main.document.look_at(place)
        for name in ("cell", "memory", "train", "cell"):
            main.workspaces.show(name)
            settle()
        for action in ("unrolled", "unrolled", "mean", "mean", "forward", "last"):
            main.actions_by_name[action].trigger()
            settle()


@pytest.mark.painted
@pytest.mark.parametrize(("below", "above"), [(0.5, 0.5), (1e4, -1e4)])
@pytest.mark.parametrize("name", list(KINDS))
def test_it_is_shown_saved_and_reduced(
    shared_window, name: str, below: float, above: float
) -> None:
    main = shared_window()
    network = smallest(KINDS[name], below, above)
    main.document.open(Session(network))
    walk(main)
    set_language("ko")
    settle()
    again = decode_session(encode_session(main.document.session), "a")
    assert again.network == main.document.network
    menu = main.workspace.diagram().layers_menu
    for entry in (menu.lower, menu.turn, menu.remove):
        menu.fill()
        entry.trigger()
        settle()
    assert len(main.document.network.layers) == 1
    for _ in range(3):
        main.document.undo_stack.undo()
    settle()
    assert main.document.network.layers == network.layers
