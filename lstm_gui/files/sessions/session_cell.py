"""Which kind of cell a session holds, between its JSON and `Kind`."""

from collections.abc import Iterable, Sequence

import msgspec
from msgspec.structs import asdict

from lstm_gui.core import CELLS, KINDS, Kind, Variant
from lstm_gui.core.cells.registry import Listed
from lstm_gui.core.kinds import STANDARD
from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.session_format import CellPart, VariantPart
from lstm_gui.files.texts.json_text import JSON, decode

_FIELDS = ("kind", "input_size", "hidden_size", "blocks")


def cell_of(data: bytes, place: str, name: str) -> tuple[CellPart, Kind]:
    """Return the ``cell`` at ``place`` of a session file, written as ``data``, and its kind.

    Raises
    ------
    Problem
        If there is no such kind of cell, or it does not have what the file says of it: what is
        passed over would make another cell of it than the file asks for.
    """
    fields = decode(data, dict[str, msgspec.Raw], name, place)
    if "kind" in fields:
        kind = decode(bytes(fields["kind"]), str, name, f"{place}.kind")
        require_known([kind], tuple(KINDS), f"{place}.kind", name)
        require_known(fields, (*_FIELDS, *_own_fields(kind)), place, name)
    cell = decode(data, CellPart, name, place)
    return cell, _kind_of(cell, data, place, name)


def _kind_of(cell: CellPart, data: bytes, place: str, name: str) -> Kind:
    if CELLS[cell.kind].varies:
        kind = _with_variant(cell, place, name)
    else:
        kind = _with_switches(cell.kind, data, place, name)
    for block in cell.blocks:
        require_known([block], kind.blocks, f"{place}.blocks.{_in_a_line(block)}", name)
    for block in kind.blocks:
        if block not in cell.blocks:
            raise missing(f"{place}.blocks.{block}", name)
    return kind


def kind_fields(kind: Kind, name: str) -> dict[str, JSON]:
    """Return what stands in ``cell`` of a session file for ``kind``.

    Raises
    ------
    Problem
        If it is a kind that `cell_of` would not make again.
    """
    if kind != _known(kind):
        raise Problem(
            '{file} could not be written: no file can hold the kind of cell "{kind}". '
            "Choose another kind.",
            file=name,
            kind=kind.name[:40],
        )
    written: dict[str, JSON] = {"kind": kind.name, **_switches(kind)}
    if kind.variant != STANDARD:
        variant = asdict(kind.variant) | {"tanh_gates": list[JSON](kind.variant.tanh_gates)}
        if kind.variant.forget_gate:
            # Left out as long as there is one: such a file is byte for byte what it always was.
            del variant["forget_gate"]
        written["variant"] = variant
    return written


def _own_fields(kind: str) -> tuple[str, ...]:
    return ("variant",) if CELLS[kind].varies else tuple(CELLS[kind].switches)


def _switches(kind: Kind) -> dict[str, JSON]:
    """Return the switches of ``kind`` that are not as usual, and when a GRU resets."""
    reset: dict[str, JSON] = {} if kind.reset is None else {"reset": kind.reset}
    return reset | {key: value for key, value in kind.switches if isinstance(value, bool | str)}


def _known(kind: Kind) -> Kind | None:
    """Return what a file makes of ``kind``."""
    if kind.name not in CELLS:
        return None
    listed = CELLS[kind.name]
    return listed.make(kind.variant) if listed.varies else listed.make(**_switches(kind))


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
                known=", ".join(_in_a_line(item) for item in known),
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


def _with_variant(cell: CellPart, place: str, name: str) -> Kind:
    place = f"{place}.variant"
    written = bytes(cell.variant)
    switches = list(Variant.__struct_fields__)
    require_known(decode(written, dict[str, object], name, place), switches, place, name)
    part = decode(written, VariantPart, name, place)
    if not part.forget_gate:
        require_known(["true"] if part.coupled else [], ["false"], f"{place}.coupled", name)
    allowed = [gate for gate in KINDS[cell.kind].gates if gate == "o" or not part.coupled]
    gates = [gate for gate in allowed if gate != "f" or part.forget_gate]
    require_known(part.tanh_gates, gates, f"{place}.tanh_gates", name)
    return CELLS[cell.kind].make(Variant(**asdict(part)))


def _with_switches(kind: str, data: bytes, place: str, name: str) -> Kind:
    listed = CELLS[kind]
    part = decode(data, _switches_part(listed), name, place)
    chosen: dict[str, bool | str] = {}
    for switch, settings in listed.switches.items():
        written = getattr(part, switch)
        if written is not None:
            known = {_written(setting): setting for setting in settings}
            require_known([_written(written)], tuple(known), f"{place}.{switch}", name)
            chosen[switch] = known[_written(written)]
    return listed.make(**chosen)


def _switches_part(listed: Listed) -> type[msgspec.Struct]:
    """Return what stands in ``cell`` for the switches of a kind, each of them text or a bool."""
    fields = [(name, type(usual) | None, None) for name, (usual, *_) in listed.switches.items()]
    return msgspec.defstruct("SwitchesPart", fields)


def _written(setting: bool | str) -> str:
    """Return a setting as it stands in JSON, but for the quotes."""
    return setting if isinstance(setting, str) else str(setting).lower()
