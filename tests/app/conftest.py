"""What asks for a drawing without one being drawn."""

import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
from PyQt6.QtWidgets import QApplication

from lstm_gui.app.grammar.options import RenderOptions
from lstm_gui.words.translation import language, set_language


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    """A command speaks the language that it was asked for until its process ends.

    So does the application that it draws with last: another one after it would find windows,
    and what they listen to, half gone.
    """
    yield
    if language() != "en":
        set_language("en")


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[RenderOptions]:
    module: Any = ModuleType("lstm_gui.app.drawing.render")
    asked: list[RenderOptions] = []
    module.render = asked.append
    monkeypatch.setitem(sys.modules, "lstm_gui.app.drawing.render", module)
    return asked
