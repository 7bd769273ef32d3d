"""The start of the program against a bare window with one pyqtgraph plot.

It is that of a newcomer, who is shown little, and that of somebody who has all panels open.
Each start is a process of its own, all in turns; the median of each counts. The very
first of each does not, since Python compiles what it loads then. Run alone as
``python -m tests.bench.start``; `tests.bench.start_counted` counts instructions instead.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
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


class Child(NamedTuple):
    """What is started, and what the program remembers of the starts before."""

    kind: str
    settings: Mapping[str, object]


NEWCOMER, EVERYTHING = Child("program_child", {}), Child("program_child", {"newcomer": False})
BARE = Child("bare_child", {})


def rows() -> Iterator[tuple[str, str, str, str, str]]:
    """Start all in turns and yield first paint, complete window and memory."""
    newcomer, everything, bare = _starts(NEWCOMER, EVERYTHING, BARE)
    for whose, program in (("", newcomer), (", all panels open", everything)):
        for label, mine, theirs, unit, goal in (
            ("first paint", program.first_paint, bare.first_paint, "s", 1.0),
            ("complete window", program.complete, bare.complete, "s", 1.5),
            ("memory", program.megabytes, bare.megabytes, "MB", 1.5),
        ):
            digits = 3 if unit == "s" else 0
            yield (
                f"start: {label}{whose}",
                f"{mine:.{digits}f} {unit}",
                f"bare window with a plot {theirs:.{digits}f} {unit}",
                f"{mine / theirs:.2f}x",
                f"<= {goal:g}x",
            )


def _starts(*children: Child) -> Iterator[Start]:
    taken: list[list[Start]] = [[] for _ in children]
    with tempfile.TemporaryDirectory() as folder:
        for child in children:
            _start(child, Path(folder))
        for _ in range(STARTS):
            for child, starts in zip(children, taken, strict=True):
                starts.append(_start(child, Path(folder)))
    return (Start(*map(median, zip(*starts, strict=True))) for starts in taken)


def _start(child: Child, folder: Path) -> Start:
    command = [sys.executable, "-c", _CHILD.format(kind=child.kind)]
    environment = variables(own_home(child, folder), folder)
    began = now()
    run = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=True, timeout=60
    )
    first, complete, megabytes = map(float, run.stdout.split())
    return Start(first - began, complete - began, megabytes)


def own_home(child: Child, folder: Path) -> str:
    """Return a home as each start finds it, whatever the one before remembered."""
    home = Path(tempfile.mkdtemp(dir=folder))
    settings = home / "lstm-explorer" / "settings.json"
    settings.parent.mkdir()
    settings.write_text(json.dumps(child.settings), encoding="utf-8")
    return str(home)


def variables(home: str, folder: Path) -> dict[str, str]:
    """Return those of a start in ``home``; what Python compiles of it is kept in ``folder``."""
    return {
        **os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": home, "XDG_CONFIG_HOME": home,
        "XDG_DATA_HOME": home, "XDG_CACHE_HOME": home, "XDG_RUNTIME_DIR": home,
        "OPENBLAS_NUM_THREADS": "1",
        # Compiled once, as after an installation, even where that is switched off.
        "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
    }  # fmt: skip


if __name__ == "__main__":
    for row in rows():
        print("{:48} {:>14}   {:32} {:>7}   {}".format(*row))
