"""NPZ and NPY: arrays of NumPy, never objects."""

import io
import warnings
from functools import partial
from tokenize import TokenError
from typing import Any

import numpy as np
from numpy.lib import format as npy

from lstm_gui.core.arrays import Array
from lstm_gui.files.importers import refusals
from lstm_gui.files.importers.bare_arrays import read_bare
from lstm_gui.files.importers.example import with_example
from lstm_gui.files.importers.imported import Imported
from lstm_gui.files.importers.layouts import Tensor
from lstm_gui.files.importers.source import Source
from lstm_gui.files.note import note
from lstm_gui.files.problem import Word, message

FORMAT = Word(message("an NPZ file"))
SUFFIXES = (".npz",)
_WRONG = (ValueError, EOFError, SyntaxError, TypeError, KeyError, TokenError)
"""What a header that is none may make of NumPy, which reads it as Python would."""


def matches(source: Source) -> bool:
    """Tell whether ``source`` is such a file."""
    return source.ends(".npz") or (
        bool(source.members) and all(name.endswith(".npy") for name in source.members)
    )


def opened(source: Source) -> Imported:
    """Return the model; see `lstm_gui.files.importers.formats.read_model`."""
    source = source.called(FORMAT)
    if not source.members:
        raise source.refused(refusals.BROKEN, reason=refusals.NO_ARCHIVE)
    tensors = {
        name.removesuffix(".npy"): _tensor(source, name)
        for name in source.members
        if name.endswith(".npy")
    }
    return with_example(tensors, partial(read_bare, source))


def _tensor(source: Source, member: str) -> Tensor:
    array = array_of(source, member, source.member(member))

    def load() -> Array:
        return array.astype(np.float64)

    return Tensor(array.shape, load)


def array_of(source: Source, name: str, data: bytes) -> Any:
    """Return the real numbers in the NPY file ``data``, never more than it holds."""
    stream = io.BytesIO(data)
    try:
        major, _ = npy.read_magic(stream)
        read = npy.read_array_header_1_0 if major == 1 else npy.read_array_header_2_0
        with warnings.catch_warnings():
            # NumPy tells of headers of Python 2 that they take longer to read.
            warnings.simplefilter("ignore", UserWarning)
            shape, in_columns, dtype = read(stream)
    except _WRONG as error:
        reason = note(refusals.NO_TABLE, name=name)
        raise source.refused(refusals.BROKEN, reason=reason) from error
    if dtype.kind not in "fiub":
        raise source.refused(refusals.BROKEN, reason=note(refusals.NO_NUMBERS, name=name))
    found, expected = len(data) - stream.tell(), int(np.prod(shape, dtype=object)) * dtype.itemsize
    if found < expected:
        reason = note(refusals.BYTES, name=name, found=found, expected=expected)
        raise source.refused(refusals.BROKEN, reason=reason)
    flat = np.frombuffer(data[stream.tell() : stream.tell() + expected], dtype)
    return flat.reshape(shape, order="F" if in_columns else "C")
