"""The installer of Windows: what goes where, and what can be read in it without Windows."""

import importlib
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree as ET

import pytest

from lstm_gui.app.start.application import NAME

PACKAGING = Path(__file__).parents[2] / "packaging"
FILES = {
    "lstm-explorer.exe": "the window",
    "lstm-gui.exe": "what prints",
    "_internal/base_library.zip": "modules",
    "_internal/PyQt6/Qt6/plugins/platforms/qwindows.dll": "a plugin",
    "_internal/a & b <c>.txt": "what XML has to quote",
}
BRACKET = "{http://schemas.microsoft.com/wix/2006/wi}"

needs_wixl = pytest.mark.skipif(shutil.which("wixl") is None, reason="msitools is not installed")


@pytest.fixture
def module(monkeypatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(PACKAGING))
    for name in ("windows_installer", "running"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    return importlib.import_module("windows_installer")


@pytest.fixture
def folder(tmp_path) -> Path:
    """Return what stands in for the folder that PyInstaller makes on Windows."""
    top = tmp_path / "lstm-explorer"
    for name, content in FILES.items():
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_text(content)
    (top / "_internal" / "empty").mkdir()
    return top


@pytest.fixture
def package(module, folder, tmp_path) -> Path:
    return module.installer(folder, tmp_path)


def said(package: Path, *command: str | Path) -> str:
    # Beside the package: the icons of a table are left where it is exported.
    return subprocess.run(
        command, capture_output=True, check=True, text=True, cwd=package.parent
    ).stdout


def rows(package: Path, table: str) -> list[dict[str, str]]:
    """Return the rows of a table of an installer, whose first lines are names, types and keys."""
    names, _types, _keys, *lines = said(package, "msiinfo", "export", package, table).splitlines()
    return [dict(zip(names.split("\t"), line.split("\t"), strict=False)) for line in lines]


def test_each_file_is_told_once_in_a_component_of_its_folder(module, folder) -> None:
    root = ET.fromstring(module.described(folder))

    sources = [Path(one.get("Source")).relative_to("folder") for one in root.iter(f"{BRACKET}File")]
    assert sorted(map(str, sources)) == sorted(FILES)
    components = [one.get("Id") for one in root.iter(f"{BRACKET}Component")]
    features = [one.get("Id") for one in root.iter(f"{BRACKET}ComponentRef")]
    assert sorted(components) == sorted(features)
    assert len(components) == 1 + len({str(Path(name).parent) for name in FILES})
    names = [one.get("Id") for one in root.iter() if one.get("Id") and "Ref" not in one.tag]
    assert len(set(names)) == len(names)
    assert all(len(name) <= 72 for name in names), "the longest that a table holds"


def test_names_are_the_same_each_time_and_a_version_has_its_own(
    module, folder, monkeypatch
) -> None:
    first, again = module.described(folder), module.described(folder)
    monkeypatch.setattr(module, "__version__", "9.9.9")
    later = module.described(folder)

    assert first == again
    ids = [[one.get(key) for one in ET.fromstring(made).iter(f"{BRACKET}Product")
            for key in ("Id", "UpgradeCode")] for made in (first, later)]  # fmt: skip
    assert ids[0][0] != ids[1][0]
    assert ids[0][1] == ids[1][1]


def test_what_is_no_folder_of_windows_or_would_lose_a_name_is_refused(module, folder) -> None:
    (folder / "한글.txt").write_text("")
    with pytest.raises(module.BundleProblem, match="한글"):
        module.described(folder)
    (folder / "lstm-explorer.exe").unlink()
    with pytest.raises(module.BundleProblem, match="made on Windows"):
        module.installer(folder, folder)


def test_no_installer_is_made_of_a_version_that_windows_cannot_compare(
    module, folder, monkeypatch
) -> None:
    monkeypatch.setattr(module, "__version__", "1.0rc1")
    with pytest.raises(module.BundleProblem, match=r"1\.0rc1"):
        module.installer(folder, folder)


@needs_wixl
def test_its_files_come_out_again_in_the_programs_of_one_user(package, tmp_path) -> None:
    out = tmp_path / "out"
    said(package, "msiextract", "--directory", out, package)

    found = {path.relative_to(out).as_posix(): path.read_text()
             for path in out.rglob("*") if path.is_file()}  # fmt: skip
    assert list(found.values()).count("the window") == 1
    top = next(name for name, text in found.items() if text == "the window").rpartition("/")[0]
    assert top.endswith("Programs/LSTM Explorer")
    assert found == {f"{top}/{name}": text for name, text in FILES.items()}


@needs_wixl
def test_it_needs_no_administrator_and_replaces_the_version_before(package) -> None:
    summary = said(package, "msiinfo", "suminfo", package)
    source = int(summary.partition("Source: ")[2].split()[0])
    properties = {row["Property"]: row["Value"] for row in rows(package, "Property")}

    assert source & 8, "it may not ask for the rights of an administrator"
    assert "ALLUSERS" not in properties
    assert "x64" in summary
    assert {row["UpgradeCode"] for row in rows(package, "Upgrade")} == {properties["UpgradeCode"]}
    folders = {row["Directory"] for row in rows(package, "Directory")}
    assert {"LocalAppDataFolder", "ProgramMenuFolder"} <= folders
    # 1 is the registry of the user, 4 a component that is known by a value in it.
    assert {row["Root"] for row in rows(package, "Registry")} == {"1"}
    assert {row["Attributes"] for row in rows(package, "Component")} == {"4"}


@needs_wixl
def test_the_menu_entry_starts_the_window_and_the_taskbar_knows_it(package) -> None:
    (entry,) = rows(package, "Shortcut")
    (identity,) = rows(package, "MsiShortcutProperty")

    assert entry["Target"] == "[INSTALLDIR]lstm-explorer.exe"
    assert entry["Directory_"] == "ProgramMenuFolder"
    assert identity["Shortcut_"] == entry["Shortcut"]
    assert (identity["PropertyKey"], identity["PropVariantValue"]) == (
        "System.AppUserModel.ID",
        NAME,
    )
    assert [row["Name"] for row in rows(package, "Icon")] == [entry["Icon_"]]


@needs_wixl
def test_sessions_can_be_opened_with_it_and_are_taken_from_nobody(package) -> None:
    keys = {row["Key"]: row for row in rows(package, "Registry")}
    own = r"Software\Classes\Applications\lstm-explorer.exe"

    assert keys[own + r"\SupportedTypes"]["Name"] == ".json"
    assert keys[own + r"\shell\open\command"]["Value"] == '"[INSTALLDIR]lstm-explorer.exe" "%1"'
    classes = [key for key in keys if "Classes" in key]
    assert all(key.startswith(own) for key in classes)
