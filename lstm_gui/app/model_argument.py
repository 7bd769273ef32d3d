"""Whether what the command line names is the file of a trained model."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lstm_gui.files.bounded_read import read_bytes
from lstm_gui.files.session import SUFFIX
from lstm_gui.files.session_format import FORMAT

if TYPE_CHECKING:
    from lstm_gui.files.importers.imported import Imported
    from lstm_gui.files.importers.source import Source


def model_argument(argument: str | None) -> "Imported | None":
    """Return the trained model in the file ``argument``; None if it is a session or a preset.

    Raises
    ------
    Problem
        If it is the file of a model that is not read.
    """
    if argument is None or argument.lower().endswith(SUFFIX) or not _is_file(argument):
        return None
    # The readers take a while to import, and a window over a session does without them.
    from lstm_gui.files.importers.formats import is_model, opened

    source = _source(argument)
    return opened(source) if not _is_session(source) and is_model(source) else None


def is_session(path: str) -> bool:
    """Tell whether the file ``path`` is a session, also one that is broken."""
    return path.lower().endswith(SUFFIX) or _is_session(_source(path))


def _source(path: str) -> "Source":
    from lstm_gui.files.importers.source import MAX_BYTES, Source

    return Source(os.fspath(path), read_bytes(path, MAX_BYTES))


def _is_session(source: "Source") -> bool:
    document: Any = source.json
    return isinstance(document, dict) and document.get("format") == FORMAT


def _is_file(argument: str) -> bool:
    try:
        return Path(argument).is_file()
    except (OSError, ValueError):
        return False
