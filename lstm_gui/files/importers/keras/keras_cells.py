"""The layout of Keras: kernels with the blocks side by side, GRUs with z before r."""

from collections.abc import Sequence

import numpy as np

from lstm_gui.core import GRU, LSTM, RNN, Parameters, rnn_kind
from lstm_gui.core.arrays import Array
from lstm_gui.core.network import Direction
from lstm_gui.files.importers import named_parts, refusals
from lstm_gui.files.importers.imported import ImportedLayer
from lstm_gui.files.importers.layouts import Rows, parameters_of, require_shape, zero_start
from lstm_gui.files.importers.source import Source
from lstm_gui.files.note import note

ORDER: dict[str, str | None] = {"lstm": "ifgo", "gru": "zrn", "rnn": None}
_KINDS = {"lstm": LSTM, "gru": GRU, "rnn": RNN}


def cell_layer(
    source: Source,
    name: str,
    kind: str,
    arrays: Sequence[Array],
    *,
    direction: Direction = "forward",
    depends_on: tuple[str, ...] | None = None,
    reset: str | None = None,
    activation: str = "tanh",
    peepholes: Sequence[Array] = (),
) -> ImportedLayer:
    """Return the layer of ``kernel (I, K·H)``, ``recurrent (H, K·H)`` and, if any, a bias.

    Parameters
    ----------
    kind
        ``"lstm"``, ``"gru"`` or ``"rnn"``.
    reset
        Of a GRU; if it is not given, two rows of biases tell that it comes after the product.
    activation
        Of an RNN.
    peepholes
        Of an LSTM that has them: those of i, f and o, ``(H,)`` each.
    """
    kernel, recurrent = _matrices(source, name, arrays)
    bias = arrays[2] if len(arrays) > 2 else None
    found = "after" if bias is None or bias.ndim == 2 else "before"
    chosen = found if reset is None or bias is not None else reset
    if kind == "gru" and reset is not None and chosen != reset:
        said = named_parts.ONE_ROW if bias is not None and bias.ndim == 1 else named_parts.TWO_ROWS
        raise source.refused(
            refusals.VARIANT, layer=name, variant=note(said, after=reset == "after")
        )
    biases = _biases(source, name, kind, bias, recurrent.shape[1])
    to_gates = np.concatenate(peepholes) if peepholes else None
    rows = Rows(kernel.T, recurrent.T, *biases, to_gates)
    cell = rnn_kind(activation) if kind == "rnn" else _KINDS[kind]
    parameters: Parameters = parameters_of(source, name, cell, rows, ORDER[kind], chosen)
    start = zero_start(parameters)
    return ImportedLayer(name, parameters, start, direction, ORDER[kind], rows.biases, depends_on)


def _matrices(source: Source, name: str, arrays: Sequence[Array]) -> tuple[Array, Array]:
    if len(arrays) not in (2, 3):
        raise source.refused(refusals.MISSING, tensor=note(named_parts.ONE_WEIGHT, name=name))
    for what, array in zip(
        (named_parts.KERNEL, named_parts.RECURRENT_KERNEL), arrays, strict=False
    ):
        if array.ndim != 2:
            require_shape(source, note(what, name=name), array.shape, *(0, 0))
    kernel, recurrent = arrays[0], arrays[1]
    require_shape(
        source,
        note(named_parts.KERNEL, name=name),
        kernel.shape,
        kernel.shape[0],
        recurrent.shape[1],
    )
    return kernel, recurrent


def _biases(
    source: Source, name: str, kind: str, bias: Array | None, width: int
) -> tuple[Array | None, Array | None]:
    if bias is None:
        return None, None
    if kind == "gru" and bias.ndim == 2:
        require_shape(source, note(named_parts.BIAS, name=name), bias.shape, 2, width)
        return bias[0], bias[1]
    require_shape(source, note(named_parts.BIAS, name=name), bias.shape, width)
    return bias, None
