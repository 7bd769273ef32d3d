"""The notation in force, which all that writes symbols asks for."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar

from lstm_gui.words.notations.notation import OWN, Notation

P = ParamSpec("P")
T = TypeVar("T")

_MOST = 256
_in_force: list[Notation] = [OWN]


def notation() -> Notation:
    """Return the notation in force."""
    return _in_force[0]


def notation_name() -> str:
    """Return what the notation in force is called in settings."""
    return notation().name


def is_own() -> bool:
    """Return whether that of this program is in force, so that nothing has to be rewritten."""
    return notation() is OWN


def set_notation(name: str) -> None:
    """Write symbols in the notation called ``name``; in that of this program if there is none.

    What stands on screen is written anew only once somebody draws it.
    """
    _in_force[0] = OWN if name == OWN.name else _of_books(name)


def _of_books(name: str) -> Notation:
    # They come with the first that is chosen, as does what rewrites for them.
    from lstm_gui.words.notations.books import NOTATIONS

    return NOTATIONS.get(name, OWN)


def kept_by_notation(function: Callable[P, T]) -> Callable[P, T]:
    """Return ``function`` with its last results kept, those of each notation by themselves."""

    @lru_cache(maxsize=_MOST)
    def kept(_name: str, *args: P.args, **fields: P.kwargs) -> T:
        return function(*args, **fields)

    @wraps(function)
    def asked(*args: P.args, **fields: P.kwargs) -> T:
        return kept(notation_name(), *args, **fields)

    return asked
