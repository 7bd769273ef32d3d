"""Arrays that a JSON file writes as nested lists."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, cast

import numpy as np

from lstm_gui.core.arrays import Array
from lstm_gui.files.importers import refusals
from lstm_gui.files.importers.layouts import Tensor
from lstm_gui.files.importers.source import Source
from lstm_gui.files.note import note


def array_in(source: Source, name: str, value: object) -> Array:
    """Return the numbers in ``value``, lists of one length at each depth.

    Raises
    ------
    Problem
        If they are of different lengths or hold anything else.
    """
    try:
        array = np.array(value, dtype=np.float64)
    except (OverflowError, TypeError, ValueError) as error:
        reason = note(refusals.NO_TABLE, name=name)
        raise source.refused(refusals.BROKEN, reason=reason) from error
    return array


def tensors_of(source: Source, parts: Mapping[str, Any]) -> dict[str, Tensor]:
    """Return every list in ``parts`` as an array, by its name."""
    return {
        name: _tensor(array_in(source, name, value))
        for name, value in parts.items()
        if not isinstance(value, str | int | float | dict | None)
    }


def lists_called(document: Mapping[str, Any], wanted: Callable[[str], bool]) -> dict[str, Tensor]:
    """Return the arrays of ``wanted`` names in ``document`` and one level below.

    What is no table of numbers is left out.
    """
    found: dict[str, Tensor] = {}
    for key, value in document.items():
        inner = cast("dict[str, Any]", value) if isinstance(value, dict) else {"": value}
        for last, held in inner.items():
            name = f"{key}.{last}" if last else key
            if isinstance(held, list) and wanted(name):
                with suppress(OverflowError, TypeError, ValueError):
                    found[name] = _tensor(np.array(held, dtype=np.float64))
    return found


def _tensor(array: Array) -> Tensor:
    return Tensor(array.shape, array.copy)
