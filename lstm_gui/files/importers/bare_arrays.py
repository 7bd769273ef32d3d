"""Arrays without a program behind them: which is which is told by names and shapes alone."""

from collections.abc import Mapping

from lstm_gui.files.importers.imported import Imported
from lstm_gui.files.importers.layouts import Tensor
from lstm_gui.files.importers.source import Source
from lstm_gui.files.importers.state_dict import WEIGHTS_ONLY, Told, read_state

_NOTES = (
    WEIGHTS_ONLY,
    "The order of the gates is not in the file: that of PyTorch is assumed, "
    "i f g o for an LSTM and r z n for a GRU with the reset after the product.",
)


def read_bare(source: Source, tensors: Mapping[str, Tensor]) -> Imported:
    """Return the model whose arrays are ``tensors``; the order of the gates is assumed."""
    return read_state(source, tensors, Told(ordered=False, notes=_NOTES))
