"""What the bench compares carries nothing of the bench itself."""

import subprocess
import sys

_LISTED = "import sys; import tests.bench.start_children; print(*sys.modules)"
_OF_THE_BENCH = {"subprocess", "tempfile", "statistics", "shutil", "random", "numpy", "PyQt6"}


def test_what_the_bench_starts_imports_nothing_of_the_bench():
    command = [sys.executable, "-I", "-S", "-c", f"import sys; sys.path.append('.'); {_LISTED}"]
    run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    loaded = set(run.stdout.split())
    assert "tests.bench.start_children" in loaded
    assert not loaded & _OF_THE_BENCH
