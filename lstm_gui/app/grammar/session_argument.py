"""What SESSION on the command line stands for."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from lstm_gui.core.network.focused import focused
from lstm_gui.files.importers.model_file import model_in
from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.session import Session, read_with_fingerprint
from lstm_gui.files.shipped.presets import FIRST_PRESET, load_preset, preset_index, preset_names
from lstm_gui.files.shipped.spoken_languages import in_language

if TYPE_CHECKING:
    from lstm_gui.files.exporters.written_back import Origin


class OpenedSession(Struct, frozen=True):
    """A session and the file it came from, or None for a preset; ``seen`` is its fingerprint.

    A layer of a trained model comes from no session file; ``model`` is what it is called, and
    ``origin`` its file.
    """

    session: Session
    path: Path | None
    preset: str | None
    seen: str = ""
    model: str = ""
    origin: "Origin | None" = None


def open_argument(argument: str | None, layer: str | None = None) -> OpenedSession:
    """Open a session file or a trained model if there is one of that name, else a preset.

    Parameters
    ----------
    argument
        A path or the name of a preset; None stands for the first preset.
    layer
        Which layer is looked at; the one that the session says, or the first of a trained model,
        if it is not given.

    Raises
    ------
    Problem
        If it is neither, or what it names cannot be opened.
    """
    model = model_in(argument)
    if model is not None:
        from lstm_gui.files.exporters.written_back import Origin
        from lstm_gui.files.importers.model_session import session_of
        from lstm_gui.files.importers.networks import forms_network
        from lstm_gui.files.tokens.vocabulary_files import named_beside

        path = Path(argument or "")
        model = named_beside(model, str(path))
        chosen, session = session_of(model, layer, str(path))
        origin = Origin(path, model, None if forms_network(model) else chosen)
        return OpenedSession(session, None, None, "", f"{path.name}: {chosen}", origin)
    opened = _opened(argument)
    return replace(opened, session=_with_layer(opened.session, layer))


def _opened(argument: str | None) -> OpenedSession:
    if argument is None:
        return _preset(FIRST_PRESET)
    if is_there(argument):
        session, seen = read_with_fingerprint(argument)
        return OpenedSession(session, Path(argument), None, seen)
    if argument in preset_names():
        return _preset(argument)
    raise Problem(
        "{file} is neither a file nor a preset. Check the path, or choose a preset: {known}.",
        file=argument,
        known=", ".join(preset_names()),
    )


def title_of(opened: OpenedSession, language: str) -> str:
    """Return what ``opened`` is called, a preset in ``language``."""
    if opened.path is not None or opened.model:
        return opened.model or Path(opened.path or "").name
    titles = {entry.name: entry.title for entry in preset_index()}
    return in_language(titles[opened.preset or ""], language)


def is_there(path: str) -> bool:
    """Tell whether there is something; what may not be looked at is for the reader to tell."""
    try:
        os.stat(path)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return False
    except OSError:
        return True
    return True


def _preset(name: str) -> OpenedSession:
    return OpenedSession(load_preset(name).session, None, name)


def _with_layer(session: Session, layer: str | None) -> Session:
    """Return ``session`` with the layer of that name looked at; a Problem if it has none such."""
    if layer is None:
        return session
    # With all that writes traces, which a window does without.
    from lstm_gui.files.traces.network_arrays import place_of

    network = session.network
    return replace(session, network=focused(network, place_of(network.names, layer)))
