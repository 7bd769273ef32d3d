from lstm_gui.files.note import note
from lstm_gui.files.problem import Problem, counted
from lstm_gui.words.translation import tr


def test_a_problem_is_its_sentence_and_can_be_told_in_another_language() -> None:
    problem = Problem("{file} is empty at {place}.", file="{a}", place="$.x")
    assert str(problem) == "{a} is empty at $.x."
    assert "{place}에서 {file}".format(**problem.fields) == "$.x에서 {a}"
    assert problem.template == "{file} is empty at {place}."


def test_large_whole_numbers_are_written_in_groups_of_three_but_not_those_that_are_names() -> None:
    template = "{count} of {limit}, {share}, seed {seed}, line {line}"
    fields = {"count": 9999, "limit": 200_000, "share": 12345.5, "seed": 20_000, "line": 30_000}
    expected = "9999 of 200,000, 12345.5, seed 20000, line 30000"
    assert str(Problem(template, **fields)) == expected
    assert note(template, **fields) == expected
    assert tr(template).format(**fields) == expected
    assert counted("{n} step", "{n} steps", "n").format(n=1_000_000) == "1,000,000 steps"
