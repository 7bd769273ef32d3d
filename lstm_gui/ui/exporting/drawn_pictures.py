"""Turns a subject into an image, or into the bytes of a PNG, SVG or PDF file."""

from collections.abc import Callable

from PyQt6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSize, QSizeF
from PyQt6.QtGui import QImage, QPageSize, QPainter, QPdfWriter
from PyQt6.QtWidgets import QApplication

from lstm_gui.files.problem import Problem
from lstm_gui.ui.exporting.pdf_text import with_readable_text
from lstm_gui.ui.exporting.subjects import Subject
from lstm_gui.ui.exporting.widget_painting import paint_widgets
from lstm_gui.ui.style.vectors import vector_painter

_DPI = 96
_POINTS_PER_PIXEL = 72 / _DPI


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
    # QtSvg takes its time to load, and only this needs it.
    from lstm_gui.ui.exporting.svg_document import svg_document

    size, background = subject.widget.size(), subject.background.name()
    placed = subject.placed_widgets()
    return svg_document(size, background, subject.title, subject.description, placed).encode()


def pdf(subject: Subject, _scale: float = 1.0) -> bytes:
    """Return ``subject`` as a PDF file of one page, as large as the picture."""
    buffer = _buffer()
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setTitle(subject.title)
    writer.setCreator(QApplication.applicationDisplayName() or "LSTM Explorer")
    size = QSizeF(subject.widget.size()) * _POINTS_PER_PIXEL
    exact = QPageSize.SizeMatchPolicy.ExactMatch
    writer.setPageSize(QPageSize(size, QPageSize.Unit.Point, "", exact))
    writer.setPageMargins(QMarginsF())
    with vector_painter(writer) as painter:
        # Pages come in whole points: the sheet may be a little larger than the picture.
        painter.fillRect(QRectF(subject.widget.rect()).adjusted(0, 0, 2, 2), subject.background)
        paint_widgets(painter, subject.placed_widgets())
    return with_readable_text(buffer.data().data())


FORMATS: dict[str, Callable[[Subject, float], bytes]] = {".png": png, ".svg": svg, ".pdf": pdf}


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer
