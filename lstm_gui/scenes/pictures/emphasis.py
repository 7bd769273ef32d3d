"""What of a diagram stands out, what steps back, and what is not known yet."""

from msgspec import Struct

from lstm_gui.scenes.pictures.parts import Picture, Wire
from lstm_gui.scenes.snapshot import Snapshot

FAINT = 0.25
DONE = 0.5
"""How strongly slow motion shows what was computed in earlier sub-steps."""


class Emphasis(Struct, frozen=True):
    """The part that is explained, and what is in the light.

    Parameters
    ----------
    part, role
        The node or wire whose formula is shown, and the colour of that.
    lit
        Nodes and wires in the light.
    dims
        Whether all others step back.
    steps
        Whether what is computed already steps back less than what is not.
    unknown
        Quantities whose numbers are not shown.
    carried
        Those whose number moves along a wire and does not stand at it.
    """

    part: str
    role: str
    lit: frozenset[str] = frozenset()
    dims: bool = False
    steps: bool = False
    unknown: frozenset[str] = frozenset()
    carried: frozenset[str] = frozenset()

    def lights(self, wire: Wire) -> bool:
        """Tell whether ``wire`` is in the light.

        What leaves a node is lit once it is known; a gate and its wire have one name.
        """
        waits = wire.quantity in self.unknown and wire.quantity not in self.carried
        return wire.name in self.lit and not waits

    def strength(self, quantity: str, lit: bool) -> float:
        """Return how strongly a part that shows ``quantity`` is painted, up to 1."""
        if not self.dims or lit:
            return 1.0
        return DONE if self.steps and quantity not in self.unknown else FAINT


def emphasis_of(snapshot: Snapshot, picture: Picture, hovered: str) -> Emphasis:
    """Return that of ``snapshot`` while the part called ``hovered`` is pointed at, if any is."""
    spotlight, moment = snapshot.spotlight, snapshot.moment
    # A block that takes no part has no node.
    part = hovered or snapshot.block
    part = part if part in picture.parts else picture.nodes[0].name
    lit = picture.lit_with(hovered) | spotlight.parts
    dims = spotlight.dims and bool(spotlight.parts)
    if moment is None:
        return Emphasis(part, picture.parts[part].role, lit, dims)
    step = moment.sub_step
    return Emphasis(part, step.role, lit, dims, True, moment.unknown, step.carried)
