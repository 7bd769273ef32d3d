from lstm_gui.files.problem import Problem


def test_a_problem_is_its_sentence_and_can_be_told_in_another_language() -> None:
    problem = Problem("{file} is empty at {place}.", file="{a}", place="$.x")
    assert str(problem) == "{a} is empty at $.x."
    assert "{place}에서 {file}".format(**problem.fields) == "$.x에서 {a}"
    assert problem.template == "{file} is empty at {place}."
