"""What is painted on the sheet of an SVG looks like what is painted on an image."""

import re
from collections.abc import Callable
from xml.etree import ElementTree

import pytest
from PyQt6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PyQt6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
)
from PyQt6.QtWidgets import QApplication

from lstm_gui.ui.exporting.svg_device import SvgDevice
from lstm_gui.ui.exporting.svg_elements import written
from lstm_gui.ui.style.fonts import text_font
from lstm_gui.ui.style.vectors import vector_painter, writes_vectors
from tests.ui.pictures import assert_alike, difference, drawn_svg

SIZE = QSize(120, 90)
XLINK = "http://www.w3.org/1999/xlink"
Painting = Callable[[QPainter], None]


def on_image(paint: Painting) -> QImage:
    image = QImage(SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter)
    painter.end()
    return image


def on_sheet(paint: Painting) -> SvgDevice:
    sheet = SvgDevice(SIZE, "a-")
    with vector_painter(sheet) as painter:
        assert writes_vectors(painter)
        paint(painter)
    return sheet


def svg(sheet: SvgDevice) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="{XLINK}" width="{SIZE.width()}"'
        f' height="{SIZE.height()}" viewBox="0 0 {SIZE.width()} {SIZE.height()}">'
        f'<rect width="120" height="90" fill="#ffffff"/><defs>{sheet.definitions}</defs>'
        f"{written(sheet.elements)}</svg>"
    )


def shapes(painter: QPainter) -> None:
    painter.setPen(QPen(QColor(200, 0, 0, 128), 3))
    painter.setBrush(QColor("teal"))
    painter.drawRect(QRectF(10.5, 10.5, 30, 20))
    painter.drawEllipse(QRectF(60, 10, 40, 30))
    painter.drawPolygon(QPolygonF([QPointF(10, 80), QPointF(30, 50), QPointF(50, 80)]))
    painter.drawPolyline(QPolygonF([QPointF(60, 80), QPointF(75, 50), QPointF(90, 80)]))
    painter.drawRoundedRect(QRectF(95, 50, 20, 30), 5, 5)


def lines(painter: QPainter) -> None:
    for row, style in enumerate((Qt.PenStyle.DashLine, Qt.PenStyle.DotLine)):
        pen = QPen(QColor("navy"), 4, style, Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLine(QLineF(10, 20 + 20 * row, 110, 20 + 20 * row))
    painter.setPen(QPen(QColor("black"), 9, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QLineF(20, 70, 100, 70))
    painter.drawPoints(QPolygonF([QPointF(20, 85), QPointF(40, 85)]))


def moved(painter: QPainter) -> None:
    painter.translate(60, 45)
    painter.rotate(30)
    painter.scale(2, 2)
    painter.setPen(QPen(QColor("black"), 2))
    painter.setBrush(QColor("orange"))
    painter.drawRect(QRectF(-15, -10, 30, 20))
    pen = QPen(QColor("blue"), 2)
    pen.setCosmetic(True)
    painter.setPen(pen)
    painter.drawLine(QLineF(-15, 0, 15, 0))


def clipped(painter: QPainter) -> None:
    painter.setClipRect(QRectF(10, 10, 60, 60))
    painter.save()
    inner = QPainterPath()
    inner.addEllipse(QRectF(30, 30, 80, 50))
    painter.setClipPath(inner, Qt.ClipOperation.IntersectClip)
    painter.fillRect(QRectF(0, 0, 120, 90), QColor("crimson"))
    painter.restore()
    painter.fillRect(QRectF(0, 0, 20, 90), QColor("gold"))
    painter.setClipping(False)
    painter.fillRect(QRectF(100, 0, 20, 20), QColor("green"))


def faded(painter: QPainter) -> None:
    painter.setOpacity(0.4)
    painter.fillRect(QRectF(10, 10, 50, 50), QColor("black"))
    painter.setOpacity(1.0)
    hole = QPainterPath()
    hole.addRect(QRectF(70, 10, 40, 40))
    hole.addRect(QRectF(80, 20, 20, 20))
    painter.fillPath(hole, QColor("purple"))


def bars(painter: QPainter) -> None:
    gradient = QLinearGradient(10, 10, 10, 80)
    gradient.setColorAt(0, QColor("red"))
    gradient.setColorAt(1, QColor("blue"))
    painter.fillRect(QRectF(10, 10, 40, 70), gradient)
    painter.translate(50, 0)
    painter.fillRect(QRectF(10, 10, 40, 70), gradient)


def text(painter: QPainter) -> None:
    painter.setFont(text_font(18))
    painter.setPen(QColor("darkgreen"))
    painter.drawText(QPointF(10, 30), "h = 0.61")
    painter.drawText(QPointF(10, 70), "망각 <b>")


PAINTINGS = [shapes, lines, moved, faded, bars, text]


@pytest.mark.parametrize("paint", PAINTINGS, ids=lambda paint: paint.__name__)
def test_it_looks_as_on_an_image(qapp: QApplication, paint: Painting) -> None:
    expected = on_image(paint)
    blank = on_image(lambda _painter: None)
    assert difference(expected, blank).mean > 2
    drawn = drawn_svg(svg(on_sheet(paint)).encode(), SIZE)
    assert_alike(drawn, expected, mean=3.0, share=0.01)


def test_text_is_outlines_that_say_what_they_are(qapp: QApplication) -> None:
    sheet = on_sheet(text)
    assert {element.tag for element in sheet.elements} == {"path"}
    tree = ElementTree.fromstring(svg(sheet))
    told = [element.get("aria-label") for element in tree.iter() if element.get("aria-label")]
    assert "h = 0.61" in told
    assert "".join(told).endswith("<b>")


def test_cells_side_by_side_stand_in_one_group_with_sharp_edges(qapp: QApplication) -> None:
    def cells(painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for column in range(10):
            painter.setBrush(QColor.fromHsv(30 * column, 255, 255))
            painter.drawRect(QRectF(column * 10.5, 0, 10.5, 20))

    group = written(on_sheet(cells).elements)
    assert group.count("<g ") == 1
    assert group.count("<rect ") == 10
    assert 'shape-rendering="crispEdges"' in group


def test_clips_are_intersected_left_and_switched_off(qapp: QApplication) -> None:
    sheet = on_sheet(clipped)
    both, outer, none = (element.clip for element in sheet.elements)
    assert none == ""
    outlines = re.findall(r'id="([^"]+)"><path d="([^"]+)"', sheet.definitions)
    shown = {name: bounds(outline) for name, outline in outlines}
    assert shown[outer] == (10, 10, 70, 70)
    assert shown[both] == pytest.approx((30, 30, 70, 70), abs=1.5)
    assert any("C" in outline for name, outline in outlines if name == both)


def bounds(outline: str) -> tuple[float, float, float, float]:
    """Return the least and the largest x and y of an outline."""
    numbers = [float(one) for one in re.findall(r"-?[0-9.]+", outline)]
    across, down = numbers[::2], numbers[1::2]
    return min(across), min(down), max(across), max(down)


def test_a_clip_moves_with_the_painter(qapp: QApplication) -> None:
    def both(painter: QPainter) -> None:
        painter.translate(20, 5)
        painter.setClipRect(QRectF(0, 0, 30, 30))
        painter.translate(7, 7)
        painter.save()
        painter.setClipRect(QRectF(0, 0, 90, 90), Qt.ClipOperation.IntersectClip)
        painter.fillRect(QRectF(0, 0, 100, 100), QColor("black"))
        painter.restore()
        painter.fillRect(QRectF(0, 0, 100, 100), QColor("black"))

    sheet = on_sheet(both)
    outlines = dict(re.findall(r'id="([^"]+)"><path d="([^"]+)"', sheet.definitions))
    inner, outer = (bounds(outlines[element.clip]) for element in sheet.elements)
    assert inner == (27, 12, 50, 35)
    assert outer == (20, 5, 50, 35)


def test_a_clip_is_written_once_however_often_it_is_set(qapp: QApplication) -> None:
    def often(painter: QPainter) -> None:
        for row in range(5):
            painter.save()
            painter.setClipRect(QRectF(0, 0, 50, 50))
            painter.fillRect(QRectF(0, 10 * row, 90, 5), QColor("black"))
            painter.restore()

    sheet = on_sheet(often)
    assert sheet.definitions.count("<clipPath") == 1
    assert {element.clip for element in sheet.elements} == {"a-c0"}


def test_an_image_stays_one_and_a_hatch_is_a_pattern(qapp: QApplication) -> None:
    def both(painter: QPainter) -> None:
        image = QImage(4, 4, QImage.Format.Format_RGB32)
        image.fill(QColor("red"))
        painter.drawImage(QRectF(10, 10, 40, 40), image)
        brush = QBrush(QColor("black"), Qt.BrushStyle.BDiagPattern)
        painter.fillRect(QRectF(60, 10, 40, 40), brush)

    sheet = on_sheet(both)
    assert [element.tag for element in sheet.elements] == ["image", "rect"]
    assert sheet.definitions.count("<pattern ") == 1
    drawn = drawn_svg(svg(sheet).encode(), SIZE)
    assert drawn.pixelColor(30, 30) == QColor("red")
    assert drawn.pixelColor(5, 5) == QColor("white")
