"""What the learners of a class have handed in, side by side in one table."""

import csv
import io
from collections.abc import Iterator

import pytest

from lstm_gui.files.lessons.answers import Answered, hand_in_table
from lstm_gui.files.problem import Problem
from lstm_gui.scenes.learning.class_table import class_rows, handed_in
from lstm_gui.scenes.learning.hand_in import Challenged, HandIn
from lstm_gui.words.translation import set_language


@pytest.fixture(autouse=True)
def english_after() -> Iterator[None]:
    yield
    set_language("en")


def table(name: str, right: bool, solved: bool, language: str = "en", lesson: str = "a") -> str:
    """Return the table of a learner who has answered one question and met one challenge or not."""
    set_language(language)
    asked = "Which, and why?" if language == "en" else "어느 것이고, 왜인가요?"
    answers = [Answered("a", 1, 1, asked, "=f" if right else "i", right, 'I "know"')]
    challenges = [
        Challenged(lesson, 2, "Hold it" if language == "en" else "지키세요", solved, False),
        Challenged("b", 1, "Forget it", False, True),
    ]
    written = hand_in_table(HandIn(answers, challenges).rows(name))
    set_language("en")
    return written


def test_each_learner_has_a_column_and_each_question_and_challenge_a_row():
    kim = handed_in(table("Kim", right=True, solved=True), "1")
    nobody = handed_in(table("", right=False, solved=False), "answers-2.csv")
    assert class_rows([kim, nobody]) == [
        ["lesson", "page", "question number", "question", "right or solved", "Kim", "answers-2"],
        ["a", "1", "1", "Which, and why?", "1 of 2", "'=f ✓", "i ✗"],
        ["a", "2", "", "Hold it", "1 of 2", "solved by oneself", "not solved"],
        ["b", "1", "", "Forget it", "0 of 2", "solution shown", "solution shown"],
        ["", "", "", "Challenges solved", "", "1 of 2", "0 of 2"],
    ]


def test_formulas_are_written_as_on_the_screen_and_in_tables_of_before_as_well():
    answers = [Answered("a", 1, 1, "Does $c_t$ grow, **now**?", "$f_t = 1$", True)]
    rows = HandIn(answers, []).rows("Kim")
    assert rows[1][4:6] == ["Does cₜ grow, now?", "fₜ = 1"]
    before = [list(row) for row in rows]
    before[1][4:6] = ["Does $c_t$ grow, **now**?", "$f_t = 1$"]
    hands = [handed_in(hand_in_table(table), "1") for table in (rows, before)]
    assert class_rows(hands)[1] == [
        "a", "1", "1", "Does cₜ grow, now?", "2 of 2", "fₜ = 1 ✓", "fₜ = 1 ✓",
    ]  # fmt: skip


def test_what_is_asked_in_several_languages_stands_in_one_row():
    one = handed_in(table("Kim", right=True, solved=True), "1")
    other = handed_in(table("이", right=True, solved=True, language="ko"), "2")
    rows = class_rows([one, other])
    assert ["a", "2", "", "Hold it", "2 of 2", *["solved by oneself"] * 2] in rows
    assert rows[1][3] == "Which, and why?"
    assert rows[1][4:] == ["2 of 2", *["'=f ✓"] * 2]


def test_who_lacks_a_row_has_an_empty_cell_and_counts_not_among_those_who_have():
    one = handed_in(table("Kim", right=True, solved=True, lesson="own"), "1")
    other = handed_in(table("Lee", right=True, solved=False), "2")
    rows = class_rows([one, other])
    assert ["own", "2", "", "Hold it", "1 of 1", "solved by oneself", ""] in rows
    assert ["a", "2", "", "Hold it", "0 of 1", "", "not solved"] in rows


def test_challenges_of_two_versions_of_a_lesson_stand_in_rows_of_their_own():
    written = table("Lee", right=True, solved=False).replace("Hold it", "Hold it longer")
    tables = [table("Kim", right=True, solved=True), written]
    rows = class_rows([handed_in(text, "1") for text in tables])
    assert ["a", "2", "", "Hold it", "1 of 1", "solved by oneself", ""] in rows
    assert ["a", "2", "", "Hold it longer", "0 of 1", "", "not solved"] in rows
    assert rows[1][4] == "2 of 2", "what was answered stands in one row, in whatever words"


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_table_of_before_questions_had_numbers_is_refused_with_the_reason(language: str):
    written = table("Kim", right=True, solved=True, language=language)
    before = [row[:3] + row[4:] for row in csv.reader(io.StringIO(written, newline=""))]
    with pytest.raises(Problem, match=r"scores\.csv was saved .* not number .* again"):
        handed_in(hand_in_table(before), "scores.csv")


def test_what_a_spreadsheet_has_saved_again_is_read():
    written = table("Kim", right=True, solved=True)
    again = handed_in("\n".join(line.replace(",", ";") for line in written.splitlines()), "1")
    assert again.score == handed_in(written, "1").score == "1 of 2"


@pytest.mark.parametrize(
    "text", ["", "a,b\n1,2\n", "\0", "name,lesson\n", "\ufffd" * 9, "x" * 200_000, '"' * 3]
)
def test_other_tables_are_refused_by_name(text):
    with pytest.raises(Problem, match=r"scores\.csv is no table of answers"):
        handed_in(text, "scores.csv")


def test_a_table_whose_rows_were_cut_is_refused():
    with pytest.raises(Problem, match="no table of answers"):
        handed_in(table("Kim", right=True, solved=True).rstrip()[:-12], "cut")
