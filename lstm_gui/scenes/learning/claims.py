"""What the lessons state, computed again on this machine."""

from collections.abc import Callable, Sequence

from msgspec import Struct

from lstm_gui.core import forward, with_values
from lstm_gui.core.arrays import Array
from lstm_gui.core.facts.saturation import saturated_share
from lstm_gui.core.passes.going_on import GoesOn
from lstm_gui.files.lessons.lesson_addresses import entry_at
from lstm_gui.files.lessons.lesson_evidence import Claim, OfLane, OfSeeds, OfSentences, OfTrace
from lstm_gui.files.lessons.lesson_files import program_lessons
from lstm_gui.files.lessons.lesson_format import Lesson
from lstm_gui.files.shipped.trained import load_trained
from lstm_gui.scenes.learning.claim_counts import solved_seeds, still_right
from lstm_gui.scenes.learning.lesson_starts import Start, remembered, start_of
from lstm_gui.scenes.learning.spoken_lessons import counterpart
from lstm_gui.scenes.memory.lanes import Comparison, compare
from lstm_gui.scenes.memory.lesson_measures import measured
from lstm_gui.words.numbers import number
from lstm_gui.words.translation import message, tr

Measured = Callable[[Comparison, str], float | None]
_OF = message("{found} of {tried}")


class Found(Struct, frozen=True):
    """A number, or how many of those that were ``tried``."""

    value: float
    tried: int = 0


def repeat(lesson: Lesson, claim: Claim, goes_on: GoesOn) -> Found | None:
    """Compute the number of ``claim`` in the language in force; None if it was stopped."""
    match claim.repeat:
        case OfTrace() as asked:
            return _of_trace(start_of(lesson, asked.page - 1), asked)
        case OfLane() as asked:
            there = _program_lesson(asked.lesson) if asked.lesson else lesson
            return _of_lane(start_of(there, asked.page - 1), asked)
        case OfSeeds() as asked:
            model = load_trained(counterpart(asked.trained))
            return _counted(solved_seeds(model, asked.updates, goes_on))
        case OfSentences() as asked:
            return _counted(still_right(asked.without, goes_on))


def _program_lesson(name: str) -> Lesson:
    return next(lesson for lesson in program_lessons() if lesson.id == name)


def _counted(outcomes: list[bool] | None) -> Found | None:
    return None if outcomes is None else Found(sum(outcomes), len(outcomes))


def written_as(found: Found, said: str) -> str:
    """Return what was found as it is written in ``said``: with as many digits, or in percent."""
    if found.tried:
        return tr(_OF).format(found=f"{found.value:.0f}", tried=found.tried)
    digits = len(said.partition(".")[2].rstrip("\N{NO-BREAK SPACE}%"))
    if said.endswith("%"):
        return f"{number(100 * found.value, digits)}\N{NO-BREAK SPACE}%"
    return number(found.value, digits)


def _of_trace(start: Start, asked: OfTrace) -> Found:
    state = with_values(start.state, {entry_at(at): to for at, to in asked.values.items()})
    numbers: Array = getattr(forward(state), asked.quantity)
    return Found(float(numbers[asked.t, asked.unit - 1]))


def _of_lane(start: Start, asked: OfLane) -> Found:
    changed = remembered(asked.change, start)
    comparison = compare(changed.memory, changed.state.sequence)
    value = _MEASURES[asked.measure](comparison, asked.lane)
    assert value is not None
    return Found(float(value))


def _measured(measure: str) -> Measured:
    return lambda seen, lane: measured(measure, lane, seen, seen.settings, seen.settings.marks)


def _sure(seen: Comparison, lane: str) -> float | None:
    said = seen.lanes[lane].answer(len(seen.sequence) - 1)
    return said and said.share


def _saturated(name: str) -> Measured:
    return lambda seen, lane: saturated_share(getattr(seen.lanes[lane].trace, name), "sigmoid")


def _first_of(name: str) -> Measured:
    return lambda seen, lane: getattr(seen.lanes[lane].flow, name)[0]


_MEASURES: dict[str, Measured] = {
    "share": _measured("share"),
    "gradient": _measured("gradient"),
    "sure": _sure,
    "open": lambda seen, lane: seen.lanes[lane].trace.f.mean(),
    "gradient of c": _first_of("by_c"),
    "gradient through f": _first_of("direct"),
    "f saturated": _saturated("z_f"),
    "i saturated": _saturated("z_i"),
    "o saturated": _saturated("z_o"),
    "parameters": lambda seen, lane: seen.costs[lane].parameters,
}


class Come(Struct, frozen=True):
    """Which share of all claims is done, and what was found by now."""

    share: float
    found: tuple[Found, ...]


def repeat_all(
    lesson: Lesson, claims: Sequence[Claim], goes_on: Callable[[Come], bool]
) -> tuple[Found, ...]:
    """Compute the numbers of ``claims`` one after the other, as far as ``goes_on`` lets it."""
    found: list[Found] = []
    for done, claim in enumerate(claims):

        def come(share: float, before: int = done) -> bool:
            return goes_on(Come((before + share) / len(claims), tuple(found)))

        one = repeat(lesson, claim, come)
        if one is not None:
            found.append(one)
        if one is None or not come(1.0):
            break
    return tuple(found)
