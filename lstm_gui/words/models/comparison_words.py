"""The sentences that tell how two models differ, in the language in force."""

from lstm_gui.core import Kind
from lstm_gui.core.facts.change import BlockChange, QuantityChange
from lstm_gui.words.cells import words_of
from lstm_gui.words.numbers import number, percent_of_all
from lstm_gui.words.quantity_words import quantity_message
from lstm_gui.words.translation import message, tr

_WHOLE = message("All weights changed by {change} of what they were.")
_BLOCK = message("{gate}: changed by {change}; weights of x {w_x}, of h {w_h}, biases {b}.")
_QUANTITY = message(
    "Over the input, {quantity} changed by {rms} on average, {change} of what it was; "
    "most at step {t}, unit {unit}: {largest}."
)
_EMBEDDING = message("The embedding changed by {change} of what it was.")
_READOUT = message("The read-out changed by {change} of what it was.")
_ANSWER = message(
    "Over the input, the answer changed by {rms} on average; most at step {t}, {answer}: {largest}."
)


def whole_line(change: float) -> str:
    """Return how much a layer changed as a whole."""
    return tr(_WHOLE).format(change=percent_of_all(change))


def block_line(kind: Kind, change: BlockChange) -> str:
    """Return how much a block changed."""
    return tr(_BLOCK).format(
        gate=tr(words_of(kind.name).blocks[change.block].name),
        change=percent_of_all(change.whole),
        w_x=percent_of_all(change.w_x),
        w_h=percent_of_all(change.w_h),
        b=percent_of_all(change.b),
    )


def called(kind: Kind, quantity: str) -> str:
    """Return what a quantity is called."""
    return tr(quantity_message(kind, quantity))


def quantity_line(name: str, change: QuantityChange) -> str:
    """Return how much a quantity changed over an input."""
    return tr(_QUANTITY).format(
        quantity=name,
        rms=number(change.rms, 3),
        change=percent_of_all(change.relative),
        t=change.t,
        unit=change.unit + 1,
        largest=number(change.largest, 3),
    )


def embedding_line(change: float) -> str:
    """Return how much the embedding changed."""
    return tr(_EMBEDDING).format(change=percent_of_all(change))


def readout_line(change: float) -> str:
    """Return how much the read-out changed."""
    return tr(_READOUT).format(change=percent_of_all(change))


def answer_line(change: QuantityChange, answer: str) -> str:
    """Return how much the answer changed over an input; ``answer`` is called what did most."""
    return tr(_ANSWER).format(
        rms=number(change.rms, 3),
        t=change.t,
        answer=answer,
        largest=number(change.largest, 3),
    )
