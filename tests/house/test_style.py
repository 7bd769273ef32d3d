"""Rules of the house that no linter knows."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "lstm_gui").rglob("*.py"))
NAMELESS = {"utils", "util", "helpers", "helper", "common", "misc"}


def place(source: Path, node: ast.AST) -> str:
    return f"{source.relative_to(ROOT)}:{node.lineno}"


def calls_of(nodes, *methods):
    """Yield the calls of any of ``methods``, each with the file it stands in."""
    for source, node in nodes:
        if isinstance(node, ast.Call) and getattr(node.func, "attr", None) in methods:
            yield source, node


def test_no_function_is_longer_than_fifty_lines(nodes):
    functions = [one for one in nodes if isinstance(one[1], ast.FunctionDef | ast.AsyncFunctionDef)]

    assert functions
    assert [place(*one) for one in functions if one[1].end_lineno - one[1].lineno >= 50] == []


def test_every_module_has_a_name_of_its_own():
    assert [source for source in SOURCES if source.stem in NAMELESS] == []


def test_no_lambda_is_connected_to_a_signal(nodes):
    connected = [
        place(source, node)
        for source, node in calls_of(nodes, "connect")
        if any(isinstance(argument, ast.Lambda) for argument in node.args)
    ]

    assert connected == []


def test_nobody_hears_of_the_events_of_the_whole_application(nodes):
    """Python would be asked for each move and each paint, which cost a third of a drag."""
    found = [
        place(source, node)
        for source, node in calls_of(nodes, "installEventFilter")
        if re.search(r"\bapp(lication)?\b|instance\(\)|qApp", ast.unparse(node.func.value))
    ]

    assert found == []


def test_no_path_is_asked_whether_it_is_there(nodes):
    """It raises where a name is too long or a folder may not be looked into; os.path does not."""
    asking = {"exists", "is_file", "is_dir", "is_symlink", "home"}
    found = [place(source, node) for source, node in calls_of(nodes, *asking) if not node.args]

    assert found == []


def test_no_duration_is_measured_by_a_clock_that_can_be_set(nodes):
    """What is kept after a crash is stamped for people to read; all else counts seconds."""
    set_by_people = {"time", "time_ns", "now", "utcnow", "today", "currentDateTime", "currentTime"}
    set_by_people |= {"currentDateTimeUtc", "currentSecsSinceEpoch", "currentMSecsSinceEpoch"}
    found = {source.name for source, _call in calls_of(nodes, *set_by_people)}

    assert found == {"autosave.py"}
