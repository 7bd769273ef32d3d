"""All that is wrong in a lesson is told at once: no mistake hides another."""

import pytest

from lstm_gui.files.lessons.lesson_files import LessonProblems, decode_lesson
from tests.files.lessons.lesson_text import LESSON


def test_mistakes_of_the_structure_are_told_at_once_too():
    broken = LESSON.replace("number = ", 'colour = "red"\nnumber = ', 1)
    broken += "\n[[pages]]\ntitle = 3\ndims = 1\nnonsense = 2\n[[pages]]\n"
    with pytest.raises(LessonProblems) as raised:
        decode_lesson(broken.encode(), "mine")
    told = [(problem.fields["line"], str(problem)) for problem in raised.value.all]
    assert [line for line, _ in told] == sorted(line for line, _ in told)
    for place in ("colour", "title", "dims", "nonsense"):
        assert any(place in text for _, text in told), place
    assert str(raised.value) == told[0][1]


def test_all_that_a_page_shows_in_vain_is_told_with_what_else_is_wrong_on_it():
    text = LESSON.replace('block = "i"', 'block = "g"').replace('["c", "f"]', '["cc", "f", "ff"]')
    with pytest.raises(LessonProblems) as caught:
        decode_lesson(text.replace('"part:f"', '"part:q"').encode(), "my.lesson.toml")
    told = [str(problem) for problem in caught.value.all]
    assert len(told) == 4
    for said, word in zip(told, ("part:q", "no g.", "no cc.", "no ff."), strict=True):
        assert word in said


def told_of(text: str) -> list[str]:
    with pytest.raises(LessonProblems) as caught:
        decode_lesson(text.encode(), "a.toml")
    return [str(problem) for problem in caught.value.all]


def test_what_cannot_be_does_not_hide_what_stands_behind_it():
    """A value of another type, a key that lacks, a place of a list with something else in it."""
    text = LESSON.replace("unit = 2", 'unit = "b"').replace("answer = 1", 'answer = "1"')
    text = text.replace("x = [[1], [0], [0.5]]", 'x = [["a"], 3, [0.5]]')
    text = text.replace('goal = { ko = "", en = "" }\n', "")
    told = told_of(text)
    for place in ("unit", "x[0][0]", "x[1]", "goal", "answer"):
        assert sum(f"{place} is " in one for one in told) == 1, (place, told)
    assert len(told) == 5


def test_a_page_that_is_none_is_told_with_its_place():
    head = LESSON.partition("[[pages]]")[0]
    told = told_of(head + 'pages = [3, { text = { en = "b" } }]')
    assert "pages[0] is a whole number where an object belongs" in told[0]
    assert "pages[1].title is missing" in told[1]


def test_a_cell_that_cannot_be_made_does_not_hide_what_needs_none():
    text = LESSON.replace("units = 2", 'units = 0, kind = "lstn"').replace(
        "answer = 1", "answer = 9"
    )
    told = told_of(text.replace("at_least = 0.9", 'steps = "each"'))
    for said in ("units is 0", "no kind of cell lstn", "names no steps", "answer is 9"):
        assert sum(said in one for one in told) == 1, (said, told)


def test_an_option_whose_formula_does_not_end_is_told():
    assert "options[0].en begins" in told_of(LESSON.replace('en = "1" }]', 'en = "$c" }]'))[0]


def test_a_mark_beyond_the_written_sentence_is_told():
    memory = 'set = { memory = { sentence = "one two.", marks = [2, 3] } }'
    text = LESSON.replace(
        'text = { ko = "", en = "" }\n', 'text = { en = "" }\n' + memory + "\n", 1
    )
    (told,) = told_of(text)
    assert "marks is 3, which must lie between 0 and 2" in told


def test_what_is_wrong_with_the_structure_does_not_hide_what_else_cannot_be():
    """Each mistake by itself, and none that only follows from another."""
    text = LESSON.replace("number = ", 'colour = "red"\nnumber = "one" # ', 1)
    text = text.replace('"part:f"', '"part:q", 3').replace("unit = 2", 'unit = "b"')
    text = text.replace("answer = 1", "answer = 9")
    told = told_of(text)
    for said in ("colour is not known", "number is text", "unit is text", "answer is 9"):
        assert sum(said in one for one in told) == 1, (said, told)
    assert len(told) == 5, told


def test_all_that_is_wrong_within_one_set_is_told():
    text = LESSON.replace(
        "x = [[1], [0], [0.5]]", 'x = [[1, 2], [], [0.5]]\nlabels = ["a"]\nreach = 0'
    )
    text = text.replace("unit = 2", "unit = 9").replace('"b_f[2]"', '"b_f[5]"')
    told = told_of(text)
    for said in ("x[0] has", "x[1] has", "labels has", "reach is 0", "unit is 9", "no b_f[5]"):
        assert sum(said in one for one in told) == 1, (said, told)
    assert len(told) == 6, told


def test_a_layer_that_cannot_be_hides_neither_those_behind_it_nor_the_input():
    layers = """layers = [
      { name = "1", units = 0 },
      { name = "b", units = 2, input = ["1"], kind = "none" },
      { name = "b", units = 2, input = ["c"] }]
    layer = "d"
    """
    text = LESSON.replace("x = [[1], [0], [0.5]]", layers + "x = [[1], [0, 1], [0.5]]")
    told = told_of(text)
    for said in ("called 1.", "units is 0", "no kind of cell none", "called b.", "no layer c",
                 "no layer d", "x[1] has"):  # fmt: skip
        assert sum(said in one for one in told) == 1, (said, told)
    assert len(told) == 7, told
