"""What ``lstm_gui.explain`` and ``lstm_gui.animate`` return: drawn when it is first asked for."""

import os
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from functools import cached_property
from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lstm_gui.app.drawing.drawing_process import drawn
from lstm_gui.files.animations.animation import Frame, animation_bytes
from lstm_gui.files.animations.animation_formats import animation_format
from lstm_gui.files.animations.frame_archive import images_in, milliseconds_in
from lstm_gui.files.disk.atomic import replace_bytes, require_folder
from lstm_gui.files.figures.picture_formats import picture_format
from lstm_gui.files.sessions.session import Session

_SHOWN = (".svg", ".png")
"""What a notebook asks for, drawn together."""
_FRAMES = ".zip"
"""The format that keeps every frame as it is."""


class FigureWarning(UserWarning):
    """What is missing in a figure, so that nobody publishes it unknowingly."""


class Figure:
    """A drawing of a model, which a notebook shows; it is drawn when it is first asked for.

    Of numbers and notes for which there is no room it warns then, see `left_out`.
    """

    def __init__(self, session: Session, options: tuple[str, ...]) -> None:
        self._session, self._options = session, options
        self._drawn: Mapping[str, bytes] = {}
        self._said = ""

    @property
    def left_out(self) -> str:
        """What there is no room for, in a sentence; empty if all is there."""
        if not self._drawn:
            self._bytes(_SHOWN[0])
        return self._said

    def _repr_svg_(self) -> str:
        return self._bytes(".svg").decode()

    def _repr_png_(self) -> bytes:
        return self._bytes(".png")

    def save(self, path: str | os.PathLike[str]) -> None:
        """Save it as ``path``, of any format that ``lstm-gui render`` writes."""
        suffix = picture_format(path)
        require_folder(path)
        replace_bytes(path, self._bytes(suffix))

    def _bytes(self, suffix: str) -> bytes:
        if suffix not in self._drawn:
            kinds = _SHOWN if suffix in _SHOWN else (suffix,)
            words = ("render", *self._options)
            found = drawn(self._session, words, kinds)
            if found.said and not self._said:
                warnings.warn(found.said, FigureWarning, stacklevel=3)
            self._drawn, self._said = {**self._drawn, **found.files}, found.said
        return self._drawn[suffix]


class Animation:
    """Pictures of a model one after another, drawn when they are first asked for.

    A notebook shows it moving. Going through it yields each frame as an array of bytes, red,
    green and blue, ``(height, width, 3)``; `milliseconds` tells how long each is shown.
    """

    def __init__(self, session: Session, options: tuple[str, ...]) -> None:
        self._session, self._options = session, options

    def __len__(self) -> int:
        return len(self.milliseconds)

    def __iter__(self) -> Iterator[NDArray[np.uint8]]:
        with self._archive() as archive:
            for image in images_in(archive):
                yield np.array(image)

    @cached_property
    def milliseconds(self) -> tuple[int, ...]:
        """How long each frame is shown."""
        with self._archive() as archive:
            return tuple(milliseconds_in(archive).values())

    def save(self, path: str | os.PathLike[str]) -> None:
        """Save it as ``path``, of any format that ``lstm-gui animate`` writes."""
        suffix = animation_format(path)
        require_folder(path)
        replace_bytes(path, self._bytes(suffix))

    def save_frames(self, folder: str | os.PathLike[str]) -> list[Path]:
        """Save each frame as ``frame-0001.png`` and so on in ``folder``; return their paths."""
        require_folder(Path(folder) / "frame")
        paths: list[Path] = []
        with self._archive() as archive:
            for name in milliseconds_in(archive):
                paths.append(Path(folder) / name)
                replace_bytes(paths[-1], archive.read(name))
        return paths

    def _repr_png_(self) -> bytes:
        return self._bytes(".png")

    def _bytes(self, suffix: str) -> bytes:
        return self._zipped if suffix == _FRAMES else animation_bytes(suffix, self._frames())

    def _frames(self) -> list[Frame]:
        return [
            Frame.of((pixels.shape[1], pixels.shape[0]), pixels.tobytes(), lasting)
            for pixels, lasting in zip(self, self.milliseconds, strict=True)
        ]

    def _archive(self) -> zipfile.ZipFile:
        return zipfile.ZipFile(BytesIO(self._zipped))

    @cached_property
    def _zipped(self) -> bytes:
        return drawn(self._session, ("animate", *self._options), (_FRAMES,)).files[_FRAMES]
