"""Turns a subject into an image, or into the bytes of a file.

What is painted needs the window; what is encoded does not, and may be on any thread.
"""

import io
from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct
from PyQt6.QtCore import QBuffer, QIODevice, QSize, Qt
from PyQt6.QtGui import QImage, QPainter

from lstm_gui.files.figures.marks import POINTS_PER_PIXEL, Drawing
from lstm_gui.files.problem import Problem
from lstm_gui.ui.exporting.recording.recorded import drawing_of
from lstm_gui.ui.exporting.recording.subjects import Subject
from lstm_gui.ui.exporting.recording.widget_painting import Placed, paint_widgets

_POINTS_PER_METRE = 72 / 0.0254
_TITLE = "Title"


class Paper(Struct, frozen=True):
    """What a picture is put on.

    Parameters
    ----------
    pixels
        Of an image, for each logical pixel.
    points
        In print, for each logical pixel.
    clear
        Whether the ground is left transparent.
    outlines
        Whether an SVG has the shapes of its letters in place of text.
    """

    pixels: float = 1.0
    points: float = POINTS_PER_PIXEL
    clear: bool = False
    outlines: bool = False


SCREEN = Paper()


def image(subject: Subject, paper: Paper = SCREEN) -> QImage:
    """Return ``subject`` as an image, see `canvas`."""
    result = canvas(subject, paper)
    paint_on(result, subject.placed_widgets())
    return result


def canvas(subject: Subject, paper: Paper = SCREEN) -> QImage:
    """Return the image of ``subject`` before it is painted.

    It says what it is of, and how many pixels an inch has.

    Raises
    ------
    Problem
        If there is not enough memory for so many pixels.
    """
    size = subject.widget.size()
    scale = paper.pixels
    pixels = QSize(round(size.width() * scale), round(size.height() * scale))
    # Qt counts the bytes of what it paints on with an int, and crashes beyond.
    countable = 4 * pixels.width() * pixels.height() < 2**31
    kind = QImage.Format.Format_ARGB32_Premultiplied if paper.clear else QImage.Format.Format_RGB32
    result = QImage(pixels if countable else QSize(), kind)
    if result.isNull():
        raise Problem("There is not enough memory for the picture. Choose a smaller scale.")
    result.setDevicePixelRatio(scale)
    result.fill(Qt.GlobalColor.transparent if paper.clear else subject.background)
    # So that other programs place it as large as it is here, at any scale.
    for tell in (result.setDotsPerMeterX, result.setDotsPerMeterY):
        tell(round(_POINTS_PER_METRE * scale / paper.points))
    result.setText(_TITLE, subject.title)
    result.setText("Description", subject.description)
    return result


def paint_on(picture: QImage, placed: Iterable[Placed]) -> None:
    """Paint widgets on a `canvas`."""
    painter = QPainter(picture)
    paint_widgets(painter, iter(placed))
    painter.end()


def file_of(subject: Subject, suffix: str, paper: Paper = SCREEN) -> bytes:
    """Return ``subject`` as the bytes of a file of one of the picture formats, by its suffix.

    Raises
    ------
    Problem
        If there is not enough memory, or the format cannot hold it.
    """
    if suffix in IMAGES:
        return IMAGES[suffix](image(subject, paper), paper)
    return VECTORS[suffix](drawing_of(subject, paper.points, paper.clear), paper)


def _png(picture: QImage, _paper: Paper) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return buffer.data().data()


def _tiff(picture: QImage, paper: Paper) -> bytes:
    from PIL import Image

    kind = QImage.Format.Format_RGBA8888 if paper.clear else QImage.Format.Format_RGB888
    pixels = picture.convertToFormat(kind)
    bits, row = pixels.constBits(), pixels.bytesPerLine()
    assert bits is not None
    mode, size = ("RGBA" if paper.clear else "RGB"), (pixels.width(), pixels.height())
    dots = 72 * paper.pixels / paper.points
    # As bytes: Pillow would write a question mark for each letter that is none of ASCII.
    title = picture.text(_TITLE).encode()
    buffer = io.BytesIO()
    Image.frombytes(mode, size, bits.asstring(pixels.sizeInBytes()), "raw", mode, row).save(
        buffer, "TIFF", compression="tiff_lzw", dpi=(dots, dots), description=title
    )
    return buffer.getvalue()


def _svg(drawing: Drawing, paper: Paper) -> bytes:
    """Return a file whose units are logical pixels."""
    from lstm_gui.files.figures.svg import svg

    return svg(drawing, paper.outlines)


def _pdf(drawing: Drawing, _paper: Paper) -> bytes:
    """Return a file of one page, as large as the picture."""
    from lstm_gui.files.figures.pdf import pdf

    return pdf(drawing)


def _eps(drawing: Drawing, _paper: Paper) -> bytes:
    """Return a file without transparency."""
    from lstm_gui.files.figures.eps import eps

    return eps(drawing)


def _tikz(drawing: Drawing, _paper: Paper) -> bytes:
    """Return a picture that LaTeX reads; a Problem if there are images in it."""
    from lstm_gui.files.figures.tikz import tikz

    return tikz(drawing)


IMAGES: Mapping[str, Callable[[QImage, Paper], bytes]] = {
    ".png": _png,
    ".tif": _tiff,
}
"""What encodes those of `lstm_gui.files.figures.picture_formats` that are made of pixels."""
VECTORS: Mapping[str, Callable[[Drawing, Paper], bytes]] = {
    ".svg": _svg,
    ".pdf": _pdf,
    ".eps": _eps,
    ".tikz": _tikz,
}
"""What encodes the others."""
