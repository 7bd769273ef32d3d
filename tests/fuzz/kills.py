"""Programs that are killed while they write: the file is the old one or the new one, always."""

import multiprocessing
import random
import sys
from collections.abc import Callable, Iterator
from itertools import count
from multiprocessing.synchronize import Event
from pathlib import Path

import numpy as np
from msgspec import Struct

from lstm_gui.core import Initial, Parameters, Sequence, State, network_forward
from lstm_gui.files.sessions.recovery import Leftover, RecoveryStore
from lstm_gui.files.sessions.session import Session, read_session, write_session
from lstm_gui.files.settings.settings_file import SettingsFile
from lstm_gui.files.traces.network_arrays import network_arrays
from lstm_gui.files.traces.trace_export import write_arrays

_UNITS, _STEPS = 32, 2_000
_MOST_TOUCHES = 9
"""The power of two of how often a program reaches for the disk at most until it is killed."""
_PATIENCE = 900
"""Seconds for so many times."""
_DISK = ("posix", "nt", "_io")
"""The modules whose functions and objects do so."""


class Writing(Struct, frozen=True):
    """One kind of file: ``write`` puts it into a folder, ``check`` fails if it is not whole."""

    name: str
    write: Callable[[Path], None]
    check: Callable[[Path], None]


def _state() -> State:
    units = [0.0] * _UNITS
    x = np.linspace(-1, 1, 2 * _STEPS).reshape(_STEPS, 2)
    return State(Parameters.zeros(2, _UNITS), Initial(units, units), Sequence(x))


_STATE = _state()
_SESSION = Session.of(_STATE)
_ARRAYS = network_arrays(network_forward(_SESSION.network))


def _write_recovery(folder: Path) -> None:
    store = RecoveryStore(folder / "recovery")
    while True:
        store.save(_SESSION, None, "2026-01-01T10:00:00")


def _check_recovery(folder: Path) -> None:
    store = RecoveryStore(folder / "recovery")
    for found in store.leftovers():
        assert isinstance(found, Leftover), found
        assert found.session == _SESSION
        store.discard(found)
    store.save(_SESSION, None, "")
    store.close()


def _check_session(folder: Path) -> None:
    assert read_session(folder / "a.lstm.json") == _SESSION


def _check_npz(folder: Path) -> None:
    with np.load(folder / "a.npz") as saved:
        np.testing.assert_array_equal(saved["h"], _ARRAYS["h"])


def _check_csv(folder: Path) -> None:
    assert (folder / "a.csv").read_text().count("\n") == _STEPS + 1


def _write_settings(folder: Path) -> None:
    SettingsFile(folder / "settings.json", folder / "none").remember({"text": "x" * 200_000})


def _check_settings(folder: Path) -> None:
    kept = SettingsFile(folder / "settings.json", folder / "none").value("text", str, "")
    assert kept == "x" * 200_000


WRITINGS = (
    Writing("session", lambda folder: _saved(folder / "a.lstm.json"), _check_session),
    Writing("recovery", _write_recovery, _check_recovery),
    Writing("npz", lambda folder: _traced(folder / "a.npz"), _check_npz),
    Writing("csv", lambda folder: _traced(folder / "a.csv"), _check_csv),
    Writing("settings", _write_settings, _check_settings),
)


def _saved(path: Path) -> None:
    write_session(path, _SESSION)


def _traced(path: Path) -> None:
    write_arrays(path, _ARRAYS)


def killed(kills: int, chance: random.Random, folder: Path) -> Iterator[tuple[str, int]]:
    """Kill ``kills`` programs; yield the kind of each and how many parts it left behind.

    Raises
    ------
    AssertionError
        If a file is not whole, or parts are still there after the next save.
    """
    for number in range(kills):
        writing = WRITINGS[number % len(WRITINGS)]
        if writing.name != "recovery":
            writing.write(folder)
        _kill(writing, chance, folder)
        left = len(list(folder.rglob(".lstm-*.part")))
        writing.check(folder)
        if writing.name != "recovery":
            writing.write(folder)
        assert not list(folder.rglob(".lstm-*.part")), "what a killed program left stays"
        yield writing.name, left


def _kill(writing: Writing, chance: random.Random, folder: Path) -> None:
    # Forked: it writes at once, where a new one would load NumPy first.
    context = multiprocessing.get_context("fork")
    reached = context.Event()
    touches = round(2 ** chance.uniform(0, _MOST_TOUCHES))
    program = context.Process(target=_write_on, args=(writing, folder, touches, reached))
    program.start()
    wrote = reached.wait(_PATIENCE)
    program.kill()
    program.join()
    assert wrote, f"{writing.name} did not reach for the disk"


def _write_on(writing: Writing, folder: Path, touches: int, reached: Event) -> None:
    """Write again and again, and tell when the disk was reached for ``touches`` times."""
    left = count(touches, -1)

    def pass_by(_frame: object, event: str, function: object) -> None:
        if event == "c_call" and _reaches_disk(function) and next(left) == 0:
            reached.set()

    sys.setprofile(pass_by)
    while True:
        writing.write(folder)


def _reaches_disk(function: object) -> bool:
    owner = getattr(function, "__self__", None)
    return getattr(owner, "__name__", type(owner).__module__) in _DISK
