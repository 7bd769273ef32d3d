"""Which pages state numbers, and what their challenges ask for."""

import re

import pytest

from lstm_gui.core import forward
from lstm_gui.files.shipped.resources import resource
from lstm_gui.scenes.learning.lesson_starts import start_of
from tests.pure.claims.claims import LANGUAGES, LESSONS, NUMBER, stated


@pytest.mark.parametrize(("chapter", "page"), [(4, 1), (6, 1), (6, 3), (9, 1)])
def test_the_first_numbers_of_a_chapter_show_something(chapter, page):
    """No product on show is so small that the formula is trivial."""
    state = start_of(LESSONS[chapter], page - 1).state
    t, unit, trace = state.selection.t, state.selection.unit, forward(state)
    kept = trace.f[t] * trace.c[t - 1]
    added = trace.i[t] * trace.c_tilde[t]
    assert min(abs(kept[unit]), abs(added[unit]), abs(trace.h[t, unit])) > 0.05


@pytest.mark.parametrize("lesson", LESSONS.values(), ids=lambda lesson: lesson.id)
def test_what_a_challenge_states_is_what_it_asks_for(lesson):
    """The bounds in the words of a condition are those that are checked."""
    for page in lesson.pages:
        for part in page.challenge.conditions if page.challenge else ():
            bounds = {getattr(part, name, None) for name in ("at_least", "at_most")} - {None}
            for code in LANGUAGES:
                for text in NUMBER.findall(part.text[code]):
                    value = float(text.replace("\N{MINUS SIGN}", "-").rstrip("%\N{NO-BREAK SPACE}"))
                    assert value / 100 in bounds if "%" in text else value in bounds, text


def test_every_page_with_numbers_is_computed_here():
    """A page that comes to state a number has to be added to the tests beside this."""
    computed = {
        (1, 3), *((2, page) for page in (1, 2, 3)), (3, 3), (4, 3), (5, 1), (6, 2), (6, 3), (7, 2),
        (7, 3), (8, 2), (9, 2), (9, 3), (10, 3), (11, 2), (11, 3), (11, 4), (12, 1), (12, 2),
        (12, 4), (13, 3), (13, 5),
    }  # fmt: skip
    # What these two state is a setting of theirs, or the value of σ at 0.
    settings = {(3, 4), (6, 4), (13, 6)}
    stating = {
        (number, page)
        for number, lesson in LESSONS.items()
        for page in range(1, len(lesson.pages) + 1)
        for code in LANGUAGES
        if stated(number, page, code)
    }
    assert stating == computed | settings


def test_no_text_says_what_was_found_untrue():
    """A start is no framework's, an influence no information, and drawn sequences none kept back.

    What is held out is a part of somebody's own data alone.
    """
    untrue = re.compile(
        "framework default|frameworks do|whose information|누구의 정보|프레임워크 기본"
        "|sequences held out|학습에 쓰지 않은 (?:수열|문장)"
    )
    root = resource(".")
    texts = [*root.rglob("*.po"), *root.rglob("*.lesson.toml"), *root.rglob("manual/*.md")]
    assert len(texts) > len(LESSONS)
    found = [path.name for path in texts if untrue.search(path.read_text("utf-8"))]
    assert found == []
