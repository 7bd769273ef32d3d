"""The strongest parameter in words."""

from lstm_gui.scenes.derivatives import LONGEST, Influence, cost
from lstm_gui.scenes.inspection.linked_numbers import entry_inspection, entry_spotlight
from lstm_gui.scenes.inspection.pieces import Line, Number, Piece, Symbol
from lstm_gui.scenes.inspection.worded import filled, words
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.words.quantity_words import block_role, quantity_message
from lstm_gui.words.translation import message, tr
from lstm_gui.words.vocabulary import entry_markup, entry_name

_NONE = message("No parameter has any influence on this unit now (all derivatives are 0.000).")
_NONE_ON_ANSWER = message(
    "No parameter of this layer has any influence on the answer now (all derivatives are 0.000)."
)
_UNDEFINED_ANSWER = message(
    "What the answer depends on cannot be said: its derivatives grew beyond all numbers."
)
_BY_H = message("Change of h_t per change of: {name}")
_BY_ANSWER = message("Change of the answer per change of: {name}")
_UNDEFINED = message(
    "What this unit depends on cannot be said: its derivatives grew beyond all numbers."
)
_WAITING = message("Most influential now: …")
_STRONGEST = message(
    "Most influential for a change of 1 (largest ▲): {symbol} of unit {unit} in the {block}, "
    "{derivative}"
)
_TOO_LONG = message("The cell or its sequence is too large to say what matters most.")


def influence_line(snapshot: Snapshot) -> Line:
    """Return which parameter the selected ``h_t`` depends on most, and by how much."""
    influence = snapshot.influence
    if influence is None:
        too_long = cost(snapshot.state, snapshot.whole) > LONGEST
        return _said(_TOO_LONG if too_long else _WAITING)
    entry = influence.strongest
    if entry is None:
        return _said(_nothing(influence))
    role = block_role(snapshot.kind, entry.block)
    derivative = Number(
        value=influence.of(entry),
        name=tr(_BY_ANSWER if influence.of_answer else _BY_H).format(
            name=entry_name(snapshot.kind, entry, inputs=snapshot.state.sequence.names)
        ),
        role=role,
        target=entry_inspection(entry, snapshot.t),
        spotlight=entry_spotlight(entry),
        digits=3,
    )
    markup = entry_markup(snapshot.kind, entry)
    fraction = Symbol(f"∂{influence.symbol} / ∂{markup} = ", glued=False)
    pieces: dict[str, tuple[Piece, ...]] = {
        "symbol": (Symbol(markup, role, glued=False),),
        "derivative": (fraction, derivative),
    }
    block = tr(quantity_message(snapshot.kind, snapshot.kind.result(entry.block)))
    return Line(tuple(filled(tr(_STRONGEST), pieces, unit=entry.row + 1, block=block)))


def _nothing(influence: Influence) -> str:
    if influence.of_answer:
        return _UNDEFINED_ANSWER if influence.undefined else _NONE_ON_ANSWER
    return _UNDEFINED if influence.undefined else _NONE


def _said(sentence: str) -> Line:
    return Line(words(tr(sentence)))
