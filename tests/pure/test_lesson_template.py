"""A lesson that is begun with what is on the screen."""

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core import Sequence
from lstm_gui.files.lessons.lesson_files import LessonProblems, decode_lesson
from lstm_gui.files.lessons.lesson_states import first_network
from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.session import Session
from lstm_gui.files.sessions.share_text import share_text
from lstm_gui.files.shipped.presets import load_preset, preset_names
from lstm_gui.scenes.learning.lesson_starts import start_of
from lstm_gui.scenes.learning.lesson_template import lesson_template
from lstm_gui.words.translation import language, set_language

TITLE = 'a "b" \x7f \\ c'


@pytest.fixture(params=["en", "ko"])
def spoken(request):
    before = language()
    set_language(request.param)
    yield request.param
    set_language(before)


def test_a_lesson_begins_with_all_that_is_on_the_screen_in_one_language(spoken):
    for name in preset_names():
        network = load_preset(name).session.network
        lesson = decode_lesson(lesson_template(network, TITLE).encode(), "my.lesson.toml")
        assert start_of(lesson, 0).network == network, name
        assert start_of(lesson, 1).network == network, name
        assert lesson.title == {spoken: TITLE}


def test_what_is_too_large_for_a_lesson_is_refused_before_it_is_written_and_when_it_is_read():
    steps = np.zeros((501, 2))
    large = replace(first_network(), sequence=Sequence(steps))
    with pytest.raises(Problem, match="steps: 500"):
        lesson_template(large, "long")
    small = lesson_template(first_network(), "short")
    begin = small.index("lstm1:")
    text = share_text(Session(large))
    long = small[:begin] + text + small[small.index("\n'''", begin) :]
    with pytest.raises(LessonProblems, match="too large for a lesson"):
        decode_lesson(long.encode(), "my.lesson.toml")


def test_a_damaged_state_is_told_with_its_line():
    text = lesson_template(first_network(), "mine")
    line = text[: text.index("set.state")].count("\n") + 1
    with pytest.raises(LessonProblems) as caught:
        decode_lesson(text.replace("lstm1:", "lstm1:x").encode(), "my.lesson.toml")
    assert [one.fields["line"] for one in caught.value.all] == [line]
    assert "Copy the state as text once more" in caught.value.template
