"""Turns a subject into an image, or into the bytes of a file."""

import io
from collections.abc import Callable

from msgspec import Struct
from PyQt6.QtCore import QBuffer, QIODevice, QSize, Qt
from PyQt6.QtGui import QImage, QPainter

from lstm_gui.files.figures.marks import POINTS_PER_PIXEL
from lstm_gui.files.problem import Problem
from lstm_gui.ui.exporting.recording.recorded import drawing_of
from lstm_gui.ui.exporting.recording.subjects import Subject
from lstm_gui.ui.exporting.recording.widget_painting import paint_widgets

_POINTS_PER_METRE = 72 / 0.0254


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
    """Return ``subject`` as an image that says how many pixels an inch has.

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
    painter = QPainter(result)
    paint_widgets(painter, subject.placed_widgets())
    painter.end()
    # So that other programs place it as large as it is here, at any scale.
    for tell in (result.setDotsPerMeterX, result.setDotsPerMeterY):
        tell(round(_POINTS_PER_METRE * scale / paper.points))
    return result


def png(subject: Subject, paper: Paper = SCREEN) -> bytes:
    """Return ``subject`` as a PNG file, see `image`."""
    buffer = _buffer()
    picture = image(subject, paper)
    picture.setText("Title", subject.title)
    picture.setText("Description", subject.description)
    picture.save(buffer, "PNG")
    return buffer.data().data()


def svg(subject: Subject, paper: Paper = SCREEN) -> bytes:
    """Return ``subject`` as an SVG file whose units are logical pixels."""
    from lstm_gui.files.figures.svg import svg as written

    return written(drawing_of(subject, paper.points, paper.clear), paper.outlines)


def pdf(subject: Subject, paper: Paper = SCREEN) -> bytes:
    """Return ``subject`` as a PDF file of one page, as large as the picture."""
    from lstm_gui.files.figures.pdf import pdf as written

    return written(drawing_of(subject, paper.points, paper.clear))


def tiff(subject: Subject, paper: Paper = SCREEN) -> bytes:
    """Return ``subject`` as a TIFF file that says how many pixels an inch has, see `image`."""
    from PIL import Image

    kind = QImage.Format.Format_RGBA8888 if paper.clear else QImage.Format.Format_RGB888
    picture = image(subject, paper).convertToFormat(kind)
    bits, row = picture.constBits(), picture.bytesPerLine()
    assert bits is not None
    mode, size = ("RGBA" if paper.clear else "RGB"), (picture.width(), picture.height())
    pixels = bits.asstring(picture.sizeInBytes())
    dots = 72 * paper.pixels / paper.points
    buffer = io.BytesIO()
    Image.frombytes(mode, size, pixels, "raw", mode, row).save(
        buffer, "TIFF", compression="tiff_lzw", dpi=(dots, dots), description=subject.title
    )
    return buffer.getvalue()


def eps(subject: Subject, paper: Paper = SCREEN) -> bytes:
    """Return ``subject`` as an EPS file, without transparency."""
    from lstm_gui.files.figures.eps import eps as written

    return written(drawing_of(subject, paper.points, paper.clear))


def tikz(subject: Subject, paper: Paper = SCREEN) -> bytes:
    """Return ``subject`` as a picture of TikZ, to be read by LaTeX.

    Raises
    ------
    Problem
        If there are images in it.
    """
    from lstm_gui.files.figures.tikz import tikz as written

    return written(drawing_of(subject, paper.points, paper.clear))


IMAGES = (".png", ".tif")
"""Those that are made of pixels."""
WRITERS: dict[str, Callable[[Subject, Paper], bytes]] = {
    ".png": png,
    ".svg": svg,
    ".pdf": pdf,
    ".tif": tiff,
    ".eps": eps,
    ".tikz": tikz,
}
"""What writes each of `lstm_gui.files.figures.picture_formats`."""


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer
