"""Whether a painter writes vectors, where images would stay coarse."""

from collections.abc import Iterator
from contextlib import contextmanager

from PyQt6.QtGui import QPaintDevice, QPaintEngine, QPainter

_engines: list[QPaintEngine] = []
"""The paint engines of the vector files being written now.

They could be asked for their type instead, but then every start would pay for its names.
"""


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
