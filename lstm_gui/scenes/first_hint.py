"""What newcomers are told to do first, something that what is open lets them do, and its answer."""

from collections.abc import Collection

from msgspec import Struct
from msgspec.structs import replace

from lstm_gui.core import Kind, State
from lstm_gui.core.quantities import quantity_at
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.words.notations.parameters import array_symbol
from lstm_gui.words.plain_markup import without_braces
from lstm_gui.words.translation import message

_FORGETS = 0.5**0.25
"""What keeps a smaller share at each step has lost more than half after four."""


class Hint(Struct, frozen=True):
    """A sentence, and the same in brief; a field ``{b}`` is the bias of ``block``.

    ``start`` is what that bias was when the sentence was first said.
    """

    text: str
    brief: str
    kind: Kind | None = None
    block: str = ""
    start: float = 0.0

    def filled(self, text: str) -> str:
        """Return one of both, translated or not, with its symbol in the notation in force."""
        if self.kind is None:
            return text
        bias = array_symbol(self.kind, "b", self.block, named=False)
        return text.format(b=without_braces(bias))


FORGET = Hint(
    message("Drag the slider {b} to the left and watch the cell forget."),
    message("Drag {b} to the left."),
)
FORGOTTEN = Hint(
    message(
        "It forgets: at this rate less than half of the memory is left after four steps. "
        "Undo it, or click a number."
    ),
    message("It forgets. Now click a number."),
)
LOOK = Hint(
    message("Click a number in the diagram to see how it is computed."),
    message("Click a number."),
)
FOLLOW = Hint(
    message("Click a number of the formula to go where it comes from."),
    message("Follow a number."),
)
OPEN = Hint(message("Open what you want to see."), message("Open a panel."))


def hint_of(state: State, shown: Collection[str]) -> Hint:
    """Return what to do with ``state`` where the panels that are called so are ``shown``."""
    if "inspector" in shown:
        return FOLLOW
    bias = _keeping_bias(state)
    # A gate that is shut already has nothing more to forget.
    if "parameters" in shown and bias is not None and bias > 0.0:
        block = state.selection.block
        return replace(FORGET, kind=state.parameters.kind, block=block, start=bias)
    return LOOK if "diagram" in shown else OPEN


def answer_to(hint: Hint, snapshot: Snapshot) -> Hint:
    """Return what to say of ``hint`` now: something else once it has been done."""
    chosen, keeps = snapshot.state.selection, snapshot.state.parameters.kind.roles.keeps
    bias = _keeping_bias(snapshot.state)
    # What forgets by itself, such as another example at this step, answers nobody.
    if hint.text != FORGET.text or not keeps or bias is None or bias >= hint.start:
        return hint
    kept = quantity_at(snapshot.trace, keeps, chosen.t)[chosen.unit]
    return FORGOTTEN if kept < _FORGETS else hint


def _keeping_bias(state: State) -> float | None:
    """Return the bias of the chosen unit, if the chosen block is the one that keeps."""
    block, parameters = state.selection.block, state.parameters
    if block != parameters.kind.roles.keeping_block:
        return None
    return float(parameters.block(block).b[state.selection.unit])
