"""Transforms of Qt as plain numbers."""

from typing import TYPE_CHECKING

from PyQt6.QtGui import QTransform

if TYPE_CHECKING:
    # With all that figures are made of, none of which the window needs to show.
    from lstm_gui.files.figures.marks import Matrix


def matrix_of(transform: QTransform) -> "Matrix":
    """Return the six numbers of ``transform``."""
    return (
        transform.m11(),
        transform.m12(),
        transform.m21(),
        transform.m22(),
        transform.dx(),
        transform.dy(),
    )
