"""What the lanes say of that which their bars show."""

from lstm_gui.words.side_by_side import lane_kind, lane_memory
from lstm_gui.words.symbols import plain_symbol, symbol
from lstm_gui.words.translation import message, tr

_MEASURES = {
    False: message('"how far each word would still move" h_t ": " ‖∂h_t/∂x_k‖ " as a share"'),
    True: message(
        '"what" {memory} "is made of: what step" k "wrote and the gates" {gate} "left of it"'
    ),
}
_IN_BRIEF = {
    False: message('‖∂h_t/∂x_k‖ " as a share"'),
    True: message('"parts of" {memory}'),
}
_OF_STEPS = message('"how far each step would still move" h_t ": " ‖∂h_t/∂x_k‖ " as a share"')
"""What bars show of a sequence of numbers."""
_ALL_LEFT = message('"what" {memory} "is made of: what step" k "wrote, all of it"')
"""Where no gate keeps the memory."""
_NOTES = {
    (False, True): message(
        "How far hₜ would move for a small change of an input, next to the others. It depends on "
        "how large the inputs are and is small where units are saturated. Whether the answer "
        "hangs on an input is another question: see “Without a word” below."
    ),
    (True, True): message(
        "Exact parts of {memory}ₜ: what each step wrote, times all gates that kept it since. What "
        "the gates themselves owe to an input is no part of it. Whether the answer hangs on a part "
        "is another question: see “Without a word” below."
    ),
    (False, False): message(
        "How far hₜ would move for a small change of an input, next to the others. It depends on "
        "how large the inputs are and is small where units are saturated. Whether the answer "
        "hangs on an input is another question: see “Without a step” below."
    ),
    (True, False): message(
        "Exact parts of {memory}ₜ: what each step wrote, times all gates that kept it since. What "
        "the gates themselves owe to an input is no part of it. Whether the answer hangs on a part "
        "is another question: see “Without a step” below."
    ),
}
"""By whether parts of the memory are shown, and whether steps are words."""
_NOTES_ALL_LEFT = {
    True: message(
        "Exact parts of {memory}ₜ: what each step wrote, all of which has stayed. "
        "What the gates themselves owe to an input is no part of it. Whether the answer hangs on "
        "a part is another question: see “Without a word” below."
    ),
    False: message(
        "Exact parts of {memory}ₜ: what each step wrote, all of which has stayed. "
        "What the gates themselves owe to an input is no part of it. Whether the answer hangs on "
        "a part is another question: see “Without a step” below."
    ),
}
"""What is said of the parts where no gate keeps the memory, by whether steps are words."""


def measures(lane: str, parts: bool, of_words: bool) -> tuple[str, str]:
    """Return what the bars of a cell measure as markup, in full and in brief.

    Parameters
    ----------
    lane
        The name of the cell, whose letters are written; h and x are the same in all.
    parts
        Whether parts of the memory are shown, or else the influence on h.
    of_words
        Whether the steps are words.
    """
    kind, roles = lane_kind(lane), lane_kind(lane).roles
    full = _MEASURES[parts] if parts or of_words else _OF_STEPS
    if parts and not roles.keeps:
        full = _ALL_LEFT
    gate = plain_symbol(kind, roles.keeps) if roles.keeps else ""
    memory = symbol(kind, roles.memory)
    written = (tr(text).format(memory=memory, gate=gate) for text in (full, _IN_BRIEF[parts]))
    return next(written), next(written)


def measure_note(lane: str, parts: bool, of_words: bool) -> str:
    """Return what is to be known of that measure, see `measures`."""
    lasting = parts and not lane_kind(lane).roles.keeps
    note = _NOTES_ALL_LEFT[of_words] if lasting else _NOTES[parts, of_words]
    return tr(note).format(memory=lane_memory(lane))
