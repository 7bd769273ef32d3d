"""The text of a page: no marks left, no smeared letters, no formula apart from its particle."""

from collections.abc import Iterator

import pytest
from PyQt6.QtCore import QEvent, QUrl
from PyQt6.QtGui import QFont, QImage, QTextBlock, QTextDocument
from PyQt6.QtWidgets import QApplication

from lstm_gui.files.lessons.lesson_checks import texts_of
from lstm_gui.files.lessons.lesson_files import program_lessons
from lstm_gui.ui.style.formula_rows import formula_rows
from lstm_gui.ui.style.mathtext import typeset
from lstm_gui.ui.widgets.pages.markdown_document import fragments
from lstm_gui.ui.widgets.pages.page_text import PageText
from tests.ui.driving import settle


@pytest.mark.parametrize("code", ["ko", "en"])
def test_no_mark_of_markdown_is_left_in_a_text(qapp, code):
    """A bold word that ends with a quotation mark is none where a letter follows."""
    text = PageText()
    for lesson in program_lessons():
        for page in lesson.pages:
            words = [words for _, words in texts_of(page, "")]
            for one in words:
                text.show_text(one[code])
                assert "**" not in text.toPlainText(), one[code]
    text.deleteLater()


@pytest.mark.parametrize("code", ["ko", "en"])
def test_no_letter_is_bolder_than_the_fonts_of_the_program(qapp, code):
    for lesson in program_lessons():
        for page in lesson.pages:
            shown = PageText()
            shown.show_text(page.text[code])
            weights = {form.charFormat().fontWeight() for form in fragments(shown.document())}
            assert max(weights) <= QFont.Weight.DemiBold


def set_in_widths(text: PageText, code: str, widths: tuple[int, ...]) -> Iterator[QTextBlock]:
    """Yield each paragraph of each page of the lessons, laid out in one width after the other."""
    for lesson in program_lessons():
        for page in lesson.pages:
            text.show_text(page.text[code])
            for width in widths:
                text.resize(width, 400)
                block = text.document().begin()
                while block.isValid():
                    yield block
                    block = block.next()


def begins_of(block: QTextBlock) -> list[int]:
    """Return where the lines of a paragraph begin, but for its first."""
    layout = block.layout()
    return [layout.lineAt(n).textStart() for n in range(1, layout.lineCount())]


def test_no_line_breaks_between_a_formula_and_its_particle(shown):
    text, begun = shown(PageText()), 0
    for block in set_in_widths(text, "ko", (230, 262, 300, 340)):
        written, begins = block.text(), begins_of(block)
        torn = [at for at in begins if written[:at].rstrip("\u2060").endswith("\ufffc")]
        assert all(written[at] == " " for at in torn), (text.width(), written)
        begun += len(begins)
    assert begun > 1000


@pytest.mark.parametrize("width", range(150, 330, 12))
def test_no_line_ends_with_an_equals_sign_or_inside_an_interval(shown, width):
    text = shown(PageText())
    text.resize(width, 400)
    text.show_text("For unit 1 it is now 0.99 · 0.94 = 0.93, and tanh(−1.2) ≈ −0.83 in (−1, 1).")
    block = text.document().begin()
    written, layout = block.text(), block.layout()
    begins = [layout.lineAt(n).textStart() for n in range(1, layout.lineCount())]
    ends = [written[:at].rstrip(" ")[-1] for at in begins]
    assert begins
    assert not set(ends) & set("=≈")
    assert not any(written[:at].endswith("(−1, ") for at in begins)


@pytest.mark.parametrize("width", range(150, 330, 12))
def test_no_line_ends_inside_what_is_read_as_one(shown, width):
    text = shown(PageText())
    text.resize(width, 400)
    text.show_text(
        "지금 유닛 2에서는 $Z_f$ = 1.02이고, RNN(H = 33)은 4 · (2 + 4 + 1) = 28개예요. "
        "←, → 키로 옮기거나 press ↑ and ↓ to move."
    )
    block = text.document().begin()
    written, layout = block.text().replace("\u2060", ""), block.layout()
    lines = [
        block.text()[line.textStart() : line.textStart() + line.textLength()].replace("\u2060", "")
        for line in map(layout.lineAt, range(layout.lineCount()))
    ]
    assert len(lines) > 1
    for whole in ("\ufffc = 1.02", "(H = 33)", "(2 + 4 + 1)", "←, →", "↑ and ↓"):
        kept = whole.replace(" ", "\u00a0")
        assert kept in written
        assert any(kept in line for line in lines), whole


@pytest.mark.parametrize("code", ["ko", "en"])
def test_no_word_is_broken_in_a_narrow_column_of_a_table(shown, code):
    text, begun = shown(PageText()), 0
    for block in set_in_widths(text, code, (290, 320, 350)):
        begins = begins_of(block)
        halves = [block.text()[at - 1 : at + 1] for at in begins]
        assert not any(half.isalpha() for half in halves), (text.width(), halves)
        begun += len(begins)
    assert begun > 1000


def test_a_word_wider_than_its_page_is_broken_all_the_same(shown):
    text = shown(PageText())
    text.resize(200, 400)
    text.show_text("https://example.org/" + "a" * 80)
    assert text.document().size().width() <= text.viewport().width()


def test_quotation_marks_of_a_lesson_are_those_of_print():
    straight = [
        page.title["en"]
        for lesson in program_lessons()
        for page in lesson.pages
        if '"' in "".join(page.text.values())
    ]
    assert not straight


def test_a_text_that_is_made_wider_is_not_broken_as_before(shown):
    text = shown(PageText())
    text.show_text("그래서 이 식의 $W_h$를 곱하면 처음의 $h_0$에서 온 것이 $c_t$로 남아요.")
    for width in range(120, 400, 7):
        text.resize(width, 400)
        settle()
    assert "\n" not in text.toPlainText()


@pytest.mark.parametrize(("terms", "rows"), [(2, 1), (14, 2)])
def test_a_formula_that_is_too_wide_goes_on_below_rather_than_become_too_small(shown, terms, rows):
    text = shown(PageText())
    text.resize(260, 400)
    text.show_text("$$Z = " + " + ".join(f"w_{{{n}}} x" for n in range(terms)) + "$$")
    forms = [cursor.charFormat() for cursor in fragments(text.document())]
    heights = [form.toImageFormat().height() for form in forms if form.isImageFormat()]
    assert len(heights) == rows
    assert text.document().blockCount() == rows


def test_a_formula_is_broken_where_the_fewest_brackets_are_open(qapp):
    markup = "h = tanh(20 (a + b + (c + d) / 2 − k))"
    whole = typeset(markup, 15).width
    assert formula_rows(markup, whole, 15) == (markup,)
    first, second = formula_rows(markup, 0.75 * whole, 15)
    assert first.count("(") - first.count(")") == 2
    assert (first + second.removeprefix('"    "')).replace(" ", "") == markup.replace(" ", "")


def test_items_of_a_list_are_marked_beside_their_small_letters(shown):
    text = shown(PageText())
    text.resize(260, 400)
    text.show_text("above\n\n- one\n- two")
    image = text.grab().toImage()
    ground, first = image.pixel(250, 30), text.document().firstBlock().next()
    line = first.layout().lineAt(0)
    place = text.document().documentLayout().blockBoundingRect(first)
    marked = [
        y
        for y in range(round(place.top()), round(place.bottom()))
        if any(image.pixel(x, y) != ground for x in range(6, round(place.left() + line.x()) - 4))
    ]
    baseline = place.top() + line.y() + line.ascent()
    assert baseline - 9 < min(marked) < max(marked) < baseline


def test_a_table_has_no_frame_but_a_line_below_each_row(shown):
    text = shown(PageText())
    text.show_text("| a | b |\n|---|---|\n| 1 | 2 |")
    (table,) = text.document().rootFrame().childFrames()
    assert table.format().border() == 0
    cells = [table.cellAt(row, column) for row in range(2) for column in range(2)]
    assert all(cell.format().toTableCellFormat().bottomBorder() > 0 for cell in cells)


class OnScreen(PageText):
    """A text on a screen with so many pixels for each of the program."""

    ratio = 1.0

    def devicePixelRatioF(self) -> float:
        return self.ratio

    def formula(self) -> QImage:
        kind = QTextDocument.ResourceType.ImageResource.value
        return self.document().resource(kind, QUrl("formula:0"))


def test_formulas_are_as_fine_as_the_screen_that_the_window_is_moved_to(shown):
    text = shown(OnScreen())
    text.show_text("It is $c_t$ now.")
    size = text.formula().deviceIndependentSize()
    text.ratio = 2.0
    QApplication.sendEvent(text, QEvent(QEvent.Type.DevicePixelRatioChange))
    assert text.formula().devicePixelRatioF() == 2.0
    assert text.formula().deviceIndependentSize() == size
