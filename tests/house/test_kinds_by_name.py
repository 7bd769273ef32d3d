"""Who knows a kind of cell by its name: its folder, its words, and few others with a reason."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from lstm_gui.core import KINDS

PACKAGE = Path(__file__).parents[2] / "lstm_gui"
CONSTANTS = {name.upper() for name in KINDS}
MADE_BY = {f"{name}_kind" for name in KINDS}
OWN_FOLDERS = ("core/cells/", "words/cells/", "words/notations/")
LESSONS_AND_PRESETS = ("files/lessons/", "scenes/learning/", "app/training/")
OTHER_PROGRAMS = ("files/importers/", "files/exporters/")
"""What others write has three kinds of cell, by names of their own."""
WITH_A_REASON = {
    "core/__init__.py",  # names them to all
    "core/state.py", "core/network/layer.py",  # a cell of which nothing else is said
    "scenes/pictures/__init__.py", "scenes/slow_motion/steps_of.py",  # drawings and sentences
    "scenes/pictures/gru_picture.py",  # one of these
    "scenes/training/recipes.py",  # as many numbers as an LSTM has
    "scenes/memory/trained_lanes.py", "ui/learn/gradient_chart.py",  # of networks that are shipped
    "ui/plots/diagram.py",  # how large it is before the first cell is drawn
    "words/side_by_side.py",  # what stands side by side at first
    "ui/exporting/suggested_names.py", "ui/exporting/paper/handout_dialog.py",  # the program itself
}  # fmt: skip


def names_a_kind(node: ast.AST) -> bool:
    """Tell whether ``node`` is the name of a kind, in quotes or as a constant, or makes one."""
    match node:
        case ast.Constant(value=str(text)):
            return text in KINDS
        case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name):
            return name in CONSTANTS | MADE_BY
    return False


def asks_for_the_trace_of_one(node: ast.AST) -> bool:
    """Tell whether ``node`` asks what a trace is, or whether it has a quantity."""
    match node:
        case ast.Call(func=ast.Name(id="isinstance" | "hasattr"), args=[of, *_]):
            return ast.unparse(of).rpartition(".")[2].lstrip("_").endswith("trace")
    return False


def told(source: str) -> Iterator[str]:
    """Yield each line of ``source`` that knows a kind by its name."""
    lines = source.splitlines()
    for node in ast.walk(ast.parse(source)):
        if names_a_kind(node) or asks_for_the_trace_of_one(node):
            yield lines[node.lineno - 1].strip()


def test_nobody_else_knows_a_kind_by_its_name(nodes):
    exempt = (*OWN_FOLDERS, *LESSONS_AND_PRESETS, *OTHER_PROGRAMS)
    found = {
        f"{place}:{node.lineno}"
        for path, node in nodes
        if names_a_kind(node) or asks_for_the_trace_of_one(node)
        if not (place := path.relative_to(PACKAGE).as_posix()).startswith(exempt)
        and place not in WITH_A_REASON
    }
    assert not found


def test_each_reason_is_still_needed(nodes):
    knowing = {path.relative_to(PACKAGE).as_posix() for path, node in nodes if names_a_kind(node)}
    assert WITH_A_REASON - knowing == set()


@pytest.mark.parametrize(
    "line",
    [
        'kind.name == "gru"',
        '"gru" != kind.name',
        "parameters.kind is LSTM",
        "kind in (GRU, core.RNN)",
        'name in {"lstm", "gru"}',
        'PICTURES = {"rnn": 1}',
        'PICTURES.get("rnn")',
        'PICTURES["rnn"]',
        "PASSES = {LSTM: 1}",
        "def draw(kind: Kind = LSTM): ...",
        "lstm_kind(Variant())",
        "from lstm_gui.core import GRU",
        'match kind.name:\n    case "rnn": ...',
        "match kind:\n    case core.RNN: ...",
        "isinstance(self._trace, Trace)",
        'hasattr(snapshot.trace, "c")',
    ],
)
def test_whoever_knows_a_kind_is_found(line):
    assert [*told(line)]


@pytest.mark.parametrize("line", ['kind.name == "x"', "row.kind is kind", "isinstance(x, Kind)"])
def test_whoever_knows_none_is_let_alone(line):
    assert not [*told(line)]
