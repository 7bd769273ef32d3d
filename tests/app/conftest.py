"""What asks for a drawing without one being drawn."""

import sys
from types import ModuleType
from typing import Any

import pytest

from lstm_gui.app.options import RenderOptions


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[RenderOptions]:
    module: Any = ModuleType("lstm_gui.app.render")
    asked: list[RenderOptions] = []
    module.render = asked.append
    monkeypatch.setitem(sys.modules, "lstm_gui.app.render", module)
    return asked
