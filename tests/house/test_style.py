"""Rules of the house that no linter knows."""

import ast
import functools
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "lstm_gui").rglob("*.py"))
NAMELESS = {"utils", "util", "helpers", "helper", "common", "misc"}


@functools.cache
def tree(source: Path) -> ast.Module:
    return ast.parse(source.read_text("utf-8"))


def nodes(*kinds: type[ast.AST]) -> Iterator[tuple[str, ast.AST]]:
    for source in SOURCES:
        for node in ast.walk(tree(source)):
            if isinstance(node, kinds):
                yield f"{source.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}", node


def test_no_function_is_longer_than_fifty_lines():
    functions = nodes(ast.FunctionDef, ast.AsyncFunctionDef)

    assert [place for place, node in functions if node.end_lineno - node.lineno >= 50] == []


def test_every_module_has_a_name_of_its_own():
    assert [source for source in SOURCES if source.stem in NAMELESS] == []


def test_no_lambda_is_connected_to_a_signal():
    connected = [
        place
        for place, node in nodes(ast.Call)
        if isinstance(node.func, ast.Attribute)
        and node.func.attr == "connect"
        and any(isinstance(argument, ast.Lambda) for argument in node.args)
    ]

    assert connected == []


def test_no_path_is_asked_whether_it_is_there():
    """It raises where a name is too long or a folder may not be looked into; os.path does not."""
    asking = {"exists", "is_file", "is_dir", "is_symlink", "home"}
    found = [
        place
        for place, node in nodes(ast.Call)
        if isinstance(node.func, ast.Attribute) and node.func.attr in asking and not node.args
    ]

    assert found == []
