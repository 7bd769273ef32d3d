"""One layer of a session file, refusing what is none."""

import msgspec
import numpy as np

from lstm_gui.core import KINDS, Initial, Kind, Layer, Parameters
from lstm_gui.core.arrays import Array
from lstm_gui.core.network.layer import DIRECTIONS, INPUT, Direction
from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.session_arrays import matrix, require_length, require_some, vector
from lstm_gui.files.sessions.session_cell import cell_of, missing, require_known
from lstm_gui.files.sessions.session_format import BlockPart, CellPart, InitialPart, LayerPart
from lstm_gui.files.sessions.session_limits import (
    MAX_CELLS,
    MAX_SIZE,
    MAX_STEPS,
    require_length_within,
    require_numbers,
    require_text,
    require_within,
)
from lstm_gui.files.texts.json_text import decode


def layer_of(part: LayerPart, steps: int, root: str, name: str) -> Layer:
    """Return the layer that stands at ``root`` of a session file of so many steps.

    Raises
    ------
    Problem
        If it is not as the format demands; names the JSON path.
    """
    cell, kind = cell_of(bytes(part.cell), f"{root}.cell", name)
    require_within(cell.input_size, 1, MAX_SIZE, f"{root}.cell.input_size", name)
    require_within(cell.hidden_size, 1, MAX_SIZE, f"{root}.cell.hidden_size", name)
    most = min(MAX_STEPS, MAX_CELLS // cell.hidden_size)
    require_length_within(steps, 1, most, "$.input.x", name)
    layer = Layer(
        part.name,
        _parameters(cell, kind, f"{root}.cell.blocks", name),
        _initial(part.initial, kind, cell.hidden_size, f"{root}.initial", name),
        _direction(part.direction, root, name),
        (part.input,) if isinstance(part.input, str) else tuple(part.input),
    )
    require_numbers(layer, root, name)
    return layer


def require_before(layer: Layer, before: list[Layer], root: str, name: str) -> None:
    """Raise a Problem unless ``layer`` has a name of its own and reads what stands before it."""
    require_text(layer.name, f"{root}.name", name)
    taken = [INPUT, *(other.name for other in before)]
    if layer.name in ("", *taken):
        raise Problem(
            '{file} has the name "{found}" at {place}, which is empty or stands for something '
            "else. Choose another name there, or another file.",
            file=name,
            place=f"{root}.name",
            found=layer.name[:40],
        )
    require_known(layer.inputs, taken, f"{root}.input", name)
    require_some(layer.inputs, f"{root}.input", name)


def _direction(written: str, root: str, name: str) -> Direction:
    known: dict[str, Direction] = {direction: direction for direction in DIRECTIONS}
    require_known([written], tuple(known), f"{root}.direction", name)
    return known[written]


def _parameters(cell: CellPart, kind: Kind, root: str, name: str) -> Parameters:
    inputs, units = cell.input_size, cell.hidden_size
    w_x: list[Array] = []
    w_h: list[Array] = []
    b: list[Array] = []
    extra: list[Array] = []
    for block in kind.blocks:
        place, written = f"{root}.{block}", bytes(cell.blocks[block])
        part = _block(written, kind, block, place, name)
        w_x.append(matrix(part.w_x, units, inputs, f"{place}.w_x", name))
        w_h.append(_recurrent(part, kind.is_deaf(block), units, f"{place}.w_h", name))
        b.append(vector(part.b, units, f"{place}.b", name))
        extra += _further(written, kind.extra_names(block), units, place, name)
    further = np.array(extra).reshape(len(kind.extra), units)
    return Parameters(np.stack(w_x), np.stack(w_h), np.stack(b), kind, further)


def _block(data: bytes, kind: Kind, block: str, place: str, name: str) -> BlockPart:
    part = decode(data, BlockPart, name, place)
    known = ("w_x", *(() if kind.is_deaf(block) else ("w_h",)), "b", *kind.extra_names(block))
    require_known(decode(data, dict[str, msgspec.Raw], name, place), known, place, name)
    return part


def _further(data: bytes, names: tuple[str, ...], units: int, place: str, name: str) -> list[Array]:
    if not names:
        return []
    fields = [(one, list[float] | None, None) for one in names]
    part = decode(data, msgspec.defstruct("FurtherPart", fields), name, place)
    return [_required(getattr(part, one), units, f"{place}.{one}", name) for one in names]


def _recurrent(part: BlockPart, is_deaf: bool, units: int, place: str, name: str) -> Array:
    if is_deaf:
        return np.zeros((units, units))
    if part.w_h is None:
        raise missing(place, name)
    return matrix(part.w_h, units, units, place, name)


def _initial(part: InitialPart, kind: Kind, units: int, place: str, name: str) -> Initial:
    states = {state for other in KINDS.values() for state in other.states}
    for state, values in part.items():
        if state in states - set(kind.states):
            require_length(values or (), 0, f"{place}.{state}", name)
        else:
            require_known([state], kind.states, place, name)
    rows = {
        state: _required(part.get(state), units, f"{place}.{state}", name) for state in kind.states
    }
    return Initial.from_states(kind, rows)


def _required(values: list[float] | None, size: int, place: str, name: str) -> Array:
    if values is None:
        raise missing(place, name)
    return vector(values, size, place, name)
