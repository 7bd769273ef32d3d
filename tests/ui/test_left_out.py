"""What pyqtgraph is imported without, each time in a process of its own."""

import subprocess
import sys

import pytest

_SHARES = """
import sys
{first}
import pyqtgraph
missing = [name for name in ("ViewBox", "ImageItem", "AxisItem", "mkPen")
           if not hasattr(pyqtgraph, name)]
print(missing, hasattr(pyqtgraph, "PlotItem"), "PyQt6.uic.Compiler" in sys.modules)
"""


def _printed(code: str) -> str:
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    return run.stdout.strip()


@pytest.mark.parametrize(
    ("first", "expected"),
    [("import lstm_gui.ui.plots", "[] False False"), ("", "[] True True")],
)
def test_the_figures_load_only_what_they_draw_with(first, expected):
    assert _printed(_SHARES.format(first=first)) == expected


def test_what_was_imported_whole_before_stays_whole():
    code = "import pyqtgraph, lstm_gui.ui.plots; print(pyqtgraph.PlotWidget.__name__)"
    assert _printed(code) == "PlotWidget"


def test_all_that_is_left_out_is_there():
    code = """
from importlib.util import find_spec
from lstm_gui.ui.plots.left_out import LEFT_OUT
import sys
for name in LEFT_OUT:
    del sys.modules[name]
print([name for name in LEFT_OUT if find_spec(name) is None])
"""
    assert _printed(code) == "[]"
