"""What the program stands on, and under which terms."""

import os
from importlib import metadata
from pathlib import Path

from msgspec import Struct
from PyQt6.QtCore import qVersion

from lstm_gui.files.problem import Problem
from lstm_gui.files.shipped.resources import resource

_CHECKOUT = Path(__file__).resolve().parents[3]


class Part(Struct, frozen=True):
    """A library or a font; ``version`` is "" where there is none to tell."""

    name: str
    version: str
    licence: str


_LIBRARIES = (
    ("PyQt6", "GPL-3.0"),
    ("numpy", "BSD-3-Clause"),
    ("pyqtgraph", "MIT"),
    ("msgspec", "BSD-3-Clause"),
    ("pillow", "MIT-CMU"),
    ("h5py", "BSD-3-Clause"),
)


def parts() -> tuple[Part, ...]:
    """Return the libraries and fonts of the program."""
    libraries = (Part(name, _version(name), licence) for name, licence in _LIBRARIES)
    return (
        Part("Qt", qVersion() or "", "LGPL-3.0"),
        *libraries,
        Part("Pretendard", "1.3.9", "OFL-1.1"),
        Part("STIX Two Math", "2.11", "OFL-1.1"),
    )


def licence_text() -> str:
    """Return the licence of the program in full, or a sentence where to find it."""
    checkout = _CHECKOUT / "LICENSE"
    if os.path.isfile(checkout):
        return checkout.read_text(encoding="utf-8")
    try:
        text = metadata.distribution("lstm-gui").read_text("licenses/LICENSE")
    except metadata.PackageNotFoundError:
        text = None
    return text or "GNU General Public License, version 3 or later: https://www.gnu.org/licenses/"


def font_licence_text() -> str:
    """Return the licences of the bundled fonts in full."""
    texts = []
    for name in ("Pretendard-LICENSE.txt", "STIXTwoMath-LICENSE.txt"):
        try:
            texts.append(resource("fonts", name).read_text(encoding="utf-8"))
        except Problem as problem:
            texts.append(str(problem))
    return f"\n\n{'-' * 60}\n\n".join(texts)


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
