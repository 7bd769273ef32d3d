"""The archives hold all they need; the wheel runs from a clean environment."""

import email
import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from trove_classifiers import classifiers

from lstm_gui import __version__

ROOT = Path(__file__).parents[2]
SCRIPTS = "Scripts" if os.name == "nt" else "bin"
# To pack tightly takes two thirds of the time, and what is packed stays the same.
LOOSELY = """
import runpy, zlib
pack = zlib.compressobj
zlib.compressobj = lambda level=0, *further, **named: pack(0, *further, **named)
runpy.run_module("hatchling", run_name="__main__")
"""


def run(*command: str | Path, cwd: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the wheel and the source archive, made by one run of what makes them."""
    folder = tmp_path_factory.mktemp("archives")
    build = (sys.executable, "-c", LOOSELY, "build", "-t", "wheel", "-t", "sdist")
    run(*build, "-d", folder, cwd=ROOT)
    return folder


@pytest.fixture(scope="module")
def wheel(archives: Path) -> Path:
    return next(archives.glob("lstm_gui-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts folder of an environment with the wheel; dependencies are borrowed."""
    folder = tmp_path_factory.mktemp("clean")
    venv.create(folder, symlinks=os.name != "nt")
    python = folder / SCRIPTS / "python"
    # What --python would start, after a pip of its own.
    pip = (python, Path(sysconfig.get_path("purelib")) / "pip", "install")
    # The interpreter compiles what is imported, a fraction of what there is.
    run(*pip, "--no-deps", "--no-index", "--no-compile", wheel, cwd=folder)
    base = {"base": str(folder), "platbase": str(folder)}
    borrowed = Path(sysconfig.get_path("purelib", "venv", base)) / "borrowed.pth"
    borrowed.write_text(sysconfig.get_path("purelib"), "utf-8")
    return python.parent


def test_the_wheel_holds_every_resource_and_licence(wheel):
    resources = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "resources").rglob("*")
        if path.is_file()
    ]
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())

    assert "resources/icons/lstm-explorer.svg" in resources
    assert {f"lstm_gui/{name}" for name in resources} <= names
    licences = {"LICENSE", *(name for name in resources if name.endswith("-LICENSE.txt"))}
    assert len(licences) == 3
    assert {f"lstm_gui-{__version__}.dist-info/licenses/{name}" for name in licences} <= names
    assert any(name.endswith("share/applications/lstm-explorer.desktop") for name in names)


def test_the_wheel_holds_nothing_but_the_program(wheel):
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.partition("/")[0] for name in archive.namelist()}

    assert tops == {
        "lstm_gui",
        f"lstm_gui-{__version__}.dist-info",
        f"lstm_gui-{__version__}.data",
    }


@pytest.fixture(scope="module")
def source_archive(archives: Path) -> Iterator[tarfile.TarFile]:
    with tarfile.open(next(archives.glob("lstm_gui-*.tar.gz"))) as archive:
        yield archive


def test_the_source_archive_is_the_checkout(source_archive):
    top = f"lstm_gui-{__version__}"
    names = {name.removeprefix(f"{top}/") for name in source_archive.getnames()}
    files = [path.relative_to(ROOT).as_posix() for path in ROOT.iterdir() if path.is_file()]
    tracked = [name for name in files if not name.startswith((".git", "lstm-explorer"))]

    assert names >= set(tracked) - {".gitignore"}
    assert {".ci/setup.py", ".ci/run", "tests/house/test_wheel.py", "docs/architecture.md"} <= names
    assert not any("__pycache__" in name or name.startswith((".venv", "build")) for name in names)


def test_its_metadata_is_what_an_index_asks_for(wheel):
    with zipfile.ZipFile(wheel) as archive:
        told = archive.read(f"lstm_gui-{__version__}.dist-info/METADATA").decode()
        scripts = archive.read(f"lstm_gui-{__version__}.dist-info/entry_points.txt").decode()
    metadata = email.message_from_string(told)

    assert metadata["Version"] == __version__
    assert metadata["License-Expression"] == "GPL-3.0-or-later"
    assert metadata["Description-Content-Type"] == "text/markdown"
    assert set(metadata.get_all("Classifier")) <= classifiers
    sections = re.findall(r"^\[(.+)\]\n(\S+) =", scripts, re.MULTILINE)
    assert sections == [("console_scripts", "lstm-gui"), ("gui_scripts", "lstm-explorer")]


def test_who_cites_the_program_cites_its_version():
    cited = (ROOT / "CITATION.cff").read_text("utf-8")

    assert re.findall(r"^version: (.+)$", cited, re.MULTILINE) == [__version__]
    assert re.findall(r"^license: (.+)$", cited, re.MULTILINE) == ["GPL-3.0-or-later"]


def test_the_code_of_the_clean_environment_is_not_the_checkout(installed, tmp_path):
    place = run(
        installed / "python", "-c", "import lstm_gui; print(lstm_gui.__file__)", cwd=tmp_path
    )

    assert Path(place.strip()).is_relative_to(installed.parent)


def test_the_installed_command_finds_its_presets(installed, tmp_path):
    assert "remember-early-pulse" in run(installed / "lstm-gui", "presets", cwd=tmp_path)


def test_the_installed_command_draws(installed, tmp_path):
    run(installed / "lstm-gui", "render", "-o", "cell.png", "--view", "diagram", cwd=tmp_path)

    assert (tmp_path / "cell.png").read_bytes().startswith(b"\x89PNG")
