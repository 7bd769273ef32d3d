"""What a software centre is told of the program: valid, in both languages, and in the packages."""

import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.house.test_bundle import PACKAGING, PROJECT, ROOT, loaded

ENTRY = (ROOT / "resources" / "lstm-explorer.desktop").read_text("utf-8").splitlines()
SPOKEN = "{http://www.w3.org/XML/1998/namespace}lang"
FILE = PACKAGING / "linux" / "metainfo.xml"

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="packages of Linux")


@pytest.fixture
def folder(tmp_path) -> Path:
    """Return a folder with a program, as PyInstaller leaves it."""
    made = tmp_path / "lstm-explorer"
    made.mkdir()
    (made / "lstm-explorer").write_text("#!/bin/sh\n")
    return made


def told(name: str) -> dict[str, str]:
    """Return an element in each language."""
    found = ElementTree.parse(FILE).getroot().findall(name)
    return {one.get(SPOKEN, ""): one.text or "" for one in found}


def entered(key: str) -> str:
    (line,) = (line for line in ENTRY if line.startswith(f"{key}="))
    return line.partition("=")[2]


def test_it_says_what_the_menu_entry_and_the_project_say():
    assert told("name")[""] == entered("Name")
    assert told("summary") == {"": entered("Comment"), "ko": entered("Comment[ko]")}
    assert told("project_license")[""] == PROJECT["license"]
    assert told("metadata_license")[""] == "CC0-1.0"
    assert told("developer_name")[""] == PROJECT["authors"][0]["name"]


def test_each_paragraph_is_there_in_both_languages():
    paragraphs = ElementTree.parse(FILE).getroot().findall("description/p")
    assert [one.get(SPOKEN) for one in paragraphs] == [None, "ko"] * (len(paragraphs) // 2)


@pytest.mark.skipif(shutil.which("appstreamcli") is None, reason="appstreamcli is not installed")
def test_it_is_valid_and_what_is_not_is_no_package(tmp_path, monkeypatch):
    metainfo = loaded("metainfo", monkeypatch)
    path = metainfo.write_metainfo(tmp_path)
    assert told("id")[""] in path.name
    broken = FILE.read_text("utf-8").replace("CC0-1.0", "GPL-3.0-or-later")
    (tmp_path / "metainfo.xml").write_text(broken, "utf-8")
    monkeypatch.setattr(metainfo, "LINUX", tmp_path)
    with pytest.raises(Exception, match="metadata-license-invalid"):
        metainfo.write_metainfo(tmp_path / "other")


@on_linux
def test_it_is_in_the_appdir(folder, tmp_path, monkeypatch):
    appdir = loaded("appdir", monkeypatch)
    monkeypatch.setattr(appdir, "try_out", lambda start: "")
    home, _said = appdir.appdir(folder, tmp_path)
    (file,) = (home / "usr" / "share" / "metainfo").iterdir()
    assert file.read_bytes() == FILE.read_bytes()


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="dpkg is not installed")
def test_it_is_in_the_package_of_debian(folder, tmp_path, monkeypatch):
    packing = loaded("debian_package", monkeypatch)
    monkeypatch.setattr(packing, "try_out", lambda start: "")
    which = shutil.which
    monkeypatch.setattr(shutil, "which", lambda name: None if name == "lintian" else which(name))
    package, _said = packing.debian_package(folder, tmp_path)
    listed = subprocess.run(
        ["dpkg-deb", "--contents", package], check=True, capture_output=True, encoding="utf-8"
    ).stdout
    assert f"./usr/share/metainfo/{told('id')['']}.metainfo.xml" in listed
