"""A lesson leads nowhere but into the window, and fits whatever the reader makes of the cell."""

import json
from pathlib import Path

import pytest
from PyQt6.QtCore import QUrl
from PyQt6.QtGui import QTextDocument

from lstm_gui.core import (
    KINDS,
    RNN,
    Kind,
    converted,
    forward,
    gru_kind,
    lstm_kind,
    network_of,
    resized,
)
from lstm_gui.core.facts.challenges import progress
from lstm_gui.core.kinds import Variant
from lstm_gui.files.lessons.lesson_checks import texts_of
from lstm_gui.files.lessons.lesson_files import bundled_lessons, decode_lesson, read_lesson
from lstm_gui.files.lessons.lesson_layers import looked_at
from lstm_gui.files.lessons.lesson_states import condition_of, solved
from lstm_gui.files.problem import Problem
from lstm_gui.scenes.learning.lesson_starts import start_of
from lstm_gui.ui.learn.lesson_course import Course
from lstm_gui.ui.widgets.pages.page_links import targets_in
from lstm_gui.ui.widgets.pages.page_text import PageText
from lstm_gui.ui.window.main_window import MainWindow
from tests.ui.dialogs import OK, answering
from tests.ui.driving import settle

LESSON = """format = "lstm-explorer/lesson"
version = 1
id = "probe"
number = 1
title = {{ ko = "a", en = "a" }}
[[pages]]
title = {{ ko = "a", en = "a" }}
text = {{ ko = {text}, en = {text} }}
[pages.set]
blank = {{ inputs = 1, units = 1, steps = 8 }}
[pages.challenge]
goal = {{ ko = {goal}, en = "a" }}
hint = {{ ko = "a", en = {hint} }}
[[pages.challenge.conditions]]
kind = "entry"
text = {{ ko = {condition}, en = "a" }}
entry = "b_f[1]"
at_least = 1
"""
FORMS = [
    "See http://example.org/x now",
    "See www.example.org now",
    "See <http://example.org> now",
    "See [x][1] now\n\n[1]: http://example.org",
    "See [x] now\n\n[x]: http://example.org",
    'See [x](http://example.org "t") now',
    "See [x](<http://example.org>) now",
    "See [x](file:///etc/passwd) now",
    "See [x]() now",
    "See [x](part:nowhere) now",
    "See [*x* `y`](row:nothing) now",
    "See <a@example.org> now",
    "See a@example.org now",
    "Look ![x](p.png)",
    'Look ![x](p.png "t")',
    "Look ![x][y]\n\n[y]: p.png",
    "Look [![x](p.png)](part:f)",
    "![a](formula:99)",
    "![a](formula:٣)",
    "[x](formula:0)",
    "$f$ and ![a](formula:1)",
]
HTML = ['See <a href="http://example.org">x</a>', 'Look <img src="p.png"> here', "<b>x</b>"]
BASIC = {"text": "a", "goal": "a", "hint": "a", "condition": "a"}


def lesson_of(**texts: str) -> bytes:
    # What JSON writes as text TOML reads as the same.
    written = {name: json.dumps(text) for name, text in (BASIC | texts).items()}
    return LESSON.format(**written).encode()


@pytest.fixture
def page(shown) -> PageText:
    return shown(PageText())


@pytest.mark.parametrize("text", FORMS)
def test_whatever_leads_out_of_a_lesson_is_refused_with_its_line(text: str) -> None:
    with pytest.raises(Problem, match=r"^probe, line 8: the cell of this page has no"):
        decode_lesson(lesson_of(text=text), "probe", targets_in)


@pytest.mark.parametrize(("name", "line"), [("goal", 12), ("hint", 13), ("condition", 16)])
def test_every_text_of_a_page_is_looked_at(name: str, line: int) -> None:
    with pytest.raises(Problem, match=rf"^probe, line {line}: the cell of this page has no http"):
        decode_lesson(lesson_of(**{name: "<http://example.org>"}), "probe", targets_in)


@pytest.mark.parametrize("text", HTML)
def test_html_is_text_like_any_other(page: PageText, text: str) -> None:
    decode_lesson(lesson_of(text=text), "probe", targets_in)
    page.show_text(text)
    assert page.document().toPlainText() == text
    assert page.terms() == []


@pytest.mark.parametrize("text", FORMS)
def test_even_unchecked_it_loads_nothing_and_leads_nowhere(page: PageText, text: str) -> None:
    page.show_text(text)
    assert set(page.terms()) <= {"part:f"}
    assert page.document().toPlainText().count("\ufffc") == text.count("$f$")
    kind = QTextDocument.ResourceType.ImageResource.value
    for name in ("p.png", "formula:99", "formula:٣"):
        assert page.loadResource(kind, QUrl(name)).isNull()


@pytest.mark.parametrize(
    "text", ["$$ $$", "a $ $ b", "$$_$$", "$$^$$", "[$ $](part:f)", "$$\u200b$$"]
)
def test_a_formula_without_anything_in_it_is_shown_as_that(page: PageText, text: str) -> None:
    page.show_text(text)
    assert page.document().toPlainText().count("\ufffc") == 1
    page.grab()


def test_terms_formulas_and_linked_formulas_stay(page: PageText) -> None:
    text = "The [gate](part:f) and [$f_t$](row:f+part:f) of $x$, then\n\n$$c_t$$\n\n[![a](b)](c)"
    page.show_text(text)
    assert page.terms() == ["part:f", "row:f+part:f"]
    assert page.document().toPlainText().count("\ufffc") == 3


def test_what_comes_with_the_program_leads_where_it_says() -> None:
    for lesson in bundled_lessons():
        for number, page in enumerate(lesson.pages):
            for place, words in texts_of(page, f"$.pages[{number}]"):
                found = {tuple(sorted(set(targets_in(text)))) for text in words.values()}
                assert len(found) == 1, (lesson.id, place)
    for path in Path("resources/lessons").glob("*.toml"):
        read_lesson(path, targets_in)


def test_a_lesson_file_that_leads_out_is_told(window, tmp_path: Path) -> None:
    path = tmp_path / "bad.lesson.toml"
    path.write_bytes(lesson_of(text="<http://example.org>"))
    main = window()
    with answering(OK) as texts:
        main.learning.open_lesson(path)
    assert f"{path}, line 8" in texts[0]
    assert main.learning.lesson is None


@pytest.fixture
def main(window) -> MainWindow:
    return window()


def kinds() -> list[Kind]:
    coupled = lstm_kind(Variant(coupled=True, peepholes=True))
    return [*KINDS.values(), coupled, gru_kind("before")]


def test_a_solution_brings_its_cell_along() -> None:
    for lesson in bundled_lessons():
        for index, page in enumerate(lesson.pages):
            if page.challenge is None:
                continue
            begun = start_of(lesson, index).state
            small = resized(begun, 1, 1, 1)
            for state in (small, *(converted(begun, kind) for kind in kinds())):
                solution = solved(network_of(state), page.challenge, network_of(begun))
                right = looked_at(solution)
                trace = forward(right)
                for part in page.challenge.conditions:
                    condition = condition_of(part)
                    if condition is not None:
                        met = progress(condition, right, trace).met
                        assert met, (lesson.id, index, state.parameters.kind.name)


def test_links_spotlights_and_solutions_bear_any_cell(main: MainWindow) -> None:
    document, learning = main.document, main.learning
    own = document.session
    learning.do_learn()
    course: Course = learning.course
    for lesson in bundled_lessons():
        pages = [n for n, page in enumerate(lesson.pages) if page.workspace == "cell"]
        for index in {pages[0], pages[-1]} if pages else ():
            course.start(lesson, index)
            for kind in (RNN, gru_kind("before"), lstm_kind(Variant(second_tanh=False))):
                document.edit("kind", converted(document.state, kind))
                document.flush()
                for term in [*learning.panel.text.terms(), "part:nowhere", "http://x", ""]:
                    learning.panel.text.pointed.emit(term)
                    learning.panel.text.chosen.emit(term)
                document.flush()
                if course.challenge is not None:
                    course.solve()
                    document.flush()
                    assert course.verdict.solved, (lesson.id, index, kind.name)
                assert (course.lesson, course.index) == (lesson, index)
    course.leave()
    settle()
    assert document.session == own
