"""Sentences of a page follow the language, and what the learner has made of them stays."""

import pytest

from lstm_gui.core import Entry
from lstm_gui.scenes.memory.sentence_words import words_in
from lstm_gui.words.translation import tr
from tests.ui.driving import settle
from tests.ui.lesson_pages.turned import turn_to


@pytest.mark.parametrize(("chapter", "page"), [(2, 1), (2, 2), (12, 1)])
def test_sentences_are_of_the_language_in_force(main, chapter, page):
    turn_to(main, chapter, page)
    english = main.document.state.sequence
    assert not any("가" <= letter <= "힣" for word in english.labels for letter in word)
    main.apply_language("ko")
    settle()
    korean = main.document.state.sequence
    assert all(any("가" <= letter <= "힣" for letter in word) for word in korean.labels)
    assert not main.document.undo_stack.canUndo()
    main.apply_language("en")
    settle()
    assert main.document.state.sequence == english


def test_a_language_switched_there_and_back_leaves_the_page_as_it_was_and_no_step(main):
    turn_to(main, 2, 2)
    begun = main.document.state
    main.document.set_values("By hand", {Entry("b", 0, 0): 3.0})
    settle()
    made = main.document.state
    main.apply_language("ko")
    settle()
    assert main.document.state != made
    main.apply_language("en")
    settle()
    assert main.document.state == made
    assert not main.document.undo_stack.canUndo()
    assert not main.document.undo_stack.canRedo()
    main.learning.course.begin_anew()
    settle()
    assert main.document.state == begun
    main.document.undo_stack.undo()
    settle()
    assert main.document.state == made


def test_no_step_leads_back_to_a_sentence_of_another_language(main):
    turn_to(main, 2, 2)
    main.learning.course.go(0)
    main.apply_language("ko")
    settle()
    assert not main.document.undo_stack.canUndo()


def test_a_page_without_sentences_stays_as_the_learner_has_made_it(main):
    turn_to(main, 5, 3)
    main.document.set_values("By hand", {Entry("b", 0, 0, "f"): 3.0})
    settle()
    before = main.document.state
    main.apply_language("ko")
    settle()
    assert main.document.state == before
    assert main.document.undo_stack.undoText() == "By hand"


def test_the_sentence_of_chapter_2_has_as_many_words_in_every_language(main):
    lengths = []
    for language in ("ko", "en"):
        main.apply_language(language)
        turn_to(main, 2, 1)
        lengths.append(len(main.document.state.sequence))
    assert lengths == [11, 11]
    assert len(words_in(tr("French-born Anna"))) == 2
