"""Animations as files: GIF, animated PNG and WebP."""

import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lstm_gui.files.atomic import replace_bytes
from lstm_gui.files.problem import Problem

if TYPE_CHECKING:
    from PIL.Image import Image

ANIMATION_FORMATS = (".gif", ".png", ".webp")

_COLOURS = 256
_SAMPLES = 12
"""From so many frames the one palette of a GIF is made."""

_ENDLESS = 0
_OPTIONS: dict[str, dict[str, Any]] = {
    ".gif": {"format": "GIF", "optimize": False, "disposal": 1},
    ".png": {"format": "PNG", "compress_level": 6},
    ".webp": {"format": "WEBP", "lossless": True, "quality": 60, "method": 3},
}


@dataclass(frozen=True)
class Frame:
    """One picture and how long it stays.

    Parameters
    ----------
    size
        Width and height in pixels.
    packed
        Its pixels as RGB, row after row, compressed by zlib.
    milliseconds
        How long it is shown, at least 1.
    """

    size: tuple[int, int]
    packed: bytes
    milliseconds: int

    @classmethod
    def of(cls, size: tuple[int, int], pixels: bytes, milliseconds: int) -> "Frame":
        """Return a frame of ``width * height * 3`` bytes, not compressed yet."""
        return cls(size, zlib.compress(pixels, 1), milliseconds)


def require_animation_format(path: str | Path) -> None:
    """Raise a Problem unless the name ends in one of `ANIMATION_FORMATS`."""
    if Path(path).suffix.lower() not in ANIMATION_FORMATS:
        raise Problem(
            "{file} could not be written: an animation needs a name that ends in {known}. "
            "Choose another name.",
            file=path,
            known=" / ".join(ANIMATION_FORMATS),
        )


def write_animation(
    path: str | Path,
    frames: Sequence[Frame],
    goes_on: Callable[[float], bool] | None = None,
) -> bool:
    """Write ``frames`` to ``path``, to be shown again and again.

    PNG and WebP keep every pixel; a GIF has one palette of 256 colours for all frames.

    Parameters
    ----------
    path
        Its suffix decides on the format.
    frames
        At least one, all of the same size.
    goes_on
        Called with the share that is done, in (0, 1]; False gives up.

    Returns
    -------
    bool
        False if it was given up; the file then stays as it was.

    Raises
    ------
    Problem
        If the format is not known or the file cannot be written.
    """
    require_animation_format(path)
    suffix = Path(path).suffix.lower()
    try:
        data = _encoded(suffix, frames, goes_on or _always)
    except _GivenUpError:
        return False
    replace_bytes(path, data)
    return True


class _GivenUpError(Exception):
    pass


def _always(_share: float) -> bool:
    return True


def _encoded(suffix: str, frames: Sequence[Frame], goes_on: Callable[[float], bool]) -> bytes:
    images = _paletted(frames) if suffix == ".gif" else map(_image, frames)
    watched = _watched(images, len(frames), goes_on)
    buffer = BytesIO()
    next(watched).save(
        buffer,
        save_all=True,
        append_images=watched,
        duration=[frame.milliseconds for frame in frames],
        loop=_ENDLESS,
        **_OPTIONS[suffix],
    )
    return buffer.getvalue()


def _watched(
    images: "Iterator[Image]", count: int, goes_on: Callable[[float], bool]
) -> "Iterator[Image]":
    for index, image in enumerate(images):
        if not goes_on((index + 1) / count):
            raise _GivenUpError
        yield image


def _image(frame: Frame) -> "Image":
    # Only here is Pillow needed, and it takes its time to load.
    from PIL import Image

    return Image.frombytes("RGB", frame.size, zlib.decompress(frame.packed))


def _paletted(frames: Sequence[Frame]) -> "Iterator[Image]":
    from PIL import Image

    palette = _palette(frames)
    for frame in frames:
        yield _image(frame).quantize(palette=palette, dither=Image.Dither.NONE)


def _palette(frames: Sequence[Frame]) -> "Image":
    """Return an image with the palette that serves all frames."""
    from PIL import Image

    every = max(1, -(-len(frames) // _SAMPLES))
    samples = [_image(frame) for frame in frames[::every]]
    width, height = frames[0].size
    montage = Image.new("RGB", (width, height * len(samples)))
    for index, sample in enumerate(samples):
        montage.paste(sample, (0, index * height))
    return montage.quantize(_COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
