"""Whether a painter writes vectors, where images would stay coarse."""

from PyQt6.QtGui import QPaintEngine, QPainter

_ENGINES = (QPaintEngine.Type.SVG, QPaintEngine.Type.Pdf)


def writes_vectors(painter: QPainter) -> bool:
    """Return whether ``painter`` paints into an SVG or a PDF."""
    engine = painter.paintEngine()
    return engine is not None and engine.type() in _ENGINES
