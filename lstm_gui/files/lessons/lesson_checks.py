"""What must hold in a lesson beyond its structure."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial

from lstm_gui.core import Kind, Network, State, contains, forward, quantity_names
from lstm_gui.core.facts.step_words import is_steps
from lstm_gui.files.lessons.lesson_addresses import parts_of, rows_of, targets
from lstm_gui.files.lessons.lesson_format import (
    FORMAT,
    VERSION,
    Challenge,
    Choice,
    ConditionPart,
    InTrace,
    Lesson,
    OfEntry,
    OfKind,
    OfMemory,
    Page,
    Pick,
    Setting,
    Words,
)
from lstm_gui.files.lessons.lesson_layers import looked_at
from lstm_gui.files.lessons.lesson_live import unknown_live
from lstm_gui.files.lessons.lesson_mistakes import (
    LENGTH_BEYOND,
    Mistake,
    found_by,
    lies_in,
    require_entry,
    require_equal,
    require_known,
    require_layer,
    require_within,
    unknown,
    unlike,
)
from lstm_gui.files.lessons.lesson_set_checks import (
    BEGUN,
    MEMORY_LIMITS,
    cell,
    kind,
    network_after,
    of_memory,
    of_setting,
    of_shown,
    require_kind,
)
from lstm_gui.files.lessons.lesson_states import as_kind
from lstm_gui.files.problem import Problem

LINK = re.compile(r"\[([^\]]+)\]\(([^()\s]+)\)")
MOST_PAGES = 20
MOST_LETTERS = 10_000
"""Of one text, eight times as many as the longest page of the program has."""
_ASKED = re.compile(r"(\.challenge)\.solution_cell.*|(\.(?:conditions|findings)\[\d+\]).*")


TargetsIn = Callable[[str], Iterable[str]]


def written_targets(text: str) -> list[str]:
    """Return what the links in ``text`` lead to that are written as ``[term](target)``."""
    return [target for _, target in LINK.findall(text)]


def mistakes(
    lesson: Lesson, targets_in: TargetsIn = written_targets, mended: Collection[str] = ()
) -> Iterator[Mistake]:
    """Yield everything in ``lesson`` that cannot be.

    On a page whose cell cannot be made, and on those after it that go on with this cell, what
    speaks of a cell is not looked at.

    Parameters
    ----------
    lesson
        What has the structure of a lesson.
    targets_in
        Returns what the links and images of a Markdown text lead to.
    mended
        Places where something else stands than in the file, since that is wrong already.
    """
    # What a condition asks for, and of which cell, is said by several of its keys.
    unsure = [_ASKED.sub(r"\1\2", place) for place in mended]
    for mistake in _every_mistake(lesson, targets_in, mended):
        if not any(lies_in(mistake.path, place) for place in unsure):
            yield mistake


def _every_mistake(
    lesson: Lesson, targets_in: TargetsIn, mended: Collection[str]
) -> Iterator[Mistake]:
    yield from found_by(lambda: _head(lesson))
    network: Network | None = None
    broken = False
    for index, page in enumerate(lesson.pages[:MOST_PAGES]):
        path, setting = f"$.pages[{index}]", page.set or Setting()
        yield from _without_a_cell(page, path)
        wrong = list(of_setting(setting, path))
        yield from wrong
        lost = any(lies_in(place, f"{path}.set") or place == path for place in mended)
        unmade = any(
            lies_in(mistake.path, f"{path}.set.{key}") for mistake in wrong for key in BEGUN
        )
        if unmade or lost or (broken and not setting.begins_anew):
            broken = True
            continue
        made, wrong = network_after(setting, network, path)
        yield from wrong
        broken = made is None
        if made is not None:
            network = made
            yield from of_shown(setting, network, path)
            yield from _of_page(page, network, path, targets_in)


def _head(lesson: Lesson) -> None:
    require_equal(lesson.format, FORMAT, "$.format")
    require_equal(lesson.version, VERSION, "$.version")
    if re.fullmatch(r"[\w\-]{1,60}", lesson.id) is None:
        raise Mistake(
            "$.id",
            Problem(
                "{file}, line {line}: {place} may hold letters, digits and hyphens only. "
                "Correct it there."
            ),
        )
    require_within(len(lesson.pages), 1, MOST_PAGES, "$.pages", LENGTH_BEYOND)


def _without_a_cell(page: Page, path: str) -> Iterator[Mistake]:
    for place, words in texts_of(page, path):
        for code, text in words.items():
            if text.count("$") % 2:
                yield Mistake(
                    f"{place}.{code}",
                    Problem(
                        "{file}, line {line}: a formula in {place} begins with $ but does not end. "
                        "Close it with another $."
                    ),
                )
    if page.challenge is None:
        return
    place = f"{path}.challenge"
    count = len(page.challenge.conditions)
    yield from found_by(
        partial(require_within, count, 1, MOST_PAGES, f"{place}.conditions", LENGTH_BEYOND)
    )
    for at, part in _parts_of(page.challenge, place):
        yield from found_by(partial(_alone, part, at))
    for index, memory in enumerate(page.challenge.solution_memory):
        yield from of_memory(memory, f"{place}.solution_memory[{index}]")


def _of_page(page: Page, network: Network, path: str, targets_in: TargetsIn) -> Iterator[Mistake]:
    for index, target in enumerate(page.spotlight):
        yield from found_by(partial(_target, target, network, f"{path}.spotlight[{index}]"))
    if page.challenge is not None:
        yield from _of_challenge(page.challenge, network, f"{path}.challenge")
    for place, words in texts_of(page, path):
        yield from found_by(partial(_words, words, network, place, targets_in))


def _parts_of(challenge: Challenge, path: str) -> Iterator[tuple[str, ConditionPart]]:
    for name in ("conditions", "findings"):
        for index, part in enumerate(getattr(challenge, name)):
            yield f"{path}.{name}[{index}]", part


def texts_of(page: Page, path: str) -> Iterator[tuple[str, Words]]:
    """Yield all Markdown of ``page`` with the path at which it stands."""
    yield f"{path}.text", page.text
    if page.notes is not None:
        yield f"{path}.notes", page.notes
    challenge, place = page.challenge, f"{path}.challenge"
    if challenge is None:
        return
    yield f"{place}.goal", challenge.goal
    yield f"{place}.hint", challenge.hint
    for at, part in _parts_of(challenge, place):
        yield f"{at}.text", part.text
        if isinstance(part, Choice):
            yield f"{at}.why", part.why
            for index, option in enumerate(part.options):
                yield f"{at}.options[{index}]", option


def _of_challenge(challenge: Challenge, network: Network, path: str) -> Iterator[Mistake]:
    if challenge.solution_cell is not None:
        place = f"{path}.solution_cell"
        wrong = list(found_by(partial(cell, challenge.solution_cell, looked_at(network), place)))
        yield from wrong
        if wrong:
            return
        network = as_kind(challenge.solution_cell, network)
    for at, part in _parts_of(challenge, path):
        yield from found_by(partial(_in_the_cell, part, network, at))
    for address in challenge.solution:
        yield from found_by(partial(require_entry, address, network, f"{path}.solution"))


def _alone(part: ConditionPart, place: str) -> None:
    """Raise a Mistake for what cannot be in ``part``, whatever the cell."""
    if isinstance(part, Choice):
        require_within(part.answer, 1, len(part.options), f"{place}.answer")
    elif isinstance(part, OfMemory):
        require_kind(part.lane, f"{place}.lane")
        require_within(part.distance or 0, *MEMORY_LIMITS["distance"], f"{place}.distance")
    elif isinstance(part, InTrace) and not is_steps(part.steps):
        raise Mistake(
            f"{place}.steps",
            Problem(
                "{file}, line {line}: {place} names no steps. Write it as all, 3, 2..last "
                "or all except 5."
            ),
        )


def _in_the_cell(part: ConditionPart, network: Network, place: str) -> None:
    if isinstance(part, InTrace):
        _in_trace(part, network, place)
    elif isinstance(part, OfEntry):
        require_entry(part.entry, network, f"{place}.entry")
    elif isinstance(part, Pick):
        require_known(part.quantities, _quantities(looked_at(network)), f"{place}.quantities")
    elif isinstance(part, OfKind):
        state = require_layer(part.layer, network, f"{place}.layer")
        kind(part.cell or state.parameters.kind.name, part, place)


def _quantities(state: State) -> frozenset[str]:
    return frozenset({"x", *quantity_names(forward(state))})


def _in_trace(part: InTrace, network: Network, place: str) -> None:
    state = require_layer(part.layer, network, f"{place}.layer")
    inputs, units = state.parameters.input_size, state.parameters.hidden_size
    require_known([part.quantity], _quantities(state), f"{place}.quantity")
    count = inputs if part.quantity == "x" else units
    require_within(part.unit, 1, count, f"{place}.unit")
    require_within(part.from_step or 0, 0, len(state.sequence) - 1, f"{place}.from_step")
    for name in ("sign_of_input", "without_input"):
        number = getattr(part, name)
        require_within(1 if number is None else number, 1, inputs, f"{place}.{name}")


def _words(words: Words, network: Network, path: str, targets_in: TargetsIn) -> None:
    for code, text in words.items():
        require_within(len(text), 0, MOST_LETTERS, f"{path}.{code}", LENGTH_BEYOND)
        for target in targets_in(text):
            _target(target, network, f"{path}.{code}")
        name = unknown_live(text, looked_at(network).parameters.kind)
        if name is not None:
            raise unknown(f"{path}.{code}", "{{" + name + "}}")


def _target(text: str, network: Network, path: str) -> None:
    try:
        found = targets(text)
    except ValueError as error:
        raise unlike(path, text, _places(looked_at(network).parameters.kind)) from error
    state = require_layer(found.layer, network, path)
    kind = state.parameters.kind
    known = found.parts <= parts_of(kind) and found.rows <= rows_of(kind)
    if not known or not all(contains(state, entry) for entry in found.entries):
        raise unlike(path, text, _places(kind))


def _places(kind: Kind) -> frozenset[str]:
    parts = (f"part:{name}" for name in parts_of(kind))
    return frozenset((*parts, *(f"row:{name}" for name in rows_of(kind))))
