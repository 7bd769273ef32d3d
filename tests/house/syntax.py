"""The program as its syntax: each file is read once for all rules of the house."""

import ast
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path


@cache
def nodes_of(path: Path) -> list[ast.AST]:
    """Return every node of the Python file ``path``, in the order of `ast.walk`."""
    return list(ast.walk(ast.parse(path.read_text("utf-8"))))


@contextmanager
def without_collecting() -> Iterator[None]:
    """Leave garbage alone meanwhile: to look for it among new nodes costs more than to read them.

    A syntax tree has no cycles, so none of it waits for the collector.
    """
    gc.disable()
    yield
    gc.enable()
