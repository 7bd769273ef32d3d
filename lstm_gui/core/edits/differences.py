"""What differs between two frozen records, so that one can be had from the other.

It holds no more numbers than the two differ in, however large they are.
"""

from typing import Any, cast

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from lstm_gui.core.arrays import Array, ArrayRecord, NDArray, sealed

_SMALL = 64
"""An array or tuple of so many items is kept whole: that takes no more room."""


class Same(Struct, frozen=True):
    """Nothing differs."""


class Whole(Struct, frozen=True, eq=False):
    """All of it differs, or it is small."""

    value: object


class Scattered(Struct, frozen=True, eq=False):
    """Numbers of an array, at places counted through all of it."""

    places: NDArray[np.intp]
    values: Array


class Spliced(Struct, frozen=True, eq=False):
    """Items in the middle of a tuple, or rows of an array, between what both begin and end with."""

    before: int
    middle: Any
    after: int


class Parts(Struct, frozen=True, eq=False):
    """What differs in the fields of a record, or in the items of a tuple."""

    parts: "dict[Any, Difference]"


Difference = Same | Whole | Scattered | Spliced | Parts


def difference(wanted: object, other: object) -> Difference:
    """Return what `applied` to ``other`` gives ``wanted``."""
    if wanted is other:
        return Same()
    match wanted, other:
        case ArrayRecord(), ArrayRecord() if type(wanted) is type(other):
            names = wanted.__struct_fields__
            return Parts(
                _parts({name: (getattr(wanted, name), getattr(other, name)) for name in names})
            )
        case np.ndarray(), np.ndarray():
            return _of_arrays(cast("Array", wanted), cast("Array", other))
        case tuple(), tuple():
            return _of_tuples(cast("tuple[Any, ...]", wanted), cast("tuple[Any, ...]", other))
        case _:
            return Whole(wanted)


def applied(found: Difference, other: Any) -> Any:
    """Return what ``found`` was made for, given a record equal to the other it was made for."""
    match found:
        case Same():
            return other
        case Whole(value):
            return value
        case Scattered(places, values):
            array = np.array(other)
            array.reshape(-1)[places] = values
            return sealed(array)
        case Spliced(before, middle, after):
            ends = other[:before], other[len(other) - after :]
            if isinstance(other, tuple):
                return ends[0] + middle + ends[1]
            return sealed(np.concatenate([ends[0], middle, ends[1]]))
        case Parts(parts):
            if isinstance(other, tuple):
                items = enumerate(cast("tuple[Any, ...]", other))
                return tuple(applied(parts.get(n, Same()), item) for n, item in items)
            return replace(
                other, **{name: applied(part, getattr(other, name)) for name, part in parts.items()}
            )


def _parts(pairs: dict[Any, tuple[object, object]]) -> dict[Any, Difference]:
    found = {name: difference(*pair) for name, pair in pairs.items() if pair[0] is not pair[1]}
    return {name: one for name, one in found.items() if not isinstance(one, Same)}


def _of_arrays(wanted: Array, other: Array) -> Difference:
    has_rows = len(other) > 0 and wanted.shape[1:] == other.shape[1:]
    if wanted.size <= _SMALL or not has_rows:
        return Whole(wanted)
    if wanted.shape != other.shape:
        found = _spliced(wanted, _differing_rows(wanted, other))
        # What has nothing in common is not copied.
        return found if found.before or found.after else Whole(wanted)
    places = np.flatnonzero(_bits(wanted) != _bits(other))
    # A place takes as much room as a number.
    if 2 * len(places) > wanted.size:
        return Whole(wanted)
    return Scattered(places, wanted.reshape(-1)[places]) if len(places) else Same()


def _of_tuples(wanted: tuple[Any, ...], other: tuple[Any, ...]) -> Difference:
    if len(wanted) == len(other):
        return Parts(_parts(dict(enumerate(zip(wanted, other, strict=True)))))
    if len(wanted) <= _SMALL:
        return Whole(wanted)
    length = min(len(wanted), len(other))
    differ = [
        [one is not two and one != two for one, two in zip(*ends, strict=True)]
        for ends in _aligned(wanted, other, length)
    ]
    return _spliced(wanted, np.array(differ, dtype=bool).T)


def _differing_rows(wanted: Array, other: Array) -> NDArray[np.bool_]:
    """Tell of each row, counted from the beginning and aligned at the end, whether it differs."""
    length = min(len(wanted), len(other))
    rows = [
        (_bits(one) != _bits(two)).reshape(length, -1).any(axis=1)
        for one, two in _aligned(wanted, other, length)
    ]
    return np.stack(rows, axis=1)


def _aligned(wanted: Any, other: Any, length: int) -> list[tuple[Any, Any]]:
    """Return what both begin with, and what both end with."""
    first, last = slice(length), (slice(len(one) - length, None) for one in (wanted, other))
    return [(wanted[first], other[first]), (wanted[next(last)], other[next(last)])]


def _spliced(wanted: Any, differ: NDArray[np.bool_]) -> Spliced:
    length = len(differ)
    first, last = (np.flatnonzero(column) for column in differ.T)
    before = int(first[0]) if len(first) else length
    after = length - 1 - int(last[-1]) if len(last) else length
    after = min(after, length - before)
    middle = wanted[before : len(wanted) - after]
    return Spliced(before, middle if isinstance(middle, tuple) else np.array(middle), after)


def _bits(values: Array) -> NDArray[np.uint64]:
    """Return what tells 0 from −0 too."""
    return np.ascontiguousarray(values).view(np.uint64)
