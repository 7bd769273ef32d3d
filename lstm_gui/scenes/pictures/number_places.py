"""Where numbers stand that are larger than the room a picture leaves for them."""

from collections.abc import Mapping
from functools import lru_cache

from lstm_gui.core import Kind
from lstm_gui.scenes.pictures import picture_of
from lstm_gui.scenes.pictures.free_places import ROOM, Box, Place, free_places
from lstm_gui.scenes.pictures.room import AT_DESK, Room


@lru_cache(maxsize=32)
def number_places(
    kind: Kind,
    width: float,
    height: float,
    room: float = ROOM,
    below: float = 0.0,
    further: tuple[Box, ...] = (),
    laid_out_with: Room = AT_DESK,
    symbols: tuple[tuple[str, float], ...] = (),
) -> Mapping[str, Place]:
    """Return where numbers stand in the picture of ``kind``: see `free_places`."""
    picture = picture_of(kind, laid_out_with)
    return free_places(picture, width, height, room, below, further, symbols=dict(symbols))
