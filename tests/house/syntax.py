"""The program as its syntax: each file is read once for all rules of the house."""

import ast
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path


@cache
def nodes_of(path: Path) -> list[ast.AST]:
    """Return every node of the Python file ``path``, in the order of `ast.walk`.

    Left out are the contexts of names, which `ast.walk` yields a quarter of a million times
    though each is but one of three objects.
    """
    with without_collecting():
        found: list[ast.AST] = [ast.parse(path.read_text("utf-8"))]
        for node in found:
            for name, value in vars(node).items():
                if type(value) is list:
                    found += [one for one in value if isinstance(one, ast.AST)]
                elif isinstance(value, ast.AST) and name != "ctx":
                    found.append(value)
        return found


@contextmanager
def without_collecting() -> Iterator[None]:
    """Leave garbage alone meanwhile: to look for it among new nodes costs more than to read them.

    A syntax tree has no cycles, so none of it waits for the collector.
    """
    collecting = gc.isenabled()
    gc.disable()
    yield
    if collecting:
        gc.enable()
