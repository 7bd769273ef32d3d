"""The mathematics and the files work where there is no Qt."""

import subprocess
import sys

import pytest

SCRIPT = """
import importlib, pkgutil, sys
package = importlib.import_module(sys.argv[1])
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    importlib.import_module(module.name)
print(*sorted({name.split(".")[0] for name in sys.modules}))
"""


@pytest.mark.parametrize("package", ["lstm_gui.core", "lstm_gui.files"])
def test_loads_no_qt(package: str) -> None:
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT, package], capture_output=True, text=True, check=True
    )
    loaded = set(run.stdout.split())
    assert {"lstm_gui", "numpy"} <= loaded
    assert not {"PyQt6", "pyqtgraph"} & loaded


def test_the_cells_load_without_what_is_asked_about_them() -> None:
    script = "import sys, lstm_gui.core; print('lstm_gui.core.analysis' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
