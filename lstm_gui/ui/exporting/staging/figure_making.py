"""How a figure becomes a file little by little: painted on this thread, encoded on another."""

from collections.abc import Generator, Iterable, Iterator
from operator import is_
from pathlib import Path
from typing import Protocol

from msgspec.structs import replace
from PyQt6.QtGui import QImage

from lstm_gui.files.disk.atomic import replace_bytes
from lstm_gui.files.figures.marks import POINTS_PER_PIXEL, Drawing
from lstm_gui.ui.document.job import GoesOn
from lstm_gui.ui.exporting.file_maker import Making
from lstm_gui.ui.exporting.recording.recorded import Piece, drawing_with, joined, piece_of
from lstm_gui.ui.exporting.recording.subjects import Subject
from lstm_gui.ui.exporting.recording.widget_painting import Placed
from lstm_gui.ui.exporting.staging.drawn_pictures import IMAGES, VECTORS, Paper, canvas, paint_on
from lstm_gui.ui.exporting.staging.studio import Figure

PAINTED, ENCODED = 0.6, 0.95
"""Which shares of the whole work are done then."""


Shares = Generator[tuple[None, float]]
"""Paints a widget for each, and says which share of the whole work is done."""


class Target(Protocol):
    """What a figure is painted on."""

    def begin(self, subject: Subject) -> None:
        """Take what is painted from now on for ``subject``, and forget what was before."""
        ...

    def paint(self, placed: Placed) -> None:
        """Add one widget."""
        ...


class Recording:
    """A figure in vectors that is painted little by little.

    Parameters
    ----------
    points
        How large a logical pixel is in print.
    clear
        Whether to leave the ground transparent.
    """

    def __init__(self, points: float = POINTS_PER_PIXEL, clear: bool = False) -> None:
        self._points, self._clear = points, clear
        self._pieces: list[Piece] = []

    def begin(self, subject: Subject) -> None:
        self._pieces = []
        self._empty = drawing_with((), subject, self._points, self._clear)

    def paint(self, placed: Placed) -> None:
        self._pieces.append(piece_of(placed))

    def drawing(self) -> Drawing:
        """Return what was painted."""
        return replace(self._empty, marks=tuple(joined(self._pieces)))


class Pixels:
    """A figure as an image that is painted little by little; `picture` is what there is of it."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self.picture = QImage()

    def begin(self, subject: Subject) -> None:
        self.picture = canvas(subject, self._paper)

    def paint(self, placed: Placed) -> None:
        paint_on(self.picture, (placed,))


def making_of(figures: Iterable[Figure | None], paper: Paper, path: Path) -> Making:
    """Return how the first of ``figures`` becomes the file ``path``; it is closed when painted.

    For each None before it the window has its turn.
    """
    suffix = path.suffix.lower()
    target = _PixelFile(paper, suffix) if suffix in IMAGES else _VectorFile(paper, suffix)

    def pack(_nothing: list[None], goes_on: GoesOn) -> bool:
        if not goes_on(PAINTED):
            return False
        data = target.encoded()
        if not goes_on(ENCODED):
            return False
        replace_bytes(path, data)
        return True

    return Making(path, staged_and_painted(figures, target), pack)


def staged_and_painted(figures: Iterable[Figure | None], target: Target) -> Shares:
    """Paint the first of ``figures`` and close it; for each None the window has its turn."""
    for figure in figures:
        if figure is None:
            yield None, 0.0
            continue
        try:
            for piece, share in painted(figure, target):
                yield piece, PAINTED * share
        finally:
            figure.close()


def painted(figure: Figure, target: Target) -> Shares:
    """Paint one widget of ``figure`` after the other, and yield which share of them is.

    What is on the screen may change between two of them. Then it is begun again, and nothing
    comes between any more. A Problem if ``target`` needs more memory than there is.
    """
    of = figure.shows()
    for share in _each(figure, target):
        yield None, share
        if share < 1 and not all(map(is_, of, figure.shows())):
            break
    else:
        return
    for _share in _each(figure, target):
        pass


def _each(figure: Figure, target: Target) -> Iterator[float]:
    with figure.in_force():
        subject = figure.subject()
        target.begin(subject)
        placed = list(subject.placed_widgets())
        if figure.at_once:
            for one in placed:
                target.paint(one)
            return
    for done, one in enumerate(placed, start=1):
        with figure.in_force():
            target.paint(one)
        yield done / len(placed)


class _VectorFile(Recording):
    def __init__(self, paper: Paper, suffix: str) -> None:
        super().__init__(paper.points, paper.clear)
        self._paper, self._suffix = paper, suffix

    def encoded(self) -> bytes:
        return VECTORS[self._suffix](self.drawing(), self._paper)


class _PixelFile(Pixels):
    def __init__(self, paper: Paper, suffix: str) -> None:
        super().__init__(paper)
        self._suffix = suffix

    def encoded(self) -> bytes:
        return IMAGES[self._suffix](self.picture, self._paper)
