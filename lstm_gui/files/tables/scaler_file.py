"""The scaling that a model was trained with, from a file: JSON or NPZ with a number a column.

Names are those of scikit-learn, with or without the underscore behind them.
"""

import os
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from lstm_gui.core.arrays import Array
from lstm_gui.files.disk.bounded_read import read_bytes
from lstm_gui.files.importers.npz import FORMAT, array_of
from lstm_gui.files.importers.source import Source
from lstm_gui.files.problem import Problem, message
from lstm_gui.files.tables.scaling import Scaler
from lstm_gui.files.texts.json_text import decode

SUFFIXES = (".json", ".npz")
_MAX_BYTES = 2**20
_UNKNOWN = message(
    "{file} holds no scaling. Save mean and scale, min and scale, or min and max in it, "
    "a number for each column, as JSON or NPZ."
)
_NUMBERS = message(
    "{file} has a scaling that is not one finite number for each column. Save it anew."
)

_Rule = Callable[[Array, Array], tuple[Array, Array]]


def _standard(mean: Array, scale: Array) -> tuple[Array, Array]:
    times = 1.0 / _nonzero(scale)
    return times, -mean * times


def _spread(mean: Array, variance: Array) -> tuple[Array, Array]:
    return _standard(mean, np.sqrt(variance))


def _affine(plus: Array, times: Array) -> tuple[Array, Array]:
    return times, plus


def _between(low: Array, high: Array) -> tuple[Array, Array]:
    return _standard(low, high - low)


def _nonzero(size: Array) -> Array:
    # As scikit-learn does with a column of equal numbers.
    return np.where(size == 0, 1.0, size)


_RULES: Mapping[tuple[str, str], _Rule] = {
    ("mean", "scale"): _standard,
    ("mean", "std"): _standard,
    ("center", "scale"): _standard,
    ("mean", "var"): _spread,
    ("min", "scale"): _affine,
    ("data_min", "data_max"): _between,
    ("min", "max"): _between,
}
"""What two lists of numbers mean; of several pairs in a file the first counts."""


def read_scaler(path: str | os.PathLike[str]) -> Scaler:
    """Return the scaling in the file ``path``.

    Raises
    ------
    Problem
        If the file cannot be read, or holds none.
    """
    name, data = os.fspath(path), read_bytes(path, _MAX_BYTES)
    found = _arrays(data, name) if data.startswith(b"PK") else _lists(data, name)
    numbers = {key.lower().removesuffix("_"): value for key, value in found.items()}
    for (one, other), rule in _RULES.items():
        if one in numbers and other in numbers:
            return _scaler(rule, _row(numbers[one], name), _row(numbers[other], name), name)
    raise Problem(_UNKNOWN, file=name)


def _scaler(rule: _Rule, one: Array, other: Array, name: str) -> Scaler:
    if len(one) != len(other):
        raise Problem(_NUMBERS, file=name)
    with np.errstate(all="ignore"):
        times, plus = rule(one, other)
    if not (np.isfinite(times).all() and np.isfinite(plus).all()):
        raise Problem(_NUMBERS, file=name)
    return Scaler(os.path.basename(name), times, plus)


def _row(value: Any, name: str) -> Array:
    try:
        row = np.ravel(np.asarray(value, np.float64))
    except (OverflowError, TypeError, ValueError) as error:
        raise Problem(_NUMBERS, file=name) from error
    if not len(row):
        raise Problem(_NUMBERS, file=name)
    return row


def _lists(data: bytes, name: str) -> Mapping[str, Any]:
    found: dict[str, Any] = decode(data, dict[str, Any], name)
    return found


def _arrays(data: bytes, name: str) -> Mapping[str, Any]:
    source = Source(name, data).called(FORMAT)
    return {
        member.removesuffix(".npy"): array_of(source, member, source.member(member))
        for member in source.members
        if member.endswith(".npy") and _is_known(member.removesuffix(".npy"))
    }


def _is_known(name: str) -> bool:
    return any(name.lower().removesuffix("_") in pair for pair in _RULES)
