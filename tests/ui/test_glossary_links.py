"""Words of the field lead to the glossary, wherever a lesson or the inspector uses them."""

import re

import pytest
from PyQt6.QtCore import QEvent, QPoint, Qt
from PyQt6.QtGui import QHelpEvent
from PyQt6.QtWidgets import QApplication, QToolTip

from lstm_gui.files.lessons.lesson_files import program_lessons
from lstm_gui.files.shipped.manual import glossary
from lstm_gui.scenes.learning.live_text import cut
from lstm_gui.scenes.snapshot import Inspection
from lstm_gui.ui.widgets.pages.page_text import PageText
from lstm_gui.ui.window.guide.manual_dialog import ManualDialog
from lstm_gui.ui.window.main_window import MainWindow
from lstm_gui.words.glossary_links import with_terms
from lstm_gui.words.lesson_words import beside_text, said
from lstm_gui.words.translation import set_language
from tests.ui.cell_panels import panel
from tests.ui.driving import key, settle

LESSONS = {lesson.id: lesson for lesson in program_lessons()}
MARKUP = re.compile(r"\$\$?[^$]+\$\$?|\]\([^()\s]+\)|[\[\]*]|\{\{\w+\}\}")


@pytest.fixture
def main(shared_window) -> MainWindow:
    return shared_window("latch")


def spelled(code: str, text: str) -> set[str]:
    """Return the keys of the longest terms of the glossary that can be read in ``text``."""
    read, found = MARKUP.sub(" ", text).lower(), set()
    words = [
        (word.lower(), term.key) for term in glossary(code) for word in (term.name, *term.also)
    ]
    for word, term in sorted(words, key=lambda pair: -len(pair[0])):
        begins = rf"(?<![\w가-힣]){re.escape(word)}(?:e?s)?(?![a-z])"
        if re.search(begins, read):
            found.add(term)
            read = re.sub(begins, " ", read)
    return found


def linked(text: PageText) -> set[str]:
    return {href.removeprefix("term:") for href in text.terms() if href.startswith("term:")}


@pytest.mark.parametrize("code", ["ko", "en"])
@pytest.mark.parametrize("lesson", LESSONS.values(), ids=lambda lesson: lesson.id)
def test_every_term_of_a_page_is_a_link_once(qtbot, lesson, code):
    set_language(code)
    text = PageText()
    qtbot.addWidget(text)
    for page in lesson.pages:
        written, beside = said(page.text), beside_text(page)
        text.show_text(with_terms(written, *beside))
        assert linked(text) == spelled(code, "\n".join([written, *beside]))
        assert len(linked(text)) == sum(href.startswith("term:") for href in text.terms())
        others = [href for href in text.terms() if not href.startswith("term:")]
        text.show_text(written)
        assert others == text.terms()


@pytest.mark.parametrize("code", ["ko", "en"])
def test_pictures_and_names_in_bold_stay_as_they_are(code):
    set_language(code)
    for lesson in LESSONS.values():
        for page in lesson.pages:
            before, after = said(page.text), with_terms(said(page.text))
            assert cut(before).picture == cut(after).picture
            assert re.findall(r"\{\{\w+\}\}", before) == re.findall(r"\{\{\w+\}\}", after)


@pytest.mark.parametrize("width", range(160, 330, 17))
def test_a_term_below_a_page_is_whole_and_no_line_begins_with_a_dot(shown, width):
    set_language("en")
    text = shown(PageText())
    text.resize(width, 400)
    beside = "forget gate, input gate, cell state, hidden state, candidate"
    text.show_text(with_terms("Now.", beside))
    block = text.document().lastBlock()
    written, layout = block.text(), block.layout()
    begins = [layout.lineAt(n).textStart() for n in range(1, layout.lineCount())]
    assert begins
    assert all(written[:at].endswith(("· ", "glossary: ", "the ", "In ")) for at in begins)


def test_a_term_reached_by_keyboard_opens_its_entry(main):
    set_language("en")
    main.learning.panel.show()
    main.learning.course.start(LESSONS["forget-gate"], 1)
    settle()
    text = main.learning.panel.text
    text.setFocus()
    for _ in range(1 + text.terms().index("term:activation-function")):
        key(text, "Tab")
    key(text, "Return")
    settle()
    (manual,) = main.findChildren(ManualDialog)
    assert manual.isVisible()
    assert manual.text.textCursor().selectedText().startswith("activation function")
    manual.close()


@pytest.mark.parametrize("code", ["ko", "en"])
def test_each_term_has_an_entry_that_can_be_marked(main, code):
    main.apply_language(code)
    for term in glossary(code):
        main.help.look_up(term.key)
        (manual,) = main.findChildren(ManualDialog)
        marked = manual.text.textCursor()
        assert marked.selectedText().startswith(term.name)
        assert manual.text.viewport().rect().contains(manual.text.cursorRect(marked).center())
    manual.close()


def test_what_a_word_means_is_told_where_it_is_pointed_at(qtbot, monkeypatch):
    set_language("en")
    text = PageText()
    qtbot.addWidget(text)
    text.show_text(with_terms("Candidates wait."))
    text.show()
    told = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, said, _widget: told.append(said))
    for at in (QPoint(20, 12), QPoint(20, 200)):
        asked = QHelpEvent(QEvent.Type.ToolTip, at, text.mapToGlobal(at))
        QApplication.sendEvent(text.viewport(), asked)
    assert told == ["candidate: what may be written"]


def test_the_inspector_leads_to_the_glossary(main):
    set_language("en")
    main.document.inspect(Inspection("f"))
    settle()
    lookups = panel(main, "inspector").view.lookups
    keys = [placed.piece.key for placed in lookups.links]
    assert {"forget-gate", "weight", "bias"} <= set(keys)
    assert lookups.texts()[0].startswith("In the glossary: forget gate · ")
    lookups.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(keys.index("forget-gate")):
        key(lookups, "Right")
    assert lookups.accessibleDescription().startswith("forget gate: what an LSTM keeps")
    key(lookups, "Return")
    (manual,) = main.findChildren(ManualDialog)
    assert manual.text.textCursor().selectedText().startswith("forget gate")
    manual.close()


def test_a_lesson_of_a_teacher_cannot_lead_to_what_is_no_term(qtbot):
    text = PageText()
    qtbot.addWidget(text)
    text.show_text("[one](term:nothing) [two](term:gate)")
    assert text.terms() == ["term:gate"]
