"""Which kind of cell a session holds, between its JSON and `Kind`."""

from collections.abc import Iterable, Sequence
from typing import get_args

import msgspec
from msgspec.structs import asdict

from lstm_gui.core import KINDS, LSTM, RNN, Kind, Variant, gru_kind, lstm_kind
from lstm_gui.core.kinds import STANDARD, Reset
from lstm_gui.files.json_text import JSON, decode
from lstm_gui.files.problem import Problem
from lstm_gui.files.session_format import CellPart, VariantPart

_CELL, _VARIANT = "$.cell", "$.cell.variant"
_FIELDS = ("kind", "input_size", "hidden_size", "blocks")
_OWN_FIELDS = {"lstm": ("variant",), "gru": ("reset",), "rnn": ()}


def cell_part(data: bytes, name: str) -> CellPart:
    """Return ``cell`` of a session file, whose JSON text is ``data``.

    Raises
    ------
    Problem
        If there is no such kind of cell, or it does not have what the file says of it: what is
        passed over would make another cell of it than the file asks for.
    """
    fields = decode(data, dict[str, msgspec.Raw], name, _CELL)
    if "kind" in fields:
        kind = decode(bytes(fields["kind"]), str, name, f"{_CELL}.kind")
        require_known([kind], tuple(KINDS), f"{_CELL}.kind", name)
        require_known(fields, (*_FIELDS, *_OWN_FIELDS[kind]), _CELL, name)
    return decode(data, CellPart, name, _CELL)


def kind_of(cell: CellPart, name: str) -> Kind:
    """Return the kind of cell that a session file describes.

    Raises
    ------
    Problem
        If its blocks are not those of the file.
    """
    kind = _READERS[cell.kind](cell, name)
    for block in cell.blocks:
        require_known([block], kind.blocks, f"{_CELL}.blocks.{_in_a_line(block)}", name)
    for block in kind.blocks:
        if block not in cell.blocks:
            raise missing(f"$.cell.blocks.{block}", name)
    return kind


def kind_fields(kind: Kind, name: str) -> dict[str, JSON]:
    """Return what stands in ``cell`` of a session file for ``kind``.

    Raises
    ------
    Problem
        If it is a kind that `kind_of` would not make again.
    """
    if kind != _known(kind):
        raise Problem(
            '{file} could not be written: no file can hold the kind of cell "{kind}". '
            "Choose another kind.",
            file=name,
            kind=kind.name[:40],
        )
    written: dict[str, JSON] = {"kind": kind.name}
    if kind.reset is not None:
        written["reset"] = kind.reset
    if kind.variant != STANDARD:
        gates = list[JSON](kind.variant.tanh_gates)
        written["variant"] = asdict(kind.variant) | {"tanh_gates": gates}
    return written


def _known(kind: Kind) -> Kind | None:
    """Return what a file makes of ``kind``."""
    match kind.name:
        case "lstm":
            return lstm_kind(kind.variant)
        case "gru" if kind.reset is not None:
            return gru_kind(kind.reset)
        case _:
            return KINDS.get(kind.name)


def require_known(found: Iterable[str], known: Sequence[str], place: str, name: str) -> None:
    """Raise a Problem that names the first of ``found`` that is not ``known``."""
    for item in found:
        if item not in known:
            raise Problem(
                '{file} has the unknown "{found}" at {place}; known here: {known}. '
                "Correct it there, or choose another file.",
                file=name,
                place=place,
                found=_in_a_line(item),
                known=", ".join(known),
            )


def _in_a_line(name: str) -> str:
    return " ".join(name.split())[:40]


def missing(place: str, name: str) -> Problem:
    """Return the Problem that there is nothing at ``place``."""
    return Problem(
        "{file} has nothing at {place}. Add it there, or choose another file.",
        file=name,
        place=place,
    )


def _lstm(cell: CellPart, name: str) -> Kind:
    written = bytes(cell.variant)
    switches = list(Variant.__struct_fields__)
    require_known(decode(written, dict[str, object], name, _VARIANT), switches, _VARIANT, name)
    part = decode(written, VariantPart, name, _VARIANT)
    gates = ("o",) if part.coupled else LSTM.gates
    require_known(part.tanh_gates, gates, f"{_VARIANT}.tanh_gates", name)
    return lstm_kind(Variant(**asdict(part)))


def _rnn(_cell: CellPart, _name: str) -> Kind:
    return RNN


def _gru(cell: CellPart, name: str) -> Kind:
    resets: tuple[Reset, ...] = get_args(Reset)
    require_known([cell.reset], resets, "$.cell.reset", name)
    return gru_kind(next(reset for reset in resets if reset == cell.reset))


_READERS = {"lstm": _lstm, "rnn": _rnn, "gru": _gru}
