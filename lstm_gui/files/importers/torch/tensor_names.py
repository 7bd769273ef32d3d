"""Which arrays of a file are recurrent, told by their names as PyTorch writes them."""

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

from lstm_gui.files.importers.layouts import Tensor

_RECURRENT = re.compile(
    r"(?P<module>.*?)(?:^|[._/])(?P<what>weight|bias|w|b)_(?P<of>ih|hh|hr)"
    r"(?:_l(?P<level>\d{1,3}))?(?P<back>_reverse)?",
    re.IGNORECASE | re.DOTALL,
)
_NORMED = re.compile(
    r"(?P<module>.*\.)?(?:parametrizations\.(?P<new>\w+)\.original[01]|(?P<old>\w+)_[gv])",
    re.DOTALL,
)
_LAST = re.compile(r"[./][^./]*$|^([^./]+)_[^_./]*$")
_WRAPPERS = ("module.", "_orig_mod.")


class Place(Struct, frozen=True, order=True):
    """One direction of one level of a recurrent module."""

    module: str
    level: int
    backward: bool


class Found(Struct, frozen=True):
    """The recurrent arrays by their place and what they are, and the rest by its name."""

    recurrent: dict[Place, dict[str, str]]
    other: tuple[str, ...]


def sorted_out(names: Iterable[str]) -> Found:
    """Tell recurrent arrays, ``w_ih``, ``w_hh``, ``w_hr``, ``b_ih``, ``b_hh``, from others."""
    recurrent: dict[Place, dict[str, str]] = {}
    other: list[str] = []
    for name in names:
        match = _RECURRENT.fullmatch(name)
        if match is None:
            other.append(name)
            continue
        level = int(match["level"] or 0)
        place = Place(match["module"].rstrip("._/"), level, bool(match["back"]))
        what = f"{match['what'][0].lower()}_{match['of'].lower()}"
        recurrent.setdefault(place, {})[what] = name
    return Found(recurrent, tuple(other))


def is_recurrent(name: str) -> bool:
    """Tell whether an array of this name is a weight of a recurrent layer."""
    return _RECURRENT.fullmatch(name) is not None


def unwrapped(tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Return ``tensors`` by the names they had before the model was wrapped."""
    named: dict[str, Tensor] = dict(tensors)
    # A model may be wrapped several times, in whatever order.
    while wrapper := _wrapper_of(named):
        named = {name.removeprefix(wrapper): tensor for name, tensor in named.items()}
    return named


def without_norm(name: str) -> str | None:
    """Return the weight of which ``name`` holds the length or the direction; None if of none."""
    match = _NORMED.fullmatch(name)
    return None if match is None else f"{match['module'] or ''}{match['old'] or match['new']}"


def _wrapper_of(named: Mapping[str, Tensor]) -> str | None:
    return next(
        (one for one in _WRAPPERS if named and all(name.startswith(one) for name in named)), None
    )


def modules(names: Iterable[str]) -> tuple[str, ...]:
    """Return the modules that arrays of these ``names`` belong to, each once, in their order."""
    return tuple(dict.fromkeys(_LAST.sub(r"\1", name) for name in names))


def layer_names(places: Iterable[Place], unnamed: str) -> dict[Place, str]:
    """Return what each layer is called: its module, its level if there are several."""
    places = tuple(places)
    deep = {place.module for place in places if place.level}
    names: dict[Place, str] = {}
    for place in places:
        level = f"_l{place.level}" if place.module in deep else ""
        back = "_reverse" if place.backward else ""
        names[place] = f"{place.module or unnamed}{level}{back}"
    return names
