"""The JSON structure of the session format, of version 2 and of version 1.

`docs/session-format.md` describes it for readers.
"""

from typing import Any

import msgspec

FORMAT = "lstm-explorer/session"
VERSION = 2


class Header(msgspec.Struct):
    """What tells a session from every other file, and its version."""

    format: str
    version: int


class BlockPart(msgspec.Struct):
    """``cell.blocks.<name>``; its cell decides whether it has ``w_h``, and what further."""

    w_x: list[list[float]]
    b: list[float]
    w_h: list[list[float]] | None = None


class VariantPart(msgspec.Struct):
    """``cell.variant`` of an LSTM, as `lstm_gui.core.Variant`."""

    second_tanh: bool = True
    tanh_gates: tuple[str, ...] = ()
    sigmoid_candidate: bool = False
    coupled: bool = False
    peepholes: bool = False
    forget_gate: bool = True


class CellPart(msgspec.Struct):
    """``cell``; switches, variant and blocks are decoded once the kind is known."""

    kind: str
    input_size: int
    hidden_size: int
    blocks: dict[str, msgspec.Raw]
    variant: msgspec.Raw = msgspec.Raw(b"{}")


InitialPart = dict[str, list[float] | None]
"""``initial``: each state by its name."""


class TargetPart(msgspec.Struct):
    """``input.target``: null where it is not known; with words, their places from 0."""

    name: str
    values: list[float | None]
    words: list[str] | None = None


class InputPart(msgspec.Struct):
    """``input``; its rows are read piece by piece."""

    x: msgspec.Raw
    labels: list[str] | None = None
    resets: list[int] = msgspec.field(default_factory=list[int])
    target: TargetPart | None = None
    names: list[str] | None = None


class ClampPart(msgspec.Struct):
    """One of ``clamps``, counted from 0 and both steps included; version 1 names no layer."""

    quantity: str
    unit: int
    value: float
    first: int = msgspec.field(name="from")
    last: int = msgspec.field(name="to")
    layer: str | None = None


class SelectionPart(msgspec.Struct):
    """``selection``, counted from 0; without a block it is the first."""

    layer: int = 0
    t: int = 0
    unit: int = 0
    block: str | None = None


class LayerPart(msgspec.Struct):
    """One of ``layers``; ``cell`` is decoded once its kind is known."""

    name: str
    cell: msgspec.Raw
    initial: InitialPart
    direction: str = "forward"
    input: str | list[str] = "x"


class EmbeddingPart(msgspec.Struct):
    """``embedding``: one row for each token."""

    weights: list[list[float]]
    tokens: list[str] | None = None


class ReadoutPart(msgspec.Struct):
    """``readout``: one row of ``weights`` for each answer."""

    input: list[str]
    weights: list[list[float]]
    bias: list[float]
    output: str = "linear"
    names: list[str] | None = None


class Document(msgspec.Struct):
    """The whole file but for its header; layers and read-out are decoded one by one."""

    layers: list[msgspec.Raw]
    input: InputPart
    embedding: msgspec.Raw = msgspec.Raw(b"null")
    readout: msgspec.Raw = msgspec.Raw(b"null")
    clamps: list[ClampPart] = msgspec.field(default_factory=list[ClampPart])
    selection: SelectionPart = msgspec.field(default_factory=SelectionPart)
    view: dict[str, Any] = msgspec.field(default_factory=dict[str, Any])


class FirstDocument(msgspec.Struct):
    """The whole file of version 1, which held one cell, but for its header."""

    cell: msgspec.Raw
    initial: InitialPart
    input: InputPart
    clamps: list[ClampPart] = msgspec.field(default_factory=list[ClampPart])
    selection: SelectionPart = msgspec.field(default_factory=SelectionPart)
    view: dict[str, Any] = msgspec.field(default_factory=dict[str, Any])
