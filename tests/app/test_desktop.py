"""The menu entry that a user installs, and the question whether an installation works."""

import configparser
import os
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from lstm_gui.app.cli import main
from lstm_gui.app.start import desktop
from lstm_gui.files.problem import Problem
from tests.app.running import one_line, run

NAME = "lstm-explorer"


@pytest.fixture
def share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    return tmp_path / "share"


def entry(share: Path) -> configparser.SectionProxy:
    parsed = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    parsed.optionxform = str
    parsed.read(share / "applications" / f"{NAME}.desktop", encoding="utf-8")
    return parsed["Desktop Entry"]


def files(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file() and NAME in path.name}


def test_the_entry_starts_this_program_with_a_file(share: Path, capsys) -> None:
    assert main(["desktop"]) == 0
    made = entry(share)
    assert made["Exec"] == f'"{sys.executable}" -m lstm_gui %f'
    assert made["Icon"] == NAME
    assert made["MimeType"] == "application/x-lstm-explorer+json;"
    told = capsys.readouterr().out.splitlines()
    assert {Path(line.removeprefix("made ")) for line in told} <= files(share)
    assert len(told) == 11


def test_of_an_entry_that_cannot_be_made_nothing_is_left(share: Path, monkeypatch, capsys) -> None:
    def full(path: Path, content: bytes) -> None:
        if path.suffix == ".svg":
            raise Problem("The disk is full.")
        path.write_bytes(content)

    monkeypatch.setattr(desktop, "replace_bytes", full)
    assert main(["desktop"]) == 1
    assert "full" in one_line(capsys)
    assert not share.exists()


def test_sessions_have_a_type_and_the_icon_every_size(share: Path) -> None:
    main(["desktop"])
    tree = ElementTree.parse(share / "mime" / "packages" / f"{NAME}.xml")
    pattern = tree.find(".//{*}glob")
    assert pattern is not None
    assert pattern.get("pattern") == "*.lstm.json"
    icons = share / "icons" / "hicolor"
    assert (icons / "256x256" / "apps" / f"{NAME}.png").read_bytes().startswith(b"\x89PNG")
    assert (icons / "scalable" / "apps" / f"{NAME}.svg").is_file()


def test_all_of_it_is_taken_out_again_and_nothing_else(share: Path) -> None:
    other = share / "applications" / "other.desktop"
    other.parent.mkdir(parents=True)
    other.write_text("[Desktop Entry]\n")
    main(["desktop"])
    assert main(["desktop", "--remove"]) == 0
    assert files(share) == set()
    assert other.read_text() == "[Desktop Entry]\n"
    assert main(["desktop", "--remove"]) == 0


def test_without_a_place_of_its_own_it_goes_into_the_home(tmp_path: Path) -> None:
    made = desktop.install({"HOME": str(tmp_path)})
    assert made[0] == tmp_path / ".local" / "share" / "applications" / f"{NAME}.desktop"


def test_the_path_of_the_program_is_quoted(share: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", '/opt/a b/100%/$x"y/python')
    main(["desktop"])
    assert entry(share)["Exec"].startswith('"/opt/a b/100%%/\\$x\\"y/python" -m')


def test_a_bundle_starts_itself_and_an_image_the_file_that_it_is(
    tmp_path: Path, share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/lstm-explorer/lstm-explorer")
    main(["desktop"])
    assert entry(share)["Exec"] == '"/opt/lstm-explorer/lstm-explorer" %f'
    monkeypatch.setenv("APPIMAGE", "/home/me/LSTM Explorer.AppImage")
    main(["desktop"])
    assert entry(share)["Exec"] == '"/home/me/LSTM Explorer.AppImage" %f'


def test_where_no_folder_can_be_made_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    assert main(["desktop"]) == 1
    assert "could not be made" in one_line(capsys)


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_are_told_how_to_start(
    share: Path, monkeypatch: pytest.MonkeyPatch, capsys, platform: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert main(["desktop"]) == 1
    assert "lstm-gui" in one_line(capsys)
    assert not share.exists()


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="nothing to ask")
def test_the_entry_is_valid(share: Path) -> None:
    main(["desktop"])
    path = share / "applications" / f"{NAME}.desktop"
    asked = subprocess.run(
        ["desktop-file-validate", str(path)], check=False, capture_output=True, text=True
    )
    assert (asked.returncode, asked.stdout) == (0, "")


def test_an_installation_that_works_says_only_so_and_touches_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(os.environ, "HOME", str(tmp_path))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setitem(os.environ, name, str(tmp_path))
    ended = run("--smoke", letters="xx_YY.UTF-8")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert all(suffix in ended.stdout for suffix in (".png", ".svg", ".pdf"))
    assert list(tmp_path.iterdir()) == []


# Stands for a part that an installation lacks.
BROKEN = """
import sys
from lstm_gui.app.cli import main
from lstm_gui.ui.window.main_window import MainWindow
def complete(window):
    raise ImportError("no plots here")
MainWindow.complete = complete
sys.exit(main(["--smoke"]))
"""


def test_an_installation_that_fails_ends_with_the_reason() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", BROKEN], check=False, capture_output=True, text=True, timeout=120
    )
    assert ended.returncode == 1
    assert "no plots here" in ended.stderr
    assert "works" not in ended.stdout
