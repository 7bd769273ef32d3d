"""From the JSON of a session file to a State, refusing what is not one."""

from collections.abc import Sized

import numpy as np

from lstm_gui.core import KINDS, Initial, Kind, Parameters, Selection, Sequence, State
from lstm_gui.core.arrays import Array
from lstm_gui.files.json_text import JSON, decode
from lstm_gui.files.problem import Problem
from lstm_gui.files.session_format import (
    FORMAT,
    VERSION,
    BlockPart,
    CellPart,
    Document,
    Header,
    InputPart,
    SelectionPart,
)
from lstm_gui.files.session_limits import (
    MAX_CELLS,
    MAX_ITEMS,
    MAX_SIZE,
    MAX_STEPS,
    require_labels,
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
    cell = parts.cell
    kind = _kind(cell, name)
    units, steps = cell.hidden_size, len(parts.input.x)
    require_within(cell.input_size, 1, MAX_SIZE, "$.cell.input_size", name)
    require_within(units, 1, MAX_SIZE, "$.cell.hidden_size", name)
    require_within(steps, 1, min(MAX_STEPS, MAX_CELLS // units), "$.input.x (its length)", name)
    return State(
        _parameters(cell, kind, name),
        Initial(
            _vector(parts.initial.h, units, "$.initial.h", name),
            _vector(parts.initial.c, units, "$.initial.c", name),
        ),
        _sequence(parts.input, cell.input_size, name),
        _selection(parts.selection, steps, units, kind, name),
    )


def _kind(cell: CellPart, name: str) -> Kind:
    kind = KINDS.get(cell.kind)
    if kind is None:
        raise _unknown("$.cell.kind", cell.kind, tuple(KINDS), name)
    for block in cell.blocks:
        if block not in kind.blocks:
            raise _unknown(f"$.cell.blocks.{block[:40]}", block, kind.blocks, name)
    for block in kind.blocks:
        if block not in cell.blocks:
            raise Problem(
                "{file} has nothing at {place}. Add it there, or choose another file.",
                file=name,
                place=f"$.cell.blocks.{block}",
            )
    return kind


def _parameters(cell: CellPart, kind: Kind, name: str) -> Parameters:
    inputs, units = cell.input_size, cell.hidden_size
    w_x: list[Array] = []
    w_h: list[Array] = []
    b: list[Array] = []
    for block in kind.blocks:
        place = f"$.cell.blocks.{block}"
        part = decode(bytes(cell.blocks[block]), BlockPart, name, place)
        w_x.append(_matrix(part.w_x, units, inputs, f"{place}.w_x", name))
        w_h.append(_matrix(part.w_h, units, units, f"{place}.w_h", name))
        b.append(_vector(part.b, units, f"{place}.b", name))
    return Parameters(np.stack(w_x), np.stack(w_h), np.stack(b), kind)


def _sequence(part: InputPart, inputs: int, name: str) -> Sequence:
    x = _matrix(part.x, len(part.x), inputs, "$.input.x", name)
    if part.labels is None:
        return Sequence(x)
    _require_length(part.labels, len(x), "$.input.labels", name)
    labels = tuple(part.labels)
    require_labels(labels, name)
    return Sequence(x, labels)


def _selection(part: SelectionPart, steps: int, units: int, kind: Kind, name: str) -> Selection:
    require_within(part.t, 0, steps - 1, "$.selection.t", name)
    require_within(part.unit, 0, units - 1, "$.selection.unit", name)
    if part.block not in kind.blocks:
        raise _unknown("$.selection.block", part.block, kind.blocks, name)
    return Selection(part.t, part.unit, part.block)


def _matrix(rows: list[list[float]], height: int, width: int, place: str, name: str) -> Array:
    _require_length(rows, height, place, name)
    for index, row in enumerate(rows):
        if len(row) != width:
            _require_length(row, width, f"{place}[{index}]", name)
    return np.array(rows, dtype=np.float64)


def _vector(values: list[float], size: int, place: str, name: str) -> Array:
    _require_length(values, size, place, name)
    return np.array(values, dtype=np.float64)


def _require_length(items: Sized, size: int, place: str, name: str) -> None:
    if len(items) != size:
        raise Problem(
            "{file} has length {found} at {place} where length {expected} belongs. "
            "Correct it there, or choose another file.",
            file=name,
            place=place,
            found=len(items),
            expected=size,
        )


def _unknown(place: str, found: str, known: tuple[str, ...], name: str) -> Problem:
    return Problem(
        '{file} has the unknown "{found}" at {place}; known here: {known}. '
        "Correct it there, or choose another file.",
        file=name,
        place=place,
        found=found[:40],
        known=", ".join(known),
    )
