"""The inside of one step of any cell: a sub-step for each knot of its laid-out picture."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from lstm_gui.core import Kind
from lstm_gui.core.equations import (
    FUNCTIONS,
    Complement,
    Equation,
    Maximum,
    Product,
    Quotient,
    Share,
    Sum,
)
from lstm_gui.scenes.pictures import Picture, picture_of
from lstm_gui.scenes.pictures.graph import BUS, Knot, absorbed, has_own_sum, knots_of
from lstm_gui.scenes.pictures.parts import Wire
from lstm_gui.scenes.slow_motion.sub_steps import Journey, SubStep, squash_step, sum_step
from lstm_gui.words.cells import words_of
from lstm_gui.words.quantity_words import block_of, block_role, quantity_message, quantity_role
from lstm_gui.words.symbols import terms_in_order
from lstm_gui.words.translation import message

_SQUEEZES = (
    message("{squash} squeezes Z = {one} to between {low} and {high}: {result}."),
    message("{squash} squeezes Z = {one} to between {low} and {high}."),
)
_PASSES = (
    message("{squash} makes {result} of Z = {one}; it has no bound above."),
    message("{squash} of Z = {one} is taken; it has no bound above."),
)
_STAYS = (
    message("Nothing squeezes Z = {one}: it is passed on as it is."),
    message("Nothing squeezes Z = {one}: it is passed on as it is."),
)
_SAID: Mapping[type[Equation], tuple[str, str]] = {
    Product: (
        message("{one_name} ({one}) times {other_name} ({other}) is {result}: {name}."),
        message("{one_name} ({one}) times {other_name} ({other}): {name}."),
    ),
    Sum: (
        message("{one_name} ({one}) plus {other_name} ({other}) is {result}: {name}."),
        message("{one_name} ({one}) plus {other_name} ({other}): {name}."),
    ),
    Quotient: (
        message("{one_name} ({one}) divided by {other_name} ({other}) is {result}: {name}."),
        message("{one_name} ({one}) divided by {other_name} ({other}): {name}."),
    ),
    Complement: (
        message("What {one_name} ({one}) leaves of 1 is {result}: {name}."),
        message("What {one_name} ({one}) leaves of 1: {name}."),
    ),
    Share: (
        message("The two gates share out 1: {one} of {one} + {other} is {result}, {name}."),
        message("The two gates share out 1: {one} of {one} + {other} is {name}."),
    ),
    Maximum: (
        message("The larger of what goes on and what is new is {result}: {name}."),
        message("The larger of what goes on and what is new: {name}."),
    ),
}
_COMPUTES = (
    message("The cell computes {name}: {result}."),
    message("The cell computes {name}."),
)


def derived_steps(kind: Kind) -> tuple[SubStep, ...]:
    """Return the sub-steps of a cell of ``kind``, whatever its equations are."""
    picture = picture_of(kind)
    groups = [tuple(_of_knot(kind, picture, knot)) for knot in knots_of(kind)]
    return tuple(_implied_once(step for group in groups for step in _numbered(group)))


def _implied_once(steps: Iterable[SubStep]) -> Iterator[SubStep]:
    """Yield ``steps``, each of which implies only what none before it has computed."""
    known: set[str] = set()
    for step in steps:
        yield replace(step, implied=step.implied - known)
        known |= {step.quantity, *step.implied}


def _numbered(group: tuple[SubStep, ...]) -> Iterator[SubStep]:
    for number, step in enumerate(group, start=1):
        yield replace(step, number=number, of=len(group))


def _of_knot(kind: Kind, picture: Picture, knot: Knot) -> Iterator[SubStep]:
    if knot.shape != "gate":
        if BUS in knot.reads:
            yield _sum(kind, picture, knot, knot.name)
        else:
            yield _computed(kind, picture, knot)
        return
    if not has_own_sum(kind, knot.block) and kind.takes_part(knot.block):
        yield _sum(kind, picture, knot, knot.name)
        yield _squashed(kind, knot)
    else:
        yield _computed(kind, picture, knot)


def _phase(kind: Kind, quantity: str) -> str:
    block = block_of(kind, quantity)
    if block:
        return words_of(kind.name).blocks[block].name
    return quantity_message(kind, quantity)


def _into(picture: Picture, node: str) -> tuple[Wire, ...]:
    """Return the wires that end at the node called ``node``."""
    box = next(one for one in picture.nodes if one.name == node)
    return tuple(wire for wire in picture.wires if box.contains(wire.points[-1], 1.0))


def _sum(kind: Kind, picture: Picture, knot: Knot, node: str) -> SubStep:
    wire = f"to_{knot.block}"
    comes = [Journey("x", ("x_in", wire), "data")]
    if kind.hears(knot.block):
        way = "h_down" if "h_down" in picture.parts else "h_in"
        comes.insert(0, Journey("h_before", (way, wire), "hidden"))
    others = [one for one in _into(picture, node) if one.name != wire]
    comes += [Journey(one.quantity, (one.name,), one.role) for one in others]
    parts = frozenset(name for journey in comes for name in journey.wires) | {node}
    return sum_step(kind, (_phase(kind, knot.quantity), 1, 1), knot.block, tuple(comes), parts)


def _squashed(kind: Kind, knot: Knot) -> SubStep:
    squash = FUNCTIONS[kind.squash(knot.block)]
    linear = kind.squash(knot.block) == "linear"
    says, ahead = _SQUEEZES if squash.bounded else _STAYS if linear else _PASSES
    step = squash_step(
        kind,
        (_phase(kind, knot.quantity), 1, 1),
        knot.block,
        says,
        ahead,
    )
    high = "∞" if not squash.bounded else f"{squash.high:.0f}"
    implied = frozenset(absorbed(kind, knot.quantity)) - {f"z_{knot.block}"}
    words, operands = (*step.words, ("high", high)), (f"z_{knot.block}",)
    return replace(step, words=words, operands=operands, implied=implied, riddle=not linear)


def _computed(kind: Kind, picture: Picture, knot: Knot) -> SubStep:
    coming, going = _into(picture, knot.name), _out_of(picture, knot)
    equation, quantity = kind.by_name[knot.quantity], knot.quantity
    block = block_of(kind, quantity)
    operands = _operands(kind, equation)
    says, ahead = _SAID.get(type(equation), _COMPUTES)
    if len(operands) != len(equation.reads):
        says, ahead = _COMPUTES
    names = zip(("one_name", "other_name"), operands, strict=False)
    return SubStep(
        _phase(kind, quantity),
        1,
        1,
        block,
        block_role(kind, block) if block else quantity_role(kind, quantity),
        quantity,
        frozenset({knot.name, *(wire.name for wire in (*coming, *going))}),
        says=says,
        ahead=ahead,
        comes=tuple(Journey(wire.quantity, (wire.name,), wire.role) for wire in coming),
        goes=tuple(Journey(quantity, (wire.name,), wire.role) for wire in going[:1]),
        words=(
            ("name", quantity_message(kind, quantity)),
            *((field, quantity_message(kind, name)) for field, name in names),
        ),
        operands=operands,
        implied=frozenset(absorbed(kind, quantity)),
    )


def _out_of(picture: Picture, knot: Knot) -> Sequence[Wire]:
    return [
        wire for wire in picture.wires if wire.quantity == knot.quantity and wire.owner == knot.name
    ]


def _operands(kind: Kind, equation: Equation) -> tuple[str, ...]:
    """Return the two numbers that the sentence about ``equation`` names, if it names any."""
    match equation:
        case Share(one=one, other=other):
            of = {f"z_{block}": kind.result(block) for block in kind.blocks}
            return of[one], of[other]
        case Product(one=one, other=other) | Quotient(one=one, other=other):
            return one, other
        case Complement(of=of):
            return (of,)
        case Sum(minus=()):
            return terms_in_order(kind, equation)[:2]
        case Maximum():
            return equation.reads
        case _:
            return ()
