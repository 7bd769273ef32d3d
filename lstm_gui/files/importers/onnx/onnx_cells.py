"""The recurrent nodes of ONNX, and which of their settings the cells here compute."""

from collections.abc import Callable
from typing import Any

import numpy as np
from msgspec import Struct

from lstm_gui.core import GRU, LSTM, RNN, Initial, rnn_kind
from lstm_gui.core.arrays import Array
from lstm_gui.core.network import Direction
from lstm_gui.files.importers import named_parts, refusals
from lstm_gui.files.importers.imported import ImportedLayer
from lstm_gui.files.importers.layouts import Rows, parameters_of, require_shape, zero_start
from lstm_gui.files.importers.onnx.onnx_messages import Node
from lstm_gui.files.importers.source import Source
from lstm_gui.files.note import note

KINDS = {"LSTM": LSTM, "GRU": GRU, "RNN": RNN}
_ORDER = {"LSTM": "iofg", "GRU": "zrn", "RNN": None}
_ACTIVATIONS = {"LSTM": ("Sigmoid", "Tanh", "Tanh"), "GRU": ("Sigmoid", "Tanh")}
_DIRECTIONS: dict[str, tuple[Direction, ...]] = {
    "forward": ("forward",),
    "reverse": ("backward",),
    "bidirectional": ("forward", "backward"),
}


class Part(Struct, frozen=True, eq=False):
    """One direction of a node: ``w (K·H, I)``, ``r (K·H, H)``, ``b (2·K·H,)``, the start and
    the peepholes ``(3·H,)``."""

    name: str
    direction: Direction
    w: Array
    r: Array
    b: Array | None
    h: Array | None
    c: Array | None
    p: Array | None = None


def require_plain(
    source: Source, name: str, node: Node, absent: Callable[[Node, int], bool]
) -> tuple[Direction, ...]:
    """Return the directions of a node; a Problem if it is anything but the plain cell."""
    settings = node.settings
    variants = (
        ("clip" in settings, f"clip={settings.get('clip')}"),
        (bool(settings.get("input_forget")), named_parts.COUPLED),
        (not absent(node, 4), named_parts.LENGTHS),
        (bool(settings.get("activation_alpha")), "activation_alpha"),
        (bool(settings.get("activation_beta")), "activation_beta"),
        (
            _are_others(node),
            note(named_parts.ACTIVATIONS, names=", ".join(settings.get("activations") or ())),
        ),
    )
    for is_so, variant in variants:
        if is_so:
            raise source.refused(refusals.VARIANT, layer=name, variant=variant)
    direction = str(settings.get("direction", "forward"))
    if direction not in _DIRECTIONS:
        raise source.refused(refusals.VARIANT, layer=name, variant=f"direction={direction}")
    return _DIRECTIONS[direction]


def _are_others(node: Node) -> bool:
    given: Any = node.settings.get("activations") or ()
    names = [str(one).lower() for one in given]
    if node.kind == "RNN":
        return len(set(names)) > 1 or any(one not in ("tanh", "relu") for one in names)
    usual = [one.lower() for one in _ACTIVATIONS[node.kind]]
    return any(one != usual[at % len(usual)] for at, one in enumerate(names))


def layer_of(
    source: Source, node: Node, part: Part, depends_on: tuple[str, ...] | None
) -> ImportedLayer:
    """Return one direction of ``node``."""
    b_x = b_h = None
    if part.b is not None:
        _require(source, part, "B", part.b, 2 * len(part.r))
        b_x, b_h = np.split(part.b, 2)
    rows = Rows(part.w, part.r, b_x, b_h, part.p)
    units = node.settings.get("hidden_size")
    if units is not None and part.r.shape[-1:] != (units,):
        _require(source, part, "R", part.r, len(part.r), int(units))
    kind = KINDS[node.kind]
    if node.kind == "RNN":
        given: Any = node.settings.get("activations") or ("Tanh",)
        kind = rnn_kind(str(given[0]).lower())
    reset = "after" if node.settings.get("linear_before_reset") else "before"
    order = _ORDER[node.kind]
    parameters = parameters_of(source, part.name, kind, rows, order, reset)
    start = zero_start(parameters)
    h = start.h if part.h is None else part.h
    c = start.c if part.c is None or node.kind != "LSTM" else part.c
    for what, found, expected in (("h", h, start.h), ("c", c, start.c)):
        _require(source, part, f"initial_{what}", found, *expected.shape)
    return ImportedLayer(
        part.name, parameters, Initial(h, c), part.direction, order, rows.biases, depends_on
    )


def _require(source: Source, part: Part, what: str, found: Array, *expected: int) -> None:
    """Raise a Problem if the tensor that ONNX calls ``what`` is of another shape."""
    require_shape(
        source, note(named_parts.OF_NODE, what=what, name=part.name), found.shape, *expected
    )
