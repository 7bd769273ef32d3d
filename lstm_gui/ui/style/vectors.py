"""Whether a painter writes vectors, where images would stay coarse, and what it paints there."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PyQt6.QtGui import QPaintDevice, QPaintEngine, QPainter

if TYPE_CHECKING:
    from lstm_gui.files.figures.axes import Axes

AXES = "axes"
"""The part of a figure that holds curves, and says which numbers lie where."""
CELLS = "cells"
"""The part of a figure whose images show cells with sharp edges."""
_NO_PART = nullcontext()
_engines: list[QPaintEngine] = []
"""The paint engines of the vector files being written now.

They could be asked for their type instead, but then every start would pay for its names.
"""


@runtime_checkable
class PartKeeper(Protocol):
    """An engine that keeps apart what is painted as one part of a figure."""

    def part(
        self, kind: str, name: str, axes: "Axes | None" = None
    ) -> AbstractContextManager[None]:
        """Take all that is painted meanwhile for a part of ``kind`` called ``name``."""
        ...


@contextmanager
def vector_painter(device: QPaintDevice) -> Iterator[QPainter]:
    """Paint into ``device``, an SVG or a PDF, so that `writes_vectors` knows of it."""
    painter = QPainter(device)
    engine = painter.paintEngine()
    assert engine is not None
    _engines.append(engine)
    try:
        yield painter
    finally:
        _engines.remove(engine)
        painter.end()


def writes_vectors(painter: QPainter) -> bool:
    """Return whether ``painter`` paints into an SVG or a PDF."""
    return bool(_engines) and painter.paintEngine() in _engines


def records() -> bool:
    """Return whether what is painted now is taken down as shapes, each part for itself."""
    return any(isinstance(engine, PartKeeper) for engine in _engines)


def part(painter: QPainter, kind: str, name: object = "") -> AbstractContextManager[None]:
    """Say what is painted meanwhile, so that a file of vectors can name it.

    Parameters
    ----------
    kind
        Such as ``"gate"``, ``"wire"``, ``"curve"`` or ``"axis"``.
    name
        Which of them, such as ``"f"``.
    """
    keeper = _keeper(painter)
    return _NO_PART if keeper is None else keeper.part(kind, str(name))


def axes(
    painter: QPainter, name: object, told: "Callable[[], Axes]"
) -> AbstractContextManager[None]:
    """Say that curves are painted meanwhile, and which numbers lie where.

    Parameters
    ----------
    name
        Which axes of the figure they are.
    told
        Returns it, in the pixels of ``painter``; it is only asked where somebody wants to know.
    """
    keeper = _keeper(painter)
    return _NO_PART if keeper is None else keeper.part(AXES, str(name), told())


def _keeper(painter: QPainter) -> PartKeeper | None:
    """Return what keeps apart what ``painter`` paints, if anything does."""
    if not _engines:
        return None
    engine = painter.paintEngine()
    return engine if engine in _engines and isinstance(engine, PartKeeper) else None
