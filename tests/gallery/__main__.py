"""Renders everything, or the parts that are named, into ``build/gallery/`` with an ``index.html``.

``python -m tests.gallery`` renders all, ``python -m tests.gallery train dialogs`` these two.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence

# Before Qt is imported: no display, and a home that is thrown away.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PyQt6.QtCore import QLoggingCategory
from PyQt6.QtGui import QIcon

from lstm_gui.app.start.application import make_application
from lstm_gui.files.shipped.presets import FIRST_PRESET
from lstm_gui.files.shipped.resources import resource
from lstm_gui.ui.style.fonts import load_fonts, text_font
from tests.gallery.parts import PARTS
from tests.gallery.pictures_taken import FOLDER
from tests.gallery.stage import staged


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
        app.setWindowIcon(QIcon(str(resource("icons", "lstm-explorer-128.png"))))
        for part in wanted:
            with staged(FIRST_PRESET, part) as stage:
                PARTS[part].take(stage, PARTS[part].cases)
    print(FOLDER / "index.html")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
