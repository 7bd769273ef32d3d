"""Flags of Qt are joined so that every Python keeps them.

Before 3.11.4 Python drops from ``|`` each bit that no member of the flag has for its own.
"""

import ast
from enum import Flag
from pathlib import Path

import pytest
from PyQt6 import QtCore, QtGui, QtWidgets


def flags(node: ast.expr) -> list[Flag]:
    """Return the members of Qt that ``node`` joins, as far as they are written there."""
    if isinstance(node, ast.BinOp):
        return [*flags(node.left), *flags(node.right)]
    first, *names = ast.unparse(node).split(".")
    for module in (QtCore, QtGui, QtWidgets):
        found = getattr(module, first, None)
        for name in names:
            found = getattr(found, name, None)
        if isinstance(found, Flag):
            return [found]
    return []


def is_kept(flag: Flag) -> bool:
    """Tell whether each bit of ``flag`` has a member, or the whole number is kept as it is."""
    members = type(flag).__members__.values()
    single = {one.value for one in members if one.value and not one.value & (one.value - 1)}
    bits = (1 << place for place in range(flag.value.bit_length()) if flag.value >> place & 1)
    return isinstance(flag, int) or single.issuperset(bits)


def test_no_bit_of_a_flag_is_dropped_by_any_python(nodes: list[tuple[Path, ast.AST]]) -> None:
    found = [
        (path.name, flag)
        for path, node in nodes
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr)
        for flag in flags(node)
    ]
    assert {name for name, _ in found} >= {"veil.py", "window_layout.py", "panel.py"}
    assert [(name, flag) for name, flag in found if not is_kept(flag)] == []


@pytest.mark.parametrize(
    ("flag", "kept"),
    [
        (QtGui.QTextDocument.MarkdownFeature.MarkdownNoHTML, False),
        (QtCore.Qt.WindowState.WindowMaximized, True),
        (QtCore.Qt.TextFlag.TextWordWrap, True),
    ],
)
def test_which_flags_are_kept(flag: Flag, kept: bool) -> None:
    assert is_kept(flag) is kept
