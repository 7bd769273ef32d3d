"""Transforms of Qt as plain numbers."""

from PyQt6.QtGui import QTransform

from lstm_gui.files.figures.marks import Matrix


def matrix_of(transform: QTransform) -> Matrix:
    """Return the six numbers of ``transform``."""
    return (
        transform.m11(),
        transform.m12(),
        transform.m21(),
        transform.m22(),
        transform.dx(),
        transform.dy(),
    )
