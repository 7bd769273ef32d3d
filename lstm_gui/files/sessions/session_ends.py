"""What stands before and after the layers of a session file: embedding and read-out."""

from typing import TypeVar

import msgspec
import numpy as np

from lstm_gui.core import Embedding, Layer, Readout, Sequence
from lstm_gui.core.readout import OUTPUTS, Output
from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.session_arrays import matrix, require_length, require_some, vector
from lstm_gui.files.sessions.session_cell import require_known
from lstm_gui.files.sessions.session_format import EmbeddingPart, ReadoutPart
from lstm_gui.files.sessions.session_limits import (
    MAX_CELLS,
    MAX_NUMBER,
    MAX_SIZE,
    MAX_TOKENS,
    require_length_within,
    require_magnitude,
    require_texts,
)
from lstm_gui.files.texts.json_text import decode

P = TypeVar("P", bound=msgspec.Struct)

_EMBEDDING, _READOUT = "$.embedding", "$.readout"


def embedding_of(raw: msgspec.Raw, name: str) -> Embedding | None:
    """Return ``embedding`` of a session file, if there is one; a Problem if it is none."""
    part = _part(bytes(raw), EmbeddingPart, _EMBEDDING, name)
    if part is None:
        return None
    rows = part.weights
    require_length_within(len(rows), 1, MAX_TOKENS, f"{_EMBEDDING}.weights", name)
    require_length_within(len(rows[0]), 1, MAX_SIZE, f"{_EMBEDDING}.weights[0]", name)
    weights = matrix(rows, len(rows), len(rows[0]), f"{_EMBEDDING}.weights", name)
    return Embedding(weights, _texts(part.tokens, len(rows), f"{_EMBEDDING}.tokens", name))


def require_tokens(embedding: Embedding, sequence: Sequence, name: str) -> None:
    """Raise a Problem that names the first step whose input is the number of no token."""
    if embedding.accepts(sequence.x):
        return
    t = int(np.argmin(embedding.are_tokens(sequence.x[:, 0])))
    raise Problem(
        "{file} has {found} at {place}, but tokens are the whole numbers from 0 to "
        "{last}. Correct it there, or choose another file.",
        file=name,
        place=f"$.input.x[{t}][0]",
        found=float(sequence.x[t, 0]),
        last=len(embedding.weights) - 1,
    )


def readout_of(raw: msgspec.Raw, layers: list[Layer], name: str) -> Readout | None:
    """Return ``readout`` of a session file, if there is one; a Problem if it is none."""
    part = _part(bytes(raw), ReadoutPart, _READOUT, name)
    if part is None:
        return None
    sizes = {layer.name: layer.hidden_size for layer in layers}
    require_some(part.input, f"{_READOUT}.input", name)
    require_known(part.input, tuple(sizes), f"{_READOUT}.input", name)
    known: dict[str, Output] = {output: output for output in OUTPUTS}
    require_known([part.output], tuple(known), f"{_READOUT}.output", name)
    outputs, units = len(part.weights), sum(sizes[read] for read in part.input)
    require_length_within(outputs, 1, MAX_CELLS // units, f"{_READOUT}.weights", name)
    weights = matrix(part.weights, outputs, units, f"{_READOUT}.weights", name)
    bias = vector(part.bias, outputs, f"{_READOUT}.bias", name)
    require_magnitude(weights, MAX_NUMBER, f"{_READOUT}.weights", name)
    require_magnitude(bias, MAX_NUMBER, f"{_READOUT}.bias", name)
    names = _texts(part.names, outputs, f"{_READOUT}.names", name)
    return Readout(weights, bias, tuple(part.input), known[part.output], names)


def _part(data: bytes, kind: type[P], place: str, name: str) -> P | None:
    """Return what stands at ``place``, which may be null; a key that it has not is refused."""
    if data == b"null":
        return None
    written = decode(data, dict[str, msgspec.Raw], name, place)
    require_known(written, kind.__struct_fields__, place, name)
    return decode(data, kind, name, place)


def _texts(texts: list[str] | None, count: int, place: str, name: str) -> tuple[str, ...] | None:
    if texts is None:
        return None
    require_length(texts, count, place, name)
    require_texts(texts, place, name)
    return tuple(texts)
