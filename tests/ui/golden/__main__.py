"""Draws the golden pictures anew: ``python -m tests.ui.golden``, then look at them."""

import os
import sys
from pathlib import Path

from lstm_gui.app.drawing.render import render
from lstm_gui.app.grammar.options import RenderOptions
from lstm_gui.files.shipped.presets import FIRST_PRESET, load_preset

FOLDER = Path(__file__).parent
GOLDEN = {
    f"{view}-{theme}": FOLDER / f"{view}-{theme}.png"
    for view in ("diagram", "states", "ranges")
    for theme in ("light", "dark")
}


def golden_options(name: str) -> RenderOptions:
    """Return how the golden picture called ``name`` is drawn."""
    view, theme = name.split("-")
    session = load_preset(FIRST_PRESET).session
    return RenderOptions(session, GOLDEN[name], view, theme=theme, size=(640, 400))


def main() -> int:
    """Draw all and return the exit code."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    for name in GOLDEN:
        render(golden_options(name))
    return 0


if __name__ == "__main__":
    sys.exit(main())
