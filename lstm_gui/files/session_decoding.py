"""From the JSON of a session file to a State, refusing what is not one."""

from collections.abc import Sized

import msgspec
import numpy as np

from lstm_gui.core import Initial, Kind, Parameters, Selection, Sequence, State
from lstm_gui.core.arrays import Array
from lstm_gui.files.json_text import JSON, decode
from lstm_gui.files.problem import Problem
from lstm_gui.files.session_cell import cell_part, kind_of, missing, require_known
from lstm_gui.files.session_clamps import clamps_of
from lstm_gui.files.session_format import (
    FORMAT,
    VERSION,
    BlockPart,
    CellPart,
    Document,
    Header,
    InitialPart,
    InputPart,
    SelectionPart,
)
from lstm_gui.files.session_limits import (
    MAX_CELLS,
    MAX_ITEMS,
    MAX_SIZE,
    MAX_STEPS,
    require_labels,
    require_length_within,
    require_numbers,
    require_view,
    require_within,
)


def decoded(data: bytes, name: str) -> tuple[State, dict[str, JSON]]:
    """Return the State and the view that the bytes of a session file hold.

    Raises
    ------
    Problem
        If anything in it is not as the format demands; names the JSON path.
    """
    if data.count(b",") > MAX_ITEMS:
        raise Problem(
            "{file} holds more than {limit} numbers. Choose a smaller file.",
            file=name,
            limit=MAX_ITEMS,
        )
    _require_header(decode(data, Header, name), name)
    parts = decode(data, Document, name)
    state = _state(parts, name)
    require_numbers(state, name)
    require_view(parts.view, name)
    return state, parts.view


def _require_header(header: Header, name: str) -> None:
    if header.format != FORMAT:
        raise Problem(
            "{file} is not a session of LSTM Explorer: $.format is not {expected}. "
            "Choose another file.",
            file=name,
            expected=FORMAT,
        )
    if header.version > VERSION:
        raise Problem(
            "{file} was saved by a newer LSTM Explorer: $.version is not {expected}. "
            "Update the program to open it.",
            file=name,
            expected=VERSION,
        )
    require_within(header.version, 1, VERSION, "$.version", name)


def _state(parts: Document, name: str) -> State:
    cell = cell_part(bytes(parts.cell), name)
    kind = kind_of(cell, name)
    units, steps = cell.hidden_size, len(parts.input.x)
    require_within(cell.input_size, 1, MAX_SIZE, "$.cell.input_size", name)
    require_within(units, 1, MAX_SIZE, "$.cell.hidden_size", name)
    require_length_within(steps, 1, min(MAX_STEPS, MAX_CELLS // units), "$.input.x", name)
    return State(
        _parameters(cell, kind, name),
        _initial(parts.initial, kind, units, name),
        _sequence(parts.input, cell.input_size, name),
        _selection(parts.selection, steps, units, kind, name),
        clamps_of(parts.clamps, kind, units, steps, name),
    )


def _parameters(cell: CellPart, kind: Kind, name: str) -> Parameters:
    inputs, units = cell.input_size, cell.hidden_size
    w_x: list[Array] = []
    w_h: list[Array] = []
    b: list[Array] = []
    extra: list[Array] = []
    for block in kind.blocks:
        place = f"$.cell.blocks.{block}"
        part = _block(bytes(cell.blocks[block]), kind, block, place, name)
        w_x.append(_matrix(part.w_x, units, inputs, f"{place}.w_x", name))
        w_h.append(_recurrent(part, kind.is_deaf(block), units, f"{place}.w_h", name))
        b.append(_vector(part.b, units, f"{place}.b", name))
        for further in kind.extra_names(block):
            values = getattr(part, further)
            extra.append(_required(values, units, f"{place}.{further}", name))
    further = np.array(extra).reshape(len(kind.extra), units)
    return Parameters(np.stack(w_x), np.stack(w_h), np.stack(b), kind, further)


def _block(data: bytes, kind: Kind, block: str, place: str, name: str) -> BlockPart:
    part = decode(data, BlockPart, name, place)
    known = ("w_x", *(() if kind.is_deaf(block) else ("w_h",)), "b", *kind.extra_names(block))
    require_known(decode(data, dict[str, msgspec.Raw], name, place), known, place, name)
    return part


def _recurrent(part: BlockPart, is_deaf: bool, units: int, place: str, name: str) -> Array:
    if is_deaf:
        return np.zeros((units, units))
    if part.w_h is None:
        raise missing(place, name)
    return _matrix(part.w_h, units, units, place, name)


def _initial(part: InitialPart, kind: Kind, units: int, name: str) -> Initial:
    written = {"h": part.h, "c": part.c, "n": part.n, "m": part.m}
    for state, values in written.items():
        if state not in kind.states:
            require_length(values or (), 0, f"$.initial.{state}", name)
    rows = {
        state: _required(written[state], units, f"$.initial.{state}", name) for state in kind.states
    }
    return Initial.from_states(kind, rows)


def _sequence(part: InputPart, inputs: int, name: str) -> Sequence:
    x = _matrix(part.x, len(part.x), inputs, "$.input.x", name)
    if part.labels is None:
        return Sequence(x)
    require_length(part.labels, len(x), "$.input.labels", name)
    labels = tuple(part.labels)
    require_labels(labels, name)
    return Sequence(x, labels)


def _selection(part: SelectionPart, steps: int, units: int, kind: Kind, name: str) -> Selection:
    require_within(part.t, 0, steps - 1, "$.selection.t", name)
    require_within(part.unit, 0, units - 1, "$.selection.unit", name)
    block = kind.blocks[0] if part.block is None else part.block
    require_known([block], kind.blocks, "$.selection.block", name)
    return Selection(part.t, part.unit, block)


def _matrix(rows: list[list[float]], height: int, width: int, place: str, name: str) -> Array:
    require_length(rows, height, place, name)
    for index, row in enumerate(rows):
        if len(row) != width:
            require_length(row, width, f"{place}[{index}]", name)
    return np.array(rows, dtype=np.float64)


def _vector(values: list[float], size: int, place: str, name: str) -> Array:
    require_length(values, size, place, name)
    return np.array(values, dtype=np.float64)


def _required(values: list[float] | None, size: int, place: str, name: str) -> Array:
    if values is None:
        raise missing(place, name)
    return _vector(values, size, place, name)


def require_length(items: Sized, size: int, place: str, name: str) -> None:
    """Raise a Problem that names the place if ``items`` are not ``size`` many."""
    if len(items) != size:
        raise Problem(
            "{file} has length {found} at {place} where length {expected} belongs. "
            "Correct it there, or choose another file.",
            file=name,
            place=place,
            found=len(items),
            expected=size,
        )
