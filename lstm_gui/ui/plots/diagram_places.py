"""Where the numbers of a diagram stand, which are as large as is asked for."""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from lstm_gui.core import Kind
from lstm_gui.scenes.pictures import picture_of
from lstm_gui.scenes.pictures.free_places import Box, Place, free_places
from lstm_gui.scenes.pictures.number_places import number_places
from lstm_gui.scenes.pictures.parts import Wire
from lstm_gui.scenes.pictures.room import IN_PRINT, Room
from lstm_gui.ui.plots.diagram_type import BOLD
from lstm_gui.ui.style.lettering import Lettering, lettering
from lstm_gui.ui.style.mathtext import Line, typeset
from lstm_gui.words.symbols import symbol

_BEHIND = 0.25
_USUAL = "+0.00"
"""What takes as much room as most numbers do."""


def moving_places(
    kind: Kind,
    pixels: float,
    room: float,
    below: float,
    kept_free: tuple[Box, ...],
    laid_out_with: Room,
    symbol_size: float,
) -> Mapping[str, Place]:
    """Return by wires where numbers in type of ``pixels`` stand, whatever they come to be.

    At the right they may stand so much farther outside, and each takes so much ``below`` its
    line; see `number_places`. If it is not 0, ``symbol_size`` is how large their symbols are,
    behind which those may stand elsewhere that have no room.
    """
    usual = _type(_USUAL, pixels)
    size = usual.width, usual.cap_height
    wires = picture_of(kind, laid_out_with).wires if symbol_size else ()
    symbols = tuple(
        (wire.name, symbol_before(kind, wire.quantity, symbol_size).width) for wire in wires
    )
    return number_places(kind, *size, room, below, kept_free, laid_out_with, symbols)


def symbol_before(kind: Kind, quantity: str, pixels: float) -> Line:
    """Return what stands before a number that is away from its wire, with room behind it."""
    line = typeset(symbol(kind, quantity), pixels)
    return replace(line, width=line.width + _BEHIND * pixels)


def printed_places(
    kind: Kind, pixels: float, texts: Iterable[tuple[str, str]], symbols: Iterable[Box]
) -> Mapping[str, Place]:
    """Return by wires where the numbers ``texts`` stand in print, where they stay as they are.

    They keep off ``symbols`` too, which are larger there.
    """
    usual = _type(_USUAL, pixels)
    wider = {wire: _type(text, pixels).width for wire, text in texts}
    size = usual.width, usual.cap_height
    return free_places(picture_of(kind, IN_PRINT), *size, further=symbols, wider=wider)


def without_room(wires: Iterable[Wire], places: Mapping[str, Place]) -> frozenset[str]:
    """Return the quantities whose number stands at none of the ``wires`` that carry them."""
    quantities = {wire.name: wire.quantity for wire in wires}
    crowded = {quantities[name] for name, place in places.items() if place.crowded}
    return frozenset(crowded - {quantities[n] for n, place in places.items() if not place.crowded})


def _type(text: str, pixels: float) -> Lettering:
    return lettering(text, pixels, BOLD)
