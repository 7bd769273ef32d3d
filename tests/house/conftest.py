"""The program as its syntax, read once for all rules of the house."""

import ast
import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.syntax import nodes_of, without_collecting

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="package", autouse=True)
def syntax_is_forgotten() -> Iterator[None]:
    """Half a million nodes would be in the way of all tests after these."""
    yield
    nodes_of.cache_clear()


@pytest.fixture(scope="package")
def nodes() -> list[tuple[Path, ast.AST]]:
    """Every node of the program, with the file it stands in."""
    paths = sorted((ROOT / "lstm_gui").rglob("*.py"))
    with without_collecting():
        found = [(path, node) for path in paths for node in nodes_of(path)]
        # Nor does the collector look at them later on.
        gc.freeze()
    return found
