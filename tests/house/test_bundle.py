"""What is made for those who have no Python: what goes in, what it starts, how it installs."""

import ast
import importlib.util
import os
import re
import subprocess
import sys
import tarfile
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from lstm_gui import __version__
from lstm_gui.app import cli
from tests.house.syntax import nodes_of

ROOT = Path(__file__).parents[2]
PACKAGING = ROOT / "packaging"
PROGRAM = """#!/bin/sh
echo "$@" >> "$HOME/started"
"""

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
RELEASE = (ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8")
MADE_OF = [
    path
    for folder in (PACKAGING, ROOT / ".github")
    for path in folder.rglob("*")
    if path.is_file() and path.suffix != ".pyc"
]

needs_a_shell = pytest.mark.skipif(os.name != "posix", reason="a script for the shell")


def loaded(name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(PACKAGING))
    spec = importlib.util.spec_from_file_location(f"{name}_of_packaging", PACKAGING / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_library_that_nobody_asks_for_stays_out_with_its_links(monkeypatch) -> None:
    reachable = loaded("reachable", monkeypatch)
    asked_for = {"/m.so": ["/sys/liba.so.1"], "/a": ["libb.so"], "/unused": ["libgtk.so"]}
    entries = [
        ("m.so", "/m.so", "EXTENSION"),
        ("liba.so.1", "/a", "BINARY"),
        ("libb.so", "/b", "BINARY"),
        ("libunused.so", "/unused", "BINARY"),
        ("libgtk.so", "/gtk", "BINARY"),
        ("Qt6/plugins/platforms/libqxcb.so", "/xcb", "BINARY"),
        ("libpython3.11.so.1.0", "/python", "BINARY"),
        ("libb.so.link", "lib/libb.so", "SYMLINK"),
        ("libgtk.so", "lib/libgtk.so", "SYMLINK"),
    ]

    kept = reachable.needed(entries, lambda path: asked_for.get(path, []))
    kept = reachable.leading_somewhere(kept, kept)

    assert [place for place, _, _ in kept] == [
        "m.so",
        "liba.so.1",
        "libb.so",
        "Qt6/plugins/platforms/libqxcb.so",
        "libpython3.11.so.1.0",
        "libb.so.link",
    ]


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"libQt6Core.so.6": 10, "PyQt6/QtGui.abi3.so": 10}, ""),
        ({"libQt6Core.so.6": 10, "Qt6/lib/libQt6Quick.so.6": 10}, "nobody uses: Quick"),
        ({"Qt6WebEngineCore.dll": 10}, "nobody uses: WebEngineCore"),
        ({"QtCore.framework/Versions/A/QtCore": 10, "QtPdf.framework/QtPdf": 9}, "uses: Pdf"),
        ({"large": 101}, "larger than"),
    ],
    ids=["what is used", "a library", "on Windows", "on macOS", "too large"],
)
def test_the_alarm_goes_off_for_what_has_come_in(monkeypatch, tmp_path, files, told) -> None:
    bundle = loaded("bundle", monkeypatch)
    monkeypatch.setattr(bundle, "MOST_MEGABYTES", 100e-6)
    for name, size in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(bytes(size))
    if not told:
        bundle.require_small(tmp_path)
        return
    with pytest.raises(bundle.BundleProblem, match=told):
        bundle.require_small(tmp_path)


@pytest.mark.parametrize("way", ["code", "file"])
def test_the_program_of_a_bundle_is_the_python_of_its_processes(tmp_path, way) -> None:
    code = "import sys; print(__name__, sys.argv[1:], sys.stdin.read())"
    (tmp_path / "child.py").write_text(code)
    words = ["-c", code] if way == "code" else [str(tmp_path / "child.py")]
    done = subprocess.run(
        [sys.executable, PACKAGING / "start.py", "-I", *words, "a", "b"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        input="given",
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("__main__ ['a', 'b'] given\n", "")


def test_the_program_of_a_bundle_is_the_program() -> None:
    done = subprocess.run(
        [sys.executable, PACKAGING / "start.py", "presets", "--lang", "en"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "remember-early-pulse" in done.stdout


@pytest.fixture
def installer(tmp_path, monkeypatch) -> Path:
    """An installer of a program that only notes how it was started."""
    folder = tmp_path / "made"
    folder.mkdir()
    (folder / "lstm-explorer").write_text(PROGRAM)
    (folder / "lstm-explorer").chmod(0o755)
    (folder / "resource").write_text("old")
    path = tmp_path / "lstm-explorer.run"
    path.write_bytes(loaded("self_installer", monkeypatch).installer_of(folder))
    (tmp_path / "home").mkdir()
    return path


def install(installer: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    home = installer.parent / "home"
    return subprocess.run(
        ["sh", installer, *words],
        env={"HOME": str(home), "PATH": os.defpath, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def started(installer: Path) -> list[str]:
    noted = installer.parent / "home" / "started"
    return noted.read_text().splitlines() if noted.exists() else []


@needs_a_shell
def test_the_installer_puts_program_command_and_menu_into_the_home(installer) -> None:
    done = install(installer)

    command = installer.parent / "home" / ".local" / "bin" / "lstm-gui"
    assert (done.returncode, done.stderr) == (0, "")
    assert str(command) in done.stdout
    assert (command.resolve().parent / "resource").read_text() == "old"
    assert os.access(command, os.X_OK)
    assert started(installer) == ["desktop"]


@needs_a_shell
def test_the_installer_takes_all_of_it_out_again(installer) -> None:
    install(installer)

    done = install(installer, "--remove")

    assert done.returncode == 0
    assert started(installer) == ["desktop", "desktop --remove"]
    left = [path.name for path in (installer.parent / "home").rglob("*") if not path.is_dir()]
    assert left == ["started"]
    assert install(installer, "--remove").returncode == 0


@needs_a_shell
def test_the_installer_replaces_what_it_put_there_before(installer) -> None:
    target = installer.parent / "home" / "place with spaces"
    install(installer, "--target", str(target), "--no-menu")
    (target / "remains").write_text("of an older version")

    assert install(installer, "--target", str(target), "--no-menu").returncode == 0

    assert {path.name for path in target.iterdir()} == {"lstm-explorer", "resource"}
    assert started(installer) == []


@needs_a_shell
def test_the_installer_touches_no_folder_of_others(installer) -> None:
    target = installer.parent / "home" / "mine"
    target.mkdir()
    (target / "thesis").write_text("years")

    for words in ((), ("--remove",)):
        done = install(installer, "--target", str(target), *words)
        assert done.returncode == 1
        assert "something else" in done.stderr
    assert (target / "thesis").read_text() == "years"


@needs_a_shell
def test_a_damaged_installer_installs_nothing_and_says_so_in_the_language(installer) -> None:
    installer.write_bytes(installer.read_bytes()[:-1] + b"!")

    done = install(installer, LANG="ko_KR.UTF-8")

    assert done.returncode == 1
    assert "손상" in done.stderr
    assert list((installer.parent / "home").iterdir()) == []


@needs_a_shell
@pytest.mark.parametrize(("words", "code"), [(["--help"], 0), (["--what"], 2), (["--target"], 2)])
def test_the_installer_says_how_it_is_used(installer, words, code) -> None:
    done = install(installer, *words)

    assert done.returncode == code
    assert "--remove" in done.stdout + done.stderr


def test_the_archive_in_the_installer_belongs_to_nobody_here(installer) -> None:
    data = installer.read_bytes()
    behind = installer.parent / "behind.tar.gz"
    behind.write_bytes(data[data.index(b"\x1f\x8b") :])
    with tarfile.open(behind) as archive:
        assert {(entry.uid, entry.uname) for entry in archive} == {(0, "root")}


def test_a_template_that_lacks_a_field_is_an_error(monkeypatch) -> None:
    templates = loaded("templates", monkeypatch)

    with pytest.raises(KeyError, match="@VERSION@"):
        templates.filled("AppRun", version="1")
    filled = templates.filled("lstm-gui.1", version="1.2")
    assert "1.2" in filled
    assert "@" not in filled


def test_the_manual_page_names_every_command_once() -> None:
    page = (PACKAGING / "linux" / "lstm-gui.1").read_text("utf-8")
    commands = page.partition(".SH COMMANDS")[2].partition(".SH")[0]
    named = re.findall(r"^\.B (\w+)$", commands, re.MULTILINE)
    assert sorted(named) == sorted(cli.COMMANDS), "each once"


def listed(name: str) -> tuple[str, ...]:
    """Return a list of texts of the spec, which only PyInstaller can run."""
    spec = ast.parse((PACKAGING / "lstm-explorer.spec").read_text("utf-8"))
    values = [
        node.value
        for node in spec.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name
    ]
    return tuple(
        node.value
        for value in values
        for node in ast.walk(value)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def imports_of(source: Path) -> set[str]:
    """Return all that a file imports, each with the packages it lies in."""
    found = set()
    for node in nodes_of(source):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


@pytest.mark.usefixtures("nodes")
def test_nothing_is_left_out_that_the_program_imports() -> None:
    imported = {name for path in (ROOT / "lstm_gui").rglob("*.py") for name in imports_of(path)}

    assert "PyQt6.QtGui" in imported
    assert len(listed("LEFT_OUT")) > 10
    assert imported & set(listed("LEFT_OUT")) == set()


def test_what_goes_in_comes_with_its_licence() -> None:
    licensed = {canonicalize_name(name) for name in listed("LICENSED")}

    assert licensed > {canonicalize_name(Requirement(one).name) for one in PROJECT["dependencies"]}


def test_what_is_started_by_its_path_is_there() -> None:
    (child,) = listed("CHILD")

    assert (ROOT / "lstm_gui" / child).is_file()


def test_what_bundles_is_neither_run_nor_tested_with(monkeypatch) -> None:
    (tool,) = loaded("bundle", monkeypatch).tools()

    assert Requirement(tool).name == "pyinstaller"
    for lock in ("constraints.txt", "constraints-dev.txt"):
        assert "pyinstaller" not in (ROOT / lock).read_text("utf-8")


def test_the_version_stands_in_one_place() -> None:
    assert [path.name for path in MADE_OF if __version__.encode() in path.read_bytes()] == []


def test_the_release_starts_files_that_are_there() -> None:
    named = set(re.findall(r"(?:packaging|docs)[/\\\w.-]+\.\w+", RELEASE))

    assert len(named) > 1
    assert [name for name in named if not (ROOT / name.replace("\\", "/")).is_file()] == []


@pytest.mark.parametrize("system", ["linux", "windows", "macos"])
def test_every_system_is_tried_and_has_checksums(system) -> None:
    jobs = rf"^  {system}[\w-]*:\n(.*?)(?=^  \w|\Z)"
    job = "".join(re.findall(jobs, RELEASE, re.MULTILINE | re.DOTALL))

    assert re.search(r"make dist bundle|packaging/bundle\.py", job)
    assert "--smoke" in job
    assert f"SHA256SUMS-{system}" in job
