"""Compares pictures with a tolerance for how edges are smoothed."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
from msgspec import Struct
from PyQt6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PyQt6.QtGui import QImage, QPainter
from PyQt6.QtPdf import QPdfDocument
from PyQt6.QtSvg import QSvgRenderer
from PyQt6.QtWidgets import QWidget

from lstm_gui.ui.exporting.recording.subjects import Subject
from lstm_gui.ui.exporting.staging.drawn_pictures import file_of

_VISIBLE = 40


class Difference(Struct, frozen=True):
    """How far two pictures are apart, each pixel being the mean of 3 × 3.

    Parameters
    ----------
    mean
        Of the largest channel difference of each pixel, 0 to 255.
    share
        Of the pixels that differ by more than 40.
    """

    mean: float
    share: float


def difference(one: QImage, other: QImage) -> Difference:
    """Return how far two pictures of the same size are apart."""
    assert one.size() == other.size(), (one.size(), other.size())
    channels = np.abs(_blurred(one) - _blurred(other))
    # A maximum along so short an axis takes far longer.
    apart = np.maximum(np.maximum(channels[..., 0], channels[..., 1]), channels[..., 2])
    return Difference(float(apart.mean()) / 9, float((apart > 9 * _VISIBLE).mean()))


def assert_alike(one: QImage, other: QImage, mean: float, share: float) -> None:
    """Fail if two pictures are further apart than ``mean`` or ``share``."""
    apart = difference(one, other)
    assert apart.mean <= mean, apart
    assert apart.share <= share, apart


def loaded(png: bytes) -> QImage:
    """Return the picture of a PNG file."""
    image = QImage.fromData(png)
    assert not image.isNull()
    return image


def shrunk(image: QImage, size: QSize) -> QImage:
    """Return ``image`` smoothly scaled to ``size``."""
    return image.scaled(
        size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def drawn_svg(svg: bytes, size: QSize) -> QImage:
    """Return an SVG as `QSvgRenderer` draws it."""
    renderer = QSvgRenderer(QByteArray(svg))
    assert renderer.isValid()
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.magenta)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def written_svg(widget: QWidget) -> bytes:
    """Return the SVG that the program writes of ``widget``."""
    return file_of(Subject("figure", "", "", widget), ".svg")


def drawn_pdf(pdf: bytes, size: QSize) -> QImage:
    """Return the one page of a PDF on white, as large as its points say, cut to ``size``."""
    with _opened(pdf) as document:
        page = document.pagePointSize(0)
        pixels = QSize(round(page.width() * 96 / 72), round(page.height() * 96 / 72))
        image = QImage(pixels, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.drawImage(0, 0, document.render(0, pixels))
        painter.end()
    return image.copy(0, 0, size.width(), size.height())


def text_of_pdf(pdf: bytes) -> str:
    """Return what a reader finds in the one page of a PDF."""
    with _opened(pdf) as document:
        return document.getAllText(0).text()


def page_points(pdf: bytes) -> tuple[float, float]:
    """Return how wide and high the one page of a PDF is."""
    with _opened(pdf) as document:
        size = document.pagePointSize(0)
    return size.width(), size.height()


@contextmanager
def opened_pdf(pdf: bytes) -> Iterator[QPdfDocument]:
    """Yield a PDF as its readers have it."""
    buffer = QBuffer()
    buffer.setData(pdf)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument(None)
    document.load(buffer)
    yield document
    document.close()


@contextmanager
def _opened(pdf: bytes) -> Iterator[QPdfDocument]:
    with opened_pdf(pdf) as document:
        assert document.pageCount() == 1
        yield document


def pixels(image: QImage) -> "np.ndarray[Any, np.dtype[np.uint8]]":
    """Return the pixels, ``(height, width, 3)``."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    bits = plain.constBits().asarray(plain.sizeInBytes())
    rows = np.array(bits, dtype=np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : 3 * plain.width()].reshape(plain.height(), plain.width(), 3)


def _blurred(image: QImage) -> "np.ndarray[Any, np.dtype[np.int16]]":
    """Return the sums of 3 × 3 pixels, which a 16-bit number holds."""
    padded = np.pad(pixels(image).astype(np.int16), ((1, 1), (1, 1), (0, 0)), mode="edge")
    across = padded[:, :-2] + padded[:, 1:-1] + padded[:, 2:]
    return across[:-2] + across[1:-1] + across[2:]
