"""The address of any single number a user can set."""

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from lstm_gui.core.arrays import Array, sealed
from lstm_gui.core.kinds import Kind
from lstm_gui.core.state import Initial, State

PARAMETER_ARRAYS = ("w_x", "w_h", "b")


class Entry(Struct, frozen=True):
    """Where a number stands.

    Parameters
    ----------
    array
        ``"w_x"``, ``"w_h"``, ``"b"`` or a further parameter (of ``block``), such as ``"b_h"`` or
        ``"p"``; ``"x"``; or a state and ``_0``, such as ``"h_0"`` and ``"c_0"``.
    row
        The unit; for ``"x"`` the time step. Counted from 0.
    column
        The input for ``"w_x"`` and ``"x"``, the unit of ``h_{t-1}`` for ``"w_h"``,
        0 otherwise.
    block
        The parameter block, ``""`` for ``"x"`` and for first states.
    """

    array: str
    row: int
    column: int = 0
    block: str = ""


def value(state: State, entry: Entry) -> float:
    """Return the number at ``entry``; an IndexError if it lies outside."""
    return float(_array(state, entry)[_index(state, entry)])


def contains(state: State, entry: Entry) -> bool:
    """Tell whether ``state`` has ``entry``: a cell of its kind, and large enough."""
    kind = state.parameters.kind
    if not (_is_parameter(kind, entry) or entry.array in ("x", *map(first_of, kind.states))):
        return False
    shape = _array(state, entry).shape
    index = _index(state, entry)
    return all(0 <= place < size for place, size in zip(index, shape, strict=True))


def with_values(state: State, changes: dict[Entry, float]) -> State:
    """Return ``state`` with every entry in ``changes`` set to its number."""
    arrays: dict[str, Array] = {}
    for entry, number in changes.items():
        name = "extra" if _is_further(state, entry) else entry.array
        if name not in arrays:
            arrays[name] = np.array(_array(state, entry))
        arrays[name][_index(state, entry)] = number
    return _with_arrays(state, {name: sealed(array) for name, array in arrays.items()})


def with_part(state: State, first: Entry, values: Array) -> State:
    """Return ``state`` with the numbers from ``first`` on set to ``values (rows, columns)``.

    What lies beyond the array that ``first`` stands in is left out.
    """
    array, index = np.array(_array(state, first)), _index(state, first)
    axes = _axes(state, first)
    put_part(array[index[:-axes]], index[-axes:], values)
    name = "extra" if _is_further(state, first) else first.array
    return _with_arrays(state, {name: sealed(array)})


def put_part(array: Array, first: tuple[int, ...], values: Array) -> None:
    """Write ``values (rows, columns)`` into a matrix or a column from ``first`` on."""
    matrix = array[:, np.newaxis] if array.ndim == 1 else array
    row, column = (*first, 0)[:2]
    part = matrix[row:, column:]
    rows, columns = np.minimum(part.shape, values.shape)
    part[:rows, :columns] = values[:rows, :columns]


def first_of(state: str) -> str:
    """Return the array of an `Entry` that holds a state before the first step."""
    return f"{state}_0"


def _is_parameter(kind: Kind, entry: Entry) -> bool:
    if entry.block not in kind.blocks:
        return False
    heard = entry.array != "w_h" or not kind.is_deaf(entry.block)
    return heard and entry.array in (*PARAMETER_ARRAYS, *kind.extra_names(entry.block))


def _is_further(state: State, entry: Entry) -> bool:
    return state.parameters.kind.is_further(entry.array, entry.block)


def _array(state: State, entry: Entry) -> Array:
    if entry.array in PARAMETER_ARRAYS:
        return getattr(state.parameters, entry.array)
    if _is_further(state, entry):
        return state.parameters.extra
    if entry.array == "x":
        return state.sequence.x
    return state.initial.of(state.parameters.kind, entry.array.removesuffix("_0"))


def _index(state: State, entry: Entry) -> tuple[int, ...]:
    place = (entry.row, entry.column)[: _axes(state, entry)]
    if entry.array in PARAMETER_ARRAYS:
        return (state.parameters.kind.blocks.index(entry.block), *place)
    if _is_further(state, entry):
        return (state.parameters.kind.extra.index((entry.block, entry.array)), *place)
    return place


def _axes(state: State, entry: Entry) -> int:
    """Return 2 for an entry of a matrix, and 1 for one of a column."""
    is_column = entry.array == "b" or entry.array.endswith("_0") or _is_further(state, entry)
    return 1 if is_column else 2


def _with_arrays(state: State, arrays: dict[str, Array]) -> State:
    parameters, initial, sequence = state.parameters, state.initial, state.sequence
    weights = {name: arrays[name] for name in (*PARAMETER_ARRAYS, "extra") if name in arrays}
    if weights:
        parameters = replace(parameters, **weights)
    if any(name.endswith("_0") for name in arrays):
        kind = parameters.kind
        first = {name: arrays.get(f"{name}_0", initial.of(kind, name)) for name in kind.states}
        initial = Initial.from_states(kind, first)
    if "x" in arrays:
        sequence = replace(sequence, x=arrays["x"])
    return replace(state, parameters=parameters, initial=initial, sequence=sequence)
