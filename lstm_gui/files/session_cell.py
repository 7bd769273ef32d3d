"""Which kind of cell a session holds, between its JSON and `Kind`."""

from collections.abc import Iterable, Sequence
from typing import get_args

from msgspec.structs import asdict

from lstm_gui.core import KINDS, LSTM, RNN, Kind, Variant, gru_kind, lstm_kind
from lstm_gui.core.kinds import STANDARD, Reset
from lstm_gui.files.json_text import JSON, decode
from lstm_gui.files.problem import Problem
from lstm_gui.files.session_format import CellPart, VariantPart

_VARIANT = "$.cell.variant"


def kind_of(cell: CellPart, name: str) -> Kind:
    """Return the kind of cell that a session file describes.

    Raises
    ------
    Problem
        If there is no such kind, or its blocks are not those of the file.
    """
    require_known([cell.kind], tuple(KINDS), "$.cell.kind", name)
    kind = _READERS[cell.kind](cell, name)
    for block in cell.blocks:
        require_known([block], kind.blocks, f"$.cell.blocks.{block[:40]}", name)
    for block in kind.blocks:
        if block not in cell.blocks:
            raise missing(f"$.cell.blocks.{block}", name)
    return kind


def kind_fields(kind: Kind) -> dict[str, JSON]:
    """Return what stands in ``cell`` of a session file for ``kind``."""
    written: dict[str, JSON] = {"kind": kind.name}
    if kind.reset is not None:
        written["reset"] = kind.reset
    if kind.variant != STANDARD:
        gates = list[JSON](kind.variant.tanh_gates)
        written["variant"] = asdict(kind.variant) | {"tanh_gates": gates}
    return written


def require_known(found: Iterable[str], known: Sequence[str], place: str, name: str) -> None:
    """Raise a Problem that names the first of ``found`` that is not ``known``."""
    for item in found:
        if item not in known:
            raise Problem(
                '{file} has the unknown "{found}" at {place}; known here: {known}. '
                "Correct it there, or choose another file.",
                file=name,
                place=place,
                found=item[:40],
                known=", ".join(known),
            )


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
