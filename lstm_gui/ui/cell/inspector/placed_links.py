"""The links among the pieces of an explanation, in reading order, by place and by pointer."""

from PyQt6.QtCore import QPointF

from lstm_gui.scenes.inspection.pieces import Fold, Link, Lookup, Number
from lstm_gui.ui.cell.inspector.equation_flow import Placed


class PlacedLinks:
    """All pieces as they are ``placed`` for one width, and which of them are links."""

    def __init__(self, placed: tuple[Placed, ...]) -> None:
        self.placed = placed
        self.all = [one for one in placed if _is_link(one)]

    @property
    def height(self) -> int:
        """How much room all pieces take below each other."""
        return height_of(self.placed)

    def at(self, position: QPointF) -> int:
        """Return the place of the link that lies at ``position``, -1 if none does."""
        for index, placed in enumerate(self.all):
            if placed.rect.adjusted(-1, 0, 1, 0).contains(position):
                return index
        return -1

    def link(self, index: int) -> Link | None:
        """Return the link at a place, if there is one."""
        piece = self.all[index].piece if 0 <= index < len(self.all) else None
        return piece if isinstance(piece, Number | Fold | Lookup) else None

    def place_like(self, kept: Link | None, index: int) -> int:
        """Return where what ``kept`` leads to stands now, else ``index`` or the last place."""
        pieces = [placed.piece for placed in self.all]
        targets = [one.target if isinstance(one, Number) else None for one in pieces]
        if isinstance(kept, Number) and kept.target in targets:
            return targets.index(kept.target)
        return min(index, max(len(pieces) - 1, 0))


def height_of(placed: tuple[Placed, ...]) -> int:
    """Return how much room pieces take below each other."""
    return round(max((one.rect.bottom() for one in placed), default=0.0))


def as_movable(link: Link | None) -> Number | None:
    """Return ``link`` if it is a number of the session, which can be changed where it stands."""
    return link if isinstance(link, Number) and link.entry is not None else None


def _is_link(placed: Placed) -> bool:
    return isinstance(placed.piece, Number | Fold | Lookup) and placed.piece.is_link
