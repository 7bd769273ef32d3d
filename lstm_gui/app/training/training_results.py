"""What `make presets` has found already, kept in a file so that it can be stopped and taken up."""

import os
from collections.abc import Iterable
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import msgspec
from msgspec import Struct

from lstm_gui.app.training.training_plan import SEQUENCES
from lstm_gui.app.training.training_runs import Outcome
from lstm_gui.core import training
from lstm_gui.core.training import Recipe

Work = tuple[Recipe, tuple[int, ...]]
"""What to train, and the distances to test at."""


class _Line(Struct, frozen=True):
    key: str
    outcome: Outcome


class Results:
    """Outcomes by what was trained; each is in the file as soon as it is known.

    An outcome counts as long as nothing has changed that decides on it: the recipe, the tests,
    the code of the training, and the version of NumPy.

    Parameters
    ----------
    path
        A file of one line for each outcome; it need not be there. A line that cannot be read,
        as a kill leaves it, is left out.
    """

    def __init__(self, path: Path) -> None:
        self._path, self._code = path, _code()
        self._known = dict(_lines(path))

    def of(self, work: Work) -> Outcome | None:
        """Return what is known to have come out."""
        return self._known.get(self._key(work))

    def add(self, work: Work, outcome: Outcome) -> None:
        """Keep what has come out."""
        line = _Line(self._key(work), outcome)
        self._known[line.key] = outcome
        self._path.parent.mkdir(parents=True, exist_ok=True)
        # The line break comes first: after a kill, what it cut off ends there.
        with self._path.open("ab") as file:
            file.write(b"\n" + msgspec.json.encode(line))

    def _key(self, work: Work) -> str:
        recipe, tests = work
        start = recipe.initialisation
        of = {name: getattr(recipe, name) for name in recipe.__struct_fields__}
        of |= {"task": recipe.task.name, "kind": recipe.kind.name, "initialisation": repr(start)}
        return _digest([self._code, msgspec.json.encode([of, tests, SEQUENCES])])


def _lines(path: Path) -> Iterable[tuple[str, Outcome]]:
    for text in path.read_bytes().splitlines() if os.path.exists(path) else ():
        try:
            line = msgspec.json.decode(text, type=_Line)
        except msgspec.DecodeError:
            continue
        yield line.key, line.outcome


def _code() -> bytes:
    sources = sorted(Path(training.__path__[0]).glob("*.py"))
    return _digest([version("numpy").encode(), *(path.read_bytes() for path in sources)]).encode()


def _digest(parts: Iterable[bytes]) -> str:
    digest = sha256()
    for part in parts:
        digest.update(sha256(part).digest())
    return digest.hexdigest()
