"""Run it all and print the counts: ``python -m tests.fuzz --sessions 47000 --kills 240``.

Ends with 1 if anything raised, warned, took a minute or more than a few gigabytes. What a trial
does follows from the seed and its number; the file that made it fail is kept and named.
"""

# First, since it chooses the number of BLAS threads before NumPy is loaded.
import argparse
import os
import random
import resource
import signal
import sys
import tempfile
import traceback
import warnings
from collections import Counter
from pathlib import Path
from typing import NoReturn

from tests.bench import forward as _threads  # noqa: F401 # isort: split

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PyQt6.QtCore import QCoreApplication, QEvent, qInstallMessageHandler
from PyQt6.QtWidgets import QApplication

from lstm_gui.files.problem import Problem
from lstm_gui.ui.style.fonts import load_fonts
from tests.fuzz.carried import PARTS as CARRIED_PARTS
from tests.fuzz.hdf5_forks import hdf5_in_forks
from tests.fuzz.kills import killed
from tests.fuzz.small_files import PARTS as SMALL_PARTS
from tests.fuzz.trials import PARTS, Part, require_sentence
from tests.fuzz.wild_numbers import PARTS as WILD_PARTS

_LINE = "{:<18} {:>8} {:>8} {:>8} {:>7}"
_TOGETHER = 500
_LONGEST = 60
"""Seconds for one trial."""
_MEMORY = 6 * 2**30
"""Bytes of addresses, of which the libraries take the most."""


class Fuzz:
    """Counts what becomes of the trials, and keeps what failed."""

    def __init__(self, seed: int, folder: Path, kept: Path) -> None:
        self._seed, self._folder, self._kept = seed, folder, kept
        self._said: list[str] = []
        self.faults = 0
        qInstallMessageHandler(lambda _kind, _context, text: self._said.append(str(text)))

    def run(self, part: Part, trials: int) -> None:
        """Try ``trials`` damaged files of one kind and print a line."""
        files, found = part.files(), Counter[str]()
        for number in range(trials):
            chance = random.Random(f"{self._seed} {part.name} {number}")
            random.seed(f"{self._seed} {number}")
            found[self._tried(part, part.mutate(chance.choice(files), chance), number)] += 1
            if number % _TOGETHER == 0:
                QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        counts = (found[name] for name in ("opened", "refused", "fault"))
        print(_LINE.format(part.name, trials, *counts), flush=True)

    def _tried(self, part: Part, data: bytes, number: int) -> str:
        outcome = "opened"
        signal.alarm(_LONGEST)
        try:
            try:
                part.use(data, self._folder)
            except Problem as problem:
                outcome = "refused"
                require_sentence(problem)
            assert not self._said, f"Qt says {self._said}"
        except Exception:  # noqa: BLE001 - all but a Problem is a fault, and the next trial follows
            self._keep(part, data, number)
            outcome = "fault"
        finally:
            signal.alarm(0)
        self._said.clear()
        return outcome

    def _keep(self, part: Part, data: bytes, number: int) -> None:
        self.faults += 1
        file = self._kept / f"{part.name.replace(' ', '-')}-{self._seed}-{number}"
        file.write_bytes(data)
        print(f"{file}\n{traceback.format_exc()}", file=sys.stderr)


def main() -> int:
    """Return 1 if there was a fault."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--sessions", type=int, default=2000, help="and others in proportion")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="kinds of file whose name begins so")
    asked = parser.parse_args()
    warnings.simplefilter("error")
    signal.signal(signal.SIGALRM, _took_too_long)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    kept = Path(tempfile.mkdtemp(prefix="lstm-fuzz-"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # Before there is an application: what is forked must not have one.
        faults = _kill(asked.kills, asked.seed, folder)
        app = QApplication(["fuzz", "-style", "fusion"])
        load_fonts()
        print(_LINE.format("damaged", "trials", "opened", "refused", "faults"))
        fuzz = Fuzz(asked.seed, folder, kept)
        every = (*PARTS, *CARRIED_PARTS, *SMALL_PARTS, *WILD_PARTS)
        with hdf5_in_forks():
            for part in (one for one in every if one.name.startswith(asked.only)):
                fuzz.run(part, round(asked.sessions * part.share))
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        faults += fuzz.faults
        del app
    print("no faults" if not faults else f"{faults} faults, kept in {kept}")
    if not faults:
        kept.rmdir()
    return int(faults > 0)


def _took_too_long(_number: int, _frame: object) -> NoReturn:
    raise TimeoutError(f"after {_LONGEST} seconds")


def _kill(kills: int, seed: int, folder: Path) -> int:
    done, left = Counter[str](), Counter[str]()
    try:
        for name, parts in killed(kills, random.Random(seed), folder):
            done[name] += 1
            left[name] += parts
    except Exception:  # noqa: BLE001 - any is a fault, and damaged files are still to be tried
        traceback.print_exc()
        return 1
    finally:
        print(_LINE.format("killed", "programs", "parts", "", ""))
        for name, count in done.items():
            print(_LINE.format(name, count, left[name], "", ""), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
