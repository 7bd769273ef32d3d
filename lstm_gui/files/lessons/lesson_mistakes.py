"""What is wrong in a lesson, before the line is known where it stands."""

from collections.abc import Callable, Collection, Iterable, Iterator, Set
from difflib import get_close_matches

from lstm_gui.core import Network, State, contains
from lstm_gui.core.network import reads_input, state_at
from lstm_gui.files.lessons.lesson_addresses import entry_at, in_layer
from lstm_gui.files.lessons.lesson_layers import place_of
from lstm_gui.files.problem import Problem, message

_LONGEST = 60
"""So much of a name is enough to find it."""
_IS = message("{file}, line {line}: {place} is {found} where {expected} belongs. Correct it there.")
_IS_BEYOND = message(
    "{file}, line {line}: {place} is {found}, which must lie between {low} and {high}. "
    "Correct it there."
)
LENGTH = message(
    "{file}, line {line}: {place} has length {found} where length {expected} belongs. "
    "Correct it there."
)
LENGTH_BEYOND = message(
    "{file}, line {line}: {place} has length {found}, which must lie between {low} and {high}. "
    "Correct it there."
)
WORDS_BEYOND = message(
    "{file}, line {line}: the words of {place} are {found}, which must lie between {low} and "
    "{high}. Correct it there."
)
DIFFERENT_CELLS = message(
    "{file}, line {line}: the different cells of {place} are {found} where {expected} belong. "
    "Correct it there."
)
_NO_LAYER = message(
    "{file}, line {line}: this page has no layer {missing}. Choose one of: {known}."
)
_NOT_OF_CELL = message(
    "{file}, line {line}: the cell of this page has no {missing}. Correct it there."
)
_NONE_OF_CELL = message(
    "{file}, line {line}: the cell of this page has no {missing}. Choose one of: {known}."
)
_NOT_QUITE = message(
    "{file}, line {line}: the cell of this page has no {missing}. Most like it: {known}."
)
_MOST_LIKE_IT, _LIKENESS = 5, 0.5


class Mistake(Exception):  # noqa: N818 - it is no error of the program
    """Something in a lesson that cannot be: where, and the problem but for file and line."""

    def __init__(self, path: str, problem: Problem) -> None:
        super().__init__(path, problem)
        self.path, self.problem = path, problem


def lies_in(path: str, place: str) -> bool:
    """Tell whether ``path`` leads to ``place`` or to something in it."""
    return path == place or path.startswith((f"{place}.", f"{place}["))


def found_by(check: Callable[[], object]) -> Iterator[Mistake]:
    """Yield the Mistake that ``check`` raises, if it does."""
    try:
        check()
    except Mistake as mistake:
        yield mistake


def unknown(path: str, name: str) -> Mistake:
    """Return the mistake that the cell has nothing called ``name``."""
    return no_such(path, _NOT_OF_CELL, name, ())


def unlike(path: str, name: str, known: Set[str]) -> Mistake:
    """Return the mistake that nothing of many is called ``name``, with what is like it, if any."""
    near = get_close_matches(name[:_LONGEST], sorted(known), _MOST_LIKE_IT, _LIKENESS)
    return no_such(path, _NOT_QUITE, name, near) if near else unknown(path, name)


def no_such(path: str, template: str, name: str, known: Iterable[str]) -> Mistake:
    """Return the mistake that nothing is called ``name``, of which ``template`` is the message."""
    return Mistake(path, Problem(template, missing=name[:_LONGEST] or '""', known=", ".join(known)))


def require_entry(address: str, network: Network, path: str) -> None:
    """Raise a Mistake if ``network`` has no number at ``address``."""
    layer, place = in_layer(address)
    state = require_layer(layer, network, path)
    try:
        inside = contains(state, entry_at(place))
    except ValueError as error:
        raise unknown(path, address) from error
    if not inside:
        raise unknown(path, address)
    if entry_at(place).array == "x" and not reads_input(network, place_of(network, layer)):
        raise Mistake(
            path,
            Problem(
                "{file}, line {line}: layer {layer} reads other layers, so {missing} cannot be "
                "set in it. Set the input of a layer that reads x.",
                layer=network.layers[place_of(network, layer)].name,
                missing=place[:_LONGEST],
            ),
        )


def require_layer(name: str, network: Network, path: str) -> State:
    """Return the layer called ``name``, without a name the one looked at; a Mistake if none is."""
    if name:
        require_name(name, network.names, path)
    return state_at(network, place_of(network, name))


def require_name(name: str, names: Collection[str], path: str) -> None:
    """Raise a Mistake if none of the layers is called ``name``; ``names`` are theirs."""
    if name not in names:
        raise no_such(path, _NO_LAYER, name, names)


def require_known(names: Iterable[str], known: Set[str], path: str) -> None:
    """Raise a Mistake for the first of ``names`` that the cell does not have."""
    for name in names:
        if name not in known:
            raise no_such(path, _NONE_OF_CELL, name, sorted(known))


def require_equal(found: object, expected: object, path: str, told: str = _IS) -> None:
    """Raise a Mistake if ``found`` is something else; ``told`` is its message."""
    if found != expected:
        raise Mistake(path, Problem(told, found=found, expected=expected))


def require_within(
    value: float, low: float, high: float, path: str, told: str = _IS_BEYOND
) -> None:
    """Raise a Mistake if ``value`` is not from ``low`` to ``high``; ``told`` is its message."""
    if not low <= value <= high:
        raise Mistake(path, Problem(told, found=value, low=low, high=high))
