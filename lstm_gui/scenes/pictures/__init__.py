"""The diagram of each kind of cell."""

from functools import lru_cache

from lstm_gui.core import Kind
from lstm_gui.scenes.pictures.parts import Picture

__all__ = ["Picture", "picture_of"]


@lru_cache(maxsize=64)
def picture_of(kind: Kind) -> Picture:
    """Return the diagram of a cell of ``kind``; a KeyError if nobody knows its kind."""
    # Only that of the cell that is open is loaded.
    match kind.name:
        case "rnn":
            from lstm_gui.scenes.pictures.rnn_picture import RNN_PICTURE

            return RNN_PICTURE
        case "gru":
            from lstm_gui.scenes.pictures.gru_picture import GRU_PICTURE

            return GRU_PICTURE
        case "lstm":
            from lstm_gui.scenes.pictures.lstm_picture import lstm_picture

            return lstm_picture(kind)
        case _:
            raise KeyError(kind.name)
