"""Turns a subject into an image, or into the bytes of a PNG, SVG or PDF file."""

from collections.abc import Callable

from PyQt6.QtCore import QBuffer, QIODevice, QSize
from PyQt6.QtGui import QImage, QPainter

from lstm_gui.files.problem import Problem
from lstm_gui.ui.exporting.recorded import drawing_of
from lstm_gui.ui.exporting.subjects import Subject
from lstm_gui.ui.exporting.widget_painting import paint_widgets

_PER_METRE = 96 / 0.0254
"""Logical pixels."""


def image(subject: Subject, scale: float = 1.0) -> QImage:
    """Return ``subject`` with ``scale`` pixels for each logical pixel.

    Raises
    ------
    Problem
        If there is not enough memory for so many pixels.
    """
    size = subject.widget.size()
    pixels = QSize(round(size.width() * scale), round(size.height() * scale))
    # Qt counts the bytes of what it paints on with an int, and crashes beyond.
    countable = 4 * pixels.width() * pixels.height() < 2**31
    result = QImage(pixels if countable else QSize(), QImage.Format.Format_RGB32)
    if result.isNull():
        raise Problem("There is not enough memory for the picture. Choose a smaller scale.")
    result.setDevicePixelRatio(scale)
    result.fill(subject.background)
    painter = QPainter(result)
    paint_widgets(painter, subject.placed_widgets())
    painter.end()
    # So that other programs place it as large as it is here, at any scale.
    for tell in (result.setDotsPerMeterX, result.setDotsPerMeterY):
        tell(round(_PER_METRE * scale))
    return result


def png(subject: Subject, scale: float = 1.0) -> bytes:
    """Return ``subject`` as a PNG file, see `image`."""
    buffer = _buffer()
    picture = image(subject, scale)
    picture.setText("Title", subject.title)
    picture.setText("Description", subject.description)
    picture.save(buffer, "PNG")
    return buffer.data().data()


def svg(subject: Subject, _scale: float = 1.0) -> bytes:
    """Return ``subject`` as an SVG file whose units are logical pixels."""
    from lstm_gui.files.figures.svg import svg as written

    return written(drawing_of(subject))


def pdf(subject: Subject, _scale: float = 1.0) -> bytes:
    """Return ``subject`` as a PDF file of one page, as large as the picture."""
    from lstm_gui.files.figures.pdf import pdf as written

    return written(drawing_of(subject))


FORMATS: dict[str, Callable[[Subject, float], bytes]] = {".png": png, ".svg": svg, ".pdf": pdf}


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer
