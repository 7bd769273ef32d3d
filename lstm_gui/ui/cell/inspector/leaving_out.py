"""The check beside the bars: what the cell would do without the part that one stands for."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from lstm_gui.core import State, Trace, seconds_expected
from lstm_gui.core.arrays import Array
from lstm_gui.scenes.inspection.pieces import Bar, Line, Number, Piece, Symbol
from lstm_gui.scenes.inspection.shares_of_memory import Share, memory_of
from lstm_gui.scenes.inspection.worded import filled
from lstm_gui.ui.document.working import Worker
from lstm_gui.words.quantity_words import quantity_role
from lstm_gui.words.symbols import symbol
from lstm_gui.words.translation import message, tr

_PIXELS = 15.0
_PLAIN = 6.0
"""How many times longer plain steps take than the pass of a standard cell."""
_WAITING = message("Computing the pass without it …")
_START = message("Without the start, all steps computed anew:")
_STEP = message("Without what step {first} wrote, all since computed anew:")
_STEPS = message("Without what the steps {first} to {last} wrote, all since computed anew:")
_PART = message("Without {part}, the step computed anew:")
_CHANGE = message("{change} instead of {before}")
_ALONE = message("(taking off the bar alone: {rest})")


class Asked(Struct, frozen=True, eq=False):
    """What is left out of a pass: a ``share`` of the memory, or a ``bar`` of ``block``'s sum."""

    state: State
    trace: Trace
    share: Share | None = None
    bar: Bar | None = None
    block: str = ""

    def is_same_as(self, other: "Asked") -> bool:
        """Tell whether ``other`` has the same answer."""
        chosen = (self.state.selection.t, self.state.selection.unit, self.share, self.bar)
        of_other = (other.state.selection.t, other.state.selection.unit, other.share, other.bar)
        return self.trace is other.trace and (*chosen, self.block) == (*of_other, other.block)


class Outcome(Struct, frozen=True, eq=False):
    """The answer: every quantity of the selected step as it would be, ``(H,)`` each."""

    asked: Asked
    quantities: Mapping[str, Array]


class Withouts(Worker[Asked, Outcome]):
    """Keeps the latest outcome."""

    def find(self, question: Asked) -> Outcome:
        # What is asked beyond a forward pass is loaded only when it is asked.
        from lstm_gui.core.analysis import without_part, without_written

        state, trace = question.state, question.trace
        if question.bar is not None:
            quantities = without_part(state, trace, question.block, question.bar.value)
            return Outcome(question, quantities)
        share = question.share
        assert share is not None
        unit = state.selection.unit
        return Outcome(question, without_written(state, trace, unit, share.first, share.last))

    def seconds(self, question: Asked) -> float:
        if question.share is None:
            return 0.0
        steps = question.state.selection.t + 1 - max(question.share.first, 0)
        whole = seconds_expected(replace(question.state, clamps=()))
        return _PLAIN * whole * steps / len(question.state.sequence)

    def answers(self, latest: Outcome, question: Asked) -> bool:
        return latest.asked.is_same_as(question)


def outcome_line(asked: Asked, outcome: Outcome | None) -> Line:
    """Return the outcome as a sentence with its numbers, in the language in force."""
    if outcome is None or not outcome.asked.is_same_as(asked):
        return Line(tuple(filled(tr(_WAITING), {})), _PIXELS)
    pieces = list(_heading(asked))
    for name in _told(asked):
        pieces += _change(asked, outcome, name)
    return Line(tuple(pieces), _PIXELS)


def _heading(asked: Asked) -> tuple[Piece, ...]:
    share = asked.share
    if share is None:
        assert asked.bar is not None
        symbol = Symbol(asked.bar.markup, asked.bar.role, glued=False)
        return tuple(filled(tr(_PART), {"part": (symbol,)}))
    template = _START if share.is_start else _STEP if share.first == share.last else _STEPS
    return tuple(filled(tr(template), {}, first=share.first, last=share.last))


def _told(asked: Asked) -> tuple[str, ...]:
    """Return the quantities whose change is told, from what changes first to what is shown."""
    kind = asked.state.parameters.kind
    own = () if not asked.block else (f"z_{asked.block}", kind.result(asked.block))
    states = dict.fromkeys((kind.roles.memory, "h"))
    if asked.block and kind.result(asked.block) == kind.roles.shows:
        states = {"h": None}
    return tuple(dict.fromkeys((*own, *states)))


def _change(asked: Asked, outcome: Outcome, name: str) -> list[Piece]:
    kind, selection = asked.state.parameters.kind, asked.state.selection
    role = quantity_role(kind, name)
    before = float(getattr(asked.trace, name)[selection.t, selection.unit])
    after = float(outcome.quantities[name][selection.unit])
    pieces: dict[str, tuple[Piece, ...]] = {
        "change": (Symbol(f"{symbol(kind, name)} = ", role, glued=False), Number(after, "", role)),
        "before": (Number(before, "", role),),
    }
    told = [Symbol("   ", glued=True), *filled(tr(_CHANGE), pieces)]
    memory = memory_of(kind)
    if asked.share is not None and memory is not None and name == memory.quantity:
        rest: tuple[Piece, ...] = (Number(before - asked.share.value, "", role),)
        told += filled(" " + tr(_ALONE), {"rest": rest})
    return told
