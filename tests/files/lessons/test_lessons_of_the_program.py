"""The lessons that come with the program, and those of its documentation."""

import json
import re
from pathlib import Path

import msgspec
import pytest

from lstm_gui.core import forward, network_of
from lstm_gui.core.facts.challenges import progress
from lstm_gui.files.lessons.lesson_addresses import all_targets
from lstm_gui.files.lessons.lesson_checks import LINK
from lstm_gui.files.lessons.lesson_files import bundled_lessons, decode_lesson, program_lessons
from lstm_gui.files.lessons.lesson_format import Choice, Lesson, OfMemory, Pick, SameInput
from lstm_gui.files.lessons.lesson_layers import looked_at
from lstm_gui.files.lessons.lesson_states import condition_of, solved
from lstm_gui.scenes.learning.lesson_starts import start_of
from tests.files.lessons.lesson_text import LESSON

ALL = program_lessons()
DOCUMENTATION = ("docs/lesson-format.md", "docs/lesson-format.ko.md")


def _words(value: object) -> list[tuple[str, str]]:
    """Return every pair of texts in ``value``."""
    if isinstance(value, dict) and set(value) == {"ko", "en"}:
        return [(value["ko"], value["en"])]
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [pair for item in inside for pair in _words(item)]


def _parts(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


def test_the_schema_of_the_documentation_is_the_one_in_force():
    written = json.loads(Path("docs/lesson.schema.json").read_text(encoding="utf-8"))
    assert written == json.loads(msgspec.json.encode(msgspec.json.schema(Lesson)))


@pytest.mark.parametrize("name", DOCUMENTATION)
def test_the_lesson_of_the_documentation_opens(name):
    page = Path(name).read_text(encoding="utf-8")
    blocks = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    lesson = decode_lesson(blocks[0].encode(), "docs")
    state = start_of(lesson, 1).state
    challenge = lesson.pages[1].challenge
    assert challenge is not None
    right = looked_at(solved(network_of(state), challenge, network_of(state)))
    assert progress(condition_of(challenge.conditions[0]), right, forward(right)).met


def test_the_documentation_names_the_same_in_every_language():
    texts = (Path(name).read_text(encoding="utf-8") for name in DOCUMENTATION)
    one, *others = (set(re.findall(r"`([a-z_]+)`", text)) for text in texts)
    assert len(one) > 100
    assert others == [one]


@pytest.mark.parametrize("name", DOCUMENTATION)
def test_the_pages_of_the_documentation_open(name):
    page = Path(name).read_text(encoding="utf-8")
    head = LESSON[: LESSON.index("[[pages]]")]
    empty = '[[pages]]\ntitle = { ko = "", en = "" }\ntext = { ko = "", en = "" }\n'
    layers, kind, memory = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)[1:]
    assert len(decode_lesson((head + empty + kind).encode(), "docs").pages) == 1
    assert start_of(decode_lesson((head + empty + layers).encode(), "docs"), 0).layer == "top"
    assert decode_lesson((head + memory).encode(), "docs").pages[0].workspace == "memory"


def test_all_chapters_are_there():
    lessons = bundled_lessons()
    assert [lesson.number for lesson in lessons] == list(range(1, 14))
    assert len({lesson.id for lesson in lessons}) == 13
    for lesson in lessons:
        assert 2 <= len(lesson.pages) <= 6
        assert lesson.pages[-1].challenge is not None


@pytest.mark.parametrize("lesson", ALL, ids=lambda lesson: lesson.id)
def test_both_languages_say_the_same(lesson):
    """The same terms and the same displayed formulas, and each in its own script."""
    for words in _words(msgspec.to_builtins(lesson)):
        links = [sorted(target for _, target in LINK.findall(text)) for text in words]
        assert links[0] == links[1], words
        shown = [re.findall(r"\$\$[^$]+\$\$", text) for text in words]
        assert shown[0] == shown[1], words
        assert not re.search("[가-힣]", re.sub(r'"[^"]*"', "", words[1])), words[1]


@pytest.mark.parametrize("lesson", ALL, ids=lambda lesson: lesson.id)
def test_numbers_that_a_page_lights_up_are_of_the_unit_it_looks_at(lesson):
    """What the text says of them, with the numbers of that unit, would be true of another one."""
    for index, page in enumerate(lesson.pages):
        unit = start_of(lesson, index).state.selection.unit
        linked = [link for text in page.text.values() for _, link in LINK.findall(text)]
        named = all_targets([*page.spotlight, *linked]).entries
        assert {entry.row for entry in named if entry.array != "x"} <= {unit}, index + 1


@pytest.mark.parametrize("lesson", ALL, ids=lambda lesson: lesson.id)
def test_challenges_start_unmet_and_their_solutions_meet_them(lesson):
    for index, page in enumerate(lesson.pages):
        if page.challenge is None:
            continue
        begun = start_of(lesson, index).network
        start, right = looked_at(begun), looked_at(solved(begun, page.challenge, begun))
        # What is compared is checked through the window, in tests/ui/learn.
        elsewhere = Pick | Choice | OfMemory | SameInput
        asked = [part for part in page.challenge.conditions if isinstance(part, elsewhere)]
        conditions = [condition_of(part) for part in page.challenge.conditions]
        found = [one for one in conditions if one is not None]
        assert len(asked) + len(found) == len(conditions)
        assert asked or not all(progress(one, start, forward(start)).met for one in found)
        assert all(progress(one, right, forward(right)).met for one in found)


@pytest.mark.parametrize("lesson", ALL, ids=lambda lesson: lesson.id)
def test_what_is_asked_with_a_choice_is_not_told_beside_it(lesson):
    for page in lesson.pages:
        challenge = page.challenge
        for asked in () if challenge is None else challenge.conditions:
            if isinstance(asked, Choice):
                beside = [challenge.goal, *(one.text for one in challenge.conditions)]
                for language, right in asked.options[asked.answer - 1].items():
                    assert not any(_parts(right) <= _parts(text[language]) for text in beside)
