"""The diagram of each kind of cell."""

from functools import lru_cache

from lstm_gui.core import Kind
from lstm_gui.ui.plots.pictures.gru import GRU_PICTURE
from lstm_gui.ui.plots.pictures.lstm import lstm_picture
from lstm_gui.ui.plots.pictures.parts import Picture
from lstm_gui.ui.plots.pictures.rnn import RNN_PICTURE

__all__ = ["Picture", "picture_of"]


@lru_cache(maxsize=64)
def picture_of(kind: Kind) -> Picture:
    """Return the diagram of a cell of ``kind``."""
    return {"gru": GRU_PICTURE, "rnn": RNN_PICTURE}.get(kind.name) or lstm_picture(kind)
