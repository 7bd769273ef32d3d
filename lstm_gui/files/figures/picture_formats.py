"""The formats of pictures: the one list that a new one joins, by the suffixes of their files."""

import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from lstm_gui.files.problem import Problem

PICTURE_FORMATS: Mapping[str, str] = MappingProxyType(
    {".png": "PNG", ".svg": "SVG", ".pdf": "PDF", ".tif": "TIFF", ".eps": "EPS", ".tikz": "TikZ"}
)
"""What each is called."""
OTHER_SUFFIXES: Mapping[str, str] = MappingProxyType({".tiff": ".tif", ".tex": ".tikz"})
"""Suffixes that some files of these have instead."""


def picture_format(path: str | os.PathLike[str]) -> str:
    """Return which of `PICTURE_FORMATS` a file called ``path`` has.

    Raises
    ------
    Problem
        If it is none.
    """
    suffix = Path(path).suffix.lower()
    suffix = OTHER_SUFFIXES.get(suffix, suffix)
    if suffix not in PICTURE_FORMATS:
        raise Problem(
            "{file} could not be drawn: a picture needs a name that ends in {known}. "
            "Choose another name.",
            file=path,
            known=" / ".join((*PICTURE_FORMATS, *OTHER_SUFFIXES)),
        )
    return suffix
