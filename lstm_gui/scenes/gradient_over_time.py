"""How far a small change at each step would still move a number: its gradient over time."""

from math import ceil, floor

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from lstm_gui.core import Network, NetworkTrace
from lstm_gui.core.arrays import Array, lengths
from lstm_gui.core.gradients import of_state
from lstm_gui.core.network import focused
from lstm_gui.core.network.layer import INPUT
from lstm_gui.scenes.answer_derivatives import answer_in_question
from lstm_gui.scenes.derivatives import Asked, Influence
from lstm_gui.scenes.figure_table import Column, FigureTable, over_steps
from lstm_gui.scenes.layers import reads_of
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.words.answer_names import answer_name
from lstm_gui.words.numbers import briefly
from lstm_gui.words.plain_markup import plain_markup, without_braces
from lstm_gui.words.quantity_words import quantity_message, quantity_role
from lstm_gui.words.symbols import plain_symbol
from lstm_gui.words.translation import language, message, tr

TITLE = message("Gradient over time")
_OF_UNIT = message("Gradient of {number} at t = {t}")
_OF_ANSWER = message("Gradient of the answer {number} at t = {t}")
_AT_EACH = message("{gradient}: how far a small change at a step would move it (log scale)")
_TOLD = message(
    "{what} at t = {step}: a small change there moves {number} at t = {t} by up to {size} times "
    "its size."
)
_TOLD_NOTHING = message(
    "{what} at t = {step}: a small change there does not move {number} at t = {t}."
)
_TOLD_UNDEFINED = message(
    "{what} at t = {step}: how far a small change there moves {number} at t = {t} is not defined."
)
_TOLD_KEPT = message("In what was kept: {size} times.")
_KEPT = message("{quantity}, kept")
_STEP_AND_WORD = "{step} ({word})"
_INPUT, _VECTOR = message("input of the network"), message("vector of the token")
_DIGITS = 3


class GradientLine(Struct, frozen=True, eq=False):
    """One line: what is changed a little at each step.

    Parameters
    ----------
    name, symbol, role
        ``"x"`` or a state of the layer, how that is written, and the role of its colour.
    what
        What it is called, in the language in force.
    sizes
        The length of the derivatives by all its numbers at each step, ``(T,)``.
    reach
        At which steps a change can be felt: at later ones only if any is.
    """

    name: str
    symbol: str
    role: str
    what: str
    sizes: Array
    reach: range


class GradientOverTime(Struct, frozen=True, eq=False):
    """The gradient of one number at every step, as the layer on screen takes them.

    Parameters
    ----------
    asked
        Which number of which pass that is, at its selected step.
    number
        How it is called.
    is_answer
        Whether it is a number of the read-out.
    lines
        That by each state the layer remembers with, and by the input last.
    written_in
        The notation of the symbols, and the language.
    """

    asked: Asked
    number: str
    is_answer: bool
    lines: tuple[GradientLine, ...]
    written_in: tuple[str, str]

    @property
    def t(self) -> int:
        """The step of the number."""
        return self.asked.state.selection.t

    def is_of(self, snapshot: Snapshot) -> bool:
        """Tell whether it is what ``snapshot`` asks for, in its symbols and words."""
        written_in = snapshot.notation, language()
        return self.written_in == written_in and self.asked.is_same(snapshot.asked)

    def fits(self, snapshot: Snapshot) -> bool:
        """Tell whether it can be drawn until that of ``snapshot`` is there: it has its steps."""
        own = self.asked.state
        same = own.parameters.kind == snapshot.kind
        return same and len(own.sequence) == len(snapshot.trace)

    def is_beside(self, other: "GradientOverTime") -> bool:
        """Tell whether it is that of the same number as ``other``, of another pass."""
        return (self.t, self.number) == (other.t, other.number)

    def at_first(self, snapshot: Snapshot) -> str:
        """Return what is told of the first step, for who cannot see the lines."""
        return " ".join(self.told(line, 0, snapshot.label(0)) for line in self.lines)

    def told(self, line: GradientLine, step: int, label: str = "") -> str:
        """Return the sentence about ``line`` at a step, which may have a name."""
        size = float(line.sizes[step])
        sentence = _TOLD_UNDEFINED if np.isnan(size) else _TOLD if size else _TOLD_NOTHING
        where = _STEP_AND_WORD.format(step=step, word=label) if label else step
        return tr(sentence).format(
            what=f"{line.what} {plain_markup(line.symbol)}",
            step=where,
            number=self.number,
            t=self.t,
            size=briefly(size, _DIGITS),
        )


def gradient_over_time(snapshot: Snapshot, influence: Influence) -> GradientOverTime:
    """Return the gradient of the number whose ``influence`` is known.

    No floating-point warning is raised.
    """
    asked, kind = snapshot.asked, snapshot.kind
    # What a cell does not remember with, such as a stabiliser, moves nothing.
    memories = dict.fromkeys(("h", kind.roles.memory, kind.roles.normaliser))
    states = [name for name in memories if name]
    lines = [_line(snapshot, name, of_state(influence.gradients, name)) for name in states]
    lines.append(_line(snapshot, "x", influence.by_input))
    answer = _answer(asked.whole, asked.answered)
    number = plain_markup(influence.symbol) if answer is None else answer
    written_in = snapshot.notation, language()
    return GradientOverTime(asked, number, answer is not None, tuple(lines), written_in)


def as_kept(snapshot: Snapshot) -> Snapshot | None:
    """Return the picture of what was kept, looked at as ``snapshot`` is.

    Its gradient is that of the same number. None if nothing is kept, or nothing with that number
    and the same steps.
    """
    kept, layers, whole = snapshot.kept, snapshot.layers, snapshot.whole
    if snapshot.before is None or kept is None or layers is None:
        return None
    place = layers.network.focus
    directions = {one.layers[place].direction for one in (kept.network, layers.network)}
    if len(directions) > 1 or (whole is not None and not _answer_alike(kept, whole)):
        return None
    network = focused(kept.network, place)
    chosen = replace(network.selection, t=snapshot.t, unit=snapshot.unit)
    states = [*kept.states]
    states[place] = replace(states[place], selection=chosen)
    passed = NetworkTrace(replace(network, selection=chosen), tuple(states), kept.traces)
    return replace(
        snapshot,
        state=states[place],
        trace=kept.traces[place],
        view=replace(snapshot.view, answered=_answered(snapshot)),
        influence=None,
        awaited=None,
        layers=passed,
        kept=None,
    )


def kept_told(line: GradientLine, step: int) -> str:
    """Return what is told of a ``line`` of what was kept, behind what is told of that of now."""
    return tr(_TOLD_KEPT).format(size=briefly(float(line.sizes[step]), _DIGITS))


def titles(found: GradientOverTime) -> tuple[str, str]:
    """Return what stands above the lines, in full and in brief."""
    sentence = _OF_ANSWER if found.is_answer else _OF_UNIT
    brief = tr(sentence).format(number=found.number, t=found.t)
    return tr(_AT_EACH).format(gradient=brief), brief


def gradient_table(
    found: GradientOverTime, snapshot: Snapshot, kept: GradientOverTime | None = None
) -> FigureTable:
    """Return all lines at all steps, behind them those of what was ``kept``."""
    sequence = snapshot.state.sequence
    columns = [Column(_column(one), one.sizes) for one in found.lines]
    for one in () if kept is None else kept.lines:
        columns.append(Column(tr(_KEPT).format(quantity=_column(one)), one.sizes))
    return over_steps(titles(found)[1], range(len(sequence)), sequence.labels, columns)


def largest_of_each(
    line: GradientLine, left: float, right: float, most: int
) -> tuple[NDArray[np.intp], Array]:
    """Return at most ``most`` steps between two, and the largest size from each to the next.

    What counts at one step among thousands so stays in sight.
    """
    first = max(line.reach.start, floor(left))
    last = min(line.reach.stop, ceil(right) + 1)
    if first >= last:
        return np.zeros(0, dtype=np.intp), np.zeros(0)
    stride = together(left, right, most)
    steps = np.arange(first - first % stride, last, stride)
    steps[0] = first
    return steps, np.asarray(np.fmax.reduceat(line.sizes[:last], steps))


def together(left: float, right: float, most: int) -> int:
    """Return how many steps are one point of a line, of which there are ``most``."""
    return max(1, ceil((right - left) / max(most, 1)))


def _line(snapshot: Snapshot, name: str, rows: Array) -> GradientLine:
    kind, t = snapshot.kind, snapshot.t
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        sizes = lengths(rows)
    later = bool(np.any(sizes[t + 1 :] != 0.0))
    what = _input(snapshot) if name == "x" else tr(quantity_message(kind, name))
    reach = range(len(sizes) if later else t + 1)
    return GradientLine(
        name, plain_symbol(kind, name), quantity_role(kind, name), what, sizes, reach
    )


def _column(line: GradientLine) -> str:
    return f"‖∂/∂{without_braces(line.symbol)}‖"


def _answered(snapshot: Snapshot) -> int | None:
    """Return which answer is in question; the largest now need not be the largest then."""
    whole = snapshot.whole
    if whole is None or whole.network.readout is None:
        return snapshot.view.answered
    out = whole.out_at(whole.network.step)
    assert out is not None, "a read-out answers"
    return answer_in_question(whole.network.readout, out, snapshot.view.answered)


def _answer_alike(kept: NetworkTrace, whole: NetworkTrace) -> bool:
    """Tell whether both networks say the same numbers, so that one can be beside the other."""
    then, now = (_says(one.network) for one in (kept, whole))
    return then == now


def _says(network: Network) -> tuple[object, ...]:
    readout = network.readout
    said = None if readout is None else (readout.output, len(readout.bias))
    return network.names, network.last, said


def _input(snapshot: Snapshot) -> str:
    """Return what the input is that can be changed a little: the network's, or the layer's."""
    layers = snapshot.layers
    if layers is None:
        return tr(quantity_message(snapshot.kind, "x"))
    network = layers.network
    if snapshot.whole is None and network.layers[network.focus].inputs != (INPUT,):
        return reads_of(snapshot)
    if network.embedding is not None:
        return tr(_VECTOR)
    return tr(quantity_message(snapshot.kind, "x") if len(network.layers) == 1 else _INPUT)


def _answer(whole: NetworkTrace | None, answered: int | None) -> str | None:
    if whole is None or whole.network.readout is None:
        return None
    readout, out = whole.network.readout, whole.out_at(whole.network.step)
    assert out is not None, "a read-out answers"
    return answer_name(readout, answer_in_question(readout, out, answered))
