"""How much room a laid-out picture has for its type: at a desk, in print, in front of a class."""

from msgspec import Struct

from lstm_gui.scenes.pictures.parts import GATE_H, GATE_W, Point


class Room(Struct, frozen=True):
    """What is larger than at a desk, where type is larger than there.

    Parameters
    ----------
    farther
        By how much farther a state has its symbol and its number.
    most_higher, of_width
        How many times as far all stands above one another at most, and up to which share of
        the width; at 1 everything stands as close as it may.
    gate
        How wide and high the box of a gate is.
    above
        By how much lower everything is if the highest of it is a gate, whose symbol stands above.
    below
        How far the line of the input lies below the middle of the lowest.
    wider
        How many times as wide the channels are through which lines go on from layer to layer.
    of_gate
        By how much a gate that stands twice as far from others is higher.
    """

    farther: float = 0.0
    most_higher: float = 1.0
    of_width: float = 0.45
    gate: Point = (GATE_W, GATE_H)
    above: float = 0.0
    below: float = 8.0
    of_gate: float = 0.0
    wider: float = 1.0

    @property
    def spreads(self) -> bool:
        """Whether anything stands farther apart than it has to."""
        return self.most_higher > 1.0


AT_DESK = Room()
IN_PRINT = Room(4.0, 1.4, 0.45, (106.0, GATE_H), of_gate=54.0)
IN_CLASS = Room(8.0, 1.8, 0.56, (148.0, GATE_H), above=48.0, below=40.0)
"""A window beside a lesson is as high, and its gates as wide as their numbers."""
IN_CLASS_ALONE = Room(8.0, 1.8, 0.40, (148.0, GATE_H), above=48.0, below=40.0, wider=1.8)
"""A window without one is wide, and has room for numbers at their lines."""
