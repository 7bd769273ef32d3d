"""Renders everything, or the parts that are named, into ``build/gallery/`` with an ``index.html``.

``python -m tests.gallery`` renders all, ``python -m tests.gallery train dialogs`` these two.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from functools import partial

# Before Qt is imported: no display, and a home that is thrown away.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PyQt6.QtCore import QLoggingCategory

from lstm_gui.app.start.application import make_application
from lstm_gui.files.shipped.presets import FIRST_PRESET
from lstm_gui.ui.style.fonts import load_fonts, text_font
from tests.gallery import dialog_parts, window_parts
from tests.gallery.cases import (
    LEAST,
    MIDDLE,
    extreme_cases,
    kind_cases,
    look_cases,
    preset_cases,
)
from tests.gallery.pictures_taken import FOLDER
from tests.gallery.stage import Stage, staged

PARTS: Mapping[str, Callable[[Stage], None]] = {
    "first": window_parts.newcomer,
    "looks": partial(window_parts.cell, cases=look_cases()),
    "presets": partial(window_parts.cell, cases=preset_cases()),
    "kinds": partial(window_parts.cell, cases=kind_cases()),
    "extremes": partial(window_parts.cell, cases=extreme_cases()),
    "notations": window_parts.notations,
    "memory": window_parts.memory,
    "train": window_parts.train,
    "dialogs": dialog_parts.dialogs,
    "menus": dialog_parts.menus,
    "boxes": dialog_parts.boxes,
    "lessons": partial(window_parts.lessons, themes={"light": MIDDLE}),
    "lessons-small": partial(window_parts.lessons, themes={"dark": LEAST}),
    "classroom": window_parts.classroom,
}


def main(arguments: Sequence[str]) -> int:
    """Render the parts that ``arguments`` name, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.gallery", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    wanted = parser.parse_args(arguments).parts or list(PARTS)
    unknown = [part for part in wanted if part not in PARTS]
    if unknown:
        parser.error(f"no part {', '.join(unknown)}; there are {', '.join(PARTS)}")
    with tempfile.TemporaryDirectory() as home:
        os.environ["HOME"] = os.environ["XDG_CONFIG_HOME"] = home
        QLoggingCategory.setFilterRules("default.warning=false")
        app = make_application(sys.argv[:1])
        load_fonts()
        app.setFont(text_font(13))
        for part in wanted:
            with staged(FIRST_PRESET, part) as stage:
                PARTS[part](stage)
    print(FOLDER / "index.html")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
