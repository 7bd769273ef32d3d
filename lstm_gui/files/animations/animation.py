"""Animations as files: GIF, animated PNG and WebP, or a picture for each frame."""

import zlib
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from msgspec import Struct

from lstm_gui.core.passes.going_on import GoesOn, always
from lstm_gui.files.animations.animation_formats import animation_format
from lstm_gui.files.disk.atomic import replace_bytes

if TYPE_CHECKING:
    from PIL.Image import Image

_SAMPLES = 24
"""From so many frames the one palette of a GIF is made."""
Rgb = tuple[int, int, int]

_ENDLESS = 0
_OPTIONS: dict[str, dict[str, Any]] = {
    ".gif": {"format": "GIF", "optimize": False, "disposal": 1},
    ".png": {"format": "PNG", "compress_level": 6},
    ".webp": {
        "format": "WEBP",
        "lossless": True,
        "quality": 25,
        "method": 2,
        "kmin": 9999,
        "kmax": 10000,
    },
}
"""A WebP begins with the one frame that is whole, and from there tells what has changed: with no
other such frame, and a method that looks for what repeats, it is a third as large."""


class Frame(Struct, frozen=True):
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


class _GivenUpError(Exception):
    pass


def write_animation(
    path: str | Path,
    frames: Sequence[Frame],
    goes_on: GoesOn = always,
) -> bool:
    """Write ``frames`` to ``path``, to be shown again and again.

    PNG and WebP keep every pixel; a GIF has one palette of 256 colours for all frames. A ZIP has
    a PNG for each frame, see `lstm_gui.files.animations.frame_archive`.

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
    suffix = animation_format(path)
    try:
        data = animation_bytes(suffix, frames, goes_on)
    except _GivenUpError:
        return False
    replace_bytes(path, data)
    return True


def animation_bytes(suffix: str, frames: Sequence[Frame], goes_on: GoesOn = always) -> bytes:
    """Return the file that `write_animation` writes for one of its formats."""
    unpack = _paletting(frames) if suffix == ".gif" else _image
    if suffix == ".zip":
        from lstm_gui.files.animations.frame_archive import archived

        return archived(_Unpacked(frames, unpack, goes_on), [one.milliseconds for one in frames])
    buffer = BytesIO()
    unpack(frames[0]).save(
        buffer,
        save_all=True,
        append_images=_Unpacked(frames[1:], unpack, goes_on),
        duration=[frame.milliseconds for frame in frames],
        loop=_ENDLESS,
        **_OPTIONS[suffix],
    )
    return buffer.getvalue()


class _Unpacked(Struct):
    """Frames as images, made one by one each time they are gone through.

    Pillow goes through those of a PNG twice, first only to look at their kind; no more
    than one is held in memory.
    """

    frames: Sequence[Frame]
    unpack: "Callable[[Frame], Image]"
    goes_on: GoesOn
    furthest: float = 0.0

    def __iter__(self) -> "Iterator[Image]":
        for index, frame in enumerate(self.frames):
            self.furthest = max(self.furthest, (index + 1) / len(self.frames))
            if not self.goes_on(self.furthest):
                raise _GivenUpError
            yield self.unpack(frame)


def _image(frame: Frame) -> "Image":
    # Only here is Pillow needed, and it takes its time to load.
    import PIL.Image

    return PIL.Image.frombytes("RGB", frame.size, zlib.decompress(frame.packed))


def _paletting(frames: Sequence[Frame]) -> "Callable[[Frame], Image]":
    import PIL.Image

    from lstm_gui.files.animations.palette import Palette, palette_of

    palette = Palette(palette_of(_counted(frames)))
    colours = palette.colours.tobytes()

    def paletted(frame: Frame) -> "Image":
        places = palette.indices(zlib.decompress(frame.packed))
        image = PIL.Image.frombytes("P", frame.size, places)
        image.putpalette(colours)
        return image

    return paletted


def _counted(frames: Sequence[Frame]) -> Iterator[tuple[int, Rgb]]:
    """Yield how often each colour occurs in some of ``frames``, the first and last among them."""
    count = min(len(frames), _SAMPLES)
    for place in range(count):
        frame = frames[place * (len(frames) - 1) // max(count - 1, 1)]
        counted = _image(frame).getcolors(frame.size[0] * frame.size[1]) or []
        yield from cast("list[tuple[int, Rgb]]", counted)
