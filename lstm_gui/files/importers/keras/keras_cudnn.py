"""The layout of the layers that Keras once had for CuDNN alone."""

import numpy as np

from lstm_gui.core.arrays import Array
from lstm_gui.files.importers.source import Source

_BLOCKS = {"CuDNNLSTM": 4, "CuDNNGRU": 3}


def plain_arrays(
    source: Source, name: str, kind: str, arrays: tuple[Array, ...]
) -> tuple[Array, ...]:
    """Return kernel, recurrent kernel and bias as the layer without CuDNN has them.

    The input kernel of each block is stored as ``(H, I)`` in the memory of an ``(I, H)``, the
    recurrent one turned over; the biases of the input stand before those of the recurrent
    product.
    """
    del source, name
    if kind not in _BLOCKS or len(arrays) != 3:
        return arrays
    blocks = _BLOCKS[kind]
    if any(array.ndim != 2 or array.shape[1] % blocks for array in arrays[:2]):
        return arrays
    kernel = np.hstack(
        [part.reshape(part.shape[::-1]).T for part in np.split(arrays[0], blocks, 1)]
    )
    recurrent = np.hstack([part.T for part in np.split(arrays[1], blocks, 1)])
    bias = arrays[2]
    if bias.size == 2 * recurrent.shape[1]:
        both = bias.reshape(2, -1)
        bias = both if kind == "CuDNNGRU" else both.sum(axis=0)
    return kernel, recurrent, bias
