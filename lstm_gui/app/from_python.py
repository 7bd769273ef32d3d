"""``lstm_gui.show`` and ``lstm_gui.explain``: a model in a script or a notebook, looked at."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any

from lstm_gui.core import Network
from lstm_gui.files.importers.from_memory import NAME, model_in_memory, numbers_in_memory
from lstm_gui.files.importers.model_session import session_of
from lstm_gui.files.input_rows import as_rows
from lstm_gui.files.no_console import NO_CONSOLE
from lstm_gui.files.problem import Problem
from lstm_gui.files.session import Session, encode_session

_SESSION = "model.lstm.json"
_DRAWN = """\
import sys
from lstm_gui.app.cli import main
for kind in (".svg", ".png"):
    if main([*sys.argv[2:], "-o", f"{sys.argv[1]}/figure{kind}"]):
        sys.exit(1)
"""
"""Draws both; the second time everything is imported already."""


def show(model: Any, x: Any = None, layer: str | None = None) -> "subprocess.Popen[bytes]":
    """Open the window over a model, in a process of its own, and go on at once.

    Parameters
    ----------
    model
        A ``torch.nn.Module`` or its state dict, a ``keras.Model``, a mapping of names as PyTorch
        has them to arrays, the name of a file, or a session.
    x
        The input, ``(T, I)``; a leading axis of 1 falls away, and a single list is one input. A
        few steps of 0 if it is not given.
    layer
        Which layer is looked at; the first if it is not given. It stands alone where the layers
        form no network.

    Returns
    -------
    subprocess.Popen
        The process of the window; ``wait()`` waits until it is closed.

    Raises
    ------
    Problem
        If the model or the input cannot be read; nothing is opened then.
    """
    title, session = _session(model, x, layer)
    folder = Path(mkdtemp(prefix="lstm-gui-"))
    path = folder / _SESSION
    try:
        path.write_bytes(encode_session(session, NAME))
        words = [sys.executable, "-m", "lstm_gui.app.shown", str(path), title]
        return subprocess.Popen(
            words, stdin=subprocess.DEVNULL, env=_environment(), creationflags=NO_CONSOLE
        )
    except BaseException:
        path.unlink(missing_ok=True)
        folder.rmdir()
        raise


class Figure:
    """A drawing of a model, which a notebook shows; it is drawn when it is first asked for."""

    def __init__(self, session: Session, options: tuple[str, ...]) -> None:
        self._session, self._options = session, options
        self._drawn: Mapping[str, bytes] = {}

    def _repr_svg_(self) -> str:
        return self._bytes(".svg").decode()

    def _repr_png_(self) -> bytes:
        return self._bytes(".png")

    def save(self, path: str | os.PathLike[str]) -> None:
        """Save it as ``path``, a ``.svg`` or a ``.png``."""
        suffix = Path(path).suffix.lower()
        if suffix not in (".svg", ".png"):
            raise Problem(
                "{file} could not be drawn: a picture needs a name that ends in {known}. "
                "Choose another name.",
                file=path,
                known=".svg / .png",
            )
        Path(path).write_bytes(self._bytes(suffix))

    def _bytes(self, suffix: str) -> bytes:
        if not self._drawn:
            self._drawn = _drawn(self._session, self._options)
        return self._drawn[suffix]


def explain(
    model: Any,
    x: Any = None,
    view: str = "diagram",
    *,
    layer: str | None = None,
    t: int | None = None,
    unit: int | None = None,
    theme: str = "light",
    lang: str | None = None,
    size: tuple[int, int] | None = None,
) -> Figure:
    """Return a figure of a model, which a notebook shows.

    Parameters
    ----------
    model, x, layer
        As in `show`.
    view
        ``"window"``, or a figure such as ``"diagram"``, ``"states"`` or ``"memory-flow"``;
        ``lstm-gui render --help`` names them all.
    t, unit
        The step and the unit that are looked at, counted from 0.
    theme, lang, size
        ``"light"`` or ``"dark"``, ``"ko"`` or ``"en"``, and width and height in pixels.

    Raises
    ------
    Problem
        If the model or the input cannot be read.
    """
    session = _session(model, x, layer)[1]
    wanted = {
        "view": view,
        "t": t,
        "unit": unit,
        "theme": theme,
        "lang": lang,
        "size": None if size is None else f"{size[0]}x{size[1]}",
    }
    options = [f"--{name}={value}" for name, value in wanted.items() if value is not None]
    return Figure(session, tuple(options))


def _session(given: Any, x: Any, layer: str | None) -> tuple[str, Session]:
    """Return what the window calls the model, and the session."""
    if isinstance(given, Session | Network):
        session = given if isinstance(given, Session) else Session(given)
        return session.network.names[session.network.focus], session
    model = model_in_memory(given)
    rows = None if x is None else as_rows(numbers_in_memory(x), "x")
    name, session = session_of(model, layer, NAME, rows)
    return f"{type(given).__name__}: {name}", session


def _drawn(session: Session, options: tuple[str, ...]) -> dict[str, bytes]:
    """Return the figure as SVG and as PNG, drawn in a process of its own."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / _SESSION).write_bytes(encode_session(session, NAME))
        words = [sys.executable, "-c", _DRAWN, name, "render", str(folder / _SESSION), *options]
        ended = subprocess.run(
            words,
            check=False,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env=_environment(),
            creationflags=NO_CONSOLE,
        )
        if ended.returncode:
            said = ended.stderr.decode(errors="replace").strip().rpartition("\n")[2]
            reason = said.removeprefix("lstm-gui: ")
            raise Problem("The figure could not be drawn: {reason}", reason=reason)
        return {kind: (folder / f"figure{kind}").read_bytes() for kind in (".svg", ".png")}


def _environment() -> dict[str, str]:
    """Return the environment in which another process finds this program."""
    home = str(Path(__file__).parents[2])
    found = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": home if not found else os.pathsep.join((home, found))}
