"""What a sub-step of slow motion is, and the two kinds that every cell has, as data.

Parts and wires have the names of `lstm_gui.scenes.pictures`, quantities those of
`lstm_gui.core.Reading`.
"""

from msgspec import Struct

from lstm_gui.core import Kind
from lstm_gui.words.equation_texts import lower_bound, squash_word, weighted_sum
from lstm_gui.words.translation import message

PHASES = {
    "forget": message("Forget"),
    "candidate": message("Candidate"),
    "input": message("Input"),
    "update": message("Update"),
    "output": message("Output"),
    "reset": message("Reset"),
    "blend": message("Blend"),
    "hidden": message("Hidden state"),
}


class Journey(Struct, frozen=True):
    """A number on its way: ``quantity`` runs along ``wires``, one after the other."""

    quantity: str
    wires: tuple[str, ...]
    role: str


class SubStep(Struct, frozen=True):
    """One thing the cell does.

    Parameters
    ----------
    phase
        A key of `PHASES`.
    number, of
        Which step of its phase it is, counted from 1, and how many there are.
    block
        The block whose parameters take part; ``""`` if none do.
    role
        Names its colour.
    quantity
        What is known from here on; ``""`` if nothing new is.
    parts
        Nodes and wires that take part.
    says, ahead
        The sentence about it, and what is said as long as the result is unknown: English
        messages with the names of numbers in braces.
    formula
        Markup with the names of numbers in braces; ``""`` is the equation of ``quantity`` in
        `lstm_gui.words.worked_equations`.
    comes, goes
        The numbers that run to the node, and those that leave it afterwards.
    terms
        The numbers that the formula adds up, if it is a sum.
    words
        Further fields of the sentences.
    adds_up
        Whether it is the weighted sum of its block.
    implied
        What else is known from here on.
    """

    phase: str
    number: int
    of: int
    block: str
    role: str
    quantity: str
    parts: frozenset[str]
    says: str
    ahead: str = ""
    formula: str = ""
    comes: tuple[Journey, ...] = ()
    goes: tuple[Journey, ...] = ()
    terms: tuple[str, ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    adds_up: bool = False
    implied: frozenset[str] = frozenset()

    @property
    def carried(self) -> frozenset[str]:
        """The quantities whose number ends up on its way instead of beside its wire."""
        return frozenset(journey.quantity for journey in self.goes)


_SUM = message(
    "Three parts add up: the previous output gives {from_hidden}, the input {from_input}, "
    "the bias {from_bias}. Together Z = {result}."
)
_SUM_AHEAD = message(
    "Three parts add up to Z: the previous output gives {from_hidden}, the input {from_input}, "
    "the bias {from_bias}."
)
_SUM_OF_FOUR = message(
    "Four parts add up: the previous output gives {from_hidden}, the input {from_input}, "
    "the memory through its peephole {from_cell}, the bias {from_bias}. Together Z = {result}."
)
_SUM_OF_FOUR_AHEAD = message(
    "Four parts add up to Z: the previous output gives {from_hidden}, the input {from_input}, "
    "the memory through its peephole {from_cell}, the bias {from_bias}."
)

Place = tuple[str, int, int]
"""Phase, number and count of a sub-step."""


def sum_step(
    kind: Kind, place: Place, block: str, comes: tuple[Journey, ...], parts: frozenset[str]
) -> SubStep:
    """Return the weighted sum of a block, towards which ``comes`` run through ``parts``."""
    wire, quantity = f"to_{block}", f"z_{block}"
    peephole = "p" in kind.extra_names(block)
    terms = ("from_hidden", "from_input", *(("from_cell",) if peephole else ()), "from_bias")
    left = weighted_sum(kind, block, of_block=False).replace("{", "{{").replace("}", "}}")
    numbers = " + ".join(f"{{{term}}}" for term in terms)
    return SubStep(
        *place,
        block,
        block,
        quantity,
        parts | {wire, block},
        formula=f"Z_{block} = {left} = {numbers} = {{{quantity}}}",
        says=_SUM_OF_FOUR if peephole else _SUM,
        ahead=_SUM_OF_FOUR_AHEAD if peephole else _SUM_AHEAD,
        comes=comes,
        goes=(Journey(quantity, (wire,), block),),
        terms=terms,
        adds_up=True,
    )


def squash_step(kind: Kind, place: Place, block: str, says: str, ahead: str) -> SubStep:
    """Return what σ or tanh makes of the weighted sum of a block."""
    wire = f"to_{block}"
    return SubStep(
        *place,
        block,
        block,
        kind.result(block),
        frozenset({wire, block}),
        says=says,
        ahead=ahead,
        comes=(Journey(f"z_{block}", (wire,), block),),
        words=(("squash", squash_word(kind, block)), ("low", lower_bound(kind, block))),
    )
