"""The start of the program against a bare window with one pyqtgraph plot.

Each start is a process of its own, both in turns; the median of each counts. The very
first of each does not, since Python compiles what it loads then. Run alone as
``python -m tests.bench.start``.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from statistics import median
from typing import NamedTuple

from tests.bench.start_children import now

STARTS = 7
# Some packages look for it, and only the tools of development bring it.
_HIDDEN = "import sys; sys.modules['typing_extensions'] = None"
_CHILD = _HIDDEN + "; from tests.bench.start_children import {kind}; {kind}()"


class Start(NamedTuple):
    """Seconds from the start of the process, and the memory it holds when complete."""

    first_paint: float
    complete: float
    megabytes: float


def rows() -> Iterator[tuple[str, str, str, str, str]]:
    """Start both in turns and yield first paint, complete window and memory."""
    program, bare = _starts()
    for label, mine, theirs, unit, goal in (
        ("first paint", program.first_paint, bare.first_paint, "s", 1.0),
        ("complete window", program.complete, bare.complete, "s", 1.5),
        ("memory", program.megabytes, bare.megabytes, "MB", 1.5),
    ):
        digits = 3 if unit == "s" else 0
        yield (
            f"start: {label}",
            f"{mine:.{digits}f} {unit}",
            f"bare window with a plot {theirs:.{digits}f} {unit}",
            f"{mine / theirs:.2f}x",
            f"<= {goal:g}x",
        )


def _starts() -> tuple[Start, Start]:
    taken: dict[str, list[Start]] = {"program_child": [], "bare_child": []}
    with tempfile.TemporaryDirectory() as home:
        for kind in taken:
            _start(kind, home)
        for _ in range(STARTS):
            for kind, starts in taken.items():
                starts.append(_start(kind, home))
    return tuple(Start(*map(median, zip(*starts, strict=True))) for starts in taken.values())


def _start(kind: str, home: str) -> Start:
    command = [sys.executable, "-c", _CHILD.format(kind=kind)]
    environment = {
        **os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": home, "XDG_CONFIG_HOME": home,
        "XDG_DATA_HOME": home, "XDG_CACHE_HOME": home, "XDG_RUNTIME_DIR": home,
        "OPENBLAS_NUM_THREADS": "1",
        # Compiled once, as after an installation, even where that is switched off.
        "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": home,
    }  # fmt: skip
    began = now()
    run = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=True, timeout=60
    )
    first, complete, megabytes = map(float, run.stdout.split())
    return Start(first - began, complete - began, megabytes)


if __name__ == "__main__":
    for row in rows():
        print("{:44} {:>14}   {:32} {:>7}   {}".format(*row))
