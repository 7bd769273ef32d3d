"""Setting up says in one sentence what stands in its way."""

import ast
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def run_as(version: tuple[int, int, int], script: str) -> subprocess.CompletedProcess[str]:
    code = (
        f"import runpy, sys; sys.version_info = {version}; sys.dont_write_bytecode = True;"
        f"runpy.run_path({str(ROOT / script)!r}, run_name='__main__')"
    )
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def test_an_old_python_is_refused_with_what_to_do():
    done = run_as((3, 9, 2), ".ci/setup.py")

    assert done.returncode == 1
    assert "needs Python 3.11 or newer" in done.stderr
    assert "is 3.9" in done.stderr
    assert "make setup PYTHON=" in done.stderr
    assert "Traceback" not in done.stderr


def test_even_an_old_python_can_parse_the_setup():
    ast.parse((ROOT / ".ci/setup.py").read_text("utf-8"), feature_version=(3, 7))
