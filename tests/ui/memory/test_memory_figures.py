"""The bars, the curves and the words of the Memory workspace as figures."""

from itertools import pairwise, product

import numpy as np
import pytest
from PyQt6.QtCore import QPointF
from PyQt6.QtGui import QImage
from PyQt6.QtWidgets import QApplication

from lstm_gui.scenes.memory.shares import Shares
from lstm_gui.ui.memory.figures.cost_bars import CostFigure, CostRow
from lstm_gui.ui.memory.figures.flow_curves import FlowFigure, Series, spread
from lstm_gui.ui.memory.figures.memory_bars import BarsFigure, share_text
from lstm_gui.ui.memory.figures.memory_columns import Columns
from lstm_gui.ui.memory.figures.word_chips import WordRow
from lstm_gui.ui.memory.sentence_field import SentenceField
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.lettering import lettering
from tests.ui.driving import click, heard, hover, move_mouse, settle
from tests.ui.memory.page import bars
from tests.ui.pictures import drawn_svg, written_svg


def test_a_part_under_the_pointer_is_told_and_an_empty_place_is_not(shown):
    figure = bars(shown)
    with heard(figure.part_hovered) as calls:
        hover(figure, (250.0, 10.0))
        hover(figure, (250.0, 95.0))
        hover(figure, (250.0, 119.0))
    assert [call[0] for call in calls] == [(2, 0), (2, 2), None]


def test_a_bar_has_the_colour_of_the_mark_as_high_as_its_share(shown):
    figure = bars(shown)
    image = QImage(figure.size(), QImage.Format.Format_RGB32)
    figure.render(image)
    column = [image.pixelColor(150, y) for y in range(4, 100)]
    orange = [color.red() > 150 > color.green() for color in column]
    assert 0.42 < sum(orange) / len(orange) < 0.58
    assert orange[0]
    assert not orange[-1]


def test_print_shows_the_same_parts_as_the_screen(shown):
    figure = bars(shown)
    svg = written_svg(figure)
    assert b"<image" not in svg
    screen, printed = figure.grab().toImage(), drawn_svg(svg, figure.size())
    for place in ((50, 30), (150, 20), (150, 80), (250, 20), (250, 60), (250, 90)):
        one, other = screen.pixelColor(*place), printed.pixelColor(*place)
        assert abs(one.red() - other.red()) + abs(one.blue() - other.blue()) < 12, place


@pytest.mark.parametrize(
    ("share", "text"),
    [(0.0, "0\xa0%"), (0.004, "<1\xa0%"), (0.5, "50\xa0%"), (float("nan"), "–")],
)
def test_shares_are_written_so_that_little_differs_from_nothing(share, text):
    assert share_text(share) == text


def test_a_click_on_the_flow_chooses_the_nearest_step(shown):
    figure = shown(FlowFigure())
    figure.resize(500, 120)
    figure.show_series((Series("a", "c", np.ones(11)),), 0)
    with heard(figure.step_picked) as calls:
        click(figure, (figure.width() - 12.0, 50.0))
        click(figure, (133.0, 50.0))
    assert calls == [(10,), (0,)]


def test_the_exponent_of_the_highest_power_is_whole(shown):
    figure = shown(FlowFigure())
    figure.resize(500, 120)
    figure.show_series((Series("a", "c", np.array([0.01, 10.0])),), 0)
    image = figure.grab().toImage()
    edge = {image.pixelColor(x, 0).name() for x in range(40)}
    assert edge == {image.pixelColor(60, 0).name()}


def test_names_of_lines_that_meet_are_kept_apart():
    places = spread([50.0, 51.0, 50.5, 10.0], 14.0, 0.0, 60.0)
    ordered = sorted(places)
    assert all(b - a >= 14.0 - 1e-9 for a, b in pairwise(ordered))
    assert places.index(min(places)) == 3
    assert ordered[0] >= 0
    assert ordered[-1] <= 60


def test_words_tell_their_step_under_the_pointer(shown):
    row = shown(WordRow())
    row.resize(300, 54)
    row.show_words(("one", "two", "three"), (), 0)
    hover(row, (QPointF(150, 20).x(), 20.0))
    assert row.toolTip() == "t = 1: two"


@pytest.mark.parametrize(("words", "steps"), [("xy", 100), (("French-born", "Dutch-born"), 21)])
def test_a_letter_or_the_beginning_of_a_word_is_read_in_a_narrow_chip(shown, words, steps):
    row = shown(WordRow())
    row.resize(1300, 54)
    pictures = []
    for word in words:
        row.show_words((word,) * steps, (), 0)
        settle()
        pictures.append(row.grab().toImage())
    assert pictures[0] != pictures[1]


@pytest.mark.parametrize("words", [("French-born", "French-bred"), ("프랑스어로", "프랑스어를")])
def test_the_end_of_a_word_is_read_where_one_row_is_too_narrow(shown, words):
    row = shown(WordRow())
    row.resize(11 * 50, 54)
    pictures = []
    for word in words:
        row.show_words((word,) * 11, (0,), 10)
        settle()
        pictures.append(row.grab().toImage().copy(row.chip(0)))
    assert pictures[0] != pictures[1]


def test_no_word_of_a_long_sentence_is_empty_and_none_is_cut_in_a_narrow_row(shown):
    sentence = ("may", "flowers", "spring", "I", "돌아오기를") * 6
    row = shown(WordRow())
    row.show_words(sentence, (), 0)
    row.resize(660, 54)
    row.resize(660, row.sizeHint().height())
    written = row.grab().toImage()
    for step, word in enumerate(sentence):
        box = row.chip(step).adjusted(2, 2, -2, -2)
        part = written.copy(box)
        ink = [
            y
            for y, x in product(range(part.height()), range(part.width()))
            if part.pixelColor(x, y).lightness() < 128
        ]
        asked = lettering(word, 11).width
        assert asked - 4 <= max(ink) - min(ink) + 1 <= box.height(), word


def test_bars_of_cost_take_the_room_that_texts_leave(shown):
    figure = shown(CostFigure())
    figure.show_rows((CostRow("LSTM", "c", 1.0, "1,600", "2 µs", ("1,600", "2 µs")),))
    lengths = []
    for width in (400, 1200):
        figure.resize(width, 40)
        settle()
        image, bar = figure.grab().toImage(), theme().role("c").rgb()
        lengths.append(sum(image.pixel(x, 20) == bar for x in range(width)))
    assert lengths[1] - lengths[0] == pytest.approx(800, abs=2)


def test_rows_of_cost_say_the_same_at_every_width(shown):
    figure = shown(CostFigure())
    first = ("9 parameters · 9 products", "9,999,999 parameters · 9,999,999 products")
    figure.show_rows(
        tuple(CostRow("LSTM", "c", 1.0, text, "2 µs", ("brief", "2 µs")) for text in first)
    )
    seen = [next(figure.lines(width)) for width in range(20, 900, 20)]
    assert set(seen) == {first, ("brief", "brief")}
    assert seen[0] == ("brief", "brief")


@pytest.mark.parametrize("y", [-300.0, -30.0, 900.0])
def test_beside_the_bars_of_cost_nothing_is_told(shown, y):
    figure = shown(CostFigure())
    figure.show_rows((CostRow("LSTM", "c", 1.0, "1,600", "2 µs", ("1,600", "2 µs")),))
    hover(figure, (50.0, 5.0))
    assert figure.toolTip()
    move_mouse(figure, (50.0, y))
    assert figure.toolTip() == ""


@pytest.mark.parametrize(("steps", "across"), [(3, True), (33, False)])
def test_no_frame_crosses_the_percentage_of_a_narrow_column(shown, steps, across):
    figure = shown(BarsFigure())
    shares = np.tril(np.full((steps, steps), 1.0)) / np.arange(1, steps + 1)[:, None]
    figure.show_shares(Shares(shares, shares, np.zeros(steps)), (0,), steps - 1)
    figure.resize(600, 120)
    image = figure.grab().toImage()
    colors = (image.pixelColor(x, y) for x, y in product(range(400, 600), range(106, 116)))
    assert any(color.red() < 110 for color in colors) == across


@pytest.mark.parametrize("steps", range(12, 34, 3))
def test_a_percentage_in_its_frame_stands_in_the_middle_of_it(shown, steps):
    columns = Columns(width=600.0, steps=steps)
    for step in (0, steps - 1):
        frame = columns.cursor(step, 0.0, 100.0)
        wide = columns.each - 7.0
        place = columns.label(step, 80.0, 15.0, wide)
        assert place.center().x() == pytest.approx(frame.center().x())
        assert frame.left() + 2 < place.left()
        assert place.right() < frame.right() - 2


def test_the_last_line_of_a_long_sentence_is_not_covered(shown):
    field = shown(SentenceField())
    field.resize(300, 40)
    field.show_words(("word",) * 40, (), 0)
    field.resize(300, field.sizeHint().height())
    settle()
    assert not field.horizontalScrollBar().isVisible()


def test_of_a_book_that_is_pasted_the_sentence_takes_the_start(shown):
    field = shown(SentenceField())
    QApplication.clipboard().setText("word " * 100_000)
    field.paste()
    assert field.toPlainText().startswith("word word")
    assert len(field.toPlainText()) < 20_000
