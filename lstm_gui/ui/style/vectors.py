"""Whether a painter writes vectors, where images would stay coarse."""

from PyQt6.QtGui import QPaintEngine, QPainter

_SVG, _PDF = QPaintEngine.Type.SVG, QPaintEngine.Type.Pdf


def writes_vectors(painter: QPainter) -> bool:
    """Return whether ``painter`` paints into an SVG or a PDF."""
    engine = painter.paintEngine()
    kind = None if engine is None else engine.type()
    return kind is _SVG or kind is _PDF
