"""A figure for the clipboard: vectors, and an image for programs that take no vectors."""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from PyQt6.QtCore import QMimeData
from PyQt6.QtGui import QGuiApplication

from lstm_gui.ui.document.job import GoesOn
from lstm_gui.ui.exporting.file_maker import Making
from lstm_gui.ui.exporting.recording.subjects import Subject
from lstm_gui.ui.exporting.recording.widget_painting import Placed
from lstm_gui.ui.exporting.staging.drawn_pictures import VECTORS, Paper
from lstm_gui.ui.exporting.staging.figure_making import (
    ENCODED,
    PAINTED,
    Pixels,
    Recording,
    staged_and_painted,
)
from lstm_gui.ui.exporting.staging.pasteboard import native_names
from lstm_gui.ui.exporting.staging.studio import Figure

_SVG = {"image/svg+xml": ".svg"}
_PDF = {"application/pdf": ".pdf"}


class CopiedFigure:
    """What is painted little by little and comes upon the clipboard when all of it is there.

    Parameters
    ----------
    paper
        As which its image and its vectors are made.
    """

    def __init__(self, paper: Paper) -> None:
        self._paper, self._pixels = paper, Pixels(paper)
        self._recording = Recording(paper.points, paper.clear)
        self._vectors: dict[str, bytes] = {}

    def making(self, figures: Iterable[Figure | None]) -> Making:
        """Return how the first of ``figures`` is made, see `staged_and_painted`."""
        return Making(Path(), staged_and_painted(figures, self), self._encode)

    def begin(self, subject: Subject) -> None:
        """Take what is painted from now on for ``subject``, and forget what was before."""
        self._pixels.begin(subject)
        self._recording.begin(subject)

    def paint(self, placed: Placed) -> None:
        """Add one widget."""
        self._pixels.paint(placed)
        self._recording.paint(placed)

    def to_clipboard(self) -> None:
        """Put there what was made; whoever pastes it chooses the best form that it reads."""
        data = QMimeData()
        for kind, encoded in self._vectors.items():
            data.setData(kind, encoded)
        data.setImageData(self._pixels.picture)
        clipboard = QGuiApplication.clipboard()
        assert clipboard is not None, "there is a window"
        native_names()
        clipboard.setMimeData(data)

    def _encode(self, _nothing: list[None], goes_on: GoesOn) -> bool:
        drawing, forms = self._recording.drawing(), _forms()
        for done, (kind, suffix) in enumerate(forms.items()):
            if not goes_on(PAINTED + (ENCODED - PAINTED) * done / len(forms)):
                return False
            self._vectors[kind] = VECTORS[suffix](drawing, self._paper)
        return goes_on(ENCODED)


def _forms() -> Mapping[str, str]:
    """Return the kinds of vectors that programs of this system take, and their formats."""
    return _PDF | _SVG if sys.platform == "darwin" else _SVG
