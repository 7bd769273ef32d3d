"""Examples that are worked by hand: where they stand, and what they cover until it is guessed."""

from lstm_gui.files.lessons.lesson_files import worked_examples
from lstm_gui.files.lessons.reading_order import lesson_after
from tests.ui.driving import key, settle


def test_the_shelf_of_worked_examples_stands_below_the_chapters(main):
    key(main, "F2")
    settle()
    chapters = main.learning.panel.chapters
    example = worked_examples()[0]
    button = chapters.buttons[example.id]
    assert button.text() == f"1. {example.title['en']}"
    button.click()
    settle()
    assert main.learning.course.lesson is example
    assert lesson_after(main.learning.course.lesson) is worked_examples()[1]
    box = main.learning.panel.challenge
    for number, part in enumerate(example.pages[0].challenge.conditions):
        box.options[number, part.answer].click()
        settle()
    assert box.success.isVisible()
    main.learning.course.leave()
    settle()
    assert button.text().endswith("✓")
    assert "page 1" not in chapters.resume.text()


def test_a_worked_example_covers_its_results_until_they_are_checked(main):
    key(main, "F2")
    settle()
    for example in worked_examples():
        main.learning.course.start(example)
        settle()
        moment = main.document.moment
        assert moment.predicting
        assert moment.concealed
        main.learning.course.next()
        settle()
        assert main.document.moment is None
    main.learning.course.leave()
    settle()
    assert main.document.moment is None


def test_formulas_in_an_option_are_written_out(main):
    if main.learning.panel.isHidden():
        key(main, "F2")
    counting = next(lesson for lesson in worked_examples() if lesson.id == "counting")
    (index,) = (number for number, page in enumerate(counting.pages) if page.challenge)
    main.learning.course.start(counting, index)
    settle()
    options = [button.text() for button in main.learning.panel.challenge.options.values()]
    assert "cₜ is near 0 at the end" in options
    assert not any("$" in text for text in options)
