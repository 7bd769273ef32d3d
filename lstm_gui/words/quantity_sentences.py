"""What a number of a step is and does, in one sentence with its number, for any cell.

What is said beside the number follows from the role of the quantity and from the equations
that make it or read it, so that a cell is explained as soon as it has equations and words.
"""

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from lstm_gui.core import Kind
from lstm_gui.core.equations import Function, Product, Sum
from lstm_gui.core.quantities import names_of
from lstm_gui.words.input_names import Names, behind_name
from lstm_gui.words.numbers import number, percent_of_all
from lstm_gui.words.plain_markup import plain_markup
from lstm_gui.words.quantity_words import quantity_message
from lstm_gui.words.symbols import FUNCTION_WORDS, symbol
from lstm_gui.words.translation import message, tr
from lstm_gui.words.worked_equations import put_in, worked

Read = Callable[[str], float]
"""Returns a number of the step by the name of its quantity."""

_OF_ONE = message("{name} of unit {unit} at t = {t}: {value}{meaning}.")
_OF_ALL = message("{name}, mean of all units at t = {t}: {value}{meaning}.")
_INPUT = message("{name} at t = {t}: {value}.")
_UNKNOWN = message("{name} of unit {unit} at t = {t} is not computed yet in these gate steps.")
_CLAMPED = message("{value} (clamped)")

_KEPT = message(", so {share} of {other} is kept")
_WRITTEN = message(", so {share} of {other} is written")
_SHOWN = message(", so {share} of {other} is shown")
_LET_THROUGH = message(", so {share} of {other} is let through")
_MULTIPLIED = message(", so {other} is multiplied by {factor}")
_MEMORY = message(", of which {kept} was kept and {written} is new")
_SQUASHED = message(", of which {function} makes {result} = {value}")
_LEFT = message(", of which {gate} = {factor} leaves {product}")
_COMPUTED = message(", from {equation}")
_HEARD = message(", which enters the weighted sums of the step")
_ENTERS = message(", which enters the step")

_MOST_INPUTS, _LONGEST = 4, 40
_BEFORE = "_before"


class Told(Struct, frozen=True):
    """One number of a step, to be told of.

    Parameters
    ----------
    kind, quantity
        The cell and the name of the quantity.
    read
        The numbers of the step.
    t, unit
        Where it is; without a ``unit`` it is the mean of all.
    value
        The number as it is to be written, if not with two decimals.
    clamped
        Whether it is held at its number.
    alone
        Whether nothing is said of other numbers, which may be a riddle.
    """

    kind: Kind
    quantity: str
    read: Read
    t: int
    unit: int | None
    value: str = ""
    clamped: bool = False
    alone: bool = False

    @property
    def letter(self) -> str:
        """Its symbol, if that is a letter and no formula."""
        markup = symbol(self.kind, self.quantity)
        is_formula = any(sign in markup.replace("t−1", "") for sign in "⊙−/+(")
        return "" if is_formula else plain_markup(markup)

    @property
    def name(self) -> str:
        """What it is called, with its letter."""
        return f"{tr(quantity_message(self.kind, self.quantity))} {self.letter}".rstrip()

    def said(self, sentence: str, **fields: str) -> str:
        """Return a message about it in the language in force, with all its ``fields``."""
        template = tr(sentence)
        told = template.format(name=self.name, unit=(self.unit or 0) + 1, t=self.t, **fields)
        # A name that a sentence begins with is written large.
        return told[:1].upper() + told[1:] if template.startswith("{name}") else told

    def symbol(self, name: str) -> str:
        """Return the symbol of a quantity of the same step."""
        return plain_markup(symbol(self.kind, name))

    def number(self, name: str) -> str:
        """Return the number of a quantity of the same step."""
        return number(self.read(name))


def quantity_sentence(told: Told) -> str:
    """Return the sentence, in the language in force."""
    value = told.value or told.number(told.quantity)
    return told.said(
        _OF_ALL if told.unit is None else _OF_ONE,
        value=tr(_CLAMPED).format(value=value) if told.clamped else value,
        meaning=_meaning(told),
    )


def unknown_sentence(told: Told) -> str:
    """Return that the number is still to come, or still to be guessed."""
    return told.said(_UNKNOWN)


def input_sentence(told: Told, x: tuple[float, ...], names: Names) -> str:
    """Return what the input ``x`` of a step is, each number behind its name if it has one."""
    shown = [
        behind_name(number(value), names, place, _LONGEST)
        for place, value in enumerate(x[:_MOST_INPUTS])
    ]
    more = ["…"] if len(x) > _MOST_INPUTS else []
    return told.said(_INPUT, value="; ".join(shown + more))


def _meaning(told: Told) -> str:
    if told.alone:
        return ""
    # What holds of each unit need not hold of their means, and a clamp asks no equation.
    clauses = (_of_sum_of_two,) if told.unit is None else _CLAUSES
    asked = (one for one in clauses if not told.clamped or one not in _COMPUTING)
    return next((text for clause in asked if (text := clause(told))), "")


def _of_gate(told: Told) -> str:
    """Return how much a gate lets through, and of what."""
    kind, value = told.kind, told.read(told.quantity)
    if told.quantity not in _gates(kind):
        return ""
    for _, other in _products(told):
        fields = {"other": told.symbol(other), "factor": number(value)}
        if not 0.0 <= value <= 1.0:
            return tr(_MULTIPLIED).format(**fields)
        verb = _verbs(kind).get(told.quantity, _LET_THROUGH)
        return tr(verb).format(share=percent_of_all(value), **fields)
    return ""


def _of_sum_of_two(told: Told) -> str:
    """Return what a memory is made of."""
    kind, roles = told.kind, told.kind.roles
    match kind.by_name.get(told.quantity):
        case Sum(terms=terms) if set(terms) == {roles.kept, roles.written}:
            kept, written = told.number(roles.kept), told.number(roles.written)
            return tr(_MEMORY).format(kept=kept, written=written)
        case _:
            return ""


def _of_weighted_sum(told: Told) -> str:
    """Return what a weighted sum is squashed to."""
    for one in told.kind.equations:
        if isinstance(one, Function) and one.of == told.quantity and one.name in told.kind.results:
            word = FUNCTION_WORDS[one.function]
            fields = {"result": told.symbol(one.name), "value": told.number(one.name)}
            return tr(_SQUASHED).format(function=word, **fields) if word else ""
    return ""


def _of_factor(told: Told) -> str:
    """Return what a gate leaves of what it multiplies."""
    for product, gate in _products(told):
        if gate in _gates(told.kind):
            return tr(_LEFT).format(
                gate=told.symbol(gate), factor=told.number(gate), product=told.number(product)
            )
    return ""


def _of_equation(told: Told) -> str:
    """Return what it is computed from."""
    if told.quantity not in told.kind.by_name:
        return ""
    equation = worked(told.quantity, told.kind)
    texts = {name: told.number(name) for name in names_of(told.kind)}
    left, *right = plain_markup(put_in(equation, texts)).split(" = ")
    sides = [side.partition(" ≈ ")[0] for side in (right if told.letter else [left, *right])]
    # Its last side is the number itself, unless ≈ stood before that.
    sides = sides if " ≈ " in right[-1] else sides[:-1]
    return tr(_COMPUTED).format(equation=" = ".join(sides)) if sides else ""


def _of_entering(told: Told) -> str:
    if not told.quantity.endswith(_BEFORE):
        return ""
    return tr(_HEARD if any(one.hears == told.quantity for one in told.kind.sums) else _ENTERS)


_CLAUSES = (_of_gate, _of_sum_of_two, _of_weighted_sum, _of_factor, _of_equation, _of_entering)
_COMPUTING = (_of_sum_of_two, _of_equation)


def _gates(kind: Kind) -> tuple[str, ...]:
    roles = kind.roles
    return (*map(kind.result, kind.gates), roles.keeps, roles.writes, roles.shows)


def _verbs(kind: Kind) -> Mapping[str, str]:
    roles = kind.roles
    return {roles.keeps: _KEPT, roles.writes: _WRITTEN, roles.shows: _SHOWN}


def _products(told: Told) -> Iterator[tuple[str, str]]:
    """Yield the products that read the quantity, with what it is multiplied by."""
    for one in told.kind.equations:
        if isinstance(one, Product) and told.quantity in one.reads:
            yield one.name, one.other if one.one == told.quantity else one.one
