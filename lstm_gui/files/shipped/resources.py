"""Where fonts, icons and presets are."""

import os
from pathlib import Path

from lstm_gui.files.problem import Problem

_PACKAGE = Path(__file__).resolve().parents[2]
_FOLDERS = (_PACKAGE / "resources", _PACKAGE.parent / "resources")


def resource(*parts: str) -> Path:
    """Return the path of a resource, in an installed package or in a checkout.

    Parameters
    ----------
    parts
        The path below the resources folder, as in ``resource("presets", "index.json")``.

    Raises
    ------
    Problem
        If it is in neither place.
    """
    for folder in _FOLDERS:
        path = folder.joinpath(*parts)
        if os.path.exists(path):
            return path
    raise Problem(
        "{file} is missing from the installation of LSTM Explorer. Install the program again.",
        file=str(Path("resources", *parts)),
    )
