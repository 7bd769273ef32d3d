"""Read-only float64 arrays, the material every frozen record is made of."""

from collections.abc import Iterable
from math import fsum
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, cast

import numpy as np
from msgspec import Struct

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

_Scalar = TypeVar("_Scalar", bound=np.generic)
# That of `numpy.typing` is the same, but what it stands in takes a hundredth of a start.
NDArray: TypeAlias = np.ndarray[tuple[Any, ...], np.dtype[_Scalar]]
Array = NDArray[np.float64]


def frozen(values: "ArrayLike") -> Array:
    """Return ``values`` as a contiguous float64 array that cannot be written to.

    An array that is already so, and that no writable array shares memory with, is
    returned as it is: an edit then copies only what it changes.
    """
    # The types in quotes: to make one takes longer than everything else here.
    if isinstance(values, np.ndarray) and _is_frozen(cast("NDArray[Any]", values)):
        return cast("Array", values)
    array = np.array(values, dtype=np.float64, order="C")
    array.flags.writeable = False
    return array


def sealed(array: Array) -> Array:
    """Return ``array`` after it and what it is a view of were made read-only."""
    part: object = array
    while isinstance(part, np.ndarray):
        part.setflags(write=False)
        part = part.base
    return array


def largest_magnitude(values: Array) -> float:
    """Return the largest finite magnitude in ``values``; 0 if there is none.

    Where a pass ran beyond all floats this is what a scale can still be made of.
    """
    # Of a long pass the sizes of all numbers would take as much room as it has itself.
    largest = max(float(values.max(initial=0.0)), -float(values.min(initial=0.0)))
    if np.isfinite(largest):
        return largest
    sizes = np.abs(values)
    return float(sizes.max(initial=0.0, where=sizes < np.inf))


def lengths(rows: Array) -> Array:
    """Return the length of each of ``rows (n, m)``, which is infinite only where a number is.

    No square on the way is too large for float64 or vanishes.
    """
    largest = np.abs(rows).max(axis=1, keepdims=True)
    unit = np.where((largest > 0) & np.isfinite(largest), largest, 1.0)
    return np.asarray(unit[:, 0] * np.linalg.norm(rows / unit, axis=1))


def shares_of(sizes: Array) -> Array:
    """Return each of ``sizes (n, m)`` as a share of the sum of its row; a row of zeros stays."""
    largest = sizes.max(axis=1, keepdims=True)
    # Divided twice, so that neither a sum of huge sizes overflows nor tiny ones vanish.
    scaled = sizes / np.where(largest == 0, 1.0, largest)
    total = scaled.sum(axis=1, keepdims=True)
    return np.asarray(scaled / np.where(total == 0, 1.0, total))


def exact_sum(values: Iterable[float]) -> float:
    """Return the sum of ``values``, exact unless it ran beyond all floats on the way."""
    values = tuple(values)
    try:
        return fsum(values)
    except (OverflowError, ValueError):  # too large on the way, or ∞ − ∞
        return sum(values)


def _is_frozen(array: NDArray[Any]) -> bool:
    flags = array.flags
    return (
        array.dtype == np.float64 and flags.c_contiguous and flags.owndata and not flags.writeable
    )


class ArrayRecord(Struct, frozen=True, eq=False):
    """A frozen record that holds arrays, equal by content.

    Floats compare by value, so two records are equal exactly when every number in them is.
    """

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(
            _same(getattr(self, name), getattr(other, name)) for name in self.__struct_fields__
        )

    def __ne__(self, other: object) -> bool:
        # Said apart: that of `Struct` would not ask `__eq__`.
        return not self == other

    __hash__ = None  # type: ignore[assignment]


def _same(one: object, two: object) -> bool:
    if one is two:  # as most are, since an edit shares what it does not change
        return True
    if isinstance(one, np.ndarray) and isinstance(two, np.ndarray):
        return np.array_equal(cast("Array", one), cast("Array", two))
    return one == two
