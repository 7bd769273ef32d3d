"""The start of the program by machine instructions, which other work does not change.

Where `tests.bench.start` scatters by a tenth this repeats to a thousandth, so that two states of
the program can be compared. All threads count alike: what a second processor does of the start is
no gain here. Run as ``python -m tests.bench.start_counted``; it takes valgrind and some minutes.
"""

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.bench.start import BARE, EVERYTHING, NEWCOMER, Child, own_home, variables

_COUNTER = ("valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null")
_COUNTED = re.compile(r"I\s+refs:\s+([\d,]+)")
_CHILD = """\
import os, sys
sys.modules["typing_extensions"] = None
from tests.bench import start_children as children
left = [0.0] * ({moments} - 1)
def now():
    return left.pop() if left else os._exit(0)
children.now = now
children.{kind}()
"""
"""Ends with the last of so many moments that would be noted."""


class _Counted(NamedTuple):
    label: str
    child: Child
    moments: int


_STARTS = (
    _Counted("bare window with a plot", BARE, 1),
    _Counted("first paint", NEWCOMER, 1),
    _Counted("complete window", NEWCOMER, 2),
    _Counted("complete window, all panels open", EVERYTHING, 2),
)


def rows() -> Iterator[tuple[str, str, str]]:
    """Count each start once and yield what, millions of instructions, and the ratio to the bare."""
    bare = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for start in _STARTS:
            millions = _millions(start, Path(folder))
            bare = bare or millions
            yield start.label, f"{millions:.1f} M", f"{millions / bare:.3f}x"


def _millions(start: _Counted, folder: Path) -> float:
    code = _CHILD.format(kind=start.child.kind, moments=start.moments)
    command = [sys.executable, "-c", code]
    # The first time Python compiles what is loaded then.
    _run(command, start.child, folder)
    counted = _COUNTED.search(_run([*_COUNTER, *command], start.child, folder))
    assert counted is not None
    return int(counted[1].replace(",", "")) / 1e6


def _run(command: list[str], child: Child, folder: Path) -> str:
    # Sets and dictionaries in the same order each time.
    environment = {**variables(own_home(child, folder), folder), "PYTHONHASHSEED": "0"}
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return run.stderr


if __name__ == "__main__":
    for row in rows():
        print("{:36} {:>10} {:>8}".format(*row))
