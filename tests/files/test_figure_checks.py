"""What a journal would look at in a figure, and the lengths it speaks in."""

import datetime

import pytest
from msgspec.structs import replace

from lstm_gui.files.figures.checks import Check, checked
from lstm_gui.files.figures.lengths import MILLIMETRE, points_of
from lstm_gui.files.figures.marks import (
    Drawing,
    Glyph,
    Group,
    Ink,
    Path,
    Pixels,
    Shape,
    Stroke,
    Text,
    rectangle,
)  # fmt: skip
from lstm_gui.files.figures.print_sizes import print_sizes

UPRIGHT = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
BLACK, WHITE = Ink("#000000"), Ink("#ffffff")


def text(x: float = 10, ink: Ink = BLACK, size: float = 12, scale: float = 1.0) -> Text:
    outline = rectangle(x, 10, 4, 4)
    matrix = (scale, 0.0, 0.0, scale, 0.0, 0.0)
    return Text("a", "", size, matrix, ink, (Glyph(1, x, 10, "a"),), outline)


def drawing(*marks, ground: Ink | None = WHITE, points: float = 0.5) -> Drawing:
    return Drawing(100, 100, "t", "d", "en", marks, ground, points)


def test_type_and_lines_are_measured_as_they_are_printed():
    line = Shape(Path("ML", (0.0, 0.0, 9.0, 9.0)), stroke=Stroke(BLACK, 0.4))
    found = checked(drawing(text(size=12), text(size=12, scale=0.75), line))
    assert found.smallest_type == pytest.approx(12 * 0.75 * 0.5)
    assert found.thinnest_line == pytest.approx(0.2)
    assert not found.passes


def test_the_contrast_is_that_to_what_lies_behind_the_letters():
    dark_box = Shape(rectangle(8, 8, 10, 10), Ink("#333333"))
    assert checked(drawing(text())).least_contrast == pytest.approx(21)
    assert checked(drawing(dark_box, text())).least_contrast < 2
    assert checked(drawing(text(), dark_box)).least_contrast == pytest.approx(21)
    assert checked(drawing(dark_box, text(x=60))).least_contrast == pytest.approx(21)
    half = Shape(rectangle(8, 8, 10, 10), Ink("#000000", 0.5))
    assert 5 < checked(drawing(half, text())).least_contrast < 6


def test_what_is_scrolled_out_of_sight_is_no_part_of_the_figure():
    view, pale = rectangle(0, 0, 20, 20), Ink("#dddddd")
    beyond = Group(view, (text(x=60, ink=pale, size=2), text()))
    assert checked(drawing(beyond)).least_contrast == pytest.approx(21)
    assert checked(drawing(beyond)).smallest_type == pytest.approx(6)
    half = Group(view, (text(x=18, ink=pale),))
    assert checked(drawing(half)).least_contrast < 2
    long_box = Shape(rectangle(0, 0, 90, 20), BLACK, Stroke(BLACK, 0.1))
    assert checked(drawing(Group(view, (long_box,)), text(x=60))).least_contrast == 21
    assert checked(drawing(Group(rectangle(90, 90, 5, 5), (long_box,)))).thinnest_line is None


def test_only_what_encloses_the_letters_lies_behind_them():
    corner = Path("MLLZ", (0.0, 0.0, 30.0, 0.0, 0.0, 30.0))
    beyond = Path("MLLZ", (30.0, 30.0, 30.0, 0.0, 0.0, 30.0))
    far = Path(corner.letters * 2, (*corner.numbers, *(70 + one for one in corner.numbers)))
    ink = Ink("#000000")
    assert checked(drawing(Shape(corner, ink), text())).least_contrast == pytest.approx(1)
    assert checked(drawing(Shape(beyond, ink), text())).least_contrast == pytest.approx(21)
    assert checked(drawing(Shape(far, ink), text(x=60))).least_contrast == pytest.approx(21)


def test_images_are_counted_and_what_has_none_of_these_passes():
    image = Pixels(bytes(4), 1, 1, (0.0, 0.0, 1.0, 1.0), UPRIGHT)
    found = checked(drawing(Group(rectangle(0, 0, 9, 9), (image, image))))
    assert (found.images, found.passes) == (2, False)
    assert checked(drawing()) == Check(None, None, None, 0)
    assert checked(drawing(ground=None)).passes


def test_the_fonts_of_all_letters_are_found():
    other = text()
    bundled = replace(other, font="Pretendard-Regular.ttf")
    assert checked(drawing(bundled, other)).fonts == ("", "Pretendard-Regular.ttf")
    assert checked(drawing(replace(other, letters=" "))).fonts == ()


@pytest.mark.parametrize(
    ("words", "points"), [("89mm", 89 * MILLIMETRE), (" 3.5 in ", 252), ("252pt", 252), ("1", None),
                          ("3mm", None), ("89 km", None), ("", None), ("２００mm", None)]
)  # fmt: skip
def test_lengths_have_units(words, points):
    assert points_of(words) == (None if points is None else pytest.approx(points))


def test_the_widths_of_the_publishers_have_a_date_and_their_sources():
    sizes = print_sizes()
    assert sizes.dated >= datetime.date(2026, 11, 29)
    widths = {one.name: one.widths for one in sizes.publishers}
    assert {85, 174} < set(widths["Cell Press"])
    assert widths["Nature"] == (89, 183)
    assert {90, 190} < set(widths["Elsevier"])
    assert widths["IEEE"] == (88.9, 182)
    assert sizes.unconfirmed == ("Cell Press", "Elsevier")
    for one in sizes.publishers:
        assert one.source.startswith("https://")
        assert one.widths == tuple(sorted(one.widths))
