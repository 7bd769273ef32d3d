"""What a window tells: its notices, and the problems that it would show in a box."""

from types import ModuleType

import pytest
from PyQt6.QtWidgets import QLabel, QWidget

from lstm_gui.files.problem import Problem
from lstm_gui.ui.notices.notice import Notice


def notices(window: QWidget) -> list[str]:
    """Return what the notices of ``window`` say."""
    return [notice.findChild(QLabel).text() for notice in window.findChildren(Notice)]


def problems_of(patch: pytest.MonkeyPatch, *modules: ModuleType) -> list[Problem]:
    """Return what will be filled with each problem that one of ``modules`` shows."""
    problems: list[Problem] = []

    def tell(_parent: QWidget, problem: Problem) -> None:
        problems.append(problem)

    for module in modules:
        patch.setattr(module, "show_problem", tell)
    return problems
