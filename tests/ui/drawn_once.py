"""What a studio draws of one window for several tests, each picture once and for all formats."""

from collections.abc import Callable
from typing import Any

import pytest
from PyQt6.QtGui import QImage

from lstm_gui.files.figures.marks import Drawing
from lstm_gui.ui.exporting.recording.recorded import drawing_of
from lstm_gui.ui.exporting.staging.drawn_pictures import SCREEN, VECTORS, Paper
from lstm_gui.ui.exporting.staging.studio import Studio


class Drawn:
    """Asks the fixture ``studio`` for what is not among what it has drawn ``once``."""

    def __init__(self, request: pytest.FixtureRequest, once: dict[object, object]) -> None:
        self._request = request
        self._once = once

    def file(self, name: str, suffix: str, paper: Paper = SCREEN) -> bytes:
        """Return a file of vectors, as `file_of` makes it."""
        of = name, paper.points, paper.clear
        drawing = self._drawn(of, lambda studio: _drawing(studio, name, paper))
        return self._drawn((name, suffix, paper), lambda _studio: VECTORS[suffix](drawing, paper))

    def image(self, name: str, scale: float = 1.0) -> QImage:
        return self._drawn((name, scale), lambda studio: studio.image(name, scale))

    def _drawn(self, what: object, draw: Callable[[Studio], object]) -> Any:
        if what not in self._once:
            self._once[what] = draw(self._request.getfixturevalue("studio"))
        return self._once[what]


def _drawing(studio: Studio, name: str, paper: Paper) -> Drawing:
    with studio.shown(name) as subject:
        return drawing_of(subject, paper.points, paper.clear)
