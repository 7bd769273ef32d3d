"""The tree of modules: no circles, one name for one thing, rooms instead of heaps."""

import ast
from collections import Counter, defaultdict
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from statistics import median

import pytest

from tests.house.syntax import nodes_of

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "lstm_gui"
LONGEST, MEDIAN = 350, 100
FULLEST = 32
"""As many modules as a folder holds before it is divided into rooms."""
SIBLINGS = {"core/cells": {"equations"}, "ui": {"page"}}
"""Parts that sibling folders share by design, by the folder that holds these."""
FAST = "fast"
"""Passes by hand; each cell may have some."""


def modules(package: Path) -> dict[str, Path]:
    """Return the files of ``package`` by the names of their modules."""
    found = {}
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imported(path: Path, known: dict[str, Path]) -> set[str]:
    """Return the modules among ``known`` that the file imports anywhere, for types too."""
    found = set()
    for node in nodes_of(path):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= names & known.keys() or {node.module}
    return found & known.keys()


def circle(package: Path) -> list[str]:
    """Return the modules of a circle of imports in ``package``, none if there is no circle."""
    known = modules(package)
    graph = {name: imported(path, known) - {name} for name, path in known.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return error.args[1]
    return []


@pytest.mark.usefixtures("nodes")
def test_no_module_imports_itself_by_way_of_others():
    assert circle(PACKAGE) == []


@pytest.mark.parametrize(
    "link",
    [
        "from made.two import this",
        "import made.two",
        "from made import two",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from made.two import this",
        "def late():\n    from made.two import this",
    ],
    ids=["name", "module", "from the package", "for types", "when needed"],
)
def test_a_circle_of_any_kind_is_found(tmp_path, link):
    package = tmp_path / "made"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "one.py").write_text(link)
    (package / "two.py").write_text("import made.one")
    assert set(circle(package)) == {"made.one", "made.two"}


def is_sibling(path: Path) -> bool:
    """Tell whether the folder of ``path`` has siblings with the same part."""
    home = path.relative_to(PACKAGE).parent.parent.as_posix()
    shared = SIBLINGS.get(home, set())
    return path.stem in shared or (home == "core/cells" and path.stem.startswith(FAST))


def test_no_name_of_a_module_occurs_twice():
    places = defaultdict(list)
    for path in PACKAGE.rglob("*.py"):
        if path.stem not in {"__init__", "__main__"} and not is_sibling(path):
            places[path.stem].append(path.relative_to(ROOT).as_posix())
    assert {name: paths for name, paths in places.items() if len(paths) > 1} == {}


def test_only_rooms_lie_directly_in_the_ui():
    assert [path.name for path in (PACKAGE / "ui").glob("*.py")] == ["__init__.py"]


def test_no_room_is_a_heap():
    counts = Counter(path.parent.relative_to(ROOT).as_posix() for path in PACKAGE.rglob("*.py"))
    assert {room: count for room, count in counts.items() if count > FULLEST} == {}


def test_modules_are_short():
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in PACKAGE.rglob("*.py")}
    assert median(lengths.values()) <= MEDIAN
    assert {path.name: length for path, length in lengths.items() if length > LONGEST} == {}


OF_QT_WITHOUT_IT = {
    "literal_text",  # the ampersand of a label
    "gesture",  # what becomes one step of undo
}


@pytest.mark.usefixtures("nodes")
def test_whatever_of_the_ui_needs_no_qt_lives_below_it():
    known = modules(PACKAGE)
    ui = {name for name in known if name.startswith("lstm_gui.ui.")}
    links = {name: imported(known[name], known) for name in ui}
    needing = {name for name in ui if any(map(is_of_qt, nodes_of(known[name])))}
    while further := {name for name in ui - needing if links[name] & needing}:
        needing |= further
    packages = {name for name in ui if known[name].name == "__init__.py"}
    assert {name.rpartition(".")[2] for name in ui - needing - packages} == OF_QT_WITHOUT_IT


def is_of_qt(node: ast.AST) -> bool:
    """Tell whether ``node`` imports Qt or what is painted with it."""
    names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
    names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
    return any(name.partition(".")[0] in {"PyQt6", "pyqtgraph"} for name in names)
