"""The states from which the example of a file starts, as its layers have them."""

import re
from collections.abc import Mapping

import numpy as np
from msgspec.structs import replace

from lstm_gui.core.arrays import Array, frozen
from lstm_gui.files.importers.imported import ImportedLayer, Starts
from lstm_gui.files.sessions.session_limits import MAX_NUMBER

_BEFORE = r"(?:.*[./])?(?:(?:test|example|sample|reference|ref|expected|check)_?)?"
_FIRST = r"(?:initial|init|first|start)"
_STATES = {
    what: re.compile(
        rf"{_BEFORE}(?:{name}_?(?:0|x|{_FIRST})|{_FIRST}_?(?:{name}|{name}_state))", re.IGNORECASE
    )
    for what, name in (("h", "(?:h|hidden|state_h)"), ("c", "(?:c|cell|state_c)"))
}


def state_called(name: str) -> str | None:
    """Return ``"h"`` or ``"c"`` if an array is called as a first state may be, else None."""
    return next((what for what, one in _STATES.items() if one.fullmatch(name)), None)


def starts_of(
    layers: tuple[ImportedLayer, ...], states: Mapping[str, Array], batch_first: bool = False
) -> Starts | None:
    """Return the first state of each of ``layers``; None if ``states`` are not theirs.

    Parameters
    ----------
    states
        ``h`` and, of an LSTM, ``c``: ``(layers, sequences, H)``, without the axes of size 1 if
        they have none. Of several sequences the first is taken; what is not given is 0.
    batch_first
        Whether the sequences come before the layers.
    """
    width = layers[0].hidden_size
    if any(layer.hidden_size != width for layer in layers):
        return None
    rows: dict[str, Array] = {}
    for what, values in states.items():
        found = _rows(values, len(layers), width, batch_first)
        if found is None:
            return None
        rows[what] = found
    return tuple(
        (
            layer.name,
            replace(layer.initial, **{what: frozen(one[at]) for what, one in rows.items()}),
        )
        for at, layer in enumerate(layers)
    )


def _rows(values: Array, count: int, width: int, batch_first: bool) -> Array | None:
    """Return ``values`` as ``(count, width)``, of the first sequence; None if they are not so."""
    if values.ndim == 3:
        values = values[0] if batch_first else values[:, 0]
    if values.ndim == 2 and count == 1:
        # Of one layer the sequences may stand alone.
        values = values[:1]
    if values.ndim == 1 and count == 1:
        values = values[np.newaxis]
    is_usable = values.shape == (count, width) and bool((np.abs(values) <= MAX_NUMBER).all())
    return values if is_usable else None
