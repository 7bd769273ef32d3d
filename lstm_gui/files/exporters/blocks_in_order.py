"""From the parameters of a cell to arrays with block under block, in the order of a format."""

import numpy as np
from msgspec import Struct

from lstm_gui.core import Kind
from lstm_gui.core.arrays import Array
from lstm_gui.files.importers.imported import Imported, ImportedLayer
from lstm_gui.files.importers.named_parts import START
from lstm_gui.files.note import Note, note
from lstm_gui.files.problem import Problem, Word, message

CANNOT = message("{file} cannot be written: {format} cannot hold {what}. Choose another format.")
OTHER = message(
    "{file} cannot be written: read again, it is not the same model. Choose another format."
)
_OF_KIND = message("{name} ({kind})")
_DEPARTS = message("{kind} with {departures}")
_PEEPHOLES, _COUPLED = message("peepholes"), message("coupled gates")
_NO_FORGET_GATE, _TANH_GATES = message("no forget gate"), message("tanh as a gate")
_SIGMOID_CANDIDATE = message("a sigmoid as its candidate")
_NO_SECOND_TANH = message("no second tanh")
_RESET_BEFORE = message("the reset before the product")
_BLOCK = {"i": "i", "f": "f", "g": "c", "o": "o", "r": "r", "z": "z", "n": "n"}


class Stacked(Struct, frozen=True, eq=False):
    """``w_x (K·H, I)``, ``w_h (K·H, H)``, and two biases ``(K·H,)``, the second of which is added
    by the recurrent product; ``peepholes (3·H,)`` in the order of the gates, empty without.
    """

    w_x: Array
    w_h: Array
    b_x: Array
    b_h: Array
    peepholes: Array


def stacked(layer: ImportedLayer, order: str | None) -> Stacked:
    """Return the arrays of ``layer``, its blocks in the ``order`` of letters; None for an RNN."""
    parameters = layer.parameters
    kind = parameters.kind
    blocks = kind.blocks if order is None else tuple(_BLOCK[letter] for letter in order)
    places = [kind.blocks.index(block) for block in blocks]
    inside = np.zeros_like(parameters.b)
    if kind.reset == "after":
        inside[kind.blocks.index("n")] = parameters.extra_of("n", "b_h")
    peepholes = [parameters.extra_of(one, "p") for one in blocks if (one, "p") in kind.extra]
    return Stacked(
        np.concatenate(parameters.w_x[places]),
        np.concatenate(parameters.w_h[places]),
        np.concatenate(parameters.b[places]),
        np.concatenate(inside[places]),
        np.concatenate(peepholes) if peepholes else np.zeros(0),
    )


def require_kinds(file: str, format_name: str, model: Imported, *allowed: Kind) -> None:
    """Raise a Problem unless every layer of ``model`` is one of the kinds ``allowed``."""
    for layer in model.layers:
        kind = layer.parameters.kind
        if kind not in allowed:
            what = note(_OF_KIND, name=layer.name, kind=told_kind(kind))
            raise Problem(CANNOT, file=file, format=format_name, what=what)


def require_zero_start(file: str, format_name: str, model: Imported) -> None:
    """Raise a Problem if a layer starts from anything but 0."""
    for layer in model.layers:
        if layer.initial.h.any() or layer.initial.c.any():
            what = note(START, name=layer.name)
            raise Problem(CANNOT, file=file, format=format_name, what=what)


def told_kind(kind: Kind) -> Note:
    """Return the name of a kind, and how it departs from the usual cell of that name."""
    variant = {
        _PEEPHOLES: kind.variant.peepholes,
        _COUPLED: kind.variant.coupled,
        _NO_FORGET_GATE: not kind.variant.forget_gate,
        _TANH_GATES: bool(kind.variant.tanh_gates),
        _SIGMOID_CANDIDATE: kind.variant.sigmoid_candidate,
        _NO_SECOND_TANH: not kind.variant.second_tanh,
        _RESET_BEFORE: kind.reset == "before",
    }
    departures: list[str] = [Word(name) for name, is_so in variant.items() if is_so]
    departures += [f"{name} {value}" for name, value in kind.switches]
    if not departures:
        return note("{kind}", kind=kind.name)
    return note(_DEPARTS, kind=kind.name, departures=_listed(departures))


def _listed(names: list[str]) -> str:
    """Return ``names`` one after the other, as each language says them."""
    listed, *others = names
    for name in others:
        listed = note("{one}, {other}", one=listed, other=name)
    return listed
