"""Views as they are laid out for print, and what stands where in them."""

from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from lstm_gui.files.figures.marks import Drawing, Group, Mark, Part, Path, Shape, Text, loops
from lstm_gui.files.sessions.session import Session, encode_session
from lstm_gui.ui.exporting.recording.recorded import drawing_of
from lstm_gui.ui.exporting.staging.printing import Printing
from lstm_gui.ui.exporting.staging.sheet import Grid, Sheet
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.fonts import type_at_least
from lstm_gui.ui.style.scale import factor
from lstm_gui.words.notations.in_force import notation_name
from lstm_gui.words.translation import language

Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""


_MOST = 64
"""Drawings that are kept: what is drawn for one test mostly answers the next one too."""
_kept: dict[tuple[object, ...], Drawing] = {}


def printed(session: Session, view: str, printing: Printing) -> Drawing:
    """Return ``view`` of ``session`` as it is laid out for print, drawn once."""
    look = theme().name, factor(), language(), notation_name()
    asked = encode_session(session), view, printing, *look
    if asked not in _kept:
        if len(_kept) == _MOST:
            _kept.clear()
        _kept[asked] = _drawn(session, view, printing)
    return _kept[asked]


def _drawn(session: Session, view: str, printing: Printing) -> Drawing:
    with type_at_least(printing.least):
        grid = Grid((view,))
        sheet = Sheet(session, grid)
        sheet.lay_out(grid.size(printing.columns), fits=True)
        drawing = drawing_of(sheet.subject(), printing.points)
        sheet.close()
    return drawing


class Placed(Struct, frozen=True):
    """A mark, the innermost part that it is in, and the boxes that it fills or runs through."""

    kind: str
    name: str
    mark: Mark
    boxes: tuple[Box, ...]


def placed(marks: tuple[Mark, ...], kind: str = "", name: str = "") -> Iterator[Placed]:
    """Yield what is drawn, each with its place."""
    for mark in marks:
        match mark:
            case Part():
                yield from placed(mark.marks, mark.kind, mark.name)
            case Group():
                yield from placed(mark.marks, kind, name)
            case Text(outline=outline) if outline.numbers and mark.letters.strip():
                yield Placed(kind, name, mark, (bounds(outline),))
            case Shape():
                yield Placed(kind, name, mark, tuple(_boxes(mark)))
            case _:
                pass


def meet(one: Placed, other: Placed, apart: float = 0.0) -> bool:
    """Tell whether both share a place, or are not farther than ``apart`` from each other."""
    return any(_shared(a, b) > -apart for a in one.boxes for b in other.boxes)


def bounds(path: Path) -> Box:
    xs, ys = path.numbers[::2], path.numbers[1::2]
    return min(xs), min(ys), max(xs), max(ys)


def _shared(one: Box, other: Box) -> float:
    """Return by how much both overlap where they do so least; below 0 they are apart."""
    aside = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return min(aside, down)


def _boxes(shape: Shape) -> Iterator[Box]:
    half = 0.0 if shape.stroke is None else shape.stroke.width / 2
    for loop in loops(shape.path):
        corners = list(zip(loop.numbers[::2], loop.numbers[1::2], strict=True))
        lines = pairwise(corners) if shape.fill is None and "C" not in loop.letters else ()
        boxes = [bounds(Path("ML", (*one, *two))) for one, two in lines] or [bounds(loop)]
        for left, top, right, bottom in boxes:
            yield left - half, top - half, right + half, bottom + half
