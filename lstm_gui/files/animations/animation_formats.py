"""The formats of animations: the one list that a new one joins, by the suffixes of their files."""

import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from lstm_gui.files.problem import Problem

ANIMATION_FORMATS: Mapping[str, str] = MappingProxyType(
    {".gif": "GIF", ".png": "APNG", ".webp": "WebP", ".zip": "PNG (ZIP)"}
)
"""What each is called."""


def animation_format(path: str | os.PathLike[str]) -> str:
    """Return which of `ANIMATION_FORMATS` a file called ``path`` has.

    Raises
    ------
    Problem
        If it is none.
    """
    suffix = Path(path).suffix.lower()
    if suffix not in ANIMATION_FORMATS:
        raise Problem(
            "{file} could not be written: an animation needs a name that ends in {known}. "
            "Choose another name.",
            file=path,
            known=" / ".join(ANIMATION_FORMATS),
        )
    return suffix
