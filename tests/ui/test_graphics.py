"""How much of pyqtgraph the figures load, each time in a process of its own."""

import subprocess
import sys

import pytest

_SHOWN = """
import sys
{first}
from lstm_gui.ui.plots.graphics import pg
missing = [name for name in ("ViewBox", "ImageItem", "AxisItem", "mkPen") if not hasattr(pg, name)]
print(missing, hasattr(pg, "PlotItem"), "PyQt6.uic" in sys.modules)
"""


def _printed(code: str) -> str:
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    return run.stdout.strip()


@pytest.mark.parametrize(
    ("first", "expected"),
    [("", "[] False False"), ("import pyqtgraph", "[] True True")],
    ids=["alone", "imported whole before"],
)
def test_the_figures_load_only_what_they_draw_with(first, expected):
    assert _printed(_SHOWN.format(first=first)) == expected


@pytest.mark.parametrize(
    "module", ["PyQt6.QtSvg", "PyQt6.QtTest", "PyQt6.uic", "pyqtgraph.widgets.PlotWidget"]
)
def test_what_was_left_out_can_be_imported_afterwards(module):
    code = f"import lstm_gui.ui.plots.graphics, {module} as it; print(it.__file__ is not None)"
    assert _printed(code) == "True"


def test_all_that_is_left_out_is_there():
    code = """
from importlib.util import find_spec
import lstm_gui.ui.plots.graphics as graphics
print([name for name in graphics._EMPTY + graphics._DISPENSABLE if find_spec(name) is None])
"""
    assert _printed(code) == "[]"
