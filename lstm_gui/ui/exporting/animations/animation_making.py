"""How an animation is made: its frames are drawn, then packed."""

from collections.abc import Generator, Sequence
from pathlib import Path

from lstm_gui.files.animations.animation import Frame, write_animation
from lstm_gui.scenes.shots import Shot
from lstm_gui.ui.document.job import GoesOn
from lstm_gui.ui.exporting.file_maker import Making
from lstm_gui.ui.exporting.staging.stage import Stage

_DRAWING = 0.5
"""The share of the work that is drawing; the rest is packing."""


def animation_making(stage: Stage, shots: Sequence[Shot], path: Path, scale: float) -> Making:
    """Return how ``shots`` on a stage become the file ``path``, in ``scale`` times their size."""

    def frames() -> Generator[tuple[Frame, float]]:
        for drawn, shot in enumerate(shots, 1):
            yield stage.frame(shot, scale), _DRAWING * drawn / len(shots)

    def pack(all_frames: list[Frame], goes_on: GoesOn) -> bool:
        def packed(share: float) -> bool:
            return goes_on(_DRAWING + (1 - _DRAWING) * share)

        return write_animation(path, all_frames, packed)

    return Making(path, frames(), pack)
