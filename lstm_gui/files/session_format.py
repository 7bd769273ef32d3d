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
    """``cell.blocks.<name>``."""

    w_x: list[list[float]]
    w_h: list[list[float]]
    b: list[float]


class CellPart(msgspec.Struct):
    """``cell``; the blocks are decoded once the kind is known."""

    kind: str
    input_size: int
    hidden_size: int
    blocks: dict[str, msgspec.Raw]


class InitialPart(msgspec.Struct):
    """``initial``."""

    h: list[float]
    c: list[float]


class InputPart(msgspec.Struct):
    """``input``."""

    x: list[list[float]]
    labels: list[str] | None = None


class SelectionPart(msgspec.Struct):
    """``selection``, counted from 0."""

    t: int = 0
    unit: int = 0
    block: str = "f"


class Document(msgspec.Struct):
    """The whole file but for its header."""

    cell: CellPart
    initial: InitialPart
    input: InputPart
    selection: SelectionPart = msgspec.field(default_factory=SelectionPart)
    view: dict[str, Any] = msgspec.field(default_factory=dict[str, Any])
