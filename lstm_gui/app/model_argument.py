"""Whether what the command line names is the file of a trained model."""

import os
from pathlib import Path
from typing import Any

from lstm_gui.files.bounded_read import read_bytes
from lstm_gui.files.importers.formats import is_model, opened
from lstm_gui.files.importers.imported import Imported
from lstm_gui.files.importers.source import MAX_BYTES, Source
from lstm_gui.files.session import SUFFIX
from lstm_gui.files.session_format import FORMAT


def model_argument(argument: str | None) -> Imported | None:
    """Return the trained model in the file ``argument``; None if it is a session or a preset.

    Raises
    ------
    Problem
        If it is the file of a model that is not read.
    """
    if argument is None or argument.lower().endswith(SUFFIX) or not _is_file(argument):
        return None
    source = Source(os.fspath(argument), read_bytes(argument, MAX_BYTES))
    return opened(source) if not _is_session(source) and is_model(source) else None


def is_session(path: str) -> bool:
    """Tell whether the file ``path`` is a session, also one that is broken."""
    return path.lower().endswith(SUFFIX) or _is_session(Source(path, read_bytes(path, MAX_BYTES)))


def _is_session(source: Source) -> bool:
    document: Any = source.json
    return isinstance(document, dict) and document.get("format") == FORMAT


def _is_file(argument: str) -> bool:
    try:
        return Path(argument).is_file()
    except (OSError, ValueError):
        return False
