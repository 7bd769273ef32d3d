"""Who paints into a vector file is known, and only while it is written."""

import pytest
from PyQt6.QtCore import QBuffer, QIODevice
from PyQt6.QtGui import QImage, QPainter, QPdfWriter

from lstm_gui.ui.style.vectors import vector_painter, writes_vectors


@pytest.fixture
def writer(qapp) -> QPdfWriter:
    buffer = QBuffer(qapp)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return QPdfWriter(buffer)


def writes_into_an_image() -> bool:
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    told = writes_vectors(painter)
    painter.end()
    return told


def test_a_painter_of_a_vector_file_is_told_from_one_of_an_image(writer):
    with vector_painter(writer) as painter:
        assert writes_vectors(painter)
        assert not writes_into_an_image()
    assert not writes_into_an_image()


def test_a_failure_while_it_is_written_is_forgotten(writer):
    with pytest.raises(RuntimeError), vector_painter(writer) as painter:
        raise RuntimeError
    assert not painter.isActive()
    with vector_painter(writer) as painter:
        assert writes_vectors(painter)
