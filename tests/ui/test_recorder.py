"""What is painted into a figure comes out of each format as it looks on the screen."""

from collections.abc import Callable
from xml.etree import ElementTree

import pytest
from PyQt6.QtCore import QByteArray, QLineF, QPointF, QRectF, QSize, Qt
from PyQt6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QPolygonF,
    QRawFont,
)  # fmt: skip

from lstm_gui.files.figures.marks import Drawing, Group, Ink, Shape, Text, rectangle
from lstm_gui.files.figures.pdf import pdf
from lstm_gui.files.figures.svg import svg
from lstm_gui.files.figures.truetype import TrueType
from lstm_gui.files.shipped.resources import resource
from lstm_gui.ui.exporting.recording.recorder import recording
from lstm_gui.ui.style.cells import paint_cells
from lstm_gui.ui.style.fonts import math_font, text_font
from tests.ui.pictures import assert_alike, drawn_pdf, drawn_svg, text_of_pdf

SIZE = QSize(240, 160)


def shapes(painter: QPainter) -> None:
    painter.fillRect(QRectF(10, 10, 60, 40), QColor("#2a9d8f"))
    painter.setPen(QPen(QColor("#a40e26"), 3))
    painter.setBrush(QColor(20, 80, 200, 90))
    painter.drawEllipse(QRectF(50, 20, 70, 70))
    painter.drawRoundedRect(QRectF(130.5, 12.5, 80, 50), 12, 12)
    painter.drawPolygon(QPolygonF([QPointF(20, 150), QPointF(60, 90), QPointF(110, 150)]))


def lines(painter: QPainter) -> None:
    painter.setPen(QPen(QColor("black"), 2, Qt.PenStyle.DashLine))
    painter.drawLine(10, 10, 230, 20)
    painter.setPen(QPen(QColor("#d55e00"), 8, cap=Qt.PenCapStyle.RoundCap))
    painter.drawLines([QLineF(20, 60, 120, 60), QLineF(20, 90, 120, 110)])
    painter.drawPoint(QPointF(200, 80))
    painter.setPen(QPen(QColor("#0072b2"), 6, join=Qt.PenJoinStyle.BevelJoin))
    painter.drawPolyline(QPolygonF([QPointF(20, 150), QPointF(120, 120), QPointF(220, 150)]))


def holes(painter: QPainter) -> None:
    for x, rule in ((10, Qt.FillRule.OddEvenFill), (130, Qt.FillRule.WindingFill)):
        path = QPainterPath()
        path.setFillRule(rule)
        path.addRect(x, 10, 100, 100)
        path.addRect(x + 20, 30, 60, 60)
        painter.fillPath(path, QColor("black"))


def fades(painter: QPainter) -> None:
    fade = QLinearGradient(0, 0, 0, 120)
    for share, color in ((0.0, "red"), (0.5, "white"), (1.0, "blue")):
        fade.setColorAt(share, QColor(color))
    painter.translate(40, 20)
    painter.fillRect(QRectF(0, 0, 60, 120), fade)
    painter.setOpacity(0.4)
    painter.fillRect(QRectF(80, 0, 60, 120), QColor("black"))


def hatched(painter: QPainter) -> None:
    painter.setPen(QPen(QColor("black"), 2))
    painter.setBrush(QBrush(QColor("black"), Qt.BrushStyle.BDiagPattern))
    painter.drawRect(QRectF(30, 30, 150, 90))


def clipped(painter: QPainter) -> None:
    painter.save()
    painter.setClipRect(QRectF(20, 20, 60, 100))
    painter.fillRect(QRectF(0, 0, 240, 160), QColor("#0072b2"))
    painter.setClipRect(QRectF(40, 60, 200, 20), Qt.ClipOperation.IntersectClip)
    painter.fillRect(QRectF(0, 0, 240, 160), QColor("white"))
    painter.restore()
    painter.translate(100, 0)
    painter.setClipRect(QRectF(20, 20, 60, 100))
    painter.fillRect(QRectF(0, 0, 240, 50), QColor("#d55e00"))


def images(painter: QPainter) -> None:
    picture = QPixmap(40, 20)
    picture.fill(QColor(0, 160, 0, 128))
    painter.drawPixmap(10, 10, picture)
    painter.rotate(10)
    painter.drawImage(QRectF(100, 20, 90, 60), picture.toImage())


def writing(painter: QPainter) -> None:
    painter.setFont(text_font(20))
    painter.drawText(QPointF(12, 30), "망각 게이트 0.25 −1.5")
    painter.setFont(text_font(18, QFont.Weight.DemiBold))
    painter.setPen(QColor("#d55e00"))
    painter.drawText(QPointF(12, 60), "forget gate")
    painter.setFont(math_font(28))
    painter.drawText(QPointF(12, 100), "𝑓 = 𝜎(ℎ)")
    painter.translate(200, 150)
    painter.rotate(-90)
    painter.drawText(QPointF(0, 0), "tanh")


PICTURES = (shapes, lines, holes, fades, hatched, clipped, images, writing)
Paint = Callable[[QPainter], None]


def on_screen(paint: Paint) -> QImage:
    image = QImage(SIZE, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter)
    painter.end()
    return image


def drawing(paint: Paint) -> Drawing:
    with recording(SIZE, QPointF()) as (painter, marks):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(painter)
    white = Ink("#ffffff")
    return Drawing(SIZE.width(), SIZE.height(), "a", "b", "en", tuple(marks), white)


@pytest.mark.parametrize("paint", PICTURES)
def test_a_pdf_looks_as_what_was_painted(qapp, paint: Paint) -> None:
    assert_alike(drawn_pdf(pdf(drawing(paint)), SIZE), on_screen(paint), mean=5.0, share=0.02)


# Of all that SVG has, the reader at hand leaves out clips.
@pytest.mark.parametrize("paint", [paint for paint in PICTURES if paint is not clipped])
def test_an_svg_looks_as_what_was_painted(qapp, paint: Paint) -> None:
    assert_alike(
        drawn_svg(svg(drawing(paint), outlines=True), SIZE), on_screen(paint), mean=5.0, share=0.02
    )


def test_a_letter_has_an_outline_of_its_own_in_each_size_and_weight(qapp) -> None:
    def paint(painter: QPainter) -> None:
        for font in (text_font(10), text_font(20), text_font(20, QFont.Weight.DemiBold)):
            painter.setFont(font)
            painter.drawText(QPointF(0, 0), "e")

    small, large, bold = (mark.outline for mark in drawing(paint).marks)
    assert large.numbers == pytest.approx([2 * number for number in small.numbers], abs=0.1)
    assert large.numbers != bold.numbers


def test_a_clip_is_kept_with_all_that_it_holds(qapp) -> None:
    first, second, third = drawing(clipped).marks
    assert [type(mark) for mark in (first, second, third)] == [Group] * 3
    assert first.clip == rectangle(20, 20, 60, 100)
    assert second.clip.numbers[:2] == (40, 60)
    assert third.clip == rectangle(120, 20, 60, 100)


def test_every_cell_of_a_map_has_its_colour(qapp) -> None:
    image = QImage(5, 3, QImage.Format.Format_RGB32)
    colours = [QColor(name) for name in ("red", "green", "red", "red", "blue")]
    for row in range(3):
        for column, colour in enumerate(colours[row:] + colours[:row]):
            image.setPixelColor(column, row, colour)
    with recording(SIZE, QPointF()) as (painter, marks):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_cells(painter, image, QRectF(10, 20, 100, 60))
    assert [(row.kind, row.name) for row in marks] == [("cells", str(row)) for row in (1, 2, 3)]
    assert all(mark.crisp for row in marks for mark in row.marks)
    drawn = drawn_svg(svg(Drawing(120, 100, "a", "b", "en", tuple(marks))), QSize(120, 100))
    for row in range(3):
        for column in range(5):
            found = drawn.pixelColor(20 + 20 * column, 30 + 20 * row)
            assert found == image.pixelColor(column, row)


def test_a_picture_begins_where_it_is_put(qapp) -> None:
    with recording(SIZE, QPointF(7, 9)) as (painter, marks):
        painter.fillRect(QRectF(1, 2, 3, 4), QColor("red"))
    (shape,) = marks
    assert isinstance(shape, Shape)
    assert shape.path == rectangle(8, 11, 3, 4)
    assert shape.fill == Ink("#ff0000")


def test_glyphs_have_the_letters_they_stand_for(qapp) -> None:
    texts = [mark for mark in drawing(writing).marks if isinstance(mark, Text)]
    assert [text.letters for text in texts] == [
        "망각 게이트 0.25 −1.5", "forget gate", "𝑓 = 𝜎(ℎ)", "tanh",
    ]  # fmt: skip
    assert {text.font for text in texts} == {
        "Pretendard-Regular.ttf", "Pretendard-SemiBold.ttf", "STIXTwoMath-Regular.ttf",
    }  # fmt: skip
    assert all(len(text.glyphs) == len(text.letters) for text in texts[:2])


def test_letters_of_a_pdf_are_found_as_one_types_them(qapp) -> None:
    found = text_of_pdf(pdf(drawing(writing)))
    for letters in ("망각 게이트 0.25 −1.5", "forget gate", "f = σ(h)"):
        assert letters in found


def test_the_same_picture_is_the_same_file(qapp) -> None:
    assert pdf(drawing(writing)) == pdf(drawing(writing))
    assert svg(drawing(writing)) == svg(drawing(writing))


def test_what_has_no_ink_leaves_no_mark(qapp) -> None:
    def nothing(painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRect(0, 0, 5, 5)
        painter.fillRect(QRectF(0, 0, 5, 5), Qt.GlobalColor.transparent)
        painter.strokePath(QPainterPath(QPointF(3, 3)), QPen(QColor("black"), 4))

    assert drawing(nothing).marks == ()


def test_a_sheet_without_ground_is_transparent(qapp) -> None:
    clear = Drawing(10, 10, "a", "b", "en", ())
    assert b"<rect" not in svg(clear)
    image = drawn_svg(svg(clear), QSize(10, 10))
    assert image.pixelColor(5, 5) == QColor("magenta")


@pytest.mark.parametrize("name", ["Pretendard-Regular.ttf", "STIXTwoMath-Regular.ttf"])
def test_a_part_of_a_font_has_the_outlines_that_are_asked_for(qapp, name: str) -> None:
    whole = resource("fonts", name).read_bytes()
    letters = [*QRawFont(QByteArray(whole), 100).glyphIndexesForString("gé=0")]
    part = TrueType(whole).part(letters)
    one, other = (QRawFont(QByteArray(data), 100) for data in (whole, part))
    for glyph in letters:
        assert other.pathForGlyph(glyph) == one.pathForGlyph(glyph)
        assert TrueType(part).advance(glyph) == TrueType(whole).advance(glyph)
    assert other.pathForGlyph(max(letters) + 1).isEmpty()
    assert 0 < len(part) < len(whole) / 10


def test_any_text_is_written_so_that_xml_is_read(qapp) -> None:
    with recording(SIZE, QPointF()) as (painter, marks):
        painter.setFont(text_font(20))
        painter.drawText(QPointF(1, 30), "a\u0007 <&")
    written = svg(Drawing(10, 10, "\ufffe<b>", "\ud800", "en", tuple(marks)))
    tree = ElementTree.fromstring(written.decode())
    assert "a\ufffd <&" in {element.text for element in tree.iter()}
    assert tree.findtext("{http://www.w3.org/2000/svg}title") == "\ufffd<b>"
