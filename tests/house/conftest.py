"""The program as its syntax, read once for all rules of the house."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="package")
def nodes() -> list[tuple[Path, ast.AST]]:
    """Every node of the program, with the file it stands in."""
    paths = sorted((ROOT / "lstm_gui").rglob("*.py"))
    return [(path, node) for path in paths for node in ast.walk(ast.parse(path.read_text("utf-8")))]
