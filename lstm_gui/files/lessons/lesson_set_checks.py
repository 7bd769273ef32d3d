"""What must hold of ``set``: the layers, the input and the memory of a page."""

import re
from collections.abc import Iterator
from functools import lru_cache, partial

from msgspec.structs import replace

from lstm_gui.core import Network, State
from lstm_gui.core.cells.named_kinds import all_named_kinds, is_named_kind
from lstm_gui.core.network.layer import INPUT
from lstm_gui.files.lessons.lesson_addresses import rows_of
from lstm_gui.files.lessons.lesson_format import Blank, Cell, FurtherLayer, Memory, OfKind, Setting
from lstm_gui.files.lessons.lesson_kinds import kind_of, misplaced
from lstm_gui.files.lessons.lesson_layers import looked_at, with_layers
from lstm_gui.files.lessons.lesson_mistakes import (
    DIFFERENT_CELLS,
    LENGTH,
    LENGTH_BEYOND,
    WORDS_BEYOND,
    Mistake,
    found_by,
    no_such,
    require_entry,
    require_equal,
    require_known,
    require_name,
    require_within,
)
from lstm_gui.files.lessons.lesson_network import (
    LARGEST,
    LONGEST,
    MOST_LAYERS,
    fits_lesson,
    network_in,
)
from lstm_gui.files.lessons.lesson_states import applied
from lstm_gui.files.problem import Problem, message
from lstm_gui.files.shipped.presets import preset_names

BEGUN = ("preset", "state", "blank", "memory.trained")
"""What of ``set`` a page starts from: where that is wrong, nothing can be made of the rest."""
LANES = 3
_MOST_WORDS = 200
MEMORY_LIMITS = {
    "units": (1, 64),
    "seed": (0, 9999),
    "forget_bias": (-6.0, 6.0),
    "gain": (-3.0, 3.0),
    "distance": (0, 200),
}
"""What the controls of the Memory workspace allow."""
_NO_KIND = message(
    "{file}, line {line}: there is no kind of cell {missing}. Choose one of: {known}."
)
_NO_PRESET = message("{file}, line {line}: there is no preset {missing}. Choose one of: {known}.")
_NO_STATE = message(
    "{file}, line {line}: the text of a state in {place} is damaged or incomplete. "
    "Copy the state as text once more, and put all of it there."
)
_LARGE_STATE = message(
    "{file}, line {line}: the state in {place} is too large for a lesson (layers: {layers} at "
    "most, units and inputs: {units}, steps: {steps}). Take a smaller one."
)
_NO_TRAINED = message(
    "{file}, line {line}: there is no trained network {missing}. Choose one of: {known}."
)
_LAYER_NAME = re.compile(r"[^\W\d_]\w{0,59}")
_STEP = re.compile(r"[.,!?]|[^\s.,!?]+")
"""A word, or a mark at its end, which is a step of its own."""
_TRAINED = re.compile(r"(?:sentence-\w+|first-symbol)-\d+-lstm-.+")


@lru_cache(maxsize=1)
def trained_choices() -> tuple[str, ...]:
    """Return the names of the trained networks that the Memory workspace offers."""
    # Only here, for the same reason as in `lesson_states`.
    from lstm_gui.files.shipped.trained import trained_names

    return tuple(name for name in trained_names() if _TRAINED.fullmatch(name))


def of_setting(setting: Setting, path: str) -> Iterator[Mistake]:
    """Yield everything in ``setting`` that cannot be, whatever the cell before it."""
    place = f"{path}.set"
    checks = [
        partial(_require_preset, setting.preset, f"{place}.preset"),
        partial(_require_state, setting.state, f"{place}.state"),
    ]
    if setting.reach is not None:
        checks.append(partial(require_within, setting.reach, 0.01, 1000, f"{place}.reach"))
    if (blank := setting.blank) is not None:
        most = {"inputs": LARGEST, "units": LARGEST, "steps": LONGEST}
        for size, high in most.items():
            at = f"{place}.blank.{size}"
            checks.append(partial(require_within, getattr(blank, size), 1, high, at))
        checks.append(partial(cell, blank, None, f"{place}.blank"))
    for check in checks:
        yield from found_by(check)
    if setting.memory is not None:
        yield from of_memory(setting.memory, f"{place}.memory")


def network_after(
    setting: Setting, network: Network | None, path: str
) -> tuple[Network | None, list[Mistake]]:
    """Return the network that ``setting`` makes, if it can be made, and what is wrong with it.

    In what it starts from, `of_setting` found nothing. The network stands without what `of_shown`
    finds in it, and with zeros for an input that does not fit.
    """
    place = f"{path}.set"
    begun = applied(
        Setting(setting.preset, setting.blank, setting.state, memory=setting.memory), network
    )
    wrong_input = list(_of_input(setting, begun, place))
    wrong = list(_of_layers(setting, begun, place))
    if not wrong:
        stacked = looked_at(with_layers(setting, begun))
        wrong = list(found_by(partial(cell, setting, stacked, place)))
    if wrong:
        return None, [*wrong, *wrong_input]
    fitting = _with_zeros(setting, begun) if wrong_input else setting
    return _made(fitting, begun, place), wrong_input


def _made(setting: Setting, begun: Network, place: str) -> Network:
    made = applied(replace(setting, values={}, t=None, unit=None, block=None), begun)
    kind = looked_at(made).parameters.kind
    values = setting.values.items()
    known = replace(
        setting,
        block=setting.block if setting.block in kind.blocks else None,
        values={at: number for at, number in values if not _without_entry(at, made, place)},
    )
    return applied(known, begun)


def _without_entry(address: str, network: Network, place: str) -> list[Mistake]:
    return list(found_by(partial(require_entry, address, network, f"{place}.values")))


def of_shown(setting: Setting, network: Network, path: str) -> Iterator[Mistake]:
    """Yield every value, step, unit, block and row of ``setting`` that ``network`` lacks."""
    for address in setting.values:
        yield from _without_entry(address, network, f"{path}.set")
    parameters, last = looked_at(network).parameters, len(network.sequence) - 1
    for name, low, high in (("t", 0, last), ("unit", 1, parameters.hidden_size)):
        chosen = getattr(setting, name)
        if chosen is not None:
            yield from found_by(partial(require_within, chosen, low, high, f"{path}.set.{name}"))
    kind = parameters.kind
    blocks = [setting.block] if setting.block else []
    yield from found_by(partial(require_known, blocks, set(kind.blocks), f"{path}.set.block"))
    for row in setting.rows or []:
        yield from found_by(partial(require_known, [row], rows_of(kind), f"{path}.set.rows"))


def _of_layers(setting: Setting, network: Network, place: str) -> Iterator[Mistake]:
    """Yield what is wrong with the layers that ``setting`` adds, and with which is looked at."""
    names = network.names
    for index, part in enumerate(setting.layers):
        at = f"{place}.layers[{index}]"
        for check in (_layer_name, _layer_inputs):
            yield from found_by(partial(check, part, names, at))
        yield from found_by(partial(require_within, part.units, 1, LARGEST, f"{at}.units"))
        yield from found_by(partial(cell, part, None, at))
        # One that is wrong as well: what names it is not.
        names = (*names, part.name)
    count = partial(require_within, len(names), 1, MOST_LAYERS, f"{place}.layers", LENGTH_BEYOND)
    yield from found_by(count)
    if setting.layer is not None:
        yield from found_by(partial(require_name, setting.layer, names, f"{place}.layer"))


def _layer_name(part: FurtherLayer, names: tuple[str, ...], place: str) -> None:
    if _LAYER_NAME.fullmatch(part.name) is None or part.name in (INPUT, *names):
        raise Mistake(
            f"{place}.name",
            Problem(
                "{file}, line {line}: a layer cannot be called {found}. Begin with a letter, "
                "go on with letters, digits and _, and take a name that is not in use.",
                found=part.name,
            ),
        )


def _layer_inputs(part: FurtherLayer, names: tuple[str, ...], place: str) -> None:
    if part.input is None:
        return
    require_within(len(part.input), 1, MOST_LAYERS, f"{place}.input", LENGTH_BEYOND)
    for name in part.input:
        if name != INPUT:
            require_name(name, names, f"{place}.input")


def cell(part: Blank | Cell | FurtherLayer | Setting, state: State | None, place: str) -> None:
    """Raise a Mistake if there is no such cell as ``part`` makes of that of ``state``."""
    present = None if state is None else state.parameters.kind
    of_the_cell = present.name if present else "lstm"
    kind(of_the_cell if part.kind is None else part.kind, part, place)
    try:
        kind_of(part, present)
    except ValueError as error:
        raise Mistake(
            f"{place}.variant",
            Problem(
                "{file}, line {line}: coupled gates f and i cannot be tanh. Take f and i out of "
                "tanh_gates, or do without coupled."
            ),
        ) from error


def kind(name: str, part: Blank | Cell | FurtherLayer | Setting | OfKind, place: str) -> None:
    """Raise a Mistake if there is no cell called ``name``, or ``part`` has a key it cannot use."""
    require_kind(name, f"{place}.{'cell' if isinstance(part, OfKind) else 'kind'}")
    key = misplaced(name, part.reset, part.variant)
    if key:
        raise Mistake(
            f"{place}.{key}",
            Problem(
                "{file}, line {line}: {place} means nothing for a cell of kind {kind}. "
                "Take it out there, or choose another kind.",
                kind=name,
            ),
        )


def of_memory(part: Memory, place: str) -> Iterator[Mistake]:
    """Yield everything in ``part`` that the Memory workspace cannot show."""
    for name, (low, high) in MEMORY_LIMITS.items():
        value = getattr(part, name)
        checked = low if value is None else value
        yield from found_by(partial(require_within, checked, low, high, f"{place}.{name}"))
    for check in (_words, _marks, _lanes):
        yield from found_by(partial(check, part, place))
    if part.trained and part.trained not in trained_choices():
        yield no_such(f"{place}.trained", _NO_TRAINED, part.trained, trained_choices())


def _words(part: Memory, place: str) -> None:
    if part.sentence is not None:
        count = len(re.findall(r"\w+", part.sentence))
        require_within(count, 1, _MOST_WORDS, f"{place}.sentence", WORDS_BEYOND)


def _marks(part: Memory, place: str) -> None:
    count = LONGEST if part.sentence is None else len(_STEP.findall(part.sentence))
    for step in part.marks or ():
        require_within(step, 0, max(count, 1) - 1, f"{place}.marks")


def _lanes(part: Memory, place: str) -> None:
    if part.lanes is None:
        return
    for index, name in enumerate(part.lanes):
        require_kind(name, f"{place}.lanes[{index}]")
    require_equal(len(set(part.lanes)), LANES, f"{place}.lanes", DIFFERENT_CELLS)
    require_equal(len(part.lanes), LANES, f"{place}.lanes", LENGTH)


def require_kind(name: str, place: str) -> None:
    """Raise a Mistake if no kind and no departure from one is called ``name``."""
    if not is_named_kind(name):
        raise no_such(place, _NO_KIND, name, all_named_kinds())


def _require_preset(name: str, path: str) -> None:
    if name and name not in preset_names():
        raise no_such(path, _NO_PRESET, name, preset_names())


def _require_state(text: str, path: str) -> None:
    if not text:
        return
    try:
        network = network_in(text)
    except Problem as problem:
        raise Mistake(path, Problem(_NO_STATE)) from problem
    if not fits_lesson(network):
        sizes = {"layers": MOST_LAYERS, "units": LARGEST, "steps": LONGEST}
        raise Mistake(path, Problem(_LARGE_STATE, **sizes))


def _of_input(setting: Setting, network: Network, place: str) -> Iterator[Mistake]:
    rows, inputs = setting.x, network.sequence.x.shape[1]
    if rows is not None:
        many = partial(require_within, len(rows), 1, LONGEST, f"{place}.x", LENGTH_BEYOND)
        yield from found_by(many)
        for t, row in enumerate(rows):
            yield from found_by(partial(require_equal, len(row), inputs, f"{place}.x[{t}]", LENGTH))
    if setting.labels is not None:
        steps, found = len(network.sequence if rows is None else rows), len(setting.labels)
        yield from found_by(partial(require_equal, found, steps, f"{place}.labels", LENGTH))


def _with_zeros(setting: Setting, network: Network) -> Setting:
    """Return ``setting`` with an input as long as its own that fits ``network``."""
    inputs = network.sequence.x.shape[1]
    zeros = None if not setting.x else [[0.0] * inputs for _ in setting.x]
    return replace(setting, x=zeros, labels=None)
