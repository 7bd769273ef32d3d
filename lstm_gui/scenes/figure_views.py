"""What can be drawn by itself, listed once for the command line, the dialogs and notebooks.

Next to nothing is loaded with it: ``--help`` names the views before anything else is loaded.
"""

from typing import NamedTuple

from lstm_gui.scenes.workspaces import CELL, MEMORY, TRAIN


class FigureView(NamedTuple):
    """A panel of a workspace, as a figure.

    Parameters
    ----------
    workspace
        `CELL`, `MEMORY` or `TRAIN`.
    panel
        The name of the panel.
    size
        Its usual width and height in logical pixels.
    page
        The page of the Memory workspace on which it stands; empty for those that always show.
    """

    workspace: str
    panel: str
    size: tuple[int, int]
    page: str = ""


WINDOW, UNROLLED, CURVES, GRADIENT, LAYERS = "window", "unrolled", "curves", "gradient", "layers"
VIEWS = {
    "diagram": FigureView(CELL, "diagram", (800, 480)),
    UNROLLED: FigureView(CELL, "diagram", (800, 480)),
    "states": FigureView(CELL, "states", (800, 400)),
    CURVES: FigureView(CELL, "states", (800, 400)),
    GRADIENT: FigureView(CELL, "states", (800, 520)),
    "ranges": FigureView(CELL, "ranges", (480, 520)),
    "inspector": FigureView(CELL, "inspector", (480, 520)),
    LAYERS: FigureView(CELL, "layers", (800, 110)),
    "memory-words": FigureView(MEMORY, "memory_sentence", (800, 120)),
    "memory-lane-1": FigureView(MEMORY, "memory_rnn", (800, 180)),
    "memory-lane-2": FigureView(MEMORY, "memory_gru", (800, 180)),
    "memory-lane-3": FigureView(MEMORY, "memory_lstm", (800, 180)),
    "memory-flow": FigureView(MEMORY, "memory_flow", (800, 320), "flow"),
    "memory-cost": FigureView(MEMORY, "memory_cost", (480, 240), "flow"),
    "memory-space": FigureView(MEMORY, "memory_space", (800, 360), "space"),
    "memory-difference": FigureView(MEMORY, "memory_difference", (800, 360), "difference"),
    "memory-without": FigureView(MEMORY, "memory_without", (800, 200), "without"),
    "train-accuracy": FigureView(TRAIN, "train_accuracy", (800, 320)),
    "train-loss": FigureView(TRAIN, "train_loss", (800, 240)),
    "train-runs": FigureView(TRAIN, "train_runs", (800, 260)),
    "train-outcomes": FigureView(TRAIN, "train_outcomes", (336, 220)),
}
_STILL = (LAYERS, "memory-cost", "train-runs", "train-outcomes")
ANIMATED = tuple(name for name in VIEWS if name not in _STILL)
"""What moves: those of Train as the training goes on, all others with the time steps."""


def view_of(panel: str, unrolled: bool, curves: bool) -> str | None:
    """Return the view that a panel shows, None if it is no figure by itself."""
    if unrolled and panel == VIEWS[UNROLLED].panel:
        return UNROLLED
    if curves and panel == VIEWS[CURVES].panel:
        return CURVES
    return next((name for name, view in VIEWS.items() if view.panel == panel), None)
