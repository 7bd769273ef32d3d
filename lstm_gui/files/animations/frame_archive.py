"""The frames of an animation as pictures of their own, for programs that make films of them.

A ZIP file of ``frame-0001.png`` and so on, and of ``frames.csv``, which tells for each how many
milliseconds it is shown.
"""

import csv
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_TIMES, _COLUMNS = "frames.csv", ("file", "milliseconds")
_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The same frames are the same file at any time."""


def archived(images: "Iterable[Image]", milliseconds: Sequence[int]) -> bytes:
    """Return the ZIP file of ``images``, each shown as long as its number says."""
    names = [f"frame-{number:04}.png" for number in range(1, len(milliseconds) + 1)]
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, image in zip(names, images, strict=True):
            # What is compressed already would only take time.
            archive.writestr(zipfile.ZipInfo(name, _BEGINNING), _png(image))
        archive.writestr(zipfile.ZipInfo(_TIMES, _BEGINNING), _times(names, milliseconds))
    return buffer.getvalue()


def milliseconds_in(archive: zipfile.ZipFile) -> dict[str, int]:
    """Return how long each picture of what `archived` returned is shown, by their names."""
    rows = csv.DictReader(StringIO(archive.read(_TIMES).decode()))
    name, lasting = _COLUMNS
    return {row[name]: int(row[lasting]) for row in rows}


def images_in(archive: zipfile.ZipFile) -> "Iterator[Image]":
    """Yield the pictures of what `archived` returned, in their order."""
    import PIL.Image

    for name in milliseconds_in(archive):
        with PIL.Image.open(BytesIO(archive.read(name))) as image:
            yield image.convert("RGB")


def _png(image: "Image") -> bytes:
    buffer = BytesIO()
    image.save(buffer, "PNG", compress_level=6)
    return buffer.getvalue()


def _times(names: Sequence[str], milliseconds: Sequence[int]) -> str:
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows(zip(names, milliseconds, strict=True))
    return text.getvalue()
