"""``lstm_gui.show``, ``explain`` and ``animate``: a model in a script or a notebook, looked at."""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from lstm_gui.app.drawing.drawing_process import SESSION, environment
from lstm_gui.app.drawing.python_figures import Animation, Figure
from lstm_gui.core import Network
from lstm_gui.files.disk.no_console import NO_CONSOLE
from lstm_gui.files.disk.scratch import private_folder, telling_of_scratch
from lstm_gui.files.importers.from_memory import (
    NAME,
    model_in_memory,
    names_in_memory,
    numbers_in_memory,
)
from lstm_gui.files.importers.model_session import session_of
from lstm_gui.files.sessions.session import Session, encode_session
from lstm_gui.files.tables.input_rows import as_rows


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
    folder = private_folder()
    path = folder / SESSION
    try:
        with telling_of_scratch():
            path.write_bytes(encode_session(session, NAME))
        words = [sys.executable, "-m", "lstm_gui.app.drawing.shown", str(path), title]
        return subprocess.Popen(
            words, stdin=subprocess.DEVNULL, env=environment(), creationflags=NO_CONSOLE
        )
    except BaseException:
        path.unlink(missing_ok=True)
        folder.rmdir()
        raise


def explain(
    model: Any,
    x: Any = None,
    view: str | Sequence[str] = "diagram",
    *,
    layer: str | None = None,
    t: int | None = None,
    unit: int | None = None,
    theme: str = "light",
    lang: str | None = None,
    notation: str | None = None,
    size: tuple[int, int] | None = None,
    columns: int | None = None,
    width: str | None = None,
    font_size: float | None = None,
    dpi: float | None = None,
    title: bool = True,
    cursor: bool = True,
    legend: bool = True,
    grey: bool = False,
    transparent: bool = False,
) -> Figure:
    """Return a figure of a model, which a notebook shows; it warns of what it has no room for.

    Parameters
    ----------
    model, x, layer
        As in `show`.
    view, columns
        ``"window"``, or a figure such as ``"diagram"``, ``"states"`` or ``"memory-flow"``, or
        several for one sheet, ``columns`` side by side; ``lstm-gui render --help`` names all.
    t, unit, theme, lang, notation, size
        Counted from 0; ``"light"``, ``"dark"`` or ``"contrast"``, ``"ko"`` or ``"en"``, how
        symbols are written, and width and height in pixels.
    width, font_size, dpi
        For print: a length such as ``"89mm"``, points, and dots for each inch.
    title, cursor, legend, grey, transparent
        Whether it has a title, marks what is looked at, explains colours, is grey, has no ground.

    Raises
    ------
    Problem
        If the model or the input cannot be read.
    """
    wanted = {"t": t, "unit": unit, "theme": theme, "lang": lang, "notation": notation}
    wanted |= {"view": view} if isinstance(view, str) else {"panels": ",".join(view)}
    wanted |= {"columns": columns, "width": width, "font-size": font_size, "dpi": dpi, "size": size}
    parts = {"no-title": not title, "no-cursor": not cursor, "no-legend": not legend}
    switches = {**parts, "grey": grey, "transparent": transparent}
    return Figure(_session(model, x, layer)[1], _options(wanted, switches))


def animate(
    model: Any,
    x: Any = None,
    view: str = "diagram",
    *,
    layer: str | None = None,
    t: int | None = None,
    unit: int | None = None,
    steps: tuple[int, int] | None = None,
    substeps: bool = False,
    unfold: bool = False,
    fps: float | None = None,
    theme: str = "light",
    lang: str | None = None,
    notation: str | None = None,
    size: tuple[int, int] | None = None,
) -> Animation:
    """Return pictures of a model from step to step, as arrays, files, or moving in a notebook.

    Parameters
    ----------
    model, x, layer
        As in `show`.
    view
        A figure that moves; ``lstm-gui animate --help`` names them all.
    t, unit
        The step and the unit that are looked at, counted from 0.
    steps
        The first and the last step, both shown; all if it is not given, or with ``substeps``
        the one that is looked at.
    substeps
        Whether to go through the gates of each step.
    unfold
        Whether to unfold the loop to a chain instead.
    fps
        Pictures a second, 0.1 to 50.
    theme, lang, notation, size
        ``"light"``, ``"dark"`` or ``"contrast"``, ``"ko"`` or ``"en"``, how symbols are written,
        and width and height in pixels.

    Raises
    ------
    Problem
        If the model or the input cannot be read.
    """
    wanted = {"view": view, "t": t, "unit": unit, "theme": theme, "lang": lang, "fps": fps}
    wanted |= {"notation": notation, "size": size, "steps": steps and f"{steps[0]}:{steps[1]}"}
    options = _options(wanted, {"substeps": substeps, "unfold": unfold})
    return Animation(_session(model, x, layer)[1], options)


def _options(wanted: Mapping[str, object], switches: Mapping[str, bool]) -> tuple[str, ...]:
    """Return what the command line takes for what is ``wanted`` and for each switch that is on."""
    values = (f"--{name}={_text(one)}" for name, one in wanted.items() if one is not None)
    return (*values, *(f"--{name}" for name, is_on in switches.items() if is_on))


def _text(value: object) -> str:
    """Return a value as the command line takes it, width and height with an x between them."""
    return "x".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _session(given: Any, x: Any, layer: str | None) -> tuple[str, Session]:
    """Return what the window calls the model, and the session."""
    if isinstance(given, Session | Network):
        session = given if isinstance(given, Session) else Session(given)
        return session.network.names[session.network.focus], session
    model = model_in_memory(given)
    rows = None if x is None else as_rows(numbers_in_memory(x), "x")
    name, session = session_of(model, layer, NAME, rows, names_in_memory(x))
    return f"{type(given).__name__}: {name}", session
