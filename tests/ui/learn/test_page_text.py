"""The text of a page: no marks left, no smeared letters, no formula apart from its particle."""

import pytest
from PyQt6.QtGui import QFont

from lstm_gui.files.lesson_checks import texts_of
from lstm_gui.files.lessons import program_lessons
from lstm_gui.ui.widgets.markdown_document import fragments
from lstm_gui.ui.widgets.page_text import PageText
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


@pytest.mark.parametrize("width", [230, 262, 300, 340])
def test_no_line_breaks_between_a_formula_and_its_particle(shown, width):
    text = shown(PageText())
    text.resize(width, 400)
    for lesson in program_lessons():
        for page in lesson.pages:
            text.show_text(page.text["ko"])
            block = text.document().begin()
            while block.isValid():
                written, layout = block.text(), block.layout()
                begins = [layout.lineAt(n).textStart() for n in range(1, layout.lineCount())]
                torn = [at for at in begins if written[:at].rstrip("\u2060").endswith("\ufffc")]
                assert all(written[at] == " " for at in torn), page.title["ko"]
                block = block.next()


def test_a_text_that_is_made_wider_is_not_broken_as_before(shown):
    text = shown(PageText())
    text.show_text("그래서 이 식의 $W_h$를 곱하면 처음의 $h_0$에서 온 것이 $c_t$로 남아요.")
    for width in range(120, 400, 7):
        text.resize(width, 400)
        settle()
    assert "\n" not in text.toPlainText()
