"""Whether a file that somebody names is that of a trained model."""

import os
from typing import TYPE_CHECKING, Any, cast

from lstm_gui.files.disk.bounded_read import read_bytes
from lstm_gui.files.sessions.session import SUFFIX
from lstm_gui.files.sessions.session_format import FORMAT

if TYPE_CHECKING:
    from lstm_gui.files.importers.imported import Imported
    from lstm_gui.files.importers.source import Source


def may_be_model(path: str | None) -> bool:
    """Tell whether there is a file ``path`` that is not called as sessions are."""
    return path is not None and not path.lower().endswith(SUFFIX) and os.path.isfile(path)


def model_in(path: str | None) -> "Imported | None":
    """Return the trained model in the file ``path``; None if it is a session or a preset.

    Raises
    ------
    Problem
        If it is the file of a model that is not read.
    """
    if path is None or not may_be_model(path):
        return None
    # The readers take a while to import, and a window over a session does without them.
    from lstm_gui.files.importers.formats import is_model, opened

    source = _source(path)
    return opened(source) if not _is_session(source) and is_model(source) else None


def is_session(path: str) -> bool:
    """Tell whether the file ``path`` is a session, also one that is broken."""
    return path.lower().endswith(SUFFIX) or _is_session(_source(path))


def _source(path: str) -> "Source":
    from lstm_gui.files.importers.source import MAX_BYTES, Source

    return Source(os.fspath(path), read_bytes(path, MAX_BYTES))


def _is_session(source: "Source") -> bool:
    document = source.json
    return isinstance(document, dict) and cast("dict[str, Any]", document).get("format") == FORMAT
