"""What a studio draws of one window for several tests, each file and each picture once."""

from collections.abc import Callable
from typing import Any

import pytest
from PyQt6.QtGui import QImage

from lstm_gui.ui.exporting.staging.studio import Studio


class Drawn:
    """Asks the fixture ``studio`` for what is not among what it has drawn ``once``."""

    def __init__(self, request: pytest.FixtureRequest, once: dict[object, object]) -> None:
        self._request = request
        self._once = once

    def file(self, name: str, suffix: str) -> bytes:
        return self._drawn((name, suffix), lambda studio: studio.file(name, suffix))

    def image(self, name: str, scale: float = 1.0) -> QImage:
        return self._drawn((name, scale), lambda studio: studio.image(name, scale))

    def _drawn(self, what: object, draw: Callable[[Studio], object]) -> Any:
        if what not in self._once:
            self._once[what] = draw(self._request.getfixturevalue("studio"))
        return self._once[what]
