"""What a notation is, letters, indices and how weights are written, as data; and the own one.

Standard library only: the command line asks for the names of all before anything is loaded.
"""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from lstm_gui.files.problem import message

_INDEX = "{k}"
_NONE: Mapping[str, Mapping[str, str]] = MappingProxyType({})


class Form(Struct, frozen=True):
    """How something of a block is written as markup; ``{k}`` is the index of the block.

    Parameters
    ----------
    bare
        Of a block without an index.
    of_block
        Of one that has an index.
    brief
        Of one that has an index, where it is known which block is meant; ``""`` is ``of_block``.
    """

    bare: str
    of_block: str
    brief: str = ""

    def of(self, index: str, named: bool = True) -> str:
        """Return it for the block whose index is ``index``, which it need not be ``named``."""
        if not index:
            return self.bare
        written = self.of_block if named or not self.brief else self.brief
        return written.replace(_INDEX, index)

    def with_letter(self, own: str, other: str) -> "Form":
        """Return how the same is written of what has the letter ``other`` in place of ``own``."""
        bare, of_block, brief = (
            one.replace(own, other) for one in (self.bare, self.of_block, self.brief)
        )
        return Form(bare, of_block, brief)


class Notation(Struct, frozen=True):
    """How quantities and parameters are written.

    All that it says starts out from the symbols of this program, so that whatever a book has no
    letter for keeps its own. ``h``, ``x`` and ``Z`` are the same in all of them.

    Parameters
    ----------
    name
        What it is called in the settings and on the command line.
    title, about
        English messages: its name in a menu, and what it takes from where.
    arrays
        How each array of parameters is written, by its name in a session.
    elements
        How an element of a matrix is written, ``{n}`` being its column counted from 1.
    letters
        For each kind of cell, the best known first: which letter stands in place of one of ours.
    indices
        For each kind of cell: the index of a block in place of its name; ``""`` for none.
    joint
        One matrix over ``[h, x]``, if the notation joins both.
    beside_inner
        The bias of a block that has another one inside of its sum, if it is written otherwise.
    """

    name: str
    title: str
    about: str
    arrays: Mapping[str, Form]
    elements: Mapping[str, str]
    letters: Mapping[str, Mapping[str, str]] = _NONE
    indices: Mapping[str, Mapping[str, str]] = _NONE
    joint: Form | None = None
    beside_inner: Form | None = None


OWN = Notation(
    name="own",
    title=message("Of this program"),
    about=message("W_x for the input, W_h for the recurrent weights, the block raised beside them"),
    arrays={
        "w_x": Form("W_x", "W_x^{({k})}", brief="W_x"),
        "w_h": Form("W_h", "W_h^{({k})}", brief="W_h"),
        "b": Form("b", "b^{({k})}", brief="b"),
        "b_h": Form("b_h", "b_h^{({k})}", brief="b_h"),
        "p": Form("p", "p^{({k})}", brief="p"),
    },
    elements={"w_x": "w_{x{n}}", "w_h": "w_{h{n}}"},
)
"""That of this program, which needs nothing rewritten."""
