"""The mathematics and the files work where there is no Qt."""

import subprocess
import sys

import pytest

PACKAGES = ("lstm_gui.core", "lstm_gui.files")
SCRIPT = """
import importlib, pkgutil, sys
for name in sys.argv[1:]:
    package = importlib.import_module(name)
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        importlib.import_module(module.name)
    print(*sorted({name.split(".")[0] for name in sys.modules}))
"""


@pytest.fixture(scope="module")
def loaded() -> dict[str, set[str]]:
    """What is loaded once all of a package is, one package after the other in one process."""
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT, *PACKAGES], capture_output=True, text=True, check=True
    )
    told = run.stdout.splitlines()
    return {package: set(line.split()) for package, line in zip(PACKAGES, told, strict=True)}


@pytest.mark.parametrize("package", PACKAGES)
def test_loads_no_qt(package: str, loaded: dict[str, set[str]]) -> None:
    assert {"lstm_gui", "numpy"} <= loaded[package]
    assert not {"PyQt6", "pyqtgraph"} & loaded[package]


def test_the_cells_load_without_what_is_asked_about_them() -> None:
    script = "import sys, lstm_gui.core; print('lstm_gui.core.analysis' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
