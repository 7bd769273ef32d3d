"""The JSON structure of version 1 of the session format.

`docs/session-format.md` describes it for readers.
"""

from typing import Any

import msgspec

FORMAT = "lstm-explorer/session"
VERSION = 1


class Header(msgspec.Struct):
    """What tells a session of this version from every other file."""

    format: str
    version: int


class BlockPart(msgspec.Struct):
    """``cell.blocks.<name>``; which of the last three a block has, its cell decides."""

    w_x: list[list[float]]
    b: list[float]
    w_h: list[list[float]] | None = None
    b_h: list[float] | None = None
    p: list[float] | None = None


class VariantPart(msgspec.Struct):
    """``cell.variant`` of an LSTM, as `lstm_gui.core.Variant`."""

    second_tanh: bool = True
    tanh_gates: tuple[str, ...] = ()
    sigmoid_candidate: bool = False
    coupled: bool = False
    peepholes: bool = False
    forget_gate: bool = True


class CellPart(msgspec.Struct):
    """``cell``; variant and blocks are decoded once the kind is known."""

    kind: str
    input_size: int
    hidden_size: int
    blocks: dict[str, msgspec.Raw]
    reset: str | None = None
    activation: str | None = None
    keeps: str | None = None
    forget: str | None = None
    stabiliser: bool | None = None
    variant: msgspec.Raw = msgspec.Raw(b"{}")


class InitialPart(msgspec.Struct):
    """``initial``: the states that a cell of its kind has."""

    h: list[float]
    c: list[float] | None = None
    n: list[float] | None = None
    m: list[float] | None = None


class InputPart(msgspec.Struct):
    """``input``."""

    x: list[list[float]]
    labels: list[str] | None = None


class ClampPart(msgspec.Struct):
    """One of ``clamps``, counted from 0 and both steps included."""

    quantity: str
    unit: int
    value: float
    first: int = msgspec.field(name="from")
    last: int = msgspec.field(name="to")


class SelectionPart(msgspec.Struct):
    """``selection``, counted from 0; without a block it is the first."""

    t: int = 0
    unit: int = 0
    block: str | None = None


class Document(msgspec.Struct):
    """The whole file but for its header."""

    cell: msgspec.Raw
    initial: InitialPart
    input: InputPart
    clamps: list[ClampPart] = msgspec.field(default_factory=list[ClampPart])
    selection: SelectionPart = msgspec.field(default_factory=SelectionPart)
    view: dict[str, Any] = msgspec.field(default_factory=dict[str, Any])
