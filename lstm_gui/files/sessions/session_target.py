"""The target of a session file: what should be answered at each step."""

import numpy as np

from lstm_gui.core import Target
from lstm_gui.files.problem import Problem, message
from lstm_gui.files.sessions.session_arrays import require_length
from lstm_gui.files.sessions.session_format import TargetPart
from lstm_gui.files.sessions.session_limits import (
    MAX_NUMBER,
    require_length_within,
    require_magnitude,
    require_text,
    require_texts,
)
from lstm_gui.files.texts.json_text import JSON

_NO_WORD = message(
    "{file} has {found} at {place}, but the words of the target have the numbers from 0 to "
    "{last}. Correct it there, or choose another file."
)
PLACE = "$.input.target"
MAX_WORDS = 10_000


def target_of(part: TargetPart | None, steps: int, name: str) -> Target | None:
    """Return the target of a sequence of so many ``steps``; a Problem if it is none.

    ``name`` is what a sentence calls the file.
    """
    if part is None:
        return None
    require_text(part.name, f"{PLACE}.name", name)
    require_length(part.values, steps, f"{PLACE}.values", name)
    words = None if part.words is None else tuple(part.words)
    if words is not None:
        _require_words(part, words, name)
    target = Target(part.name, np.array(part.values, dtype=np.float64), words)
    require_target(target, name)
    return target


def require_target(target: Target, name: str) -> None:
    """Raise a Problem that names the first number or word that a session cannot hold."""
    require_text(target.name, f"{PLACE}.name", name)
    require_length_within(len(target.words or ()), 0, MAX_WORDS, f"{PLACE}.words", name)
    require_texts(target.words, f"{PLACE}.words", name)
    known = np.where(np.isnan(target.values), 0.0, target.values)
    require_magnitude(known, MAX_NUMBER, f"{PLACE}.values", name)


def target_fields(target: Target) -> dict[str, JSON]:
    """Return what stands in the file; what is not known is null."""
    places = target.words is not None
    values: list[JSON] = [
        None if value != value else int(value) if places else value
        for value in target.values.tolist()
    ]
    words: JSON = None if target.words is None else list[JSON](target.words)
    return {"name": target.name, "values": values, "words": words}


def _require_words(part: TargetPart, words: tuple[str, ...], name: str) -> None:
    for index, value in enumerate(part.values):
        if value is not None and value not in range(len(words)):
            raise Problem(
                _NO_WORD, file=name, place=f"{PLACE}.values[{index}]", found=value,
                last=len(words) - 1,
            )  # fmt: skip
