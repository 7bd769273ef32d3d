"""What a sub-step of slow motion is, and the two kinds that every cell has, as data.

Parts and wires have the names of `lstm_gui.scenes.pictures`, quantities those of
`lstm_gui.core.Reading`.
"""

from msgspec import Struct

from lstm_gui.core import Kind
from lstm_gui.core.facts.contributions import sum_of
from lstm_gui.words.equation_texts import hidden_part, lower_bound, squash_word, weighted_sum
from lstm_gui.words.notations.rewriting import rewritten
from lstm_gui.words.quantity_words import block_role
from lstm_gui.words.symbols import symbol
from lstm_gui.words.translation import message
from lstm_gui.words.worked_equations import worked

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
        A key of `PHASES`, or a message.
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
        Markup in the letters of this program with the names of numbers in braces, where it is
        not what `equation_of` says anyway.
    comes, goes
        The numbers that run to the node, and those that leave it afterwards.
    terms
        The parts that the weighted sum of its block is made of, if it is one.
    words
        Further fields of the sentences, messages among them.
    operands
        The numbers that are called ``one`` and ``other`` in the sentences.
    adds_up
        Whether it is the weighted sum of its block.
    implied
        What else is known from here on.
    riddle
        Whether there is something to work out: not if a number that stands there is passed on.
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
    operands: tuple[str, ...] = ()
    adds_up: bool = False
    implied: frozenset[str] = frozenset()
    riddle: bool = True

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

_OF_INPUT = message(
    "Two parts add up: the input gives {from_input}, the bias {from_bias}. Together Z = {result}."
)
_OF_INPUT_AHEAD = message(
    "Two parts add up to Z: the input gives {from_input}, the bias {from_bias}."
)
_OF_INPUT_AND_MEMORY = message(
    "Three parts add up: the input gives {from_input}, the memory through its peephole "
    "{from_cell}, the bias {from_bias}. Together Z = {result}."
)
_OF_INPUT_AND_MEMORY_AHEAD = message(
    "Three parts add up to Z: the input gives {from_input}, the memory through its peephole "
    "{from_cell}, the bias {from_bias}."
)
_SUMS = {
    (True, False): (_SUM, _SUM_AHEAD),
    (True, True): (_SUM_OF_FOUR, _SUM_OF_FOUR_AHEAD),
    (False, False): (_OF_INPUT, _OF_INPUT_AHEAD),
    (False, True): (_OF_INPUT_AND_MEMORY, _OF_INPUT_AND_MEMORY_AHEAD),
}
"""By whether the hidden state takes part, and whether a peephole does."""

Place = tuple[str, int, int]
"""Phase, number and count of a sub-step."""


def equation_of(kind: Kind, step: SubStep) -> str:
    """Return the equation of ``step``, in the notation in force, with names of numbers in braces.

    It is the sum of the parts, or the equation of its quantity in
    `lstm_gui.words.worked_equations`.
    """
    if not step.adds_up:
        return rewritten(step.formula) or worked(step.quantity, kind)
    left = f"{symbol(kind, step.quantity)} = {weighted_sum(kind, step.block, of_block=False)}"
    numbers = " + ".join(f"{{{term}}}" for term in step.terms)
    escaped = left.replace("{", "{{").replace("}", "}}")
    return f"{escaped} = {numbers} = {{{step.quantity}}}"


def sum_step(
    kind: Kind, place: Place, block: str, comes: tuple[Journey, ...], parts: frozenset[str]
) -> SubStep:
    """Return the weighted sum of a block, towards which ``comes`` run through ``parts``."""
    wire, quantity, role = f"to_{block}", f"z_{block}", block_role(kind, block)
    peephole = bool(sum_of(kind, block).peephole)
    hidden = bool(hidden_part(kind, block))
    terms = (
        *(("from_hidden",) if hidden else ()),
        "from_input",
        *(("from_cell",) if peephole else ()),
        "from_bias",
    )
    says, ahead = _SUMS[hidden, peephole]
    return SubStep(
        *place,
        block,
        role,
        quantity,
        parts | {wire, block},
        says=says,
        ahead=ahead,
        comes=comes,
        goes=(Journey(quantity, (wire,), role),),
        terms=terms,
        adds_up=True,
    )


def squash_step(kind: Kind, place: Place, block: str, says: str, ahead: str) -> SubStep:
    """Return what σ or tanh makes of the weighted sum of a block."""
    wire, role = f"to_{block}", block_role(kind, block)
    return SubStep(
        *place,
        block,
        role,
        kind.result(block),
        frozenset({wire, block}),
        says=says,
        ahead=ahead,
        comes=(Journey(f"z_{block}", (wire,), role),),
        words=(("squash", squash_word(kind, block)), ("low", lower_bound(kind, block))),
    )
