"""What the lessons rest on: figures with their seeds and sources, below each page."""

from lstm_gui.files.lessons.lesson_evidence import evidence_of
from lstm_gui.files.lessons.lesson_files import program_lessons
from lstm_gui.ui.learn.evidence_box import EvidenceBox
from lstm_gui.ui.window.guide.manual_dialog import ManualDialog
from lstm_gui.ui.window.main_window import MainWindow
from tests.ui.driving import click, middle, settle
from tests.ui.learn.lesson_window import LESSONS, learn


def open_chapter(main: MainWindow, number: int) -> None:
    learn(main)
    main.learning.course.start(next(one for one in LESSONS if one.number == number))
    settle()


def folded_box(main: MainWindow) -> EvidenceBox:
    box = main.learning.panel.evidence
    if box.toggle.isChecked():
        click(box.toggle, middle(box.toggle))
    return box


def test_each_chapter_says_how_we_know(main):
    open_chapter(main, 2)
    box = folded_box(main)
    assert box.isVisible()
    assert box.text.isHidden()
    click(box.toggle, middle(box.toggle))
    assert box.text.isVisible()
    assert "seed 1" in box.text.toPlainText()
    assert "Bengio" in box.text.toPlainText()
    open_chapter(main, 3)
    assert "Hochreiter" in box.text.toPlainText()
    main.apply_language("ko")
    settle()
    assert "읽을거리" in box.text.toPlainText()
    click(box.toggle, middle(box.toggle))
    assert box.text.isHidden()


def test_below_a_page_one_comes_to_all_seeds_and_sources(main):
    open_chapter(main, 12)
    box = folded_box(main)
    assert box.more.isHidden()
    click(box.toggle, middle(box.toggle))
    settle()
    click(box.more, middle(box.more))
    settle()
    manual = main.findChild(ManualDialog)
    assert manual.list.currentItem().text() == "Figures, seeds and sources"
    text = manual.text.toPlainText()
    assert all(source in text for source in evidence_of("does-it-help").sources)
    assert "16 of 16 (81–100" in text
    manual.close()


def test_there_is_evidence_for_every_lesson_of_the_program():
    for lesson in program_lessons():
        evidence = evidence_of(lesson.id)
        assert evidence is not None
        assert evidence.sources
        assert all(set(words) == {"ko", "en"} for words in evidence.figures)
    assert evidence_of("mine") is None
