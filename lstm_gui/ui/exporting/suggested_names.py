"""Names for exported files that every system takes."""

from pathlib import Path

from lstm_gui.ui.document.document import Document
from lstm_gui.ui.widgets.labels.file_name_text import safe

_SESSION_SUFFIX = ".lstm"


def suggested_name(document: Document, what: str, suffix: str) -> str:
    """Return e.g. ``latch-diagram-t9-unit1.svg``: session, picture, step and unit."""
    t = document.state.selection.t
    return animation_name(document, what, (t, t), suffix)


def animation_name(document: Document, what: str, steps: tuple[int, int], suffix: str) -> str:
    """Return e.g. ``latch-diagram-t0-23-unit1.gif``: its first and its last step."""
    first, last = steps
    span = f"t{first}" if first == last else f"t{first}-{last}"
    unit = document.state.selection.unit + 1
    return f"{_session_name(document)}-{what}-{span}-unit{unit}{suffix}"


def trace_name(document: Document) -> str:
    """Return e.g. ``latch-trace.npz``."""
    return f"{_session_name(document)}-trace.npz"


def model_name(document: Document, suffix: str) -> str:
    """Return e.g. ``latch.onnx``, or ``net-changed.onnx`` of what was opened as ``net.onnx``."""
    origin = document.origin
    if origin is None or document.visiting:
        return _session_name(document) + suffix
    stem = origin.path.name.removesuffix(suffix).removesuffix(origin.path.suffix)
    return f"{safe(stem) or 'model'}-changed{suffix}"


def _session_name(document: Document) -> str:
    if document.visiting:
        # What shows is not the user's own work, and must not be offered in its place.
        return safe(document.visited) or "lstm"
    name = Path(document.path.stem).stem if document.path else document.title
    if document.origin is not None and name == document.origin.path.name:
        # The end of a model's file is no part of its name.
        name = document.origin.path.stem
    return safe(name.removesuffix(_SESSION_SUFFIX)) or "lstm"
