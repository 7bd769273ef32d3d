"""What must hold of ``set``: the layers, the input and the memory of a page."""

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec.structs import replace

from lstm_gui.core import Network, State
from lstm_gui.core.cells.named_kinds import all_named_kinds, is_named_kind
from lstm_gui.core.network.layer import INPUT
from lstm_gui.files.lessons.lesson_addresses import rows_of
from lstm_gui.files.lessons.lesson_format import Blank, Cell, FurtherLayer, Memory, OfKind, Setting
from lstm_gui.files.lessons.lesson_kinds import kind_of, misplaced
from lstm_gui.files.lessons.lesson_layers import looked_at, with_layers
from lstm_gui.files.lessons.lesson_mistakes import (
    Mistake,
    no_such,
    require_entry,
    require_equal,
    require_layer,
    require_within,
    unknown,
)
from lstm_gui.files.lessons.lesson_states import applied
from lstm_gui.files.problem import Problem, message
from lstm_gui.files.shipped.presets import preset_names

LARGEST = 64
LANES = 3
LONGEST = 500
MOST_LAYERS = 8
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
_NO_TRAINED = message(
    "{file}, line {line}: there is no trained network {missing}. Choose one of: {known}."
)
_LAYER_NAME = re.compile(r"[^\W\d_]\w{0,59}")
_TRAINED = re.compile(r"(?:sentence-\w+|first-symbol)-\d+-lstm-.+")


@lru_cache(maxsize=1)
def trained_choices() -> tuple[str, ...]:
    """Return the names of the trained networks that the Memory workspace offers."""
    # Only here, for the same reason as in `lesson_states`.
    from lstm_gui.files.shipped.trained import trained_names

    return tuple(name for name in trained_names() if _TRAINED.fullmatch(name))


def network_after(setting: Setting, network: Network | None, path: str) -> Network:
    """Return the network that ``setting`` makes; a Mistake if anything in it cannot be."""
    place = f"{path}.set"
    _require_preset(setting.preset, f"{place}.preset")
    if setting.blank is not None:
        _blank(setting.blank, f"{place}.blank")
    if setting.memory is not None:
        memory(setting.memory, f"{place}.memory")
    require_within(1 if setting.reach is None else setting.reach, 0.01, 1000, f"{place}.reach")
    begun = applied(Setting(setting.preset, setting.blank, memory=setting.memory), network)
    base = _with_cell(setting, _with_layers(setting, begun, place), place)
    made = _with_input(setting, base, place)
    for address in setting.values:
        require_entry(address, made, f"{place}.values")
    kind = looked_at(made).parameters.kind
    # An unknown block is told with what else the page shows; the network stands without it.
    known = setting if setting.block in kind.blocks else replace(setting, block=None)
    return applied(known, begun)


def of_shown(setting: Setting, network: Network, path: str) -> Iterator[Mistake]:
    """Yield every block and row that ``setting`` shows and the cell of ``network`` lacks."""
    kind = looked_at(network).parameters.kind
    if setting.block and setting.block not in kind.blocks:
        yield unknown(f"{path}.set.block", setting.block)
    for row in setting.rows or []:
        if row not in rows_of(kind):
            yield unknown(f"{path}.set.rows", row)


def _with_layers(setting: Setting, network: Network, place: str) -> Network:
    """Return ``network`` with the layers that ``setting`` adds, each checked before it stands."""
    for index, part in enumerate(setting.layers):
        at = f"{place}.layers[{index}]"
        _layer(part, network, at)
        network = with_layers(Setting(layers=[part]), network)
    require_within(len(network.layers), 1, MOST_LAYERS, f"{place}.layers (their number)")
    if setting.layer is not None:
        require_layer(setting.layer, network, f"{place}.layer")
    return with_layers(Setting(layer=setting.layer), network)


def _layer(part: FurtherLayer, network: Network, place: str) -> None:
    if _LAYER_NAME.fullmatch(part.name) is None or part.name in (INPUT, *network.names):
        raise Mistake(
            f"{place}.name",
            Problem(
                "{file}, line {line}: a layer cannot be called {found}. Begin with a letter, "
                "go on with letters, digits and _, and take a name that is not in use.",
                found=part.name,
            ),
        )
    require_within(part.units, 1, LARGEST, f"{place}.units")
    inputs = network.last if part.input is None else part.input
    require_within(len(inputs), 1, MOST_LAYERS, f"{place}.input (its length)")
    for name in inputs:
        if name != INPUT:
            require_layer(name, network, f"{place}.input")
    cell(part, None, place)


def _with_cell(setting: Setting, network: Network, place: str) -> Network:
    cell(setting, looked_at(network), place)
    part = Setting(kind=setting.kind, reset=setting.reset, variant=setting.variant)
    return applied(part, network)


def cell(part: Blank | Cell | FurtherLayer | Setting, state: State | None, place: str) -> None:
    """Raise a Mistake if there is no such cell as ``part`` makes of that of ``state``."""
    present = None if state is None else state.parameters.kind
    kind(part.kind or (present.name if present else "lstm"), part, place)
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


def memory(part: Memory, place: str) -> None:
    """Raise a Mistake if the Memory workspace cannot show ``part``."""
    for name, (low, high) in MEMORY_LIMITS.items():
        value = getattr(part, name)
        require_within(low if value is None else value, low, high, f"{place}.{name}")
    for step in part.marks or ():
        require_within(step, 0, LONGEST - 1, f"{place}.marks")
    if part.sentence is not None:
        words = len(re.findall(r"\w+", part.sentence))
        require_within(words, 1, _MOST_WORDS, f"{place}.sentence (its words)")
    for index, name in enumerate(part.lanes or ()):
        require_kind(name, f"{place}.lanes[{index}]")
    if part.lanes is not None:
        require_equal(len(set(part.lanes)), LANES, f"{place}.lanes (how many different ones)")
        require_equal(len(part.lanes), LANES, f"{place}.lanes (its length)")
    if part.trained and part.trained not in trained_choices():
        raise no_such(f"{place}.trained", _NO_TRAINED, part.trained, trained_choices())


def require_kind(name: str, place: str) -> None:
    """Raise a Mistake if no kind and no departure from one is called ``name``."""
    if not is_named_kind(name):
        raise no_such(place, _NO_KIND, name, all_named_kinds())


def _require_preset(name: str, path: str) -> None:
    if name and name not in preset_names():
        raise no_such(path, _NO_PRESET, name, preset_names())


def _blank(blank: Blank, place: str) -> None:
    for size in ("inputs", "units"):
        require_within(getattr(blank, size), 1, LARGEST, f"{place}.{size}")
    require_within(blank.steps, 1, LONGEST, f"{place}.steps")
    cell(blank, None, place)


def _with_input(setting: Setting, network: Network, place: str) -> Network:
    if setting.x is None:
        return network
    inputs = network.sequence.x.shape[1]
    require_within(len(setting.x), 1, LONGEST, f"{place}.x (its length)")
    for t, row in enumerate(setting.x):
        require_equal(len(row), inputs, f"{place}.x[{t}] (its length)")
    if setting.labels is not None:
        require_equal(len(setting.labels), len(setting.x), f"{place}.labels (its length)")
    return applied(Setting(x=setting.x, labels=setting.labels), network)
