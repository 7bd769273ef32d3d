"""The kinds of recurrent cell and the blocks each is made of."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """One kind of cell.

    Parameters
    ----------
    name
        The name in session files and on the command line.
    blocks
        Names of the parameter blocks in the order of the curriculum; each block
        has its own ``W_x``, ``W_h``, ``b`` and weighted sum ``Z``.
    gates
        Those blocks that pass through the sigmoid.
    """

    name: str
    blocks: tuple[str, ...]
    gates: tuple[str, ...]


LSTM = Kind("lstm", blocks=("f", "i", "c", "o"), gates=("f", "i", "o"))

KINDS = {kind.name: kind for kind in (LSTM,)}
