"""The program as its syntax: each file is read once for all rules of the house."""

import ast
from functools import cache
from pathlib import Path


@cache
def nodes_of(path: Path) -> list[ast.AST]:
    """Return every node of the Python file ``path``, in the order of `ast.walk`."""
    return list(ast.walk(ast.parse(path.read_text("utf-8"))))
